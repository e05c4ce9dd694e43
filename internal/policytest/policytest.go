// Package policytest runs the Rego tests that stand beside the rules. A test
// finds the rule's own examples, as the total documents a rule sees, under
// data.examples.PACK.RULE.kept and .broken, so that it can begin with a whole
// declaration and change the one thing it is about.
package policytest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Day is the day by which every example is judged, as if it were today.
func Day() calendar.Day { return calendar.Date(2026, 11, 22) }

// Outcome is how one test ended.
type Outcome struct {
	// Package and Name of the test, and the file it stands in.
	Package, Name, File string
	// Failed tells that it did not hold; Err says why it could not be run.
	Failed bool
	Err    error
}

// Run runs the tests of some packs, or of all packs and helpers where none is
// named, in the order of their names.
func Run(ctx context.Context, book *rulebook.Book, packs []string) ([]Outcome, error) {
	outcomes, _, err := run(ctx, book, packs, nil)
	return outcomes, err
}

// Cover does the same, and tells how much of each rule the tests went through.
func Cover(ctx context.Context, book *rulebook.Book, packs []string) ([]Outcome, []Coverage, error) {
	// What does not compile is said here, in words, before OPA's runner says it.
	if _, err := book.Compile(packs); err != nil {
		return nil, nil, err
	}
	tracer := cover.New()
	outcomes, modules, err := run(ctx, book, packs, tracer)
	if err != nil {
		return nil, nil, err
	}
	report := tracer.Report(modules)
	var covered []Coverage
	for _, r := range book.Rules {
		if len(packs) > 0 && !slices.Contains(packs, r.ID.Pack()) {
			continue
		}
		file := r.ID.Pack() + "/" + r.ID.Name() + "/" + r.ID.Name() + ".rego"
		c := Coverage{Rule: r.ID, File: file}
		for _, outcome := range outcomes {
			if outcome.Package == "data.dgcheck.rules."+string(r.ID)+"_test" {
				c.Tests++
			}
		}
		if found := report.Files[file]; found != nil {
			c.Percent = found.Coverage
			for _, missed := range found.NotCovered {
				if row := missed.Start.Row; !slices.Contains(c.Missed, row) {
					c.Missed = append(c.Missed, row)
				}
			}
		}
		covered = append(covered, c)
	}
	return outcomes, covered, nil
}

// Coverage is how much of a rule its tests, and those of others, went through.
type Coverage struct {
	Rule rule.ID
	File string
	// Tests are those that stand beside the rule.
	Tests int
	// Percent of its lines that were gone through; Missed are the first lines of
	// the parts that were not.
	Percent float64
	Missed  []int
}

func run(ctx context.Context, book *rulebook.Book, packs []string, tracer topdown.QueryTracer) ([]Outcome, map[string]*ast.Module, error) {
	modules, err := book.Tests(packs)
	if err != nil {
		return nil, nil, err
	}
	data, err := testData(book, packs)
	if err != nil {
		return nil, nil, err
	}
	compiler := ast.NewCompiler().WithCapabilities(rulebook.Capabilities())
	store := inmem.NewFromASTObject(data)
	txn, err := store.NewTransaction(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer store.Abort(ctx, txn)
	runner := tester.NewRunner().SetCoverageQueryTracer(tracer).SetCompiler(compiler).SetStore(store).SetModules(modules).RaiseBuiltinErrors(true)
	results, err := runner.RunTests(ctx, txn)
	if err != nil {
		return nil, nil, fmt.Errorf("run policy tests: %w", err)
	}
	var outcomes []Outcome
	for result := range results {
		outcomes = append(outcomes, Outcome{
			Package: result.Package, Name: result.Name, File: result.Location.File,
			Failed: result.Fail, Err: result.Error,
		})
	}
	slices.SortFunc(outcomes, func(a, b Outcome) int {
		return strings.Compare(a.Package+"."+a.Name, b.Package+"."+b.Name)
	})
	return outcomes, modules, nil
}

// testData is what the policies see in a run on the examples' day, and the
// examples.
func testData(book *rulebook.Book, only []string) (ast.Object, error) {
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		return nil, err
	}
	evaluator := evaluation.New(book, evaluation.Options{Day: Day(), Packs: book.Packs(), Params: book.Params()})
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
		for _, which := range []string{"kept", "broken"} {
			folder, err := book.ExampleFS(r.ID, which)
			if err != nil {
				return nil, err
			}
			examples.Insert(ast.StringTerm(which), evaluator.Input(schema.Load(folder, which)))
		}
		pack.Insert(ast.StringTerm(r.ID.Name()), ast.NewTerm(examples))
	}
	all := ast.NewObject()
	for name, pack := range packs {
		all.Insert(ast.StringTerm(name), ast.NewTerm(pack))
	}
	data := evaluator.Data()
	data.Insert(ast.StringTerm("examples"), ast.NewTerm(all))
	return data, nil
}
