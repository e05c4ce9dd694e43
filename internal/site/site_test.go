package site_test

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/site"
)

// titles is a catalogue that has every rule, with a title made of its id.
type titles struct{}

func (titles) Find(id rule.ID) (rule.Rule, bool) {
	return rule.Rule{ID: id, Title: "Title of " + string(id), About: "Why.", Remedy: "Mend it."}, true
}
func (titles) Clause(string) (rule.Clause, bool) { return rule.Clause{}, false }

const (
	today  = "2026-11-22"
	before = "2026-10-31"
	summer = "2026-07-31"
)

func pence(n int64) *int64 { return &n }

// of returns a card of the group with the given id, judged on the given day. For each
// name in failing, the rule guide.NAME fails for the whole group. Its severity is
// warning if the name begins with "w_", and otherwise error.
func of(id, day string, failing ...string) *card.Card {
	c := &card.Card{
		Schema: card.Schema, ID: id, Name: "Group " + id, Lead: card.Post{Role: "Lead of " + id, Email: id + "@example.gov.uk"},
		Repository: "https://github.com/example-org/" + id, Commit: fmt.Sprintf("%040x", len(failing)+1), CommittedAt: day + "T09:00:00Z", Paths: []string{"."},
		AsOf: day, Source: card.FromCheck, Packs: []string{"guide"}, Digests: card.Digests{Policies: "sha256:one", Params: "sha256:figures"},
		Overall: scorecard.Amber, Counts: card.Counts{Pass: 10},
		Money:  card.Money{Known: true, Months: []card.Month{{Month: "2026-09", Forecast: pence(100_00), Actual: pence(90_00)}, {Month: "2026-10", Forecast: pence(7_50)}}},
		Claims: card.Claims{Complete: true, Services: []card.Service{{ID: "s-" + id, Name: "Service of " + id, Phase: "live", Owner: card.Post{Role: "Owner", Email: "owner@example.gov.uk"}}}},
	}
	for _, name := range []string{"Outcomes", "Services", "Roadmap", "Measures of success"} {
		c.Standards = append(c.Standards, card.Standard{Number: "1", Name: name, RAG: scorecard.Green})
	}
	for _, f := range failing {
		severity := "error"
		if strings.HasPrefix(f, "w_") {
			severity = "warning"
			c.Counts.Warning++
		} else {
			c.Counts.Error++
		}
		c.Failing = append(c.Failing, card.Failing{Rule: "guide." + f, Subject: "group", Key: id + f, Severity: severity})
	}
	return c
}

// pagesOf makes a site from cards and returns the content of its files by name.
func pagesOf(t testing.TB, o site.Options, cards ...*card.Card) map[string]string {
	t.Helper()
	store := card.NewStore()
	for _, c := range cards {
		if err := store.Put(c); err != nil {
			t.Fatal(err)
		}
	}
	return made(t, o, store)
}

func made(t testing.TB, o site.Options, store *card.Store) map[string]string {
	t.Helper()
	if o.AsOf == "" {
		o.AsOf = today
	}
	if o.Title == "" {
		o.Title = "Delivery groups"
	}
	o.Rules, o.Version = titles{}, "1"
	files := map[string]*file{}
	err := site.Write(store, o, func(name string) (io.WriteCloser, error) {
		if files[name] != nil {
			return nil, fmt.Errorf("%s is written twice", name)
		}
		files[name] = &file{}
		return files[name], nil
	})
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for name, f := range files {
		texts[name] = f.String()
	}
	return texts
}

type file struct{ bytes.Buffer }

func (f *file) Close() error { return nil }

// visible returns the text of a page without tags.
func visible(page string) string {
	_, body, _ := strings.Cut(page, "<body")
	text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString("<body"+body, " ")
	return strings.Join(strings.Fields(text), " ")
}

func says(t *testing.T, pages map[string]string, name string, parts ...string) {
	t.Helper()
	text := visible(pages[name])
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%s does not say %q:\n%.3000s", name, part, text)
		}
	}
}

func silent(t *testing.T, pages map[string]string, name string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(visible(pages[name]), part) {
			t.Errorf("%s says %q", name, part)
		}
	}
}

func TestEveryPageSaysHowManyWereHeardFrom(t *testing.T) {
	pages := pagesOf(t, site.Options{Expected: []string{"a", "b", "c", "d"}}, of("a", today, "x"), of("b", today), of("c", before), of("new", today))
	for name, page := range pages {
		if strings.HasSuffix(name, ".html") && !strings.Contains(visible(page), "2 of 4 heard from, and 1 group not on the list as of 22 November 2026") {
			t.Errorf("%s does not say it: %.600s", name, visible(page))
		}
	}
	says(t, pages, "not-heard-from.html", "Expected, and no report has ever come Group What to do d What to do Ask", "Group c Last heard from 31 October 2026, 22 days ago", "c@example.gov.uk", "Heard from, and not on the list Group What to do Group new")
	says(t, pages, "index.html", "Newly quiet", "Group c Last heard from 31 October 2026")

	// Without Options.Expected, every group that has any card is expected.
	says(t, pagesOf(t, site.Options{}, of("a", today), of("c", before)), "index.html", "1 of 2 heard from")
}

func TestSetsAreNeverAddedUp(t *testing.T) {
	other := of("b", today, "x")
	other.Digests.Policies = "sha256:two"
	for what, second := range map[string]*card.Card{"policies": other, "figures": func() *card.Card { c := of("b", today, "x"); c.Digests.Params = "sha256:f2"; return c }()} {
		pages := pagesOf(t, site.Options{}, of("a", today, "x"), of("c", today), second)
		says(t, pages, "index.html", "shown in 2 sets", "Set 1: 2 groups", "Set 2: 1 group")
		says(t, pages, "money.html", "September 2026 Set 1 Forecast £200", "September 2026 Set 2 Forecast £100")
		silent(t, pages, "money.html", "£300")
		says(t, pages, "rules.html", "1 of 2", "1 of 1")
		silent(t, pages, "rules.html", "2 of 3")
		says(t, pages, "not-heard-from.html", "Judged by other policies or figures than most")
		if t.Failed() {
			t.Fatal(what)
		}
	}
}

// TestOneDayCountsUnlessAsked checks that only cards from the day of the overview
// represent their groups, and with Options.Within also slightly older cards, shown with
// their age.
func TestOneDayCountsUnlessAsked(t *testing.T) {
	cards := []*card.Card{of("a", today), of("b", "2026-11-19"), of("b", "2026-11-18"), of("c", "2026-11-10")}
	says(t, pagesOf(t, site.Options{}, cards...), "index.html", "1 of 3 heard from")
	pages := pagesOf(t, site.Options{Within: 7}, cards...)
	says(t, pages, "index.html", "2 of 3 heard from")
	says(t, pages, "standards.html", "Group b report 3 days old")
	says(t, pagesOf(t, site.Options{AsOf: "2026-11-19"}, cards...), "index.html", "1 of 2 heard from as of 19 November 2026") // cards from later days are ignored
}

func TestWhatGroupsChangedStandsApartFromWhatPoliciesChanged(t *testing.T) {
	policies := func(c *card.Card, digest string) *card.Card { c.Digests.Policies = digest; return c }
	commit := func(c *card.Card, hash string) *card.Card { c.Commit = strings.Repeat(hash, 40); return c }
	declared := func(c *card.Card, digest string) *card.Card { c.Declared = digest; return c }
	replayed := func(c *card.Card) *card.Card { c.Replayed = true; return c }
	for _, test := range []struct {
		name  string
		cards []*card.Card
		in    []string // captions of tables that must have a row
	}{
		{"the group", []*card.Card{commit(of("a", before), "1"), commit(of("a", today, "x"), "2")}, []string{"The declaration changed, since the last report (31 October 2026) Group"}},
		{"the policies", []*card.Card{policies(commit(of("a", before), "1"), "sha256:old"), commit(of("a", today, "x"), "1")}, []string{"The policies or figures changed, the declaration did not, since the last report (31 October 2026) Group"}},
		{"both", []*card.Card{policies(commit(of("a", before), "1"), "sha256:old"), commit(of("a", today, "x"), "2")}, []string{"The declaration and the policies or figures changed, since the last report (31 October 2026) Group"}},
		{"time", []*card.Card{commit(of("a", before), "1"), commit(of("a", today, "x"), "1")}, []string{"Only time passed: the files are the same, and days that are written in them came, since the last report (31 October 2026) Group"}},
		{"a commit of another group", []*card.Card{declared(commit(of("a", before), "1"), "d"), declared(commit(of("a", today, "x"), "2"), "d")}, []string{"Only time passed: the files are the same, and days that are written in them came, since the last report (31 October 2026) Group"}},
		{"policies, and a commit of another group", []*card.Card{policies(declared(commit(of("a", before), "1"), "d"), "sha256:old"), declared(commit(of("a", today, "x"), "2"), "d")}, []string{"The policies or figures changed, the declaration did not, since the last report (31 October 2026) Group"}},
		{"both, judged again", []*card.Card{
			policies(commit(of("a", before), "1"), "sha256:old"), replayed(commit(of("a", before, "y"), "1")), commit(of("a", today, "x", "y"), "2"),
		}, []string{"The declaration changed, since the last report (31 October 2026) Group", "The policies or figures changed, the declaration did not, since the last report (31 October 2026) Group"}},
		{"a quarter", []*card.Card{commit(of("a", summer), "1"), commit(of("a", before, "x"), "2"), commit(of("a", today, "x"), "3")}, []string{"The declaration changed, over three months or more (since 31 July 2026) Group"}},
	} {
		pages := pagesOf(t, site.Options{}, test.cards...)
		says(t, pages, "changes.html", test.in...)
		if t.Failed() {
			t.Fatal(test.name)
		}
	}
	// A replay of the earlier day separates what the policies changed (guide.y) from
	// what the group changed (guide.x).
	pages := pagesOf(t, site.Options{}, policies(commit(of("a", before), "1"), "sha256:old"), replayed(commit(of("a", before, "y"), "1")), commit(of("a", today, "x", "y"), "2"))
	says(t, pages, "index.html", "Title of guide.x About The whole group Severity Error Compared with 31 October 2026 What happened Its declaration changed", "Title of guide.y About The whole group Severity Error Compared with 31 October 2026 What happened The policies or figures changed")
}

func TestSinceWhenAResultFails(t *testing.T) {
	pages := pagesOf(t, site.Options{}, of("a", "2026-08-31", "old"), of("a", "2026-09-30", "old"), of("a", before, "old", "late"), of("a", today, "old", "late", "new"))
	says(t, pages, "rule-guide-old.html", "First seen failing 31 August 2026 or earlier")
	says(t, pages, "rule-guide-late.html", "First seen failing 31 October 2026 Waived")
	says(t, pages, "rule-guide-new.html", "First seen failing 22 November 2026 Waived")
	says(t, pages, "group-a.html", "Title of guide.old About The whole group Severity Error First seen failing 31 August 2026 or earlier", "As judged then", "Errors and warnings by day")
	silent(t, pages, "group-a.html", "Judged again today")
	// Without earlier cards it is not known since when a result fails.
	says(t, pagesOf(t, site.Options{}, of("a", today, "old")), "rule-guide-old.html", "First seen failing Not known")
}

func TestTwoTrendsAreNeverMixed(t *testing.T) {
	again := of("a", summer, "x", "y", "z")
	again.Replayed = true
	pages := pagesOf(t, site.Options{}, of("a", before, "x"), again, of("a", today))
	then, today, both := strings.Cut(visible(pages["group-a.html"]), "Judged again today")
	if !both || strings.Contains(then, "31 July 2026") || !strings.Contains(today, "31 July 2026") || strings.Contains(today, "31 October 2026") {
		t.Errorf("then: %s\nagain: %s", then, today)
	}
}

func TestPrivateMoneyIsOnNoPage(t *testing.T) {
	private := of("a", today)
	private.Money.Private = true
	private.Money.Months = nil
	pages := pagesOf(t, site.Options{}, private, of("b", today))
	says(t, pages, "money.html", "1 group keeps its amounts private, and is in no sum: Group a", "September 2026 Forecast £100")
	says(t, pages, "group-a.html", "The group keeps its amounts private")
	if strings.Contains(pages["money.csv"], "\na,") {
		t.Error(pages["money.csv"])
	}
}

// TestWaivedResultsNameTheWaiver checks that the page of a rule shows the waiver whose
// scope covers the result, and not another waiver of the same rule.
func TestWaivedResultsNameTheWaiver(t *testing.T) {
	c := of("a", today, "x")
	c.Failing[0].Waived, c.Failing[0].Subject = true, "service:s/alpha"
	c.Waivers = []card.Waiver{
		{Rule: "guide.x", Scope: "service:other", ApprovedBy: card.Post{Role: "Nobody"}, Expires: "2027-01-01"},
		{Rule: "guide.x", Scope: "service:s", ApprovedBy: card.Post{Role: "Assurance lead"}, Expires: "2026-12-01"},
	}
	pages := pagesOf(t, site.Options{}, c)
	says(t, pages, "rule-guide-x.html", "Waived by Assurance lead Until 1 December 2026", "1 result waived", "Without a waiver it fails in no group.")
	says(t, pages, "index.html", "1 December 2026 in 9 days")
	silent(t, pages, "index.html", "1 January 2027")
}

// TestOneIDOfTwoRepositories checks that two repositories with the same group id are
// shown as two groups with a page each.
func TestOneIDOfTwoRepositories(t *testing.T) {
	other := of("a", today, "x")
	other.Repository, other.Name = "https://github.com/example-org/copy", "Copy"
	pages := pagesOf(t, site.Options{}, of("a", today), other)
	says(t, pages, "standards.html", "Group a", "Copy")
	if pages["group-a.html"] == "" || pages["group-a-2.html"] == "" {
		t.Errorf("pages: %v", slices.Sorted(maps.Keys(pages)))
	}
}

// TestNothingHostileGetsOut checks that hostile text in every field of a card is
// escaped in the pages and the CSV files.
func TestNothingHostileGetsOut(t *testing.T) {
	const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>` + "\u202e"
	c, old := of("a", today, "x"), of("a", before)
	for _, hostile := range []*card.Card{c, old} {
		hostile.Name, hostile.Problem, hostile.OwnProblem = attack, "", attack
		hostile.Lead.Role = attack
		hostile.Failing = append(hostile.Failing, card.Failing{Rule: "guide.z", Subject: attack, Key: "k" + hostile.AsOf, Severity: "error"})
		hostile.Deadlines = []card.Deadline{{Due: "2026-12-01", Rule: "guide.x", Subject: attack, Key: attack}}
		hostile.Waivers = []card.Waiver{{Rule: attack, Scope: attack, ApprovedBy: card.Post{Role: attack}, Expires: "2026-12-01"}}
		hostile.Attestations = []card.Attestation{{Topic: attack}}
		hostile.Claims.Services = []card.Service{{ID: attack, Name: "=cmd()", URL: "javascript:alert(1)", Repos: []string{attack}, Owner: card.Post{Role: attack}}}
	}
	pages := pagesOf(t, site.Options{Title: attack, Unread: []string{attack}, Expected: []string{attack}}, c, old, func() *card.Card { p := of("p", today); p.Problem = attack; return p }())
	for name, page := range pages {
		switch {
		case strings.HasSuffix(name, ".html"):
			if strings.Contains(page, "<script") || strings.Contains(page, "<img") || strings.Contains(page, "href=\"javascript") || strings.Contains(page, "\u202e") {
				t.Errorf("%s: an attack gets out", name)
			}
			if !strings.Contains(page[:512], `<meta name="generator" content="dgcheck">`) || !strings.Contains(page, "default-src &#39;none&#39;; style-src &#39;sha256-") {
				t.Errorf("%s has no mark or no policy", name)
			}
		case strings.HasSuffix(name, ".csv"):
			if regexp.MustCompile(`(?m)(^|,)"?[=@]`).MatchString(page) {
				t.Errorf("%s has a formula:\n%s", name, page)
			}
		}
	}
}

// TestTheSameBytesForAnyShards checks that the site is the same however its cards are
// ordered and divided over 1, 7 or 40 files.
func TestTheSameBytesForAnyShards(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	var lines []string
	for i := range 60 {
		for _, day := range []string{summer, before, today} {
			text, err := card.Line(of(fmt.Sprintf("g%d", i), day, []string{"x", "y", "w_z"}[:random.Intn(4)]...))
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, string(text))
		}
	}
	var want map[string]string
	for _, n := range []int{1, 7, 40} {
		random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		store := card.NewStore()
		for k := range n {
			var shard strings.Builder
			for i := k; i < len(lines); i += n {
				shard.WriteString(lines[i])
			}
			if _, _, _, err := store.Add(strings.NewReader(shard.String()), strings.NewReader(shard.String())); err != nil {
				t.Fatal(err)
			}
		}
		got := made(t, site.Options{}, store)
		if want == nil {
			want = got
		}
		for name := range want {
			if got[name] != want[name] {
				t.Errorf("%d shards give another %s", n, name)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d files, want %d", len(got), len(want))
		}
	}
}

// TestALongTableGoesOn checks that a table of 1100 rows continues on further pages of
// at most 2 MiB, and that its CSV file has every row.
func TestALongTableGoesOn(t *testing.T) {
	var cards []*card.Card
	for i := range 1100 {
		cards = append(cards, of(fmt.Sprintf("g%d", i), today, "x"))
	}
	pages := pagesOf(t, site.Options{}, cards...)
	says(t, pages, "standards.html", "1 to 500 of 1100", "Page 2 of this table")
	says(t, pages, "groups-3.html", "1001 to 1100 of 1100", "Page 2 of this table", "1100 of 1100 heard from")
	says(t, pages, "rule-guide-x.html", "1 to 500 of 1100. The others are in the CSV file alone")
	for file, rows := range map[string]int{"groups.csv": 1101, "rule-guide-x.csv": 1101, "problems.csv": 1101} {
		if n := strings.Count(pages[file], "\r\n"); n != rows {
			t.Errorf("%s has %d rows, want %d", file, n, rows)
		}
	}
	for name, page := range pages {
		if strings.HasSuffix(name, ".html") && len(page) > 2<<20 {
			t.Errorf("%s has %d bytes", name, len(page))
		}
	}
	for name := range pages {
		if !strings.Contains(pages["files.txt"], name+"\n") {
			t.Errorf("files.txt does not list %s", name)
		}
	}
}

// TestLinksLeadSomewhere checks that every link on every page leads to a file of the
// site, an https address, a mailbox or an anchor.
func TestLinksLeadSomewhere(t *testing.T) {
	pages := pagesOf(t, site.Options{Expected: []string{"a", "b", "c"}}, demo()...)
	for name, page := range pages {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, link := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			to := link[1]
			if !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "mailto:") && !strings.HasPrefix(to, "#") && pages[to] == "" {
				t.Errorf("%s links to %s, which is not there", name, to)
			}
		}
	}
}

// demo returns cards that give every page some content.
func demo() []*card.Card {
	other := of("b", today, "x", "w_y")
	other.Digests.Policies = "sha256:two"
	other.Standards[0].RAG, other.Overall = scorecard.Red, scorecard.Red
	full := of("a", today, "x", "w_z")
	full.Failing[1].Waived = true
	full.Waivers = []card.Waiver{{Rule: "guide.w_z", ApprovedBy: card.Post{Role: "Assurance lead", Email: "assurance@example.gov.uk"}, Expires: "2026-12-01"}}
	full.Attestations = []card.Attestation{{Topic: "culture", By: card.Post{Role: "Lead"}, AttestedOn: "2026-10-01", Ends: "2027-10-01"}}
	full.Deadlines = []card.Deadline{{Due: "2026-12-01", Rule: "guide.x", Subject: "service:s-a", Key: "d", Severity: "error"}, {Due: "2026-12-02", Rule: "guide.only_due", Subject: "group", Key: "e", Severity: "warning"}}
	full.Claims.Services[0].URL = "https://example.gov.uk/a"
	full.Money.Quarter, full.Money.Posture = "2026-27-Q4", "high-medium"
	full.Sections = []card.Section{{Section: "roadmap", On: "2026-10-01", Days: 52}}
	again := of("a", before, "x", "y")
	again.Replayed = true
	failed := of("d", today)
	failed.Problem = "a rule returned an error"
	return []*card.Card{full, other, failed, of("c", before), of("a", summer), of("a", before, "w_q"), again}
}

// TestPagesInABrowser checks the accessibility of some pages with axe-core, in a
// browser at widths of 320, 768 and 1280 pixels. The test of the same name in package
// report does this for the pages of `dgcheck check`.
func TestPagesInABrowser(t *testing.T) {
	const tools = "../report/testdata/a11y"
	if testing.Short() {
		t.Skip("a browser takes its time")
	}
	browser, node := atHand("chromium", "chromium-browser", "google-chrome", "chrome"), atHand("node")
	if browser == "" || node == "" {
		t.Skip("no browser, or no Node.js, is at hand")
	}
	if _, err := os.Stat(tools + "/node_modules/axe-core"); err != nil {
		t.Skip("axe-core is not at hand; npm ci --prefix internal/report/testdata/a11y brings it")
	}
	folder := t.TempDir()
	pages := pagesOf(t, site.Options{Expected: []string{"a", "b", "c", "e"}, Unread: []string{"x.ndjson: line 2 is not JSON"}}, demo()...)
	args := []string{tools + "/check.mjs", browser}
	for _, name := range []string{"index.html", "standards.html", "deadlines.html", "services.html", "money.html", "changes.html", "group-a.html"} {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(pages[name]), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.CommandContext(t.Context(), node, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%.8000s", err, out)
	}
}

func atHand(programs ...string) string {
	for _, name := range programs {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
