package policies_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/policytest"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// TestRemediesEndTheirFinding holds every remedy to its word (B3): the example
// that keeps a rule is the one that breaks it after its remedy was followed. By
// all packs at once, the rule's own findings are then gone, and nothing fails
// that passed before. That an entry which the remedy adds is asked further
// things by other packs is no fault of the remedy.
func TestRemediesEndTheirFinding(t *testing.T) {
	book, schema := load(t)
	evaluator := evaluation.New(book, evaluation.Options{Day: policytest.Day(), Packs: book.Packs(), Params: book.Params()})
	judge := func(t *testing.T, id rule.ID, which string) []finding.Finding {
		folder, err := book.ExampleFS(id, which)
		if err != nil {
			t.Fatal(err)
		}
		judged, err := evaluator.JudgeSeen(t.Context(), schema.Load(folder, "example"), beside(t, folder))
		if err != nil {
			t.Fatal(err)
		}
		return judged.Results
	}
	for _, r := range book.Rules {
		if r.Shows {
			continue
		}
		t.Run(string(r.ID), func(t *testing.T) {
			t.Parallel()
			passed := map[string]bool{}
			for _, result := range judge(t, r.ID, "broken") {
				passed[subject(result)] = result.Verdict == finding.Pass || result.Verdict == finding.Attested
				if result.Rule == r.ID && result.Verdict == finding.Fail && result.Remedy == "" {
					t.Errorf("no remedy: %s", result.Message)
				}
			}
			for _, result := range judge(t, r.ID, "kept") {
				switch {
				case result.Verdict != finding.Fail:
				case result.Rule == r.ID:
					t.Errorf("the remedy does not end it on %s: %s", result.Subject, result.Message)
				case passed[subject(result)]:
					t.Errorf("the remedy starts %s on %s: %s (%s)", result.Rule, result.Subject, result.Message, result.Remedy)
				}
			}
		})
	}
}

// subject names what a result is about, whichever example it is of.
func subject(r finding.Finding) string { return fmt.Sprint(r.Rule, " ", r.Subject) }

// Every sentence in the policies that says what to do begins with a verb and
// ends with a stop, and none gives up: it must end the finding when it is
// obeyed.
func TestRemediesSayWhatToDo(t *testing.T) {
	book, _ := load(t)
	for _, r := range book.Rules {
		if r.Remedy == "" || !strings.HasSuffix(r.Remedy, ".") {
			t.Errorf("%s: the remedy %q is no sentence", r.ID, r.Remedy)
		}
		for _, idle := range []string{"Check the figure", "Consider"} {
			if strings.HasPrefix(r.Remedy, idle) {
				t.Errorf("%s: obeying %q ends nothing", r.ID, r.Remedy)
			}
		}
	}
}
