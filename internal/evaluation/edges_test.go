package evaluation_test

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
	_ "time/tzdata" // Europe/London, on machines without a zone database too

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overlay"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

// edges is the folder of the edge cases; its README.md explains how they are
// written.
const edges = "../../testdata/edges"

// TestEdgeCases judges every edge case on every day it names. The results must be as
// the case says.
func TestEdgeCases(t *testing.T) {
	court := newEdgeCourt(t)
	for _, one := range edgeCases(t) {
		t.Run(one.Name, func(t *testing.T) {
			t.Parallel()
			edge := readEdge(t, one)
			root := edge.root(t)
			d := court.schema.Load(root, "case")
			for _, hearing := range edge.hearings {
				t.Run(hearing.name(), func(t *testing.T) {
					results := court.judge(t, d, hearing, edge.packs)
					for _, expected := range hearing.expected {
						expected.check(t, results)
					}
					checkAnyEdge(t, hearing, results)
				})
			}
		})
	}
}

// TestEdgeRenamedEntriesKeepTheirKeys gives an entry of the base another id and title,
// and moves it to other lines. The keys of its results must stay the same (edge case
// 67).
func TestEdgeRenamedEntriesKeepTheirKeys(t *testing.T) {
	base := edgeBase(t)
	renamed := strings.NewReplacer(
		"id: soil-checks", "previous_ids: [soil-checks]\n    id: soil-records",
		"[soil-checks]", "[soil-records]",
		"Record a soil check", "Keep soil records",
		"services:", "\n# Renamed last week.\n\nservices:",
	).Replace(base)
	court := newEdgeCourt(t)
	keys := func(text string) map[string]string {
		found := map[string]string{}
		root := fstest.MapFS{"delivery-group.yaml": {Data: []byte(text)}}
		day := hearing{day: calendar.Date(2026, 11, 22)}
		for _, r := range court.judge(t, court.schema.Load(root, "case"), day, []string{"guide"}) {
			if r.Rule.Pack() != rule.DataPack {
				found[r.Key] = fmt.Sprintf("%s of %s", r.Rule, strings.ReplaceAll(r.Subject, "soil-records", "soil-checks"))
			}
		}
		return found
	}
	before, after := keys(base), keys(renamed)
	if !strings.Contains(renamed, "soil-records") || len(before) < 20 {
		t.Fatalf("the base has %d keys outside the data pack, and the new name stands in it: %t", len(before), strings.Contains(renamed, "soil-records"))
	}
	if !maps.Equal(before, after) {
		t.Errorf("keys before: %v\nkeys after: %v", before, after)
	}
}

// TestEdgeFailSaysWhichClausesItIsAbout judges two outcomes that fail one rule, of
// which one is against only one of the rule's clauses. That fail must name the clause:
// otherwise a clause of the guide alone would decide the colour of a standard.
func TestEdgeFailSaysWhichClausesItIsAbout(t *testing.T) {
	measured := strings.Replace(edgeBase(t), "outcomes:\n", `outcomes:
  - {id: less-runoff, title: Less soil is washed away, measures: [{id: checks, title: Checks made, unit: checks, kind: output}]}
`, 1)
	court := newEdgeCourt(t)
	root := fstest.MapFS{"delivery-group.yaml": {Data: []byte(measured)}}
	broken := map[string]string{}
	for _, r := range court.judge(t, court.schema.Load(root, "case"), hearing{day: calendar.Date(2026, 11, 22)}, []string{"guide", "standards"}) {
		if r.Rule == "guide.outcome_measure" && r.Verdict == finding.Fail {
			broken[r.Subject] = strings.Join(r.Breaks, " ")
		}
	}
	want := map[string]string{"outcome:less-runoff": "DG-SUC-1", "outcome:healthier-soil": ""}
	if !maps.Equal(broken, want) {
		t.Errorf("clauses that fails are about: %q, should be %q", broken, want)
	}
}

// TestEdgeGroupWithoutIDTakesItsFoldersName reads a declaration without an id. The name
// of the folder must be the id.
func TestEdgeGroupWithoutIDTakesItsFoldersName(t *testing.T) {
	court := newEdgeCourt(t)
	root := fstest.MapFS{"delivery-group.yaml": {Data: []byte("dgcheck: 1\n")}}
	if d := court.schema.Load(root, "soil-health"); d.ID != "soil-health" {
		t.Errorf("the group's id is %q", d.ID)
	}
}

// TestEdgeTodayIsTheDayInLondon reads instants in different time zones. Today must be
// the day in London (edge case 63).
func TestEdgeTodayIsTheDayInLondon(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for now, want := range map[string]string{
		"2026-03-31T22:59:59Z":      "2026-03-31",
		"2026-03-31T23:00:00Z":      "2026-04-01",
		"2026-03-31T23:30:00Z":      "2026-04-01",
		"2026-12-31T23:30:00Z":      "2026-12-31",
		"2026-06-30T18:30:00-05:00": "2026-07-01",
		"2026-06-30T08:30:00+09:00": "2026-06-30",
	} {
		at, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := calendar.Today(at, london).String(); got != want {
			t.Errorf("at %s the day is %s, should be %s", now, got, want)
		}
	}
}

// edgeCourt judges declarations on any day. It keeps an evaluator for each day and set
// of packs, so that policies are compiled once for each.
type edgeCourt struct {
	book   *rulebook.Book
	schema *declaration.Schema

	mu         sync.Mutex
	evaluators map[string]*evaluation.Evaluator
}

func newEdgeCourt(t *testing.T) *edgeCourt {
	t.Helper()
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		t.Fatal(err)
	}
	return &edgeCourt{book: book, schema: schema, evaluators: map[string]*evaluation.Evaluator{}}
}

func (c *edgeCourt) judge(t *testing.T, d *declaration.Declaration, h hearing, packs []string) []finding.Finding {
	t.Helper()
	judged, err := c.evaluator(h, packs).Judge(t.Context(), d)
	if err != nil {
		t.Fatalf("could not be judged: %v", err)
	}
	for _, r := range c.book.InForce(judged.Packs) {
		if !slices.ContainsFunc(judged.Results, func(result finding.Finding) bool { return result.Rule == r.ID }) {
			t.Errorf("%s says nothing", r.ID)
		}
	}
	return judged.Results
}

func (c *edgeCourt) evaluator(h hearing, packs []string) *evaluation.Evaluator {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := fmt.Sprint(h.day, h.given, packs)
	if c.evaluators[key] == nil {
		c.evaluators[key] = evaluation.New(c.book, evaluation.Options{Day: h.day, Given: h.given, Packs: packs, Params: c.book.Params()})
	}
	return c.evaluators[key]
}

// checkAnyEdge checks what must be true of the results of every edge case. It also
// reports a fault in the declaration that the case does not expect: most likely, the
// text of the case has a mistake.
func checkAnyEdge(t *testing.T, h hearing, results []finding.Finding) {
	t.Helper()
	seen, keys := map[string]bool{}, map[string]bool{}
	for _, r := range results {
		data := r.Rule.Pack() == rule.DataPack
		subject := fmt.Sprint(r.Rule, " ", r.Subject)
		switch {
		case !data && seen[subject]:
			t.Errorf("two verdicts: %s", shown(r))
		case keys[r.Key]:
			t.Errorf("a key of two results: %s", shown(r))
		case r.Message == "" || r.Where.File == "" || r.Where.Line < 1 || r.Key == "":
			t.Errorf("without a message, a place or a key: %s", shown(r))
		case r.Verdict == finding.Fail && r.Remedy == "":
			t.Errorf("without a remedy: %s", shown(r))
		case h.given && r.Rule == "data.dates_sane" && r.Severity == rule.Info && r.Where.File == overlay.BasePart:
			// Pass over such a fault, which is expected: the base file has dates after
			// some of the days to judge.
		case data && r.Verdict == finding.Fail && !slices.ContainsFunc(h.expected, func(e expectation) bool { return e.about(r) && e.misses(r) == "" }):
			t.Errorf("a fault that is not expected: %s", shown(r))
		}
		seen[subject], keys[r.Key] = true, true
	}
	if !slices.IsSortedFunc(results, finding.Compare) {
		t.Error("the results are not in their order")
	}
}

// edge is one edge case as read from its file.
type edge struct {
	overlay  overlay.Overlay
	packs    []string
	always   []expectation
	hearings []hearing
}

// hearing is one day on which an edge case is judged, with the results expected on it.
// The field given is set if the day counts as chosen by --as-of, and not as today.
type hearing struct {
	day      calendar.Day
	given    bool
	expected []expectation
}

func (h hearing) name() string {
	if h.given {
		return h.day.String() + "-given"
	}
	return h.day.String()
}

// expectation is one line of the expected results.
type expectation struct {
	line     string
	rule     string
	subject  string
	absent   bool
	fails    []string // the rules of a `fails` or `errors` line, which must be all that fail
	errors   bool     // set for an `errors` line: only fails with severity error count
	verdict  finding.Verdict
	severity string
	due      string
	at       string
	says     string
}

// edgeCases returns all edge cases.
func edgeCases(t *testing.T) []overlay.Case {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(edges, "*.cases"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no edge cases in %s: %v", edges, err)
	}
	var cases []overlay.Case
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, overlay.Cases(string(text))...)
	}
	return cases
}

func readEdge(t *testing.T, one overlay.Case) edge {
	t.Helper()
	archive, parsed := one.Name, txtar.Parse([]byte(one.Text))
	e := edge{packs: []string{"guide"}}
	for _, file := range parsed.Files {
		e.overlay.Files = append(e.overlay.Files, overlay.File{Name: file.Name, Data: file.Data})
	}
	into := func(line expectation) {
		t.Fatalf("%s: %q stands before `always` or a day to judge", archive, line.line)
	}
	for text := range strings.Lines(string(parsed.Comment)) {
		text = strings.TrimSpace(text)
		words := strings.Fields(text)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		switch words[0] {
		case "bare", "without":
			if err := e.overlay.Instruct(text); err != nil {
				t.Fatalf("%s: %v", archive, err)
			}
		case "packs":
			e.packs = words[1:]
			if slices.Equal(e.packs, []string{"own"}) {
				e.packs = nil
			}
		case "always":
			into = func(line expectation) { e.always = append(e.always, line) }
		case "judge":
			from := len(e.hearings)
			e.hearings = append(e.hearings, readHearings(t, words[1:])...)
			into = func(line expectation) {
				for i := from; i < len(e.hearings); i++ {
					e.hearings[i].expected = append(e.hearings[i].expected, line)
				}
			}
		default:
			into(readExpectation(t, text))
		}
	}
	for i := range e.hearings {
		e.hearings[i].expected = append(e.hearings[i].expected, e.always...)
		if len(e.hearings[i].expected) == 0 {
			t.Fatalf("%s: nothing is expected on %s", archive, e.hearings[i].day)
		}
	}
	if len(e.hearings) == 0 || !strings.HasPrefix(string(parsed.Comment), "# ") {
		t.Fatalf("%s: a case begins with a comment that says what it is, and has a day to judge", archive)
	}
	return e
}

func readHearings(t *testing.T, words []string) []hearing {
	t.Helper()
	var hearings []hearing
	given := slices.Contains(words, "given")
	for _, word := range words {
		if word == "given" {
			continue
		}
		day, ok := calendar.ParseDay(word)
		if !ok {
			t.Fatalf("%q is no day to judge", word)
		}
		hearings = append(hearings, hearing{day: day, given: given})
	}
	return hearings
}

func readExpectation(t *testing.T, line string) expectation {
	t.Helper()
	e := expectation{line: line}
	facts, says, _ := strings.Cut(line, " says ")
	e.says = strings.TrimSpace(says)
	words := strings.Fields(facts)
	next := func() string {
		if len(words) == 0 {
			t.Fatalf("%q ends too early", line)
		}
		word := words[0]
		words = words[1:]
		return word
	}
	switch words[0] {
	case "fails", "errors":
		e.fails = slices.DeleteFunc(words[1:], func(word string) bool { return word == "none" })
		e.errors = words[0] == "errors"
		return e
	case "no":
		next()
		e.rule, e.subject, e.absent = next(), next(), true
		return e
	}
	e.rule, e.subject, e.verdict = next(), next(), finding.Verdict(next())
	if e.verdict == finding.Fail || e.verdict == finding.Waived {
		e.severity = next()
	}
	for len(words) > 0 {
		switch word := next(); word {
		case "due":
			e.due = next()
		case "at":
			e.at = next()
		default:
			t.Fatalf("%q: %q has no meaning", line, word)
		}
	}
	return e
}

// check reports an error unless the results are as the line expects. A rule outside the
// data pack has one result about a subject, and every result that the line is about
// must match. A rule of the data pack can have several, of which one must match.
func (e expectation) check(t *testing.T, results []finding.Finding) {
	t.Helper()
	if e.rule == "" {
		e.checkFails(t, results)
		return
	}
	about, met, because := 0, 0, ""
	for _, r := range results {
		if !e.about(r) {
			continue
		}
		about++
		if miss := e.misses(r); miss == "" {
			met++
		} else {
			because = miss
		}
	}
	one := strings.HasPrefix(e.rule, rule.DataPack+".")
	switch {
	case e.absent && about == 0, !e.absent && about > 0 && met == about, !e.absent && one && met > 0:
		return
	case e.absent:
		because = "there should be no such result"
	case about == 0:
		because = "there is no such result"
	}
	t.Errorf("%s\n\t%s. Found:%s", e.line, because, e.found(results))
}

func (e expectation) checkFails(t *testing.T, results []finding.Finding) {
	t.Helper()
	failing := map[string]bool{}
	for _, r := range results {
		if r.Verdict == finding.Fail && (!e.errors || r.Severity == rule.Error) {
			failing[string(r.Rule)] = true
		}
	}
	got := slices.Sorted(maps.Keys(failing))
	want := slices.Sorted(slices.Values(e.fails))
	if !slices.Equal(got, want) {
		t.Errorf("%s\n\tthese rules fail: %s", e.line, strings.Join(got, " "))
	}
}

// about reports whether the line is about a result. If the line has `*` in place of a
// rule, it is about every rule outside the data pack. If it has `*` in place of a
// subject, it is about every subject.
func (e expectation) about(r finding.Finding) bool {
	if e.rule == "" || e.rule == "*" && r.Rule.Pack() == rule.DataPack {
		return false
	}
	return (e.rule == "*" || e.rule == string(r.Rule)) && (e.subject == "*" || e.subject == r.Subject)
}

// misses returns how a result differs from what the line expects, or "" if it does not.
func (e expectation) misses(r finding.Finding) string {
	severity := ""
	if r.Verdict == finding.Fail || r.Verdict == finding.Waived {
		severity = r.Severity.String()
	}
	at := fmt.Sprintf("%s:%d", r.Where.File, r.Where.Line)
	switch {
	case e.absent:
		return "there should be no such result"
	case r.Verdict != e.verdict:
		return fmt.Sprintf("the verdict is %s", r.Verdict)
	case severity != e.severity:
		return fmt.Sprintf("the severity is %s", severity)
	case e.due != "" && r.Due != e.due:
		return fmt.Sprintf("it is due %s", r.Due)
	case e.at != "" && at != e.at:
		return fmt.Sprintf("it stands at %s", at)
	case e.says != "" && !strings.Contains(r.Message+" "+r.Remedy, e.says):
		return "it says something else"
	}
	return ""
}

// found returns the results about the line's subject that do not match. If there are
// none, it returns all results of the rule.
func (e expectation) found(results []finding.Finding) string {
	var ofSubject, ofRule strings.Builder
	for _, r := range results {
		if e.about(r) && e.misses(r) != "" {
			ofSubject.WriteString("\n\t" + shown(r))
		}
		if e.rule == string(r.Rule) {
			ofRule.WriteString("\n\t" + shown(r))
		}
	}
	return cmp.Or(ofSubject.String(), ofRule.String(), " nothing of this rule.")
}

func shown(r finding.Finding) string {
	severity := ""
	if r.Verdict == finding.Fail || r.Verdict == finding.Waived {
		severity = " " + r.Severity.String()
	}
	return fmt.Sprintf("%s %s %s%s due %q at %s:%d: %s (%s)", r.Rule, r.Subject, r.Verdict, severity, r.Due, r.Where.File, r.Where.Line, r.Message, r.Remedy)
}

// root returns the files of the group: the base with the files of the case laid over
// it.
func (e edge) root(t *testing.T) fs.FS {
	t.Helper()
	base, err := overlay.NewBase([]byte(edgeBase(t)), nil)
	if err != nil {
		t.Fatal(err)
	}
	composed, err := e.overlay.Over(base)
	if err != nil {
		t.Fatal(err)
	}
	root, err := composed.FS()
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func edgeBase(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(edges, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
