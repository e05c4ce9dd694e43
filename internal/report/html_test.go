package report_test

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// names is a catalogue in which every rule has the same title and every clause the same
// text.
type names string

func (n names) Find(id rule.ID) (rule.Rule, bool) {
	return rule.Rule{ID: id, Title: string(n)}, true
}
func (n names) Clause(id string) (rule.Clause, bool) {
	return rule.Clause{ID: id, Text: string(n)}, true
}

// fullCard returns a card in which every field is set and every text is the given one.
func fullCard(text string) outline.Card {
	forecast, actual := int64(123_456_78), int64(-5_00)
	c := card(text)
	late := c.Results[0]
	late.Verdict, late.Due, late.Key = finding.NotDue, "2026-12-20", "later"
	again := c.Results[0]
	again.Subject, again.Key = "service:other", "k2"
	c.Results = append([]finding.Finding{again}, append(c.Results, late)...)
	for i := range c.Results {
		c.Results[i].Clauses = []string{text}
	}
	c.Tally = scorecard.Count(c.Results)
	c.Upcoming = []finding.Finding{late}
	c.CustomProblem, c.Packs, c.Unread = text, []string{"guide", text}, []string{text}
	c.Overview = overview.Overview{
		Status: "active", Lead: text, Roadmap: text,
		Services: []overview.Service{{ID: text, Name: text, Owner: overview.Post{Role: text, Email: text}, Phase: "alpha", Phases: []overview.Phase{
			{Name: "alpha", From: "2026-01-05"}, {Name: text, From: text}, {Name: "private-beta", From: "2027-01-05", Planned: true},
		}}},
		Contacts: []overview.Contact{{As: text, Post: overview.Post{Role: text, Email: text}}},
		Outcomes: []overview.Outcome{{ID: text, Title: text, Owner: overview.Post{Role: text, Email: text}, Measures: []overview.Measure{
			{Title: text, Unit: text, Baseline: text, Target: text, TargetDate: text, Reading: text, ReadOn: text},
		}}},
		Changes: []overview.Change{{Title: text, Horizon: text, For: []string{text}}},
		Work:    []overview.Work{{Title: text, Status: text, Value: &forecast, For: []string{text}}},
		Finance: overview.Finance{Months: []overview.Month{{Month: "2026-10", Forecast: &forecast, Actual: &actual}, {Month: text}}},
		Waivers: []overview.Waiver{{Rule: text, Reason: text, ApprovedBy: overview.Post{Role: text, Email: text}, Expires: text}},
	}
	c.Ratings = scorecard.Ratings{Overall: scorecard.Amber, Standards: []scorecard.Rating{{Number: "1", Name: text, RAG: scorecard.Red, Points: []scorecard.Point{
		{Clause: rule.Clause{ID: text, Text: text, People: text}, State: scorecard.Short, Rules: []string{text}},
		{Clause: rule.Clause{ID: text, Text: text, Rating: rule.RatingRed}, State: scorecard.Evidenced},
	}}}}
	c.Outlook = &finding.Outlook{
		Spend:       finding.SpendOutlook{Name: text, Because: text},
		Assessments: []finding.NextAssessment{{Called: text, Assessment: finding.Assessment(text), Panel: finding.Panel(text), Because: text, Planned: finding.Day(text), BookBy: finding.Day(text)}},
		Readiness:   []finding.Preparations{{Called: text, Open: []finding.Preparation{{Label: text, Stage: text}}}},
	}
	c.Changes = &scorecard.Changes{
		Base: text, New: map[string]bool{"k": true}, Standing: map[string]bool{"k2": true}, Mended: []finding.Finding{late}, Hidden: []finding.Finding{late},
		Moved: []scorecard.Movement{{Number: "1", Name: text, Before: scorecard.Amber, Now: scorecard.Red}},
	}
	c.Excerpt = func(source.Position) (source.Excerpt, bool) {
		return source.Excerpt{Text: "    " + text, Marker: 4}, true
	}
	return c
}

func writeHTML(t *testing.T, rules outline.Catalogue, cards ...outline.Card) string {
	t.Helper()
	reporter, _ := report.New("html", outline.Options{Catalogue: rules})
	var out bytes.Buffer
	writeInto(t, reporter, &out, cards...)
	return out.String()
}

func writeInto(t *testing.T, reporter outline.Reporter, w io.Writer, cards ...outline.Card) {
	t.Helper()
	if err := reporter.Begin(w, run()); err != nil {
		t.Fatal(err)
	}
	for i, c := range cards {
		c.Index = i
		if err := reporter.Group(w, c); err != nil {
			t.Fatal(err)
		}
	}
	if err := reporter.End(w); err != nil {
		t.Fatal(err)
	}
}

// htmlSkeleton returns the elements and attributes of a page, without its text, for
// comparing the structure of two pages.
func htmlSkeleton(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		switch n.Type {
		case html.ElementNode:
			fmt.Fprintf(&b, "%s%s", strings.Repeat(" ", depth), n.Data)
			for _, a := range n.Attr {
				fmt.Fprintf(&b, " %s=%q", a.Key, a.Val)
			}
			b.WriteByte('\n')
		case html.CommentNode:
			t.Errorf("a comment: %s", n.Data)
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child, depth+1)
		}
	}
	walk(root, 0)
	return b.String()
}

func htmlAttacks() map[string]string {
	return map[string]string{
		"an element":          `<script>alert(1)</script><img src=x onerror=alert(1)>`,
		"the end of the page": `</title></style></svg></pre></code></main></body></html><h1>`,
		"an attribute":        `" onmouseover="alert(1)" x='`,
		"a template":          `{{.Policy}}{{template "foot"}}`,
		"a comment":           `--><!-- x --!><![CDATA[`,
		"an address":          `javascript:alert(1)`,
		"another address":     `//evil.example/x`,
		"character names":     `&lt;b&gt;&#60;i&#62;&amp`,
		"controls":            hostile,
		"lines":               "a\r\nb\n\n<p>c\u2028d\u2029e",
		"no UTF-8":            "\xff\xfe\xc0\xaf<b>",
		"half a letter":       "\xa60",
		"four bytes":          strings.Repeat("\U0001F30A", 300),
		"backticks":           "`a` ``b`` `",
		"a long text":         strings.Repeat("x", 70_000),
		"one space":           " ",
	}
}

func TestNothingADeclarationSaysChangesThePage(t *testing.T) {
	harmless := writeHTML(t, names("x"), fullCard("x"), fullCard("x"))
	want := htmlSkeleton(t, harmless)
	alone := htmlSkeleton(t, writeHTML(t, names("x"), fullCard("x")))
	for name, text := range htmlAttacks() {
		t.Run(name, func(t *testing.T) {
			page := writeHTML(t, names(text), fullCard(text), fullCard(text))
			if diff := cmp.Diff(want, htmlSkeleton(t, page)); diff != "" {
				t.Errorf("the page has another build:\n%s", diff)
			}
			if diff := cmp.Diff(alone, htmlSkeleton(t, writeHTML(t, names(text), fullCard(text)))); diff != "" {
				t.Errorf("the page of one group has another build:\n%s", diff)
			}
			for _, r := range page {
				if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar) {
					t.Fatalf("%U is on the page", r)
				}
			}
		})
	}
}

func TestOnlyAddressesOverHTTPSAreLinks(t *testing.T) {
	for text, link := range map[string]bool{
		"https://example.gov.uk/roadmap?a=1&b=2": true, "http://example.gov.uk": false, "javascript:alert(1)": false, "data:text/html,x": false,
		"https://user:word@example.gov.uk": false, "https:///x": false, "HTTPS://example.gov.uk/": true, "https://exa mple/": false, "//evil.example": false,
	} {
		c := card("x")
		c.Overview.Roadmap = text
		if got := strings.Contains(writeHTML(t, nil, c), `rel="noreferrer"`); got != link {
			t.Errorf("%s: a link %t, want %t", text, got, link)
		}
	}
}

func TestALineLinksToWhereItIsPublished(t *testing.T) {
	reporter, _ := report.New("html", outline.Options{})
	r := run()
	r.Source = scorecard.Source{Repository: "https://github.com/DEFRA/flood", Commit: "0123abc", Folder: "groups"}
	c := card("a b#c?d/é.yaml")
	c.Path = "flood"
	var out bytes.Buffer
	for _, err := range []error{reporter.Begin(&out, r), reporter.Group(&out, c), reporter.End(&out)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	const want = `href="https://github.com/DEFRA/flood/blob/0123abc/groups/flood/a%20b%23c%3Fd/%C3%A9.yaml#L3"`
	if !strings.Contains(out.String(), want) {
		t.Errorf("no %s", want)
	}
}

func TestAmountsThatArePrivateAreNotShown(t *testing.T) {
	c := fullCard("x")
	c.Overview.Finance.Private = true
	c.Excerpt = func(source.Position) (source.Excerpt, bool) { return source.Excerpt{Text: "value: 123456"}, true }
	page := writeHTML(t, nil, c)
	for _, amount := range []string{"123,456", "123456", "£", "<figure", "<table class=\"govuk-table sums\""} {
		if strings.Contains(page, amount) {
			t.Errorf("%s is on the page", amount)
		}
	}
	if !strings.Contains(page, "keeps its amounts private") {
		t.Error("the page does not say why")
	}
}

func TestThePageNeedsNothingElse(t *testing.T) {
	page := writeHTML(t, names("x"), fullCard("x"))
	for _, other := range []string{"<script", "<link", "<img", "<iframe", "@import", "url(", " style=", " onclick", "GDS Transport"} {
		if strings.Contains(page, other) {
			t.Errorf("%s is on the page", other)
		}
	}
	if len(page) > 48_000 {
		t.Errorf("a page of a few results takes %d bytes", len(page))
	}
}

func TestHeadingsAreInOrder(t *testing.T) {
	for name, page := range map[string]string{"one": writeHTML(t, nil, fullCard("x")), "two": writeHTML(t, nil, fullCard("x"), fullCard("x"))} {
		last, tops := 0, 0
		for _, found := range regexp.MustCompile(`<h([1-6])`).FindAllStringSubmatch(page, -1) {
			level := int(found[1][0] - '0')
			if level > last+1 {
				t.Errorf("%s: a heading of level %d follows one of level %d", name, level, last)
			}
			if last = level; level == 1 {
				tops++
			}
		}
		if tops != 1 {
			t.Errorf("%s: %d headings of level 1", name, tops)
		}
	}
}

func TestPlacesOnThePageAreThereOnce(t *testing.T) {
	page := writeHTML(t, nil, fullCard("x"), fullCard("x"))
	ids := map[string]bool{}
	for _, found := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if ids[found[1]] {
			t.Errorf("two places are called %s", found[1])
		}
		ids[found[1]] = true
	}
	for _, found := range regexp.MustCompile(`(?:href="#|aria-labelledby=")([^"]*)"`).FindAllStringSubmatch(page, -1) {
		for _, id := range strings.Fields(found[1]) {
			if !ids[id] {
				t.Errorf("there is no place %s", id)
			}
		}
	}
}

// shelf is a folder in memory: the files by name.
type shelf map[string]*bytes.Buffer

type book struct{ *bytes.Buffer }

func (book) Close() error { return nil }

func (s shelf) create(name string) (io.WriteCloser, error) {
	if s[name] != nil {
		return nil, fmt.Errorf("%s is there already", name)
	}
	s[name] = &bytes.Buffer{}
	return book{s[name]}, nil
}

func TestAFolderHoldsAPageAGroup(t *testing.T) {
	reporter, _ := report.New("html", outline.Options{})
	pages := shelf{}
	ids := []string{"soil", "Soil", "soil", "soil-2", "../../etc/passwd", "index", "水", "", "con", strings.Repeat("a", 300), strings.Repeat("a", 301)}
	var cards []outline.Card
	for _, id := range ids {
		c := card("x")
		c.ID = id
		cards = append(cards, c)
	}
	var none bytes.Buffer
	writeInto(t, reporter.(outline.Folder).Spread(pages.create), &none, cards...)
	want := []string{
		"group-2.html", "group-" + strings.Repeat("a", 54) + "-2.html", "group-" + strings.Repeat("a", 54) + ".html", "group-con.html", "group-etc-passwd.html",
		"group-index.html", "group-soil-2-2.html", "group-soil-2.html", "group-soil-3.html", "group-soil.html", "group.html", "index.html",
	}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(pages))); diff != "" {
		t.Error(diff)
	}
	for name, page := range pages {
		if !strings.Contains(page.String()[:512], outline.MadeBy) {
			t.Errorf("%s does not say who made it", name)
		}
		if name != "index.html" && !strings.Contains(pages["index.html"].String(), `href="`+name+`"`) {
			t.Errorf("the list does not lead to %s", name)
		}
	}
	if none.Len() > 0 {
		t.Errorf("%d bytes beside the files", none.Len())
	}
}

func FuzzThePageKeepsItsBuild(f *testing.F) {
	for _, text := range htmlAttacks() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if text == "" || strings.HasPrefix(strings.ToLower(text), "https:") {
			t.Skip("what is not given is not shown, and an address is a link")
		}
		if _, err := time.Parse(time.DateOnly, text); err == nil {
			t.Skip("a day has a place on the timeline")
		}
		want := htmlSkeleton(t, writeHTML(t, names("x"), fullCard("x")))
		if diff := cmp.Diff(want, htmlSkeleton(t, writeHTML(t, names(text), fullCard(text)))); diff != "" {
			t.Error(diff)
		}
	})
}
