package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/report/resultjson"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// whole returns a group in which every field that JSON contains is set and every text
// is the given one.
func whole(text string) outline.Card {
	c := everything(text)
	c.Path, c.Overview, c.Excerpt = "groups/a", declaredBy(text), nil
	for i := range c.Results {
		c.Results[i].Rule = rule.ID(fmt.Sprintf("guide.rule_%d", i))
		c.Results[i].Where.File = "delivery-group.yaml"
		if c.Results[i].Severity == rule.None {
			c.Results[i].Remedy = ""
		}
	}
	// Make result 7 a deadline as well. The JSON lists a deadline with its own remedy,
	// so the remedy is set only in Upcoming.
	c.Results[7].Due = "2026-12-20"
	c.Upcoming = []finding.Finding{c.Results[7]}
	c.Upcoming[0].Remedy = text
	mended := c.Results[0]
	mended.Key = "mended"
	c.Changes.Mended, c.Changes.Hidden = []finding.Finding{mended}, []finding.Finding{mended}
	c.Changes.Standing["2"], c.Changes.Revealed, c.Changes.Added = true, 1, true
	for i := range c.Outlook.Assessments {
		next := &c.Outlook.Assessments[i]
		next.Assessment, next.Panel, next.BookBy = "beta", "internal", "2026-12-01"
	}
	c.Outlook.Spend.Posture = "high-only"
	c.BaseProblem, c.Packs = text, []string{"guide"}
	return c
}

// declaredBy returns the part of a group's overview that a JSON result contains.
func declaredBy(text string) overview.Overview {
	post := overview.Post{Role: text, Email: "post@example.gov.uk"}
	return overview.Overview{
		Contacts: []overview.Contact{{As: "lead", Post: post}, {As: "leads.business", Post: overview.Post{Role: text}}},
		Services: []overview.Service{{ID: text, Name: text, Phase: "alpha", Owner: post}},
		Waivers: []overview.Waiver{
			{Rule: text, Scope: overview.Scope{Service: text, Item: text, Month: text, Subject: text}, ApprovedBy: post, Expires: "2026-12-31"},
			{Rule: text},
		},
	}
}

func TestB11AGroupsContactsServicesAndWaiversAreData(t *testing.T) {
	first := document(t, whole("x"), unjudged("groups"), group("empty"))["groups"].([]any)
	for i, counts := range []map[string]int{{"contacts": 2, "services": 1, "waivers": 2}, {"contacts": 0, "services": 0, "waivers": 0}, {"contacts": 0, "services": 0, "waivers": 0}} {
		for key, n := range counts {
			if list, ok := first[i].(map[string]any)[key].([]any); !ok || len(list) != n {
				t.Errorf("group %d: %s are %v, want %d", i, key, list, n)
			}
		}
	}
	for place, c := range map[string]struct {
		value any
		wrong string
	}{
		"groups[0].contacts[0].email":           {"a@b.c\r\nbcc: x@y.z", "not a mailbox"},
		"groups[0].contacts[0].as":              {"", "is empty"},
		"groups[0].contacts":                    {"x", "is not a list"},
		"groups[0].services[0].owner.email":     {"javascript:alert(1)", "not a mailbox"},
		"groups[0].services[0].owner":           {nothing{}, `has no "owner"`},
		"groups[0].services[0].phase":           {7, "is not a text"},
		"groups[0].waivers[0].expires":          {"tomorrow", "not a day"},
		"groups[0].waivers[0].scope.service":    {"", "is empty"},
		"groups[0].waivers[0].approved_by":      {nil, "is not an object"},
		"groups[0].waivers[1].approved_by.role": {nothing{}, `has no "role"`},
	} {
		tree := document(t, whole("x"))
		put(t, tree, place, c.value)
		if _, _, err := resultjson.Read(bytes.NewReader(marshalled(t, tree))); err == nil || !strings.Contains(err.Error(), c.wrong) {
			t.Errorf("%s as %v: %v, want %q", place, c.value, err, c.wrong)
		}
	}
}

// ofOurs returns a run in which every field that JSON contains is set.
func ofOurs() scorecard.Run {
	r := run()
	r.Packs, r.OwnDigest, r.OwnPacks, r.CustomProblem = []string{"guide"}, digest, []string{"acme"}, "It was refused."
	return r
}

// asJSON writes cards as a JSON result.
func asJSON(t testing.TB, cards ...outline.Card) string {
	t.Helper()
	return written(t, "json", outline.Options{}, ofOurs(), cards...)
}

func TestReadingGivesWhatWasWritten(t *testing.T) {
	cards := []outline.Card{whole("x"), whole(hostile), unjudged("groups"), group("empty")}
	run, read, err := resultjson.Read(strings.NewReader(asJSON(t, cards...)))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(ofOurs(), run); diff != "" {
		t.Errorf("the run (-written +read):\n%s", diff)
	}
	for i, want := range cards[:2] {
		if diff := cmp.Diff(want.Scorecard, read[i]); diff != "" {
			t.Errorf("group %d (-written +read):\n%s", i, diff)
		}
	}
	if read[2].Problem != "groups" || read[2].Results != nil || read[2].Changes != nil || read[3].Outlook != nil {
		t.Errorf("%+v", read[2:])
	}
}

func TestCountsAreNotBelieved(t *testing.T) {
	text := strings.NewReplacer(`"pass": 1`, `"pass": 99`, `"error": 1`, `"error": 0`, `"new": 1`, `"new": 0`, `"revealed": 1`, `"revealed": 7`).Replace(asJSON(t, whole("x")))
	_, cards, err := resultjson.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	want := whole("x")
	if diff := cmp.Diff(want.Tally, cards[0].Tally); diff != "" {
		t.Errorf("-counted +read:\n%s", diff)
	}
	if diff := cmp.Diff(want.Changes, cards[0].Changes); diff != "" {
		t.Errorf("-counted +read:\n%s", diff)
	}
}

func TestWhatALaterVersionAddsIsPassedOver(t *testing.T) {
	plain := asJSON(t, whole("x"))
	standards := `"standards": {` + "\n" // its keys are numbers of standards, so "later" is not added there
	more := strings.NewReplacer(standards, standards, "{\n", `{"later": [{"a": [1, null, {"b": "c"}]}],`+"\n").Replace(plain)
	if strings.Count(more, "later") < 20 {
		t.Fatal("nothing was added")
	}
	_, want, err := resultjson.Read(strings.NewReader(plain))
	_, got, moreErr := resultjson.Read(strings.NewReader(more))
	if diff := cmp.Diff(want, got); diff != "" || err != nil || moreErr != nil {
		t.Errorf("%v, %v (-plain +more):\n%s", err, moreErr, diff)
	}
}

func TestAResultOfAnEarlierVersionIsReadToo(t *testing.T) {
	value := document(t, whole("x"))
	first := value["groups"].([]any)[0].(map[string]any)
	for _, optional := range []string{"upcoming", "outlook", "contacts", "services", "waivers", "changes", "own_problem", "base_problem"} {
		delete(first, optional)
	}
	for i, subject := range []string{"service:x", "outcome:x", "pipeline:x", "month:2026-10", "spend:x", "forum:x", "file:x", "group", "nobody:x"} {
		result := first["results"].([]any)[i].(map[string]any)
		delete(result, "section")
		delete(result, "change")
		result["subject"] = subject
	}
	_, cards, err := resultjson.Read(bytes.NewReader(marshalled(t, value)))
	if err != nil {
		t.Fatal(err)
	}
	var headings []string
	for _, result := range cards[0].Results {
		headings = append(headings, scorecard.HeadingOf(result))
	}
	want := []string{"Services", "Outcomes", "Pipeline", "Finance", "Assurance", "Team", "Group", "Group", "Group"}
	if diff := cmp.Diff(want, headings); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestASectionIsSaidWhereItCannotBeGuessed(t *testing.T) {
	said := func(subject, section string) string {
		r := result(subject, finding.Pass, rule.None)
		r.Section = section
		_, cards, err := resultjson.Read(strings.NewReader(asJSON(t, group("x", r))))
		if err != nil {
			t.Fatal(err)
		}
		return cards[0].Results[0].Section
	}
	for _, c := range [][2]string{{"service:x", ""}, {"service:x", "finance"}, {"group", ""}, {"group", "roadmap"}, {"file:x", ""}} {
		if got := said(c[0], c[1]); got != c[1] {
			t.Errorf("%s in section %q is read as of %q", c[0], c[1], got)
		}
	}
}

// document writes cards as a JSON result and decodes it into maps and lists.
func document(t testing.TB, cards ...outline.Card) map[string]any {
	t.Helper()
	var value map[string]any
	if err := json.Unmarshal([]byte(asJSON(t, cards...)), &value); err != nil {
		t.Fatal(err)
	}
	return value
}

func marshalled(t testing.TB, value any) []byte {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// nothing is a value with which put removes the member.
type nothing struct{}

// put sets the value at a path of a decoded document, such as
// groups[0].results[1].verdict.
func put(t *testing.T, tree any, place string, value any) {
	t.Helper()
	steps := strings.FieldsFunc(place, func(r rune) bool { return strings.ContainsRune(".[]", r) })
	for i, step := range steps {
		last := i == len(steps)-1
		switch node := tree.(type) {
		case map[string]any:
			switch _, gone := value.(nothing); {
			case last && gone:
				delete(node, step)
			case last:
				node[step] = value
			}
			tree = node[step]
		case []any:
			n, err := strconv.Atoi(step)
			if err != nil || n >= len(node) {
				t.Fatalf("there is no %s in %s", step, place)
			}
			if last {
				node[n] = value
			}
			tree = node[n]
		default:
			t.Fatalf("there is no %s in %s", step, place)
		}
	}
}

func TestWhatIsWrongIsToldWithItsPlace(t *testing.T) {
	for _, c := range []struct {
		place string
		value any
		want  string
	}{
		{"schema", "dgcheck.result/2", `schema is "dgcheck.result/2", not one of dgcheck.result/1`},
		{"schema", nothing{}, `the document has no "schema"`},
		{"schema", nil, "schema is not a text"},
		{"as_of", "22 November 2026", `as_of is "22 November 2026", not a day`},
		{"as_of", "2026-02-30", "not a day"},
		{"dgcheck", "1.0.0", "dgcheck is not an object"},
		{"dgcheck.version", nothing{}, `dgcheck has no "version"`},
		{"policies.digest", "", "policies.digest is empty"},
		{"policies.params", 64, "policies.params is not a text"},
		{"policies.packs", "guide", "policies.packs is not a list"},
		{"policies.packs[0]", 7, "policies.packs[0] is not a text"},
		{"policies.own.packs", nothing{}, `policies.own has no "packs"`},
		{"base.ref", "", "base.ref is empty"},
		{"base.gone[0].path", nothing{}, `base.gone[0] has no "path"`},
		{"groups", map[string]any{}, "groups is not a list"},
		{"groups[1]", nil, "groups[1] is not an object"},
		{"groups[1].id", "", "groups[1].id is empty"},
		{"groups[0].name", 1.5, "groups[0].name is not a text"},
		{"groups[0].name", strings.Repeat("x", 1<<20+1), "groups[0].name is longer than 1048576 bytes"},
		{"groups[0].path", "../elsewhere", `groups[0].path is "../elsewhere", not a path below`},
		{"groups[0].path", "/etc", "groups[0].path is"},
		{"groups[0].gate", "open", `groups[0].gate is "open", not one of advisory, enforce`},
		{"groups[0].summary", nothing{}, `groups[0] has no "summary"`},
		{"groups[0].results", nothing{}, `groups[0] has no "results"`},
		{"groups[0].problem", "It could not be read.", "groups[0] could not be judged and has results"},
		{"groups[0].results[7]", "pass", "groups[0].results[7] is not an object"},
		{"groups[1].results[7].verdict", "Pass", `groups[1].results[7].verdict is "Pass", not one of pass, fail,`},
		{"groups[0].results[0].verdict", "pass", "groups[0].results[0] has a severity"},
		{"groups[0].results[0].severity", nothing{}, "groups[0].results[0] has no severity"},
		{"groups[0].results[0].severity", "critical", "groups[0].results[0].severity is"},
		{"groups[0].results[0].remedy", "", "groups[0].results[0] has no remedy"},
		{"groups[0].results[7].change", "new", "groups[0].results[7] is new, and its verdict is pass"},
		{"groups[0].results[0].change", "moved", "groups[0].results[0].change is"},
		{"groups[0].results[0].rule", "guide.x -->", "groups[0].results[0].rule is"},
		{"groups[0].results[0].rule", nothing{}, `groups[0].results[0] has no "rule"`},
		{"groups[0].results[0].location.file", "../../x", "groups[0].results[0].location.file is"},
		{"groups[0].results[0].location.line", 0, "groups[0].results[0].location.line is not a whole number from 1 to"},
		{"groups[0].results[0].location.line", 1.5, "groups[0].results[0].location.line is not a whole number"},
		{"groups[0].results[0].location.line", "3", "groups[0].results[0].location.line is not a whole number"},
		{"groups[0].results[0].location.column", 1e15, "groups[0].results[0].location.column is not a whole number"},
		{"groups[0].results[0].clauses[0]", nil, "groups[0].results[0].clauses[0] is not a text"},
		{"groups[0].results[7].due", "soon", `groups[0].results[7].due is "soon", not a day`},
		{"groups[0].upcoming[0].due", "2026-12-21", "groups[0] has a deadline that is of none of its results"},
		{"groups[0].upcoming[0].location.line", 99, "groups[0] has a deadline that is of none of its results"},
		{"groups[0].standards.3.rag", "blue", "groups[0].standards.3.rag is"},
		{"groups[0].standards.overall", nothing{}, `groups[0].standards has no "overall"`},
		{"groups[0].standards.3.points[0].state", "good", "groups[0].standards.3.points[0].state is"},
		{"groups[0].changes.base", nothing{}, `groups[0].changes has no "base"`},
		{"groups[0].changes.added", "yes", "groups[0].changes.added is neither true nor false"},
		{"groups[0].changes.revealed", -1, "groups[0].changes.revealed is not a whole number from 0 to"},
		{"groups[0].changes.mended[0].key", "", "groups[0].changes.mended[0].key is empty"},
		{"groups[0].changes.standards[0].now", "mauve", "groups[0].changes.standards[0].now is"},
		{"groups[0].outlook.spend.posture", "some", "groups[0].outlook.spend.posture is"},
		{"groups[0].outlook.assessments[0].planned", "later", "groups[0].outlook.assessments[0].planned is"},
		{"groups[0].outlook.readiness[0].open[0].stage", nothing{}, `groups[0].outlook.readiness[0].open[0] has no "stage"`},
	} {
		t.Run(fmt.Sprintf("%s %.20v", c.place, c.value), func(t *testing.T) {
			tree := document(t, whole("x"), whole("y"))
			put(t, tree, c.place, c.value)
			_, cards, err := resultjson.Read(bytes.NewReader(marshalled(t, tree)))
			if err == nil || !strings.Contains(err.Error(), c.want) || cards != nil {
				t.Errorf("%.300v, want %q", err, c.want)
			}
		})
	}
}

func TestWhatIsNoResultIsRefused(t *testing.T) {
	good := asJSON(t, whole("x"))
	var members strings.Builder
	for i := range 200 {
		fmt.Fprintf(&members, `"%d": 1,`, i)
	}
	for name, c := range map[string]struct{ text, want string }{
		"nothing":            {"", "ends in the middle"},
		"a list":             {"[]", "the document is not an object"},
		"a page":             {"<html>", "is not JSON"},
		"half of one":        {good[:len(good)/2], "ends in the middle"},
		"two of them":        {good + good, "is followed by something else"},
		"a key twice":        {strings.Replace(good, `"as_of"`, `"schema": "dgcheck.result/1", "as_of"`, 1), `has "schema" twice`},
		"a flood of members": {strings.Replace(good, `"as_of"`, members.String()+`"as_of"`, 1), "has more than 100 members"},
		"a pit":              {strings.Replace(good, `"as_of"`, `"x": `+strings.Repeat("[", 100_000)+`, "as_of"`, 1), "is not JSON"},
		"a flood of entries": {`{"policies": {"packs": [` + strings.Repeat(`"",`, 5_000_001) + `""]}}`, "one list too many"},
	} {
		if _, _, err := resultjson.Read(strings.NewReader(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %.300v, want %q", name, err, c.want)
		}
	}
}

// endless is a reader that repeats a text without end.
type endless struct {
	text string
	at   int
	read int
}

func (e *endless) Read(p []byte) (int, error) {
	n := copy(p, e.text[e.at:])
	e.at = (e.at + n) % len(e.text)
	e.read += n
	return n, nil
}

func TestNoMoreIsReadThanAllowed(t *testing.T) {
	text := asJSON(t, group("x"))
	start, rest, _ := strings.Cut(text, `"groups": [`)
	one := rest[:strings.LastIndex(rest, "]")]
	one = strings.Replace(one, "{", `{"later": "`+strings.Repeat("x", 1<<20)+`",`, 1) + ","
	_, _, err := resultjson.Read(io.MultiReader(strings.NewReader(start+`"groups": [`), &endless{text: one}))
	if err == nil || !strings.Contains(err.Error(), "larger than 128 MiB") {
		t.Errorf("%.300v", err)
	}
}

// TestD3ATextWithoutEndIsRefused checks that a token without an end, such as a text or
// a number, is refused before all of it is read into memory.
func TestD3ATextWithoutEndIsRefused(t *testing.T) {
	for name, start := range map[string]string{"a key": `{"`, "a text": `{"schema": "`, "an escape": `{"\\`, "a number": `{"schema": `} {
		endlessly := &endless{text: strings.Repeat("1", 1<<16)}
		limited := io.LimitReader(io.MultiReader(strings.NewReader(start), endlessly), 64<<20)
		_, _, err := resultjson.Read(limited)
		if err == nil || !strings.Contains(err.Error(), "it holds a text longer than 1 MiB") {
			t.Errorf("%s: %.300v", name, err)
		}
		if endlessly.read > 16<<20 {
			t.Errorf("%s: %d bytes were read", name, endlessly.read)
		}
	}
}

func TestAFailedReadIsToldOf(t *testing.T) {
	broken := errors.New("the disk is gone")
	if _, _, err := resultjson.Read(io.MultiReader(strings.NewReader(`{"schema": `), failing{broken})); !errors.Is(err, broken) {
		t.Errorf("%v does not say why", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// FuzzRead reads any text as a result. If it is accepted, writing and reading it again
// must give the same result.
func FuzzRead(f *testing.F) {
	for _, cards := range [][]outline.Card{{whole("x")}, {whole("x"), unjudged("y"), group("z", result("group", finding.Pass, rule.None))}, {}} {
		f.Add(string(marshalled(f, document(f, cards...)))) // without indentation, so that the fuzzer has fewer bytes to change
	}
	f.Fuzz(func(t *testing.T, text string) {
		run, cards, err := resultjson.Read(strings.NewReader(text))
		if err != nil {
			return
		}
		again := func(run scorecard.Run, cards []scorecard.Scorecard) string {
			var all []outline.Card
			for _, card := range cards {
				all = append(all, outline.Card{Scorecard: card})
			}
			for _, format := range []string{"markdown", "github"} {
				written(t, format, outline.Options{}, run, all...)
			}
			return written(t, "json", outline.Options{}, run, all...)
		}
		first := again(run, cards)
		run, cards, err = resultjson.Read(strings.NewReader(first))
		if err != nil {
			t.Fatalf("what was read and written is not read: %v", err)
		}
		if diff := cmp.Diff(first, again(run, cards)); diff != "" {
			t.Errorf("-once +twice:\n%s", diff)
		}
	})
}
