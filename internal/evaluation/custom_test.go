package evaluation_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// theirs is an evaluation.Custom with two rules, which returns fixed answers.
type theirs map[rule.ID]evaluation.Answer

func (t theirs) Rules() []rule.Rule {
	return []rule.Rule{{ID: "acme.one", Title: "One", Severity: rule.Warning, Months: true}, {ID: "acme.two", Title: "Two", Severity: rule.Warning, Months: true}}
}

func (theirs) Reads(rule.ID) rulebook.Reads { return rulebook.Reads{} }

func (t theirs) Ask(context.Context, []byte, []byte) (map[rule.ID]evaluation.Answer, error) {
	return t, nil
}

// answers returns an answer with n results: one about the group, and the others about
// months.
func answers(n int) evaluation.Answer {
	months := make([]string, n-1)
	for i := range months {
		months[i] = fmt.Sprintf(`"%04d-%02d": {"fail": "It is so."}`, i/12, i%12+1)
	}
	return evaluation.Answer{
		Result:  json.RawMessage(`{"fail": "It is so."}`),
		Results: json.RawMessage("{" + strings.Join(months, ", ") + "}"),
	}
}

// aboutSpend is an evaluation.Custom with one rule about pipeline items, which looks at
// the records of spend and fails every item.
type aboutSpend struct{}

func (aboutSpend) Rules() []rule.Rule {
	return []rule.Rule{{ID: "acme.spend", Title: "Spend", Severity: rule.Warning, Judges: []string{"pipeline.items"}}}
}

func (aboutSpend) Reads(rule.ID) rulebook.Reads {
	return rulebook.Reads{Paths: [][]string{{"spend"}}}
}

func (aboutSpend) Ask(context.Context, []byte, []byte) (map[rule.ID]evaluation.Answer, error) {
	fails := json.RawMessage(`{"0": {"fail": "It has no spend."}, "1": {"fail": "It has no spend."}}`)
	return map[rule.ID]evaluation.Answer{"acme.spend": {Results: fails}}, nil
}

// TestCustomRulesWaitForALostRecord has a record of spend whose reference to a pipeline
// item is misspelt. A custom rule that reads spend must not fail that item.
func TestCustomRulesWaitForALostRecord(t *testing.T) {
	book := shipped(t)
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		t.Fatal(err)
	}
	const text = "dgcheck: 1\ngroup: {id: g, name: G}\npipeline: {items: [{id: a}, {id: b}]}\nspend: [{id: s, pipelne: b}]\n"
	d := schema.Load(fstest.MapFS{"delivery-group.yaml": {Data: []byte(text)}}, "g")
	options := evaluation.Options{Day: calendar.Date(2026, 11, 22), Given: true, Packs: []string{}, Params: book.Params(), Custom: aboutSpend{}}
	judged, err := evaluation.New(book, options).Judge(t.Context(), d)
	if err != nil || judged.Custom != "" {
		t.Fatal(err, judged.Custom)
	}
	got := map[string]finding.Verdict{}
	for _, result := range judged.Results {
		if result.Rule == "acme.spend" {
			got[result.Subject] = result.Verdict
		}
	}
	if diff := cmp.Diff(map[string]finding.Verdict{"pipeline:a": finding.Fail, "pipeline:b": finding.NotAssessed}, got); diff != "" {
		t.Error(diff)
	}
}

// TestWhatOthersRulesSayIsBounded has custom rules that give too many results, or one
// that is too long. All results of custom rules must be refused, and those of the
// shipped rules must remain.
func TestWhatOthersRulesSayIsBounded(t *testing.T) {
	book := shipped(t)
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		t.Fatal(err)
	}
	d := schema.Load(fstest.MapFS{"delivery-group.yaml": {Data: []byte("dgcheck: 1\ngroup: {id: g, name: G}\n")}}, "g")
	judge := func(outside evaluation.Custom) evaluation.GroupResult {
		t.Helper()
		options := evaluation.Options{Day: calendar.Date(2026, 11, 22), Given: true, Packs: []string{}, Params: book.Params(), Custom: outside}
		judged, err := evaluation.New(book, options).Judge(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		return judged
	}
	ours := len(judge(nil).Results)
	long := evaluation.Answer{Result: json.RawMessage(fmt.Sprintf(`{"fail": %q}`, strings.Repeat("x", 20_000)))}
	for name, want := range map[string]struct {
		answers theirs
		theirs  int
		problem string
	}{
		"as many as may be":     {theirs{"acme.one": answers(49_999), "acme.two": answers(1)}, 50_000, ""},
		"one more in all":       {theirs{"acme.one": answers(49_999), "acme.two": answers(2)}, 0, "rule acme.two: together the rules give more than 50000 results"},
		"one more of one rule":  {theirs{"acme.one": answers(50_001), "acme.two": answers(1)}, 0, "rule acme.one: together the rules give more than 50000 results"},
		"a result that is long": {theirs{"acme.one": long, "acme.two": answers(1)}, 0, "rule acme.one: one of its results is longer than 20000 bytes"},
		"a rule that is silent": {theirs{"acme.one": answers(1)}, 0, "rule acme.two: it says nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			judged := judge(want.answers)
			if judged.Custom != want.problem {
				t.Errorf("%q, want %q", judged.Custom, want.problem)
			}
			if got := len(judged.Results) - ours; ours == 0 || got != want.theirs {
				t.Errorf("%d results of theirs beside %d of ours, want %d", got, ours, want.theirs)
			}
		})
	}
}
