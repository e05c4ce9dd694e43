package policytest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
)

func TestAFailedTestSaysWhatItFound(t *testing.T) {
	const rule = "package acme.size\n\nresults := {i: judged(x) | some i, x in input.xs}\n\njudged(x) := {\"pass\": \"\"} if x > 1 else := {\"fail\": \"It is small.\"}\n"
	for name, c := range map[string]struct {
		body string
		want Failure
	}{
		"a comparison": {
			"told(x) := y if y := rule.results[0] with input as {\"xs\": [x]}\n\ntest_a if {\n\ttold(2) == {\"pass\": \"\"}\n\ttold(1) == {\"pass\": \"\"}\n}",
			Failure{9, `told(1) == {"pass": ""}`, `{"fail": "It is small."}`, `{"pass": ""}`, `{0: {"fail": "It is small."}}`},
		},
		"what is undefined": {
			"test_a if rule.results[0].pass with input as {\"xs\": [1]}",
			Failure{5, `rule.results[0].pass with input as {"xs": [1]}`, "", "", `{0: {"fail": "It is small."}}`},
		},
		"the expected value first": {
			"test_a if {\n\t{} == rule.results with input as {\"xs\": [2]}\n}",
			Failure{6, `{} == rule.results with input as {"xs": [2]}`, `{0: {"pass": ""}}`, `{}`, `{0: {"pass": ""}}`},
		},
		"no rule in it": {"test_a if {\n\tx := 2\n\tx == 3\n}", Failure{7, "x == 3", "2", "3", ""}},
		"a call":        {"test_a if {\n\tcount([1]) > 3\n}", Failure{6, "count([1]) > 3", "", "", ""}},
		"a loop": {
			"test_a if {\n\tevery n in [3, 1] {\n\t\tn == 3\n\t}\n}", Failure{7, "n == 3", "1", "3", ""},
		},
	} {
		t.Run(name, func(t *testing.T) {
			modules := modulesOf(t, rule, "package acme.size_test\n\nimport data.acme.size as rule\n\n"+c.body+"\n")()
			outcomes, err := runAll(t.Context(), modules, ast.NewObject(), Pattern{}, nil)
			if err != nil || len(outcomes) != 1 || !outcomes[0].Failed {
				t.Fatalf("%+v, %v", outcomes, err)
			}
			if diff := cmp.Diff(&c.want, outcomes[0].Failure); diff != "" {
				t.Error(diff)
			}
		})
	}
}
