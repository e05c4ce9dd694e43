package policies_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/policytest"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

// TestEveryRuleDecides changes each rule in ways that must show: a rule that
// could be taken out, turned round or broken without anybody noticing would be
// no check at all.
func TestEveryRuleDecides(t *testing.T) {
	book, _ := load(t)
	for _, r := range book.Rules {
		t.Run(string(r.ID), func(t *testing.T) {
			t.Parallel()
			if results, err := judgeMutant(t, book, r.ID, "broken", remove); !missed(err) && (err != nil || fails(results, r.ID) > 0) {
				t.Errorf("removed, it still fails its broken example: %v", err)
			}
			if results, err := judgeMutant(t, book, r.ID, "kept", negate); !r.Shows && (err != nil || fails(results, r.ID) == 0) {
				t.Errorf("negated, it does not fail its kept example: %v", err)
			}
			if _, err := judgeMutant(t, book, r.ID, "kept", breakIt); err == nil {
				t.Error("erring, it ends in verdicts and not in an error")
			}
			if _, err := judgeMutant(t, book, r.ID, "kept", invent); err == nil {
				t.Error("a verdict nobody knows ends in results and not in an error")
			}
		})
	}
}

// missed: the policies do not load, because a clause has lost its only rule.
func missed(err error) bool { return err != nil && strings.Contains(err.Error(), "no rule serves") }

// TestASilentRuleIsAnError takes the results away from every rule that judges
// the entries of a list: each must be missed.
func TestASilentRuleIsAnError(t *testing.T) {
	book, _ := load(t)
	for _, r := range book.Rules {
		if r.ID.Pack() == rule.DataPack {
			continue // a file without a fault is sound by the reader's word
		}
		t.Run(string(r.ID), func(t *testing.T) {
			t.Parallel()
			results, err := judgeMutant(t, book, r.ID, "kept", silence)
			if r.Months && err == nil {
				for _, result := range results {
					if result.Rule == r.ID && result.Verdict == finding.Pass {
						t.Error("silent, it still passes")
					}
				}
				return
			}
			if err == nil {
				t.Error("silent, it is not missed")
			}
		})
	}
}

// mutation changes a rule's text, or takes it away by giving none.
type mutation func(text string) string

var results = regexp.MustCompile(`(?m)^results\b`)

func remove(string) string { return "" }

// wrap gives the rule's own results another name and puts others in their
// place.
func wrap(text, instead string) string {
	return results.ReplaceAllString(text, "results_as_they_were") + "\n" + instead
}

func negate(text string) string {
	return wrap(text, `results contains object.union({"because": "It is the other way round."}, object.union(result, {"verdict": object.get({"pass": "fail", "attested": "fail", "fail": "pass"}, result.verdict, result.verdict)})) if {
	some result in results_as_they_were
}
`)
}

func breakIt(text string) string {
	return wrap(text, `results contains object.union(result, {"verdict": to_number("a word")}) if some result in results_as_they_were
`)
}

func invent(text string) string {
	return wrap(text, `results contains object.union(result, {"verdict": "perhaps"}) if some result in results_as_they_were
`)
}

func silence(text string) string {
	return wrap(text, `results contains result if {
	some result in results_as_they_were
	result.verdict == "never"
}
`)
}

func judgeMutant(t *testing.T, shipped *rulebook.Book, id rule.ID, which string, change mutation) ([]finding.Finding, error) {
	t.Helper()
	book, err := rulebook.Load(mutant(t, shipped, id, change))
	if err != nil {
		return nil, err
	}
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		t.Fatal(err)
	}
	example, err := shipped.ExampleFS(id, which)
	if err != nil {
		t.Fatal(err)
	}
	evaluator := evaluation.New(book, evaluation.Options{Day: policytest.Day(), Packs: packOf(id), Params: book.Params()})
	judged, err := evaluator.Judge(t.Context(), schema.Load(example, "example"))
	return judged.Results, err
}

// mutant is the policies with one rule changed, and without the rules that it
// does not read: it is loaded and compiled many times.
func mutant(t *testing.T, shipped *rulebook.Book, id rule.ID, change mutation) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	kept := map[string]bool{}
	for _, needed := range reading(t, shipped, id) {
		r, _ := shipped.Find(needed)
		for _, clause := range r.Clauses {
			kept[clause] = true
		}
		name := needed.Pack() + "/" + needed.Name() + "/" + needed.Name() + ".rego"
		text := string(read(t, name))
		if needed == id {
			text = change(text)
		}
		if text != "" {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	files["clauses.yaml"] = &fstest.MapFile{Data: clausesOf(t, kept)}
	for _, name := range []string{"main.rego", "params.yaml", "words.yaml", "declaration.schema.json"} {
		files[name] = &fstest.MapFile{Data: read(t, name)}
	}
	for _, name := range helpers(t) {
		files["lib/"+name+".rego"] = &fstest.MapFile{Data: read(t, "lib/"+name+".rego")}
	}
	return files
}

// A rule reads the results of another in Rego; a waiver in its example names one.
var otherRule = regexp.MustCompile(`(?:data\.dgcheck\.rules\.|rule: )(\w+)\.(\w+)`)

// reading gives a rule, those whose results it reads and those that its example
// names.
func reading(t *testing.T, shipped *rulebook.Book, id rule.ID) []rule.ID {
	t.Helper()
	ids := []rule.ID{id}
	for i := 0; i < len(ids); i++ {
		text := string(read(t, ids[i].Pack()+"/"+ids[i].Name()+"/"+ids[i].Name()+".rego"))
		kept, _ := shipped.Examples(ids[i])
		for _, example := range kept {
			text += example
		}
		for _, found := range otherRule.FindAllStringSubmatch(text, -1) {
			if other := rule.ID(found[1] + "." + found[2]); !slices.Contains(ids, other) {
				ids = append(ids, other)
			}
		}
	}
	return ids
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	text, err := fs.ReadFile(policies.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// clausesOf is the catalogue with some of its clauses.
func clausesOf(t *testing.T, kept map[string]bool) []byte {
	t.Helper()
	const mark = "\n  - id: "
	parts := strings.Split(string(read(t, "clauses.yaml")), mark)
	some := parts[0]
	for _, part := range parts[1:] {
		if id, _, _ := strings.Cut(part, "\n"); kept[strings.TrimSpace(id)] {
			some += mark + part
		}
	}
	return []byte(some)
}

func fails(results []finding.Finding, id rule.ID) int {
	n := 0
	for _, result := range results {
		if result.Rule == id && result.Verdict == finding.Fail {
			n++
		}
	}
	return n
}
