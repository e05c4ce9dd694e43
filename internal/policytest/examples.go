package policytest

import (
	"context"
	"fmt"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Examples judges the examples of the rules in some packs. A rule must pass its
// kept example and fail its broken one. A rule that can fail but has neither
// example fails the test too.
func Examples(ctx context.Context, book *rulebook.Book, packs []string) ([]Outcome, error) {
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		return nil, err
	}
	evaluator := evaluation.New(book, evaluation.Options{Day: Day(), Packs: packs, Params: book.Params()})
	var outcomes []Outcome
	for _, r := range book.InForce(packs) {
		if r.ID.Pack() == rule.DataPack {
			continue
		}
		for _, which := range []string{rulebook.Kept, rulebook.Broken} {
			outcome := Outcome{Package: string(r.ID), Name: which + " example", File: r.ID.Pack() + "/" + r.ID.Name() + "/" + which}
			outcome.Err = shows(ctx, book, schema, evaluator, r.ID, which)
			outcomes = append(outcomes, outcome)
		}
	}
	return outcomes, nil
}

// shows says what is wrong with a rule's example.
func shows(ctx context.Context, book *rulebook.Book, schema *declaration.Schema, evaluator *evaluation.Evaluator, id rule.ID, which string) error {
	example, err := book.Example(id, which)
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
	judged, err := evaluator.Judge(ctx, schema.Load(folder, "example"))
	if err != nil {
		return err
	}
	verdicts := map[finding.Verdict]int{}
	for _, result := range judged.Results {
		if result.Rule == id {
			verdicts[result.Verdict]++
		}
	}
	switch {
	case which == rulebook.Broken && verdicts[finding.Fail] == 0:
		return fmt.Errorf("the example does not break the rule")
	case which == rulebook.Kept && verdicts[finding.Fail] > 0:
		return fmt.Errorf("the example breaks the rule")
	case which == rulebook.Kept && verdicts[finding.Pass]+verdicts[finding.Attested] == 0:
		return fmt.Errorf("the example does not show the rule kept: nothing passes")
	}
	return nil
}
