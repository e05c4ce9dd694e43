package evaluation_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// one is an evaluation.Custom with a single rule, which returns a fixed answer.
type one struct {
	rule   rule.Rule
	answer evaluation.Answer
}

func (o one) Rules() []rule.Rule { return []rule.Rule{o.rule} }

func (one) Reads(rule.ID) rulebook.Reads { return rulebook.Reads{} }

func (o one) Ask(context.Context, []byte, []byte) (map[rule.ID]evaluation.Answer, error) {
	return map[rule.ID]evaluation.Answer{o.rule.ID: o.answer}, nil
}

const declared = `dgcheck: 1
group: {id: g, name: G, founded: 2024-07-01}
services:
  - id: a
    name: A
    products:
      - {id: p, name: P}
      - {id: q, name: Q}
  - id: b
    name: B
roadmap: {items: [{id: r, title: R}]}
`

// TestResultsAreReadByEntry checks that the results of rules are read as
// docs/policies.md describes.
func TestResultsAreReadByEntry(t *testing.T) {
	list := rule.Rule{Judges: []string{"services"}, At: "name"}
	group := rule.Rule{At: "group.founded"}
	finer := rule.Rule{Judges: []string{"services"}, Each: "boundary", At: "name"}
	parts := rule.Rule{Judges: []string{"services"}, Each: "products", At: "name"}
	two := rule.Rule{Judges: []string{"services", "roadmap.items"}}
	months := rule.Rule{Months: true, At: "group", Asked: "actuals"}
	const b = `"1": {"pass": "B is."}`
	for name, c := range map[string]struct {
		rule            rule.Rule
		result, results string
		// want has the expected findings, each as its subject, verdict and line. If an
		// error is expected, problem is its text, and want is empty.
		want    []string
		problem string
	}{
		"a list":                         {list, ``, `{"0": {"fail": "No."}, ` + b + `}`, []string{"service:a fail 5", "service:b pass 10"}, ""},
		"a place of its own":             {list, ``, `{"0": {"fail": "No.", "at": []}, "1": {"fail": "No.", "place": ["group"]}}`, []string{"service:a fail 4", "service:b fail 2"}, ""},
		"a pass without a sentence":      {list, ``, `{"0": {"pass": ""}, ` + b + `}`, []string{"service:a pass 5", "service:b pass 10"}, ""},
		"an entry left out":              {list, ``, `{` + b + `}`, nil, "it says nothing of entry 1 of services"},
		"an entry too many":              {list, ``, `{"0": {"pass": ""}, "2": {"pass": ""}, ` + b + `}`, nil, `its results are about "2" of services, which is not there`},
		"a key that is no place":         {list, ``, `{"a": {"pass": ""}, ` + b + `}`, nil, `its results are about "a" of services, which is not there`},
		"a place written oddly":          {list, ``, `{"00": {"pass": ""}, ` + b + `}`, nil, `its results are about "00" of services, which is not there`},
		"a missing entry by its id":      {rule.Rule{Judges: []string{"services"}, Subject: "service"}, ``, `{"0": {"pass": ""}, "lost": {"fail": "No."}, ` + b + `}`, []string{"service:a pass 4", "service:b pass 9", "service:lost fail 3"}, ""},
		"a name of its own":              {list, ``, `{"0": {"pass": "", "key": "x/y"}, ` + b + `}`, []string{"service:b pass 10", "service:x/y pass 5"}, ""},
		"two entries of one name":        {list, ``, `{"0": {"pass": "", "key": "b"}, ` + b + `}`, nil, "it gives two verdicts on service:b"},
		"the group beside":               {list, `{"pass": "Both."}`, `{"0": {"pass": ""}, ` + b + `}`, []string{"group pass 3", "service:a pass 5", "service:b pass 10"}, ""},
		"the group alone":                {list, `{"not-assessed": "We cannot tell."}`, `{}`, []string{"group not-assessed 3"}, ""},
		"the group and half of the list": {list, `{"pass": "Both."}`, `{` + b + `}`, nil, "it says nothing of entry 1 of services"},
		"a list in place of an object":   {list, ``, `[{"pass": ""}]`, nil, "its results should be an object"},
		"nothing":                        {list, ``, ``, nil, "it says nothing"},
		"the group":                      {group, `{"not-due": "Soon.", "due": "2026-12-01"}`, ``, []string{"group not-due 2"}, ""},
		"a subject of the group":         {rule.Rule{Subject: "attestation:x", At: "group"}, `{"attested": "So."}`, ``, []string{"attestation:x attested 2"}, ""},
		"a list where none is judged":    {group, ``, `{"0": {"pass": ""}}`, nil, "it judges the group, so it gives `result`, not `results`"},
		"finer results":                  {finer, ``, `{"0": {"pass": {"fail": "No."}, "live": {"pass": ""}}, "1": {"not-applicable": "No."}}`, []string{"service:a/live pass 5", "service:a/pass fail 5", "service:b not-applicable 10"}, ""},
		"no finer result":                {finer, ``, `{"0": {}, ` + b + `}`, nil, "it says nothing of service:a"},
		"finer than is said":             {list, ``, `{"0": {"alpha": {"pass": ""}}, ` + b + `}`, nil, "the result for service:a: `alpha` is nothing that a result may say"},
		"a list within an entry":         {parts, ``, `{"0": {"0": {"pass": ""}, "1": {"fail": "No."}}, ` + b + `}`, []string{"service:a/p pass 7", "service:a/q fail 8", "service:b pass 9"}, ""},
		"one too many within":            {parts, ``, `{"0": {"0": {"pass": ""}, "2": {"fail": "No."}}, ` + b + `}`, nil, "a result for service:a is about \"2\" of `products`, which is not there"},
		"two lists":                      {two, ``, `{"services": {"0": {"pass": ""}, ` + b + `}, "roadmap.items": {"0": {"fail": "No."}}}`, []string{"roadmap:r fail 11", "service:a pass 4", "service:b pass 9"}, ""},
		"one list of two":                {two, ``, `{"services": {"0": {"pass": ""}, ` + b + `}}`, nil, "its results do not say anything of roadmap.items"},
		"a third list":                   {two, ``, `{"services": {"0": {"pass": ""}, ` + b + `}, "roadmap.items": {"0": {"pass": ""}}, "spend": {}}`, nil, "its results are about lists that it does not judge"},
		"a month that is none":           {months, ``, `{"May": {"pass": ""}}`, nil, `its results are about "May", which is not a month`},
		"a month left out":               {months, ``, `{"2026-11": {"pass": ""}}`, nil, "it says nothing of month:2026-04"},
		"two verdicts":                   {group, `{"pass": "", "fail": "No."}`, ``, nil, "the result for group: it gives two verdicts, fail and pass"},
		"no verdict":                     {group, `{"due": "2026-12-01"}`, ``, nil, "the result for group: it gives no verdict"},
		"no reason":                      {group, `{"fail": ""}`, ``, nil, "the result for group: it gives no reason beside its verdict"},
		"a reason that is no text":       {group, `{"fail": 1}`, ``, nil, "the result for group: the reason beside `fail` is not a text"},
		"both kinds of place":            {group, `{"fail": "No.", "at": ["group"], "place": ["group"]}`, ``, nil, "the result for group: it gives both `at` and `place`"},
		"a slip in a key":                {group, `{"fail": "No.", "remdy": "Do it."}`, ``, nil, "the result for group: `remdy` is nothing that a result may say"},
		"a day that is none":             {group, `{"fail": "No.", "due": "soon"}`, ``, nil, "the result for group: its `due` cannot be read"},
		"a place that is none":           {group, `{"fail": "No.", "at": "group"}`, ``, nil, "the result for group: its `at` cannot be read"},
		"a severity that is none":        {group, `{"fail": "No.", "severity": "grave"}`, ``, nil, `the result for group: "grave" is not a severity: error, warning or info`},
	} {
		t.Run(name, func(t *testing.T) {
			r := c.rule
			r.ID, r.Title, r.Remedy, r.Severity = "acme.x", "X", "Do it.", rule.Warning
			judged := judgeByOne(t, one{r, evaluation.Answer{Result: json.RawMessage(c.result), Results: json.RawMessage(c.results)}})
			problem := ""
			if c.problem != "" {
				problem = "rule acme.x: " + c.problem
			}
			if judged.Custom != problem {
				t.Errorf("%q, want %q", judged.Custom, problem)
			}
			var got []string
			for _, result := range judged.Results {
				if result.Rule == r.ID {
					got = append(got, fmt.Sprintf("%s %s %d", result.Subject, result.Verdict, result.Where.Line))
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("results (-want +got):\n%s", diff)
			}
		})
	}
}

func judgeByOne(t *testing.T, o one) evaluation.GroupResult {
	t.Helper()
	book := shipped(t)
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		t.Fatal(err)
	}
	d := schema.Load(fstest.MapFS{"delivery-group.yaml": {Data: []byte(declared)}}, "g")
	options := evaluation.Options{Day: calendar.Date(2026, 11, 22), Given: true, Packs: []string{}, Params: book.Params(), Custom: o}
	judged, err := evaluation.New(book, options).Judge(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return judged
}
