package evaluation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
)

const (
	filesHeader = "dgcheck: 1\ngroup: {id: soil-health, name: Soil health, founded: 2026-07-01}\n"
	filesMonths = "finance:\n  months:\n    2026-07: {forecast: 30000, actual: 28750}\n"
	filesTable  = "finance: {files: [finance.csv]}\n"
	filesLines  = "month,line,service,forecast,actual\n2026-07,staff,group,30000,28750\n"
)

// dataRules are the rules of the data pack that judge files.
var dataRules = strings.Fields("actual_in_future actual_provisional amounts_parse amounts_plausible dates_sane file_readable ids_unique months_parse personal_data placeholders refs_resolve schema")

// rowRules are the rules among dataRules that look at lines of finance.
var rowRules = strings.Fields("actual_in_future actual_provisional amounts_plausible")

// TestFilesAreJudged checks the results of the rules about files: a file that has
// values of the sort a rule looks at passes, fails or is not assessed. If no file has
// any, there is one result about the group.
func TestFilesAreJudged(t *testing.T) {
	const one = "delivery-group.yaml"
	for name, c := range map[string]struct {
		files map[string]string
		// want has names of rules, separated by spaces, and all results that each of
		// them must give, such as "file:delivery-group.yaml fail error".
		want map[string][]string
	}{
		"a file of every kind passes everywhere": {
			files: map[string]string{one: filesHeader + filesMonths + "services: [{id: a, name: One}, {id: b, name: Two, depends_on: [a]}]\n"},
			want:  map[string][]string{strings.Join(dataRules, " "): {"file:delivery-group.yaml pass"}},
		},
		"a file without dates is not judged by its dates": {
			files: map[string]string{
				"delivery-group/group.yaml":    filesHeader,
				"delivery-group/services.yaml": "services: [{id: a, name: One}]\n",
			},
			want: map[string][]string{
				"dates_sane":           {"file:delivery-group/group.yaml pass"},
				"schema file_readable": {"file:delivery-group/group.yaml pass", "file:delivery-group/services.yaml pass"},
			},
		},
		"no finance": {
			files: map[string]string{one: filesHeader},
			want: map[string][]string{
				strings.Join(rowRules, " ") + " amounts_parse months_parse": {"group not-applicable"},
				"schema dates_sane": {"file:delivery-group.yaml pass"},
			},
		},
		"nothing but the version": {
			files: map[string]string{one: "dgcheck: 1\n"},
			want: map[string][]string{
				"dates_sane ids_unique refs_resolve placeholders personal_data": {"group not-applicable"},
				"schema file_readable": {"file:delivery-group.yaml pass"},
			},
		},
		"an unread file is not assessed beside one that was read": {
			files: map[string]string{
				"delivery-group/group.yaml": filesHeader + filesMonths,
				"delivery-group/more.yaml":  "services: [",
			},
			want: map[string][]string{
				strings.Join(rowRules, " ") + " dates_sane months_parse amounts_parse ids_unique placeholders personal_data schema": {
					"file:delivery-group/group.yaml pass", "file:delivery-group/more.yaml not-assessed",
				},
				"refs_resolve":  {"file:delivery-group/more.yaml not-assessed"},
				"file_readable": {"file:delivery-group/group.yaml pass", "file:delivery-group/more.yaml fail error"},
			},
		},
		"an unread file alone": {
			files: map[string]string{one: "services: ["},
			want: map[string][]string{
				strings.Join(slices.DeleteFunc(slices.Clone(dataRules), func(name string) bool { return name == "file_readable" }), " "): {"file:delivery-group.yaml not-assessed"},
				"file_readable": {"file:delivery-group.yaml fail error"},
			},
		},
		"a finance file that is not there": {
			files: map[string]string{one: filesHeader + filesTable},
			want: map[string][]string{
				strings.Join(rowRules, " ") + " amounts_parse months_parse": {"file:finance.csv not-assessed"},
				"schema":        {"file:delivery-group.yaml pass", "file:finance.csv not-assessed"},
				"file_readable": {"file:delivery-group.yaml fail error", "file:finance.csv not-assessed"},
			},
		},
		"a finance file outside the group's folder": {
			files: map[string]string{one: filesHeader + "finance: {files: [../finance.csv]}\n"},
			want: map[string][]string{
				strings.Join(rowRules, " "): {"group not-assessed"},
				"file_readable":             {"file:delivery-group.yaml fail error"},
			},
		},
		"a second repository, whose finance is in the first": {
			files: map[string]string{one: "dgcheck: 1\npart_of: {group: soil-health, primary: example-org/soil}\n"},
			want:  map[string][]string{strings.Join(rowRules, " "): {"group not-assessed"}},
		},
		"a faulty file does not pass beside its fails": {
			files: map[string]string{
				"delivery-group/group.yaml":    filesHeader,
				"delivery-group/services.yaml": "services_reviewed: 2026-11-31\nservices: [{id: One, nmae: One, phases: [{phase: alpha, from: 2026-11-31}]}, {id: two, name: TBC, depends_on: [three]}]\n",
			},
			want: map[string][]string{
				"dates_sane":   {"file:delivery-group/group.yaml pass", "file:delivery-group/services.yaml fail error", "file:delivery-group/services.yaml fail error"},
				"schema":       {"file:delivery-group/group.yaml pass", "file:delivery-group/services.yaml fail error"},
				"ids_unique":   {"file:delivery-group/group.yaml pass", "file:delivery-group/services.yaml fail error"},
				"placeholders": {"file:delivery-group/group.yaml pass", "file:delivery-group/services.yaml fail warning"},
				"refs_resolve": {"file:delivery-group/services.yaml fail error"},
			},
		},
		"a file of nothing but a placeholder": {
			files: map[string]string{one: "dgcheck: 1\ngroup: {name: TBC}\n"},
			want:  map[string][]string{"placeholders": {"file:delivery-group.yaml fail warning"}, "personal_data": {"group not-applicable"}},
		},
		"CSV and YAML together": {
			files: map[string]string{one: filesHeader + filesTable, "finance.csv": filesLines},
			want: map[string][]string{
				strings.Join(rowRules, " ") + " amounts_parse months_parse": {"file:finance.csv pass"},
				"dates_sane placeholders personal_data":                     {"file:delivery-group.yaml pass"},
				"schema file_readable ids_unique":                           {"file:delivery-group.yaml pass", "file:finance.csv pass"},
				"refs_resolve":                                              {"file:finance.csv pass"},
			},
		},
		"a finance file without lines": {
			files: map[string]string{one: filesHeader + filesTable, "finance.csv": "month,line,service,forecast,actual\n"},
			want: map[string][]string{
				strings.Join(rowRules, " ") + " amounts_parse months_parse": {"group not-applicable"},
				"schema": {"file:delivery-group.yaml pass", "file:finance.csv pass"},
			},
		},
		"a fault in one of two finance files": {
			files: map[string]string{
				one:     filesHeader + "finance: {files: [a.csv, b.csv]}\n",
				"a.csv": filesLines,
				"b.csv": "month,line,service,forecast,actual\n2026-08,staff,group,42k,\n2026-13,staff,group,1,\n",
			},
			want: map[string][]string{
				"amounts_parse months_parse": {"file:a.csv pass", "file:b.csv fail error"},
				strings.Join(rowRules, " "):  {"file:a.csv pass", "file:b.csv pass"},
			},
		},
		"a doubt about one of two finance files": {
			files: map[string]string{
				one:     filesHeader + "finance: {files: [a.csv, b.csv]}\n",
				"a.csv": filesLines,
				"b.csv": "month,line,service,forecast,actual\n2026-12,staff,group,-42,28000\n2026-11,staff,group,30000,28000\n",
			},
			want: map[string][]string{
				"actual_in_future":   {"file:a.csv pass", "file:b.csv fail error"},
				"actual_provisional": {"file:a.csv pass", "file:b.csv fail info"},
				"amounts_plausible":  {"file:a.csv pass", "file:b.csv fail info"},
			},
		},
		"a file with a mild fault alone does not pass either": {
			files: map[string]string{one: filesHeader + filesTable, "finance.csv": "month,line,service,forecast,actual,colour\n2026-07,staff,group,30000,28750,red\n"},
			want:  map[string][]string{"schema": {"file:delivery-group.yaml pass", "file:finance.csv fail info"}},
		},
		"each fault is a result of its own": {
			files: map[string]string{one: filesHeader + "services: [{id: one, nmae: One, colour: red}, {id: two, name: TBC}, {id: two, name: TBC}]\nspend: [{id: s, amount: 42k}, {id: t, amount: 1.5m}]\nfinance: {months: {2026-13: {actual: 1}, 2026-00: {actual: 1}}}\n"},
			want: map[string][]string{
				"schema":        {"file:delivery-group.yaml fail error", "file:delivery-group.yaml fail error"},
				"amounts_parse": {"file:delivery-group.yaml fail error", "file:delivery-group.yaml fail error"},
				"months_parse":  {"file:delivery-group.yaml fail error", "file:delivery-group.yaml fail error"},
				"placeholders":  {"file:delivery-group.yaml fail warning", "file:delivery-group.yaml fail warning"},
				"ids_unique":    {"file:delivery-group.yaml fail error"},
			},
		},
		"each place that stops a file is a result of its own": {
			files: map[string]string{one: "group: {}\ngroup: {}\nservices: []\nservices: []\n"},
			want:  map[string][]string{"file_readable": {"file:delivery-group.yaml fail error", "file:delivery-group.yaml fail error"}},
		},
		"two lines of finance for the same month": {
			files: map[string]string{one: filesHeader + filesTable, "finance.csv": filesLines + "2026-07,staff,group,1,1\n"},
			want:  map[string][]string{"ids_unique": {"file:delivery-group.yaml pass", "file:finance.csv fail error"}},
		},
		"personal data in one of two files": {
			files: map[string]string{
				"delivery-group/group.yaml":    filesHeader,
				"delivery-group/services.yaml": "services: [{id: a, name: One, owner: {role: Head of Soil, email: jo.bloggs@example.gov.uk}}]\n",
			},
			want: map[string][]string{"personal_data": {"file:delivery-group/group.yaml pass", "file:delivery-group/services.yaml fail warning"}},
		},
		"a line that totals others is an error and one that adds up a warning": {
			files: map[string]string{
				one:     filesHeader + "finance: {files: [a.csv, b.csv]}\n",
				"a.csv": filesLines + "2026-07,total,group,71000,69000\n",
				"b.csv": "month,line,service,forecast,actual\n2026-08,staff,group,10,10\n2026-08,hosting,group,20,20\n2026-08,both,group,30,30\n2026-09,staff,group,10,10\n2026-09,hosting,group,20,20\n2026-09,both,group,30,30\n",
			},
			want: map[string][]string{"amounts_plausible": {"file:a.csv fail error", "file:a.csv fail warning", "file:b.csv fail warning"}},
		},
		"a fact to come in one of two files": {
			files: map[string]string{
				"delivery-group/group.yaml":   filesHeader,
				"delivery-group/roadmap.yaml": "roadmap: {reviewed: 2026-11-23}\n",
			},
			want: map[string][]string{"dates_sane": {"file:delivery-group/group.yaml pass", "file:delivery-group/roadmap.yaml fail error"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			said := saidOfFiles(t, c.files)
			for rules, want := range c.want {
				for _, rule := range strings.Fields(rules) {
					if diff := cmp.Diff(slices.Sorted(slices.Values(want)), said["data."+rule]); diff != "" {
						t.Errorf("data.%s (-want +got):\n%s", rule, diff)
					}
				}
			}
		})
	}
}

// saidOfFiles judges a group by the data pack. It returns the results by rule, each as
// its subject and verdict.
func saidOfFiles(t *testing.T, files map[string]string) map[string][]string {
	t.Helper()
	root := fstest.MapFS{}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	court := newEdgeCourt(t)
	results := court.judge(t, court.schema.Load(root, "case"), hearing{day: calendar.Date(2026, 11, 22)}, []string{})
	said := map[string][]string{}
	for _, r := range results {
		line := fmt.Sprintf("%s %s", r.Subject, r.Verdict)
		if r.Verdict == finding.Fail {
			line += " " + r.Severity.String()
		}
		said[string(r.Rule)] = append(said[string(r.Rule)], line)
	}
	for _, lines := range said {
		slices.Sort(lines)
	}
	return said
}

// TestFilesThatAreInOrderArePointedAt checks the positions of results: of a pass, the
// first line of the file; of a result about the group, a line of the first file.
func TestFilesThatAreInOrderArePointedAt(t *testing.T) {
	court := newEdgeCourt(t)
	root := fstest.MapFS{
		"delivery-group/group.yaml":    {Data: []byte(filesHeader)},
		"delivery-group/services.yaml": {Data: []byte("\n\nservices: [{id: a, name: One}]\n")},
	}
	places := map[string]string{}
	for _, r := range court.judge(t, court.schema.Load(root, "case"), hearing{day: calendar.Date(2026, 11, 22)}, []string{}) {
		if strings.HasPrefix(r.Subject, "file:") && r.Where.File != strings.TrimPrefix(r.Subject, "file:") {
			t.Errorf("%s stands in another file, %s", shown(r), r.Where.File)
		}
		places[fmt.Sprint(r.Rule, " ", r.Subject)] = fmt.Sprintf("%s:%d", r.Where.File, r.Where.Line)
	}
	for result, want := range map[string]string{
		"data.schema file:delivery-group/services.yaml": "delivery-group/services.yaml:1",
		"data.amounts_parse group":                      "delivery-group/group.yaml:1",
		"data.actual_in_future group":                   "delivery-group/group.yaml:1",
	} {
		if places[result] != want {
			t.Errorf("%s stands at %q, should be at %s", result, places[result], want)
		}
	}
}
