package policytest

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/loader"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

// plainKit writes the files that the opa program needs for a group into a temporary
// folder, and returns that folder.
func plainKit(t *testing.T, book *rulebook.Book, group string, packs []string) string {
	t.Helper()
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := PlainFor(book, forExamples(book), schema.Load(os.DirFS(group), "group"), evaluation.Evidence{}, packs)
	if err != nil {
		t.Fatal(err)
	}
	again, err := PlainFor(book, forExamples(book), schema.Load(os.DirFS(group), "group"), evaluation.Evidence{}, packs)
	if err != nil || string(again.Data) != string(plain.Data) || string(again.Input) != string(plain.Input) {
		t.Fatal("it gives other bytes the second time", err)
	}
	folder := t.TempDir()
	for name, text := range map[string][]byte{"input.json": plain.Input, "data.json": plain.Data} {
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// loaded reads folders and files as `opa test --ignore '*.yaml'` does.
func loaded(t *testing.T, paths ...string) *loader.Result {
	t.Helper()
	result, err := loader.NewFileLoader().Filtered(paths, func(_ string, info fs.FileInfo, _ int) bool {
		return !info.IsDir() && strings.HasSuffix(info.Name(), ".yaml")
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// TestPlainOPATestsAndEvaluatesOurPolicies loads the policies and the files that
// `dgcheck policy input` writes into OPA's own test runner. Every test of two packs
// must run and pass, and the result of a rule must be as expected.
func TestPlainOPATestsAndEvaluatesOurPolicies(t *testing.T) {
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	packs := []string{"strategy", "central"}
	kit := plainKit(t, book, "../../testdata/groups/flood-resilience", packs)
	files := loaded(t, "../../policies", filepath.Join(kit, "data.json"))
	modules := map[string]*ast.Module{}
	var ours, theirs []string
	for name, file := range files.Modules {
		modules[name] = file.Parsed
		if pkg := file.Parsed.Package.Path.String(); strings.HasPrefix(pkg, "data.dgcheck.rules.strategy.") || strings.HasPrefix(pkg, "data.dgcheck.rules.central.") {
			for _, r := range file.Parsed.Rules {
				if test := testName(r); test != nil {
					ours = append(ours, pkg+"."+test.String())
				}
			}
		}
	}
	store := inmem.NewFromObject(files.Documents)
	txn, err := store.NewTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Abort(t.Context(), txn)
	compiler := ast.NewCompiler()
	results, err := tester.NewRunner().SetStore(store).SetCompiler(compiler).SetModules(modules).Filter(`rules\.(strategy|central)\.`).RunTests(t.Context(), txn)
	if err != nil {
		t.Fatal(err)
	}
	for r := range results {
		if r.Fail || r.Error != nil {
			t.Errorf("%s: %s.%s fails by plain OPA: %v", r.Location, r.Package, r.Name, r.Error)
		}
		theirs = append(theirs, r.Package+"."+r.Name)
	}
	slices.Sort(theirs)
	slices.Sort(ours)
	if diff := cmp.Diff(slices.Compact(ours), slices.Compact(theirs)); diff != "" || len(ours) < 100 {
		t.Errorf("%d tests; -written +run by plain OPA:\n%s", len(ours), diff)
	}
	evaluates(t, compiler, store, txn, filepath.Join(kit, "input.json"))
}

// evaluates checks the result of a rule that OPA returns for the input in a file.
func evaluates(t *testing.T, compiler *ast.Compiler, store storage.Store, txn storage.Transaction, name string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var input any
	if err := json.Unmarshal(text, &input); err != nil {
		t.Fatal(err)
	}
	found, err := rego.New(rego.Query("data.dgcheck.rules.guide.outcome_owner.results"), rego.Compiler(compiler), rego.Store(store), rego.Transaction(txn), rego.Input(input)).Eval(t.Context())
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	want := map[string]any{
		"0": map[string]any{"pass": "Owned by Deputy Director Flood Policy."},
		"1": map[string]any{"pass": "Owned by Director Asset Management."},
		"2": map[string]any{"pass": "Owned by Head of Permitting."},
	}
	if diff := cmp.Diff(want, found[0].Expressions[0].Value); diff != "" {
		t.Error(diff)
	}
}
