package policytest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

// reference runs tests with OPA's own test runner.
func reference(t *testing.T, modules map[string]*ast.Module, data ast.Object) ([]Outcome, map[string]*cover.FileReport, error) {
	t.Helper()
	store := inmem.NewFromASTObject(data)
	txn, err := store.NewTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Abort(context.Background(), txn)
	tracer := cover.New()
	results, err := tester.NewRunner().SetCoverageQueryTracer(tracer).SetCoverageRuns(nil).SetStore(store).SetModules(modules).
		SetCompiler(ast.NewCompiler().WithCapabilities(rulebook.Capabilities())).RaiseBuiltinErrors(true).RunTests(t.Context(), txn)
	if err != nil {
		return nil, nil, err
	}
	var outcomes []Outcome
	for r := range results {
		outcomes = append(outcomes, Outcome{Package: r.Package, Name: r.Name, File: r.Location.File, Failed: r.Fail, Err: r.Error})
	}
	slices.SortFunc(outcomes, func(a, b Outcome) int {
		return strings.Compare(a.Package+"."+a.Name, b.Package+"."+b.Name)
	})
	return outcomes, tracer.Report(modules).Files, nil
}

// agrees runs tests with both runners, and compares the outcomes and which lines were
// evaluated.
func agrees(t *testing.T, parse func() map[string]*ast.Module, data ast.Object) {
	t.Helper()
	modules, seen := parse(), newGoneThrough()
	want, files, wantErr := reference(t, modules, data)
	got, err := runAll(t.Context(), modules, data, Pattern{}, seen)
	if (err == nil) != (wantErr == nil) {
		t.Fatalf("error %v, want %v", err, wantErr)
	}
	if diff := cmp.Diff(want, got, cmp.Transformer("text", errorText), cmpopts.EquateEmpty(), withoutFailures()); diff != "" {
		t.Error(diff)
	}
	for file, report := range files {
		percent, missed := seen.of(file, modules[file])
		var rows []int
		for _, r := range report.NotCovered {
			rows = append(rows, r.Start.Row)
		}
		if diff := cmp.Diff(slices.Compact(rows), missed); diff != "" || percent != report.Coverage {
			t.Errorf("%s: %v percent, want %v; lines missed: %s", file, percent, report.Coverage, diff)
		}
	}
}

// withoutFailures makes a comparison ignore the field Failure, which OPA's runner does
// not have.
func withoutFailures() cmp.Option { return cmpopts.IgnoreFields(Outcome{}, "Failure") }

// errorText returns the part of an error that both runners must have in common: its
// text if it is the error of one builtin or a conflict, and otherwise only that there
// is one. OPA's runner writes several errors with addresses in memory.
func errorText(err error) string {
	switch {
	case err == nil:
		return ""
	case strings.Contains(err.Error(), "eval_") && strings.Count(err.Error(), "eval_") == 1:
		return err.Error()
	}
	return "an error"
}

func modulesOf(t *testing.T, texts ...string) func() map[string]*ast.Module {
	return func() map[string]*ast.Module {
		modules := map[string]*ast.Module{}
		for i, text := range texts {
			file := string(rune('a'+i)) + ".rego"
			module, err := ast.ParseModuleWithOpts(file, text, ast.ParserOptions{RegoVersion: ast.RegoV1})
			if err != nil {
				t.Fatal(err)
			}
			modules[file] = module
		}
		return modules
	}
}

func TestTestsRunAsByOPA(t *testing.T) {
	for name, body := range map[string]string{
		"one that passes":             "test_a if 1 == 1",
		"one that fails":              "test_a if 1 == 2",
		"one that is false":           "test_a := false",
		"one that is no boolean":      "test_a := 1",
		"one without a body":          "test_a := true",
		"a default":                   "default test_a := false\ntest_a if 1 == 2",
		"one name, twice":             "test_a if 1 == 1\ntest_a if 1 == 2\ntest_a := true",
		"one that is still to do":     "todo_test_a if 1 == 2",
		"still to do, twice":          "todo_test_a if 1 == 2\ntodo_test_a if 1 == 1",
		"one below a name":            "a.test_b if 1 == 1\na.test_c.d if 1 == 2\na.todo_test_x if 1 == 2",
		"one name below another":      "test_a.b if 1 == 1\ntest_a.c if 1 == 2",
		"a set":                       "test_a contains x if some x in [1, 2]",
		"a set without members":       "test_a contains x if some x in []",
		"a function":                  "test_f(x) if x == 1",
		"what only contains the word": "my_test_a if 1 == 2",
		"a builtin that errs":         `test_a if to_number("x") == 1`,
		"an error that is denied":     `test_a if not to_number("x")`,
		"two builtins that err":       "test_a if {\n\tnot to_number(\"x\")\n\tnot to_number(\"y\")\n}",
		"a conflict":                  "test_a if f(1) == 1\nf(x) := 1 if x > 0\nf(x) := 2 if x < 2",
		"with data":                   "test_a if data.d == 1 with data.d as 1\ntest_b if input.x with input.x as true",
		"every":                       "test_a if every x in [1, 2] { x > 0 }\ntest_b if every x in [1, 2] { x > 1 }",
		"cases":                       "test_a[note] if {\n\tsome tc in [{\"note\": \"one\", \"x\": 1}, {\"note\": \"two\", \"x\": 2}]\n\tnote := tc.note\n\ttc.x == 1\n}",
		"does not compile":            "test_a if nowhere(1)",
		"does not compile in types":   "test_a if 1 == count(3)",
		"partly gone through":         "p if input.x\n\nq := 1 if {\n\tinput.y == 1\n\tinput.z == 2\n} else := 2 if {\n\tinput.y == 2\n}\n\nr contains x if {\n\tsome x in input.xs\n\tx > 1\n}\ntest_a if q == 1 with input as {\"y\": 1, \"z\": 2}\ntest_b if p with input.x as false\ntest_c if r == {2} with input.xs as [1, 2]",
	} {
		t.Run(name, func(t *testing.T) {
			agrees(t, modulesOf(t, "package x_test\n\n"+body+"\n"), ast.NewObject())
		})
	}
}

// TestOneNameInTwoFiles runs tests with the same name in two files. Their numbers
// follow the order of the files. It does not compare with OPA's runner, which numbers
// them in any order.
func TestOneNameInTwoFiles(t *testing.T) {
	outcomes, err := runAll(t.Context(), modulesOf(t, "package x\n\ntest_a if 1 == 1\n", "package x\n\ntest_a if 1 == 2\n", "package y\n\ntest_a if 1 == 1")(), ast.NewObject(), Pattern{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []Outcome{
		{Package: "data.x", Name: "test_a", File: "a.rego"},
		{Package: "data.x", Name: "test_a#01", File: "b.rego", Failed: true},
		{Package: "data.y", Name: "test_a", File: "c.rego"},
	}
	if diff := cmp.Diff(want, outcomes, withoutFailures()); diff != "" {
		t.Error(diff)
	}
}

func TestTheTestsOfAPackRunAsByOPA(t *testing.T) {
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	packs := []string{"data"} // the tests of this pack cover some of its rules only in part
	data, err := testData(book, packs)
	if err != nil {
		t.Fatal(err)
	}
	agrees(t, func() map[string]*ast.Module {
		modules, err := book.Tests(packs)
		if err != nil {
			t.Fatal(err)
		}
		return modules
	}, data)
}

func TestATestOfManyCasesIsRefused(t *testing.T) {
	_, err := runAll(t.Context(), modulesOf(t, "package x\n\ntest_a[n] if {\n\tsome n in [1, 2]\n\tn == 1\n}\n")(), ast.NewObject(), Pattern{}, nil)
	if want := "a.rego:3: rego_compile_error: test_a gives a value for each of several keys; write a rule test_… for each case"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestSeveralErrorsOfATestReadTheSameEachTime(t *testing.T) {
	outcomes, err := runAll(t.Context(), modulesOf(t, "package x\n\ntest_a if {\n\tnot to_number(\"x\")\n\tnot to_number(\"y\")\n}\n")(), ast.NewObject(), Pattern{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := `a.rego:4: eval_builtin_error: to_number: strconv.ParseFloat: parsing "x": invalid syntax; a.rego:5: eval_builtin_error: to_number: strconv.ParseFloat: parsing "y": invalid syntax`
	if len(outcomes) != 1 || outcomes[0].Err == nil || outcomes[0].Err.Error() != want {
		t.Errorf("%+v, want the error %s", outcomes, want)
	}
}
