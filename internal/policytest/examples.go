package policytest

import (
	"context"
	"fmt"
	"path"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Examples judges the examples of the rules that chosen accepts, each with only its own
// pack in force. A rule must pass its kept example and fail its broken one. An example
// that is laid over the base of its pack must break no other rule. A rule that can fail
// but has no kept or no broken example fails the test too.
func Examples(ctx context.Context, book *rulebook.Book, packs []string, chosen Pattern) ([]Outcome, error) {
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		return nil, err
	}
	j := judge{book: book, schema: schema, evaluators: map[string]*evaluation.Evaluator{}}
	var outcomes []Outcome
	for _, r := range tested(book, packs) {
		if r.Shows {
			continue
		}
		for _, which := range []string{rulebook.Kept, rulebook.Broken} {
			if !chosen.Matches(string(r.ID) + "." + which) {
				continue
			}
			outcome := Outcome{Package: string(r.ID), Name: which + " example", File: path.Join(r.ID.Pack(), r.ID.Name(), which)}
			outcome.Err = j.shows(ctx, r, which)
			outcomes = append(outcomes, outcome)
		}
	}
	return outcomes, ctx.Err()
}

// judge judges examples.
type judge struct {
	book       *rulebook.Book
	schema     *declaration.Schema
	evaluators map[string]*evaluation.Evaluator // by pack
}

// evaluator returns the evaluator for the examples of a pack. Only that pack is in
// force. It uses OPA's interpreter, since the plan may be older than policies that are
// being changed.
func (j *judge) evaluator(pack string) *evaluation.Evaluator {
	if j.evaluators[pack] == nil {
		packs := []string{}
		if pack != rule.DataPack {
			packs = append(packs, pack)
		}
		j.evaluators[pack] = evaluation.New(j.book, evaluation.Options{Day: Day(), Packs: packs, Params: j.book.Params(), Reference: true})
	}
	return j.evaluators[pack]
}

// shows returns an error if an example of a rule does not show what it should. The last
// argument is rulebook.Kept or rulebook.Broken.
func (j *judge) shows(ctx context.Context, r rule.Rule, which string) error {
	example, err := j.book.Example(r.ID, which)
	if err != nil {
		return err
	}
	if len(example.Files) == 0 {
		return fmt.Errorf("there is no %s.yaml beside the rule", which)
	}
	folder, err := example.Files.FS()
	if err != nil {
		return err
	}
	if len(declaration.Discover(folder)) == 0 {
		return fmt.Errorf("there is no declaration in it")
	}
	seen, err := evaluation.EvidenceBeside(folder)
	if err != nil {
		return err
	}
	judged, err := j.evaluator(r.ID.Pack()).JudgeSeen(ctx, j.schema.Load(folder, "example"), seen)
	if err != nil {
		return err
	}
	if err := told(r.ID, which, judged.Results); err != nil {
		return err
	}
	if !j.book.HasBase(r.ID.Pack()) || which == rulebook.Broken && r.Entails {
		return nil
	}
	return alone(r.ID, judged.Results)
}

// told returns an error if the results of an example are not as its kind asks. A kept
// example (rulebook.Kept) must have a pass of the rule, or an attested result, and no
// fail. A broken one (rulebook.Broken) must have a fail.
func told(id rule.ID, which string, results []finding.Finding) error {
	verdicts, first := map[finding.Verdict]int{}, ""
	for _, result := range results {
		if result.Rule != id {
			continue
		}
		verdicts[result.Verdict]++
		if first == "" || result.Verdict == finding.Fail {
			first = fmt.Sprintf("; it says %s: %s: %s", result.Subject, result.Verdict, result.Message)
		}
	}
	switch {
	case which == rulebook.Broken && verdicts[finding.Fail] == 0:
		return fmt.Errorf("the example does not break the rule%s", first)
	case which == rulebook.Kept && verdicts[finding.Fail] > 0:
		return fmt.Errorf("the example breaks the rule%s", first)
	case which == rulebook.Kept && verdicts[finding.Pass]+verdicts[finding.Attested] == 0:
		return fmt.Errorf("the example does not show the rule kept: nothing passes%s", first)
	}
	return nil
}

// placeholders is a rule that any example may break, since a placeholder is one way to
// leave something out.
const placeholders = rule.ID(rule.DataPack + ".placeholders")

// alone returns an error if an example breaks a rule other than its own.
func alone(id rule.ID, results []finding.Finding) error {
	for _, result := range results {
		if result.Verdict == finding.Fail && result.Rule != id && result.Rule != placeholders {
			return fmt.Errorf("the example also breaks %s on %s: %s", result.Rule, result.Subject, result.Message)
		}
	}
	return nil
}
