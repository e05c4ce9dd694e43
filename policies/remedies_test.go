package policies_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/policytest"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/policies"
)

// TestRemediesEndTheirFinding: the kept example of a rule is its broken example after
// the remedy was followed (B3). With all packs in force, the rule's own findings must
// then be gone, and nothing may fail that passed before. Rules of other packs may fail
// on an entry that the remedy adds.
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

// subject returns a text that identifies a result, the same in both examples of a rule.
func subject(r finding.Finding) string { return fmt.Sprint(r.Rule, " ", r.Subject) }

// TestRemediesSayWhatToDo checks that every remedy in the policies is a sentence that
// says what to do. Following it must end the finding, so it may not begin with words
// such as "Consider".
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

// TestRemediesNameTheWordsOfAChoice: if a remedy asks for a key that only accepts
// certain words, it has to name at least one of them. With another word, following the
// remedy would only lead to another finding.
func TestRemediesNameTheWordsOfAChoice(t *testing.T) {
	schema, err := policies.FS.ReadFile("declaration.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var root any
	if err := json.Unmarshal(schema, &root); err != nil {
		t.Fatal(err)
	}
	words := map[string][]string{}
	choices(root, "", words)
	key := regexp.MustCompile("`(?:[a-z_]+\\.)*([a-z_]+)`")
	// These keys are left out. In other sections, the first three accept other values:
	// a text, a map or a column of a table. The words of a topic are too many for a
	// sentence.
	other := []string{"kind", "risk", "users", "topic"}
	asked := 0
	for remedy, file := range everyRemedy(t) {
		for _, part := range key.FindAllStringSubmatch(remedy, -1) {
			if len(words[part[1]]) == 0 || slices.Contains(other, part[1]) {
				continue
			}
			asked++
			if !slices.ContainsFunc(words[part[1]], func(word string) bool { return strings.Contains(remedy, word) }) {
				t.Errorf("%s: `%s` is one of %s; say so: %s", file, part[1], strings.Join(words[part[1]], ", "), remedy)
			}
		}
	}
	if asked < 30 {
		t.Errorf("only %d remedies ask for a choice", asked)
	}
}

// choices collects, for each key of a schema that only accepts certain words, these
// words.
func choices(node any, key string, into map[string][]string) {
	object, _ := node.(map[string]any)
	if enum, ok := object["enum"].([]any); ok && key != "" && len(enum) > 1 {
		for _, word := range enum {
			into[key] = append(into[key], fmt.Sprint(word))
		}
	}
	if properties, ok := object["properties"].(map[string]any); ok {
		for name, property := range properties {
			choices(property, name, into)
		}
	}
	if items, ok := object["items"]; ok {
		choices(items, "", into)
	}
	if defs, ok := object["$defs"].(map[string]any); ok {
		for _, def := range defs {
			choices(def, "", into)
		}
	}
}

// everyRemedy returns the remedies of all rules, each with its file.
func everyRemedy(t *testing.T) map[string]string {
	written := regexp.MustCompile("(?m)\"remedy\": \\$?\"(.*)\"|^#   remedy: (.*)$")
	all := map[string]string{}
	err := fs.WalkDir(policies.FS, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".rego") || strings.HasSuffix(name, "_test.rego") {
			return err
		}
		text, err := fs.ReadFile(policies.FS, name)
		for _, part := range written.FindAllStringSubmatch(string(text), -1) {
			all[part[1]+part[2]] = name
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
