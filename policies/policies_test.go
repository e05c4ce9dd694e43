package policies_test

import (
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/format"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/policytest"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

var update = flag.Bool("update", false, "format the Rego files in place")

func load(t *testing.T) (*rulebook.Book, *declaration.Schema) {
	t.Helper()
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		t.Fatal(err)
	}
	return book, schema
}

// judge judges an example of the rule with the given id, with policytest.Day as today.
// which is "kept" or "broken".
func judge(t *testing.T, book *rulebook.Book, schema *declaration.Schema, id rule.ID, which string) []finding.Finding {
	t.Helper()
	folder, err := book.ExampleFS(id, which)
	if err != nil {
		t.Fatal(err)
	}
	if len(declaration.Discover(folder)) == 0 {
		t.Fatalf("%s has no %s example", id, which)
	}
	evaluator := evaluation.New(book, evaluation.Options{Day: policytest.Day(), Packs: packOf(id), Params: book.Params()})
	judged, err := evaluator.JudgeSeen(t.Context(), schema.Load(folder, "example"), beside(t, folder))
	if err != nil {
		t.Fatal(err)
	}
	return judged.Results
}

// beside returns the evidence that the folder of an example contains.
func beside(t *testing.T, folder fs.FS) evaluation.Evidence {
	t.Helper()
	seen, err := evaluation.EvidenceBeside(folder)
	if err != nil {
		t.Fatal(err)
	}
	return seen
}

// packOf returns the packs in force for the examples of a rule: only its own. The data
// pack, which is always in force, is not named.
func packOf(id rule.ID) []string {
	if id.Pack() == rule.DataPack {
		return []string{}
	}
	return []string{id.Pack()}
}

func TestKeptExamplesKeepTheirRule(t *testing.T) {
	book, schema := load(t)
	for _, r := range book.Rules {
		t.Run(string(r.ID), func(t *testing.T) {
			t.Parallel()
			kept := 0
			for _, result := range judge(t, book, schema, r.ID, "kept") {
				if result.Verdict == finding.Fail {
					t.Errorf("fails %s on %s: %s", result.Rule, result.Subject, result.Message)
				}
				if result.Rule == r.ID && (result.Verdict == finding.Pass || result.Verdict == finding.Attested) {
					kept++
				}
			}
			if kept == 0 && !r.Shows {
				t.Error("the example does not show the rule kept: it has no pass")
			}
		})
	}
}

func TestBrokenExamplesBreakTheirRuleAlone(t *testing.T) {
	book, schema := load(t)
	for _, r := range book.Rules {
		if r.Shows {
			if broken, err := book.Example(r.ID, rulebook.Broken); err != nil || len(broken.Files) > 0 {
				t.Errorf("%s says that it only shows, but has an example that breaks it", r.ID)
			}
			continue
		}
		t.Run(string(r.ID), func(t *testing.T) {
			t.Parallel()
			broken, others := 0, 0
			for _, result := range judge(t, book, schema, r.ID, "broken") {
				switch {
				case result.Verdict != finding.Fail:
				case result.Rule == r.ID:
					broken++
				case r.Entails:
					others++
				case result.Rule.Name() != "placeholders":
					t.Errorf("also fails %s on %s: %s", result.Rule, result.Subject, result.Message)
				}
			}
			if broken == 0 {
				t.Error("the example does not break the rule")
			}
			if r.Entails && others == 0 {
				t.Error("the rule says that breaking it breaks others, but its example breaks none")
			}
		})
	}
}

func TestRegoTests(t *testing.T) {
	book, _ := load(t)
	outcomes, err := policytest.Run(t.Context(), book, nil)
	if err != nil {
		t.Fatal(err)
	}
	tested := map[string]bool{}
	for _, outcome := range outcomes {
		tested[outcome.Package] = true
		t.Run(outcome.Package+"."+outcome.Name, func(t *testing.T) {
			if outcome.Failed || outcome.Err != nil {
				t.Errorf("%s: failed %v", outcome.File, outcome.Err)
			}
		})
	}
	for _, r := range book.Rules {
		if !tested["data.dgcheck.rules."+string(r.ID)+"_test"] && !onlyReports(t, r.ID) {
			t.Errorf("%s has no Rego test", r.ID)
		}
	}
	between, err := rulebook.ReadBetween(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range between.Rules {
		if !tested["data.dgcheck."+string(r.ID)+"_test"] {
			t.Errorf("%s has no Rego test", r.ID)
		}
	}
	for _, helper := range helpers(t) {
		if !tested["data.dgcheck.lib."+helper+"_test"] {
			t.Errorf("the helper %s has no Rego test", helper)
		}
	}
}

func helpers(t *testing.T) []string {
	t.Helper()
	files, err := fs.Glob(policies.FS, "lib/*.rego")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range files {
		if name := strings.TrimSuffix(strings.TrimPrefix(file, "lib/"), ".rego"); !strings.HasSuffix(name, "_test") {
			names = append(names, name)
		}
	}
	return names
}

func TestRegoIsFormatted(t *testing.T) {
	err := fs.WalkDir(policies.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".rego") {
			return err
		}
		text, err := fs.ReadFile(policies.FS, name)
		if err != nil {
			return err
		}
		formatted, err := format.Source(name, text)
		if err != nil {
			return err
		}
		if string(formatted) == string(text) {
			return nil
		}
		if *update {
			return os.WriteFile(name, formatted, 0o644)
		}
		t.Errorf("%s is not formatted; run `make fmt`", name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestExamplesAreShort: every example begins with a sentence that says what it shows,
// and fits on one screen.
func TestExamplesAreShort(t *testing.T) {
	const screen = 24
	book, _ := load(t)
	found := 0
	for _, r := range book.Rules {
		for _, which := range []string{rulebook.Kept, rulebook.Broken} {
			for _, kind := range []string{".yaml", ".txtar"} {
				name := r.ID.Pack() + "/" + r.ID.Name() + "/" + which + kind
				text, err := fs.ReadFile(policies.FS, name)
				if err != nil {
					continue
				}
				found++
				if lines := strings.Count(string(text), "\n"); lines > screen {
					t.Errorf("%s has %d lines, more than %d", name, lines, screen)
				}
				if example, err := book.Example(r.ID, which); err != nil || example.Point == "" {
					t.Errorf("%s does not begin with a sentence: %v", name, err)
				}
			}
		}
	}
	if found == 0 {
		t.Error("there is no example")
	}
}
