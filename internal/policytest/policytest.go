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
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
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

// Run runs every test of the book, in the order of their names.
func Run(ctx context.Context, book *rulebook.Book) ([]Outcome, error) {
	modules, err := book.Tests()
	if err != nil {
		return nil, err
	}
	data, err := testData(book)
	if err != nil {
		return nil, err
	}
	compiler := ast.NewCompiler().WithCapabilities(rulebook.Capabilities())
	store := inmem.NewFromASTObject(data)
	txn, err := store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Abort(ctx, txn)
	runner := tester.NewRunner().SetCompiler(compiler).SetStore(store).SetModules(modules).RaiseBuiltinErrors(true)
	results, err := runner.RunTests(ctx, txn)
	if err != nil {
		return nil, fmt.Errorf("run policy tests: %w", err)
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
	return outcomes, nil
}

// testData is what the policies see in a run on the examples' day, and the
// examples.
func testData(book *rulebook.Book) (ast.Object, error) {
	schema, err := declaration.ReadSchema(book.Schema)
	if err != nil {
		return nil, err
	}
	evaluator := evaluation.New(book, evaluation.Options{Day: Day(), Packs: book.Packs(), Params: book.Params()})
	packs := map[string]ast.Object{}
	for _, r := range book.Rules {
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
