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

// TestASilentRuleIsAnError takes the results away from every rule: each must be
// missed. The results about files are given in Go.
func TestASilentRuleIsAnError(t *testing.T) {
	book, _ := load(t)
	for _, r := range book.Rules {
		if r.ID.Pack() == rule.DataPack {
			continue
		}
		t.Run(string(r.ID), func(t *testing.T) {
			t.Parallel()
			results, err := judgeMutant(t, book, r.ID, "kept", silence)
			if (r.Months || r.Quarters) && err == nil {
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

// given matches what a rule gives: a result about the group, and results by the
// keys of what it judges, or a set of them about files.
var given = regexp.MustCompile(`(?m)^(results?)( :=| contains| if)`)

func remove(string) string { return "" }

// instead gives what a rule gives another name, and puts something else in its
// place: by what there was, the text for each.
func instead(text string, by map[string]string) string {
	changed := given.ReplaceAllString(text, "${1}_as_given$2")
	for name, other := range by {
		if regexp.MustCompile(`(?m)^` + name + `_as_given`).MatchString(changed) {
			changed += other
		}
	}
	return changed
}

// aboutFiles reports whether a rule judges files, of which it gives a set of
// doubts, if it gives anything.
func aboutFiles(text string) bool { return strings.Contains(text, "judges: files") }

// doubting gives a rule about files one doubt in place of its own.
func doubting(text, doubt string) string {
	return given.ReplaceAllString(text, "${1}_as_given$2") + "\nresults contains " + doubt + "\n"
}

func negate(text string) string {
	if aboutFiles(text) {
		return doubting(text, `{"fail": "It is the other way round.", "place": ["group"]}`)
	}
	return instead(text, map[string]string{
		"result":  "\nresult := turned(result_as_given)\n",
		"results": "\nresults := {key: turned_below(value) | some key, value in results_as_given}\n",
	}) + `
turned_below(value) := turned(value) if {
	is_result(value)
} else := {key: turned_part(part) | some key, part in value}

turned_part(value) := turned(value) if {
	is_result(value)
} else := {key: turned(part) | some key, part in value}

is_result(value) if {
	some verdict in ["pass", "fail", "not-due", "not-applicable", "attested", "not-assessed"]
	is_string(value[verdict])
}

turned(value) := {turned_key(key): turned_text(key, text) | some key, text in value}

turned_key(key) := object.get({"pass": "fail", "attested": "fail", "fail": "pass"}, key, key)

turned_text(key, text) := "It is the other way round." if {
	key in ["pass", "attested", "fail"]
} else := text
`
}

func breakIt(text string) string {
	if aboutFiles(text) {
		return doubting(text, `to_number("a word")`)
	}
	return instead(text, map[string]string{
		"result":  "\nresult := to_number(\"a word\") if result_as_given\n",
		"results": "\nresults := {key: to_number(\"a word\") | some key, _ in results_as_given}\n",
	})
}

func invent(text string) string {
	if aboutFiles(text) {
		return doubting(text, `{"perhaps": "It may be.", "place": ["group"]}`)
	}
	return instead(text, map[string]string{
		"result":  "\nresult := {\"perhaps\": \"It may be.\"} if result_as_given\n",
		"results": "\nresults := {key: {\"perhaps\": \"It may be.\"} | some key, _ in results_as_given}\n",
	})
}

func silence(text string) string {
	return instead(text, map[string]string{"results": "\nresults := {}\n"})
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

// otherRule matches a rule that a waiver names.
var otherRule = regexp.MustCompile(`rule: (\w+)\.(\w+)`)

// reading gives a rule, those that it sums up and those that its example names.
func reading(t *testing.T, shipped *rulebook.Book, id rule.ID) []rule.ID {
	t.Helper()
	ids := []rule.ID{id}
	for i := 0; i < len(ids); i++ {
		r, _ := shipped.Find(ids[i])
		others := slices.Clone(r.Parts)
		kept, _ := shipped.Examples(ids[i])
		for _, example := range kept {
			for _, found := range otherRule.FindAllStringSubmatch(example, -1) {
				others = append(others, rule.ID(found[1]+"."+found[2]))
			}
		}
		for _, other := range others {
			if !slices.Contains(ids, other) {
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
