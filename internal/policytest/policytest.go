// Package policytest runs the Rego tests in the folders of the rules. A test finds the
// rule's own examples under data.examples.PACK.RULE.kept and .broken, in the form in
// which a rule sees declarations. So it can start from a complete declaration and
// change one thing in it.
package policytest

import (
	"context"
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Day returns the day on which every example is judged.
func Day() calendar.Day { return calendar.Date(2026, 11, 22) }

// Outcome is the result of one test or one example.
type Outcome struct {
	// Package and Name identify the test. File is the file that contains it.
	Package, Name, File string
	// Failed is set if the test failed. Err says why a test could not be run, or why an
	// example does not show what it should.
	Failed bool
	Err    error
	// Failure says at which expression a failed test ended. It is nil if that is
	// not known.
	Failure *Failure
}

// Run runs the tests of the given packs, and returns the outcomes sorted by name. If
// packs is empty, it runs the tests of all packs and helpers.
func Run(ctx context.Context, book *rulebook.Book, packs []string) ([]Outcome, error) {
	outcomes, _, err := run(ctx, book, packs, Pattern{}, nil)
	return outcomes, err
}

// Cover is like Run for the tests that the pattern chosen matches. It also returns how
// much of each rule the tests cover. If the pattern selects only some tests, it returns
// that only for rules with a test in their own folder that was selected.
func Cover(ctx context.Context, book *rulebook.Book, packs []string, chosen Pattern) ([]Outcome, []Coverage, error) {
	// Compile the rules without tests first. The message about a policy that does not
	// compile is then clearer.
	if _, err := book.Compile(packs); err != nil {
		return nil, nil, err
	}
	seen := newGoneThrough()
	outcomes, modules, err := run(ctx, book, packs, chosen, seen)
	if err != nil {
		return nil, nil, err
	}
	beside := map[string]int{}
	for _, outcome := range outcomes {
		beside[outcome.Package]++
	}
	var covered []Coverage
	for _, r := range tested(book, packs) {
		file := r.ID.Pack() + "/" + r.ID.Name() + "/" + r.ID.Name() + ".rego"
		if module := modules[file]; module != nil && len(module.Rules) == 0 {
			continue // the rule only reports faults, so its Rego has nothing to cover
		}
		c := Coverage{Rule: r.ID, File: file, Tests: beside["data.dgcheck.rules."+string(r.ID)+"_test"]}
		if !chosen.All() && c.Tests == 0 {
			continue
		}
		if modules[file] != nil {
			c.Percent, c.Missed = seen.of(file, modules[file])
		}
		covered = append(covered, c)
	}
	return outcomes, covered, nil
}

// tested returns the rules of the given packs, or all rules if packs is empty.
func tested(book *rulebook.Book, packs []string) []rule.Rule {
	return slices.DeleteFunc(slices.Clone(book.Rules), func(r rule.Rule) bool {
		return len(packs) > 0 && !slices.Contains(packs, r.ID.Pack())
	})
}

// Coverage is how much of a rule is covered by its own tests and those of other rules.
type Coverage struct {
	Rule rule.ID
	File string
	// Tests is the number of tests in the rule's folder.
	Tests int
	// Percent is the percentage of the rule's lines that is covered. Missed are the
	// first lines of the parts that are not.
	Percent float64
	Missed  []int
}

func run(ctx context.Context, book *rulebook.Book, packs []string, chosen Pattern, seen *goneThrough) ([]Outcome, map[string]*ast.Module, error) {
	modules, err := book.Tests(packs)
	if err != nil {
		return nil, nil, err
	}
	data, err := testData(book, packs)
	if err != nil {
		return nil, nil, err
	}
	outcomes, err := runAll(ctx, modules, data, chosen, seen)
	if err != nil {
		return nil, nil, fmt.Errorf("run policy tests: %w", err)
	}
	return outcomes, modules, nil
}

// testData returns what tests see as `data`, with the examples. The day is Day().
func testData(book *rulebook.Book, only []string) (ast.Object, error) {
	evaluator := forExamples(book)
	examples, err := examplesSeen(book, evaluator, only)
	if err != nil {
		return nil, err
	}
	data := evaluator.Data()
	data.Insert(ast.StringTerm(examplesKey), ast.NewTerm(examples))
	return data, nil
}

// forExamples returns an evaluator for Day(), with every pack in force and the default
// figures.
func forExamples(book *rulebook.Book) *evaluation.Evaluator {
	return evaluation.New(book, evaluation.Options{Day: Day(), Packs: book.Packs(), Params: book.Params()})
}

// examplesKey is the key of the examples in `data`.
const examplesKey = "examples"

// examplesSeen returns the examples of some packs as rules see them, by pack, rule, and
// kept or broken. If only is empty, it returns those of all packs.
func examplesSeen(book *rulebook.Book, evaluator *evaluation.Evaluator, only []string) (ast.Object, error) {
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		return nil, err
	}
	packs := map[string]ast.Object{}
	for _, r := range book.Rules {
		if len(only) > 0 && !slices.Contains(only, r.ID.Pack()) {
			continue
		}
		pack := packs[r.ID.Pack()]
		if pack == nil {
			pack = ast.NewObject()
			packs[r.ID.Pack()] = pack
		}
		examples := ast.NewObject()
		for _, which := range []string{rulebook.Kept, rulebook.Broken} {
			folder, err := book.ExampleFS(r.ID, which)
			if err != nil {
				return nil, err
			}
			seen, err := evaluation.EvidenceBeside(folder)
			if err != nil {
				return nil, fmt.Errorf("the %s example of %s: %w", which, r.ID, err)
			}
			examples.Insert(ast.StringTerm(which), evaluator.Input(schema.Load(folder, which), seen))
		}
		pack.Insert(ast.StringTerm(r.ID.Name()), ast.NewTerm(examples))
	}
	all := ast.NewObject()
	for name, pack := range packs {
		all.Insert(ast.StringTerm(name), ast.NewTerm(pack))
	}
	return all, nil
}
