package policies_test

import (
	"io/fs"
	"os"
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

// TestEveryRuleDecides changes each rule, for example removes or negates it. The
// results of its examples must change, since a rule that can be broken without a
// failing test checks nothing.
func TestEveryRuleDecides(t *testing.T) {
	book, _ := load(t)
	for _, r := range sample(book.Rules) {
		t.Run(string(r.ID), func(t *testing.T) {
			t.Parallel()
			if results, err := judgeMutant(t, book, r.ID, "broken", remove); !missed(err) && (err != nil || fails(results, r.ID) > 0) {
				t.Errorf("removed, it still fails its broken example: %v", err)
			}
			if onlyReports(t, r.ID) {
				return
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

// sample returns every fourth rule. With DGCHECK_LONG set, as .ci/run sets it, it
// returns all.
func sample(rules []rule.Rule) []rule.Rule {
	if os.Getenv("DGCHECK_LONG") != "" {
		return rules
	}
	var some []rule.Rule
	for i := 0; i < len(rules); i += 4 {
		some = append(some, rules[i])
	}
	return some
}

// missed reports whether loading the policies failed because a clause has lost its only
// rule.
func missed(err error) bool { return err != nil && strings.Contains(err.Error(), "no rule serves") }

// TestASilentRuleIsAnError makes each rule about the entries of a list, or about months
// or quarters, return no results. Judging must then return an error.
func TestASilentRuleIsAnError(t *testing.T) {
	book, _ := load(t)
	for _, r := range sample(book.Rules) {
		if r.ID.Pack() == rule.DataPack {
			continue // its results about files come from the reader's faults
		}
		t.Run(string(r.ID), func(t *testing.T) {
			t.Parallel()
			results, err := judgeMutant(t, book, r.ID, "kept", silence)
			if (r.Months || r.Quarters) && r.Asked == "" && err == nil {
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

// mutation returns a changed text of a rule. If the text is empty, the rule is removed.
type mutation func(text string) string

var (
	result  = regexp.MustCompile(`(?m)^result\b`)
	results = regexp.MustCompile(`(?m)^results\b`)
	doubts  = regexp.MustCompile(`(?m)^results contains\b`)
)

func remove(string) string { return "" }

// wrap renames the rules `result` and `results` in the Rego text of a rule, and adds
// other Rego rules in their place. The parameter one is the text that replaces
// `result`, the parameter all is the text that replaces `results`, and doubt replaces
// `results` in a rule that judges whole files. These texts can use the old rules under
// the names result_as_it_was and results_as_they_were.
func wrap(text, one, all, doubt string) string {
	wrapped := results.ReplaceAllString(result.ReplaceAllString(text, "result_as_it_was"), "results_as_they_were")
	if result.MatchString(text) {
		wrapped += "\n" + one + "\n"
	}
	switch {
	case doubts.MatchString(text):
		wrapped += "\n" + doubt + "\n"
	case results.MatchString(text):
		wrapped += "\n" + all + "\n"
	}
	return wrapped
}

func negate(text string) string {
	return wrap(text,
		`result := turned(result_as_it_was)`,
		`results := {key: turned_all(value) | some key, value in results_as_they_were}`,
		`results contains {"fail": "It is the other way round.", "place": ["group"]}`) + `
turned_all(value) := turned(value) if {
	verdict_of(value)
} else := {key: turned(result) | some key, result in value}

turned(result) := object.union(object.remove(result, [verdict_of(result)]), {opposite: "It is the other way round."}) if {
	opposite := object.get({"pass": "fail", "attested": "fail", "fail": "pass"}, verdict_of(result), verdict_of(result))
}

verdict_of(result) := [word |
	some word in ["pass", "fail", "attested", "not-due", "not-applicable", "not-assessed"]
	is_string(result[word])
][0]
`
}

func breakIt(text string) string {
	return wrap(text,
		`result := result_as_it_was if to_number("a word") == 1`,
		`results := results_as_they_were if to_number("a word") == 1`,
		`results := results_as_they_were if to_number("a word") == 1`)
}

func invent(text string) string {
	return wrap(text,
		`result := {"perhaps": "It is so."} if result_as_it_was`,
		`results := {key: {"perhaps": "It is so."} | some key, _ in results_as_they_were}`,
		`results contains {"perhaps": "It is so.", "place": ["group"]}`)
}

func silence(text string) string {
	return wrap(text,
		`result := result_as_it_was if 1 == 2`,
		`results := {key: value | some key, value in results_as_they_were; 1 == 2}`,
		``)
}

// onlyReports reports whether the Rego of a rule returns no results. All results of
// such a rule come from the faults that its metadata names.
func onlyReports(t *testing.T, id rule.ID) bool {
	t.Helper()
	return !results.Match(read(t, id.Pack()+"/"+id.Name()+"/"+id.Name()+".rego")) && id.Pack() == rule.DataPack
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
	judged, err := evaluator.JudgeSeen(t.Context(), schema.Load(example, "example"), beside(t, example))
	return judged.Results, err
}

// mutant returns policies in which the text of the rule with the given id is what the
// function change makes of it. They have only the rules that this rule needs, since
// they are loaded and compiled many times.
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

// otherRule matches the name of another rule: one that a rule sums up, or that a waiver
// in its example names.
var otherRule = regexp.MustCompile(`(?:data\.dgcheck\.rules\.|rule: )(\w+)\.(\w+)`)

// reading returns the ids of a rule, of the rules that it sums up and of those that its
// example names.
func reading(t *testing.T, shipped *rulebook.Book, id rule.ID) []rule.ID {
	t.Helper()
	ids := []rule.ID{id}
	for i := 0; i < len(ids); i++ {
		text := string(read(t, ids[i].Pack()+"/"+ids[i].Name()+"/"+ids[i].Name()+".rego"))
		kept, err := shipped.Example(ids[i], rulebook.Kept)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range kept.Files {
			text += string(file.Data)
		}
		if r, ok := shipped.Find(ids[i]); ok {
			for _, part := range r.Parts {
				if !slices.Contains(ids, part) {
					ids = append(ids, part)
				}
			}
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

// clausesOf returns the content of clauses.yaml with only the clauses in kept.
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
