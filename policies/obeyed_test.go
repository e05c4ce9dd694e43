package policies_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/policytest"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// obeyed is a case in which a user follows the remedy of a finding.
//
// edit has the sections of a declaration that differ from soundGroup. In it, following
// the remedy removes [-text-] and adds [+text+]. A line such as "-okrs" leaves a
// section out. table is the content of a finance file, f.csv, or empty.
type obeyed struct{ rule, edit, table string }

// TestRemediesObeyed follows remedies word for word (B3). The remedy must name each key
// that is added, the finding must be gone, and nothing may begin to fail in the rule's
// own pack, the guide or the data pack.
func TestRemediesObeyed(t *testing.T) {
	book, schema := load(t)
	evaluator := evaluation.New(book, evaluation.Options{Day: policytest.Day(), Packs: book.Packs(), Params: book.Params()})
	sound := soundGroup(t)
	for n, c := range obeyedCases() {
		t.Run("B3 "+c.rule, func(t *testing.T) {
			t.Parallel()
			judge := func(edit string, table string) []finding.Finding {
				folder := fstest.MapFS{
					"delivery-group.yaml": {Data: []byte(join(sound, edit))},
					"finance.csv":         {Data: []byte(soundTable)},
				}
				if table != "" {
					folder["f.csv"] = &fstest.MapFile{Data: []byte(table)}
				}
				judged, err := evaluator.Judge(t.Context(), schema.Load(folder, "example"))
				if err != nil {
					t.Fatal(err)
				}
				return judged.Results
			}
			before := failsOf(judge(goes(c.edit), ""))
			found := slices.Collect(func(yield func(finding.Finding) bool) {
				for _, r := range before {
					if r.Rule == rule.ID(c.rule) && !yield(r) {
						return
					}
				}
			})
			if len(found) == 0 {
				t.Fatalf("case %d finds nothing", n)
			}
			var advice strings.Builder
			for _, r := range found {
				advice.WriteString(r.Remedy)
			}
			for _, key := range keysAdded(c.edit) {
				if !strings.Contains(advice.String(), key) {
					t.Errorf("%s is added, but the remedy does not name it: %s", key, advice.String())
				}
			}
			for what, r := range failsOf(judge(comes(c.edit), c.table)) {
				switch was, failed := before[what]; {
				case r.Rule == rule.ID(c.rule):
					t.Errorf("the remedy %q does not end it: %s", was.Remedy, r.Message)
				case !failed && slices.Contains([]string{rule.ID(c.rule).Pack(), "guide", rule.DataPack}, r.Rule.Pack()):
					t.Errorf("the remedy %q starts %s: %s", advice.String(), r.Rule, r.Message)
				}
			}
		})
	}
}

// failsOf returns the fails by rule and subject. In the data pack, where a subject can
// have several, the message is part of the key.
func failsOf(results []finding.Finding) map[string]finding.Finding {
	fails := map[string]finding.Finding{}
	for _, r := range results {
		what := subject(r)
		if r.Rule.Pack() == rule.DataPack {
			what += " " + r.Message
		}
		if r.Verdict == finding.Fail {
			fails[what] = r
		}
	}
	return fails
}

var (
	removed = regexp.MustCompile(`(?s)\[-(.*?)-\]`)
	added   = regexp.MustCompile(`(?s)\[\+(.*?)\+\]`)
	keyed   = regexp.MustCompile(`([a-z_]+):(?:\s|$)`)
	section = regexp.MustCompile(`(?m)^-?[a-z_]+`)
)

// goes returns the text of an edit before the remedy is followed, and comes the text
// after it is followed.
func goes(edit string) string {
	return removed.ReplaceAllString(added.ReplaceAllString(edit, ""), "$1")
}

func comes(edit string) string {
	return added.ReplaceAllString(removed.ReplaceAllString(edit, ""), "$1")
}

// keysAdded returns the keys that following the remedy adds.
func keysAdded(edit string) []string {
	var keys []string
	for _, part := range added.FindAllStringSubmatch(edit, -1) {
		for _, key := range keyed.FindAllStringSubmatch(part[1], -1) {
			keys = append(keys, key[1])
		}
	}
	return keys
}

// sections splits a declaration at the keys that begin a line. It returns the texts by
// key.
func sections(text string) map[string]string {
	parts, starts := map[string]string{}, section.FindAllStringIndex(text, -1)
	for i, start := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		parts[text[start[0]:start[1]]] = strings.TrimSpace(text[start[0]:end])
	}
	return parts
}

// join returns the declaration with the sections of sound and of an edit. A section of
// the edit replaces that of sound. A line of the edit such as "-okrs" leaves that
// section out.
func join(sound map[string]string, edit string) string {
	parts := map[string]string{}
	for key, text := range sound {
		parts[key] = text
	}
	for key, text := range sections(edit) {
		if gone, cut := strings.CutPrefix(key, "-"); cut {
			delete(parts, gone)
		} else {
			parts[key] = text
		}
	}
	var lines []string
	for _, text := range parts {
		lines = append(lines, text)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}
