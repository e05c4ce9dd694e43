package fix_test

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/fix"
	"github.com/DEFRA/dgcheck/policies"
)

const single = "delivery-group.yaml"

func loader(t testing.TB) fix.Load {
	t.Helper()
	schemaText, err := policies.FS.ReadFile("declaration.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	words, err := policies.FS.ReadFile("words.yaml")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := declaration.ReadSchema(schemaText, words)
	if err != nil {
		t.Fatal(err)
	}
	return func(root fs.FS) *declaration.Declaration { return schema.Load(root, "folder") }
}

func all(_ *declaration.Declaration, fixes []fix.Fix) []fix.Fix { return fixes }

// mend applies all fixes to files, given by name, and returns their new content by
// name.
func mend(t testing.TB, load fix.Load, files map[string]string) map[string]string {
	t.Helper()
	root := fstest.MapFS{}
	after := map[string]string{}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: []byte(text)}
		after[name] = text
	}
	for _, file := range fix.All(root, load, all).Files {
		after[file.Name] = string(file.After)
	}
	return after
}

// TestWhatHasOneRightAnswerIsMended applies all fixes to declarations with one fault or
// several, and compares the texts. The line "dgcheck: 1" is put before the text of each
// case.
func TestWhatHasOneRightAnswerIsMended(t *testing.T) {
	tests := map[string]struct{ before, after string }{
		"a near-miss key":                      {"services_reviewed: 2026-11-02\nservces: [] # none yet\n", "services_reviewed: 2026-11-02\nservices: [] # none yet\n"},
		"a key in capitals":                    {"group: {Name: Soil, id: soil}\n", "group: {name: Soil, id: soil}\n"},
		"an alias":                             {"waivers:\n  - rule: guide.x\n    until: 2026-12-01   # as agreed\n", "waivers:\n  - rule: guide.x\n    expires: 2026-12-01   # as agreed\n"},
		"a quoted alias":                       {"group: {\"leader\": {role: Head of Soil}, id: soil}\n", "group: {lead: {role: Head of Soil}, id: soil}\n"},
		"a choice with a slip":                 {"outcomes: [{id: a, title: A, status: actve}]\n", "outcomes: [{id: a, title: A, status: active}]\n"},
		"a date in words":                      {"services_reviewed: 12 October 2026\n", "services_reviewed: 2026-10-12\n"},
		"a date in quotes":                     {"services_reviewed: '2026/10/12'\n", "services_reviewed: 2026-10-12\n"},
		"a British date beyond the twelfth":    {"services_reviewed: 25/10/2026\n", "services_reviewed: 2026-10-25\n"},
		"thousands":                            {"finance:\n  months:\n    2026-10: {forecast: 120k, actual: £1.2m}\n", "finance:\n  months:\n    2026-10: {forecast: 120000, actual: 1200000}\n"},
		"thousands with a fraction":            {"finance:\n  months:\n    2026-10: {forecast: 1.25k, actual: -£0.5k}\n", "finance:\n  months:\n    2026-10: {forecast: 1250, actual: -500}\n"},
		"a debit":                              {"finance:\n  months:\n    2026-10: {forecast: \"1,200 DR\"}\n", "finance:\n  months:\n    2026-10: {forecast: 1200}\n"},
		"a comma in braces":                    {"finance:\n  months:\n    2026-10: {forecast: 120,000, actual: 3}\n", "finance:\n  months:\n    2026-10: {forecast: 120000, actual: 3}\n"},
		"no legacy":                            {"legacy: No\n", "legacy: none\n"},
		"yes for true":                         {"services: [{id: a, name: A, transactional: yes}]\n", "services: [{id: a, name: A, transactional: true}]\n"},
		"a list without items":                 {"roadmap:\n  # ours\n  - id: a\n    title: A\n    horizon: now\n", "roadmap:\n  # ours\n  items:\n  - id: a\n    title: A\n    horizon: now\n"},
		"a list without items at the margin":   {"roadmap:\n- id: a\n  title: A\n\n  horizon: now\n# the end\n\nlegacy: none\n", "roadmap:\n  items:\n  - id: a\n    title: A\n\n    horizon: now\n# the end\n\nlegacy: none\n"},
		"a reference by title":                 {"outcomes: [{id: a, title: Good soil}]\nservices: [{id: s, name: S, outcomes: [good soil]}]\n", "outcomes: [{id: a, title: Good soil}]\nservices: [{id: s, name: S, outcomes: [a]}]\n"},
		"a missing id":                         {"services:\n  - name: Apply for a grant # new\n    transactional: true\n", "services:\n  - id: apply-for-a-grant\n    name: Apply for a grant # new\n    transactional: true\n"},
		"a missing id in braces":               {"services: [{name: Apply for a grant}]\n", "services: [{id: apply-for-a-grant, name: Apply for a grant}]\n"},
		"a blank id":                           {"services:\n  - id:\n    name: Apply\n", "services:\n  - id: apply\n    name: Apply\n"},
		"a missing id where lines end in CRLF": {"services:\r\n  - name: Apply\r\n", "services:\r\n  - id: apply\r\n    name: Apply\r\n"},
		"a comma in a text":                    {"outcomes: [{id: a, title: Clean air, water}]\n", "outcomes: [{id: a, title: \"Clean air, water\"}]\n"},
		"a colon in a text":                    {"group:\n  id: soil\n  name: Soil: health\n", "group:\n  id: soil\n  name: \"Soil: health\"\n"},
		"no space after a colon":               {"group:\n  id:soil\n  name: Soil\n", "group:\n  id: soil\n  name: Soil\n"},
		"an equals sign, then what it hid":     {"services_reviewed = 12 October 2026\n", "services_reviewed: 2026-10-12\n"},
		"the address of a repository":          {"services: [{id: a, name: A, repos: ['https://github.com/DEFRA/soil']}]\n", "services: [{id: a, name: A, repos: [DEFRA/soil]}]\n"},
		"one id where a list is asked for":     {"outcomes: [{id: a, title: A}]\nservices: [{id: s, name: S, outcomes: a}]\n", "outcomes: [{id: a, title: A}]\nservices: [{id: s, name: S, outcomes: [a]}]\n"},
		"a month that is left out":             {"finance:\n  months:\n    2026-08: {forecast: 1}\n\n    # the last two\n    2026-10: {forecast: 2}\n    2026-11: {forecast: 3}\n", "finance:\n  months:\n    2026-08: {forecast: 1}\n    2026-09: {forecast: , actual: }\n\n    # the last two\n    2026-10: {forecast: 2}\n    2026-11: {forecast: 3}\n"},
		"months left out in braces":            {"finance: {months: {2026-08: {forecast: 1}, 2026-11: {forecast: 2}}}\n", "finance: {months: {2026-08: {forecast: 1}, 2026-09: {forecast: , actual: }, 2026-10: {forecast: , actual: }, 2026-11: {forecast: 2}}}\n"},
		"letters beyond ASCII in front":        {"outcomes: [{id: é, title: £ 水, statsu: active}]\n", "outcomes: [{id: é, title: £ 水, status: active}]\n"},
	}
	load := loader(t)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := mend(t, load, map[string]string{single: "dgcheck: 1\n" + test.before})[single]
			if diff := cmp.Diff("dgcheck: 1\n"+test.after, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatHasTwoAnswersIsLeft(t *testing.T) {
	tests := map[string]string{
		"a date that may be American":         "services_reviewed: 12/10/2026\n",
		"beta":                                "services: [{id: a, name: A, phases: [{phase: beta, from: 2026-01-01}]}]\n",
		"a day that must be made up":          "services: [{id: a, name: A, phases: alpha}]\n",
		"a credit":                            "finance:\n  months:\n    2026-10: {forecast: \"1,200 CR\"}\n",
		"more decimals than pence":            "finance:\n  months:\n    2026-10: {forecast: 1.2345678k}\n",
		"an alias beside the key":             "group: {id: soil, name: Soil, title: Soil and peat}\n",
		"a reference that two titles fit":     "outcomes: [{id: a, title: Soil}, {id: b, title: Soil}]\nservices: [{id: s, name: S, outcomes: [Soil]}]\n",
		"an id that another entry has":        "services: [{id: apply, name: A}, {name: Apply}]\n",
		"a name that is a placeholder":        "services: [{name: To be confirmed}]\n",
		"a comma and a comment":               "outcomes:\n  - {id: a, title: Clean air, 12}\n",
		"a colon in front of a comment":       "group:\n  id: soil\n  name: Soil: health # ours\n",
		"months out of order":                 "finance: {months: {2026-11: {forecast: 1}, 2026-08: {forecast: 2}}}\n",
		"a year that may be mistyped":         "finance: {months: {2024-08: {forecast: 1}, 2026-08: {forecast: 2}}}\n",
		"a person":                            "group: {id: soil, name: Soil, lead: {name: Ada Lovelace}}\n",
		"a key beside its section":            "pipeline:\nupdated: 2026-11-16\n",
		"a key beside its post":               "services:\n  - id: a\n    name: A\n    owner:\n    title: Head of Soil\n",
		"keys beside their list":              "services:\n  - id: a\n    name: A\n    phases:\n    phase: alpha\n    from: 2026-04-01\n",
		"a key of another section":            "updated: 2026-11-16\n",
		"points for thousands":                "finance: {months: {2026-11: {forecast: 1.234,50}}}\n",
		"a bracket that may be closed sooner": "services: [{id: a, name: A}\nlegacy: none\n",
	}
	load := loader(t)
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			got := mend(t, load, map[string]string{single: "dgcheck: 1\n" + text})[single]
			if diff := cmp.Diff("dgcheck: 1\n"+text, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTwoEntriesThatWouldShareAnID(t *testing.T) {
	got := mend(t, loader(t), map[string]string{single: "dgcheck: 1\nservices:\n  - name: Apply\n  - name: Apply\n"})[single]
	if diff := cmp.Diff("dgcheck: 1\nservices:\n  - id: apply\n    name: Apply\n  - name: Apply\n", got); diff != "" {
		t.Error(diff)
	}
}

func TestTheVersionIsAddedAboveTheFirstKey(t *testing.T) {
	got := mend(t, loader(t), map[string]string{single: "\ufeff# Soil\n---\ngroup: {id: soil, name: Soil}\n"})[single]
	if diff := cmp.Diff("\ufeff# Soil\n---\ndgcheck: 1\ngroup: {id: soil, name: Soil}\n", got); diff != "" {
		t.Error(diff)
	}
}

func TestAmountsInAFinanceFile(t *testing.T) {
	got := mend(t, loader(t), map[string]string{
		"delivery-group/group.yaml": "dgcheck: 1\nfinance: {files: [money.csv]}\n",
		"delivery-group/money.csv":  "month,line,service,forecast,actual\n2026-04,Staff,group, 42k ,\"£1.5k\"\n",
	})
	if diff := cmp.Diff("month,line,service,forecast,actual\n2026-04,Staff,group, 42000 ,1500\n", got["delivery-group/money.csv"]); diff != "" {
		t.Error(diff)
	}
}

func TestDiff(t *testing.T) {
	file := fix.File{Name: "a.yaml", Before: []byte("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n"), After: []byte("1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n12b\n13\n")}
	got := file.Diff(func(sign byte, number int, text string) string { return fmt.Sprintf("%c%s#%d", sign, text, number) })
	const want = "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,7 +2,7 @@\n 2#2\n 3#3\n 4#4\n-5#5\n+five#5\n 6#6\n 7#7\n 8#8\n@@ -10,4 +10,5 @@\n 10#10\n 11#11\n 12#12\n+12b#13\n 13#13\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
