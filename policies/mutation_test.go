package policies_test

import (
	"io/fs"
	"regexp"
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
			if results, err := judgeMutant(t, r.ID, "broken", remove); !missed(err) && (err != nil || fails(results, r.ID) > 0) {
				t.Errorf("removed, it still fails its broken example: %v", err)
			}
			if results, err := judgeMutant(t, r.ID, "kept", negate); !r.Shows && (err != nil || fails(results, r.ID) == 0) {
				t.Errorf("negated, it does not fail its kept example: %v", err)
			}
			if _, err := judgeMutant(t, r.ID, "kept", breakIt); err == nil {
				t.Error("erring, it ends in verdicts and not in an error")
			}
			if _, err := judgeMutant(t, r.ID, "kept", invent); err == nil {
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
			results, err := judgeMutant(t, r.ID, "kept", silence)
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

func judgeMutant(t *testing.T, id rule.ID, which string, change mutation) ([]finding.Result, error) {
	t.Helper()
	book, err := rulebook.Load(mutant(t, id, change))
	if err != nil {
		return nil, err
	}
	schema, err := declaration.ReadSchema(book.Schema)
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := rulebook.Load(policies.FS)
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

// mutant is the policies with one rule changed.
func mutant(t *testing.T, id rule.ID, change mutation) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	own := id.Pack() + "/" + id.Name() + "/"
	err := fs.WalkDir(policies.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(name, "_test.rego") || strings.Contains(name, "/kept/") || strings.Contains(name, "/broken/") {
			return err
		}
		text, err := fs.ReadFile(policies.FS, name)
		if strings.HasPrefix(name, own) {
			text = []byte(change(string(text)))
		}
		if len(text) > 0 {
			files[name] = &fstest.MapFile{Data: text}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func fails(results []finding.Result, id rule.ID) int {
	n := 0
	for _, result := range results {
		if result.Rule == id && result.Verdict == finding.Fail {
			n++
		}
	}
	return n
}
