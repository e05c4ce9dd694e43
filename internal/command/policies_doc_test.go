package command_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/loader"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
)

// TestTheWorkedExampleOfOwnPoliciesWorks does what docs/policies.md shows: it writes
// the files on the page, runs the commands, and compares their output with the page.
func TestTheWorkedExampleOfOwnPoliciesWorks(t *testing.T) {
	page := absolute("../../docs/policies.md")
	content, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	text := string(content)
	for _, mark := range regexp.MustCompile(`<!-- file: (.+) -->`).FindAllStringSubmatch(text, -1) {
		_, inside, _ := fenced(t, text, mark[0])
		if err := os.MkdirAll(filepath.Dir(mark[1]), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(mark[1], []byte(inside), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, mark := range regexp.MustCompile(`<!-- (run|opa|regal): (.+) -->`).FindAllStringSubmatch(text, -1) {
		before, inside, after := fenced(t, text, mark[0])
		program, args := mark[1], strings.Fields(mark[2])
		var out, errs string
		switch program {
		case "run":
			program = "dgcheck"
			out, errs, _ = run(t, args...)
		case "opa":
			out = opa(t, args)
		case "regal":
			var there bool
			if out, there = regal(t, args); !there {
				_, out, _ = strings.Cut(inside, "\n")
			}
		}
		if errs != "" {
			t.Errorf("%s: stderr: %s", mark[2], errs)
		}
		text = before + "$ " + program + " " + mark[2] + "\n" + out + after
	}
	golden(t, page, text)
	sameFile(t, "our-policies/.regal/config.yaml", "first-policies/.regal/config.yaml")
}

// sameFile fails the test if two files have different contents.
func sameFile(t *testing.T, one, other string) {
	t.Helper()
	want, err := os.ReadFile(one)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(other)
	if err != nil || string(got) != string(want) {
		t.Errorf("%s and %s differ (%v)", one, other, err)
	}
}

// opa does what the program opa does for the two commands on the page. It uses the Go
// packages of OPA.
func opa(t *testing.T, args []string) string {
	t.Helper()
	folder := args[slices.Index(args, "-b")+1]
	bundle, err := loader.NewFileLoader().AsBundle(folder)
	if err != nil {
		t.Fatal(err)
	}
	modules := map[string]*ast.Module{}
	for _, module := range bundle.Modules {
		modules[module.Path] = module.Parsed
	}
	store := inmem.NewFromObject(bundle.Data)
	txn := storage.NewTransactionOrDie(t.Context(), store)
	defer store.Abort(t.Context(), txn)
	compiler := ast.NewCompiler()
	var out strings.Builder
	if args[0] == "test" {
		results, err := tester.NewRunner().SetStore(store).SetCompiler(compiler).SetModules(modules).RunTests(t.Context(), txn)
		if err == nil {
			err = tester.PrettyReporter{Output: &out}.Report(results)
		}
		if err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	if compiler.Compile(modules); compiler.Failed() {
		t.Fatal(compiler.Errors)
	}
	text, err := os.ReadFile(args[slices.Index(args, "-i")+1])
	if err != nil {
		t.Fatal(err)
	}
	input, err := ast.ValueFromReader(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	found, err := rego.New(rego.Query(args[len(args)-1]), rego.Compiler(compiler), rego.Store(store), rego.Transaction(txn), rego.ParsedInput(input)).Eval(t.Context())
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	value, err := json.Marshal(found[0].Expressions[0].Value)
	if err != nil {
		t.Fatal(err)
	}
	return string(value) + "\n"
}

// regal runs the program regal and returns its output. The second result is false if it
// is not installed.
func regal(t *testing.T, args []string) (string, bool) {
	t.Helper()
	program, err := exec.LookPath("regal")
	if err != nil {
		t.Log("there is no regal here, so its command on the page was not run")
		return "", false
	}
	out, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput()
	if err != nil {
		t.Errorf("regal: %v", err)
	}
	return string(out), true
}
