package declaration_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

func TestFilesAreMergedByTopLevelKey(t *testing.T) {
	d := load(t, files{
		"delivery-group/a.yaml":   "dgcheck: 1\ngroup: {id: soil, name: Soil}\nservices:\n  - id: one\n",
		"delivery-group/b.yml":    "outcomes: [{id: healthy}]\nservices:\n  - {id: two, outcomes: [healthy, lost]}\n  - {id: three, url: http://x.example}\n",
		"delivery-group.yaml":     "services:\n  - id: four\n    oner: x\n",
		"delivery-group/c.txt":    "services: nonsense",
		"delivery-group/d/e.yaml": "services: nonsense",
	})
	want(t, d,
		"shape services[0].oner 3:5 `oner` is not a key we know in service.",
		"shape services[3].url delivery-group/b.yml:4:22 `url` should be a web address that begins with https://, but `http://x.example` is written.",
	)
	// Files are read in the order of their names: delivery-group.yaml is first.
	holds(t, d, map[string]string{
		"group.id": `"soil"`, "services[0].id": `"four"`, "services[1].id": `"one"`, "services[2].id": `"two"`, "services[3].id": `"three"`, "services[4]": "nothing",
	})
	if len(d.Dangling) != 1 || d.Dangling[0].At.String() != "services[2].outcomes[1]" || d.Dangling[0].Where.String() != "delivery-group/b.yml:3:35" {
		t.Errorf("dangling: %+v", d.Dangling)
	}
	places := map[string]string{
		"services[0].id":       "delivery-group.yaml:2:5",
		"services[1]":          "delivery-group/a.yaml:4:5",
		"services[2].outcomes": "delivery-group/b.yml:3:15",
		"services[3].url":      "delivery-group/b.yml:4:17",
	}
	for at, place := range places {
		if diff := cmp.Diff(place, d.Locate(path(at)).String()); diff != "" {
			t.Errorf("%s: %s", at, diff)
		}
	}
	var read []string
	for _, file := range d.Files {
		if file.Read {
			read = append(read, file.Path)
		}
	}
	if diff := cmp.Diff([]string{"delivery-group.yaml", "delivery-group/a.yaml", "delivery-group/b.yml"}, read); diff != "" {
		t.Error(diff)
	}
}

func TestAKeyGivenInTwoFilesIsNamedWithBoth(t *testing.T) {
	d := load(t, files{
		"delivery-group/a.yaml": "dgcheck: 1\ngroup: {id: soil}\noutcomes: {}\nlegacy: none\n",
		"delivery-group/b.yaml": "\ngroup: {id: water}\ndgcheck: 1\noutcomes: []\nlegacy: [{id: old}]\n",
	})
	want(t, d,
		"shape outcomes delivery-group/a.yaml:3:11 `outcomes` should be a list, but a set of keys and values is written.",
		"shape group delivery-group/b.yaml:2:1 `group` is given in two files: here and in delivery-group/a.yaml.",
		"shape dgcheck delivery-group/b.yaml:3:1 `dgcheck` is given in two files: here and in delivery-group/a.yaml.",
		"shape legacy delivery-group/b.yaml:5:1 `legacy` is given in two files: here and in delivery-group/a.yaml.",
	)
	holds(t, d, map[string]string{"group.id": `"soil"`, "legacy": "[]"})
}

func TestWhereADeclarationIsFound(t *testing.T) {
	tests := map[string]struct {
		group files
		want  []string
	}{
		"one file":              {files{"delivery-group.yaml": "", "README.md": ""}, []string{"delivery-group.yaml"}},
		"one file, short name":  {files{"delivery-group.yml": ""}, []string{"delivery-group.yml"}},
		"one file for GitHub":   {files{".github/delivery-group.yaml": ""}, []string{".github/delivery-group.yaml"}},
		"short name for GitHub": {files{".github/delivery-group.yml": ""}, []string{".github/delivery-group.yml"}},
		"a folder, sorted":      {files{"delivery-group/b.yaml": "", "delivery-group/a.yml": "", "delivery-group/x.csv": ""}, []string{"delivery-group/a.yml", "delivery-group/b.yaml"}},
		"a folder and a file":   {files{"delivery-group/b.yaml": "", "delivery-group.yaml": ""}, []string{"delivery-group.yaml", "delivery-group/b.yaml"}},
		"B14 names with a dot":  {files{"delivery-group/.#services.yaml": "", "delivery-group/._x.yaml": "", "delivery-group/.yaml": "", "delivery-group/a.yaml": ""}, []string{"delivery-group/a.yaml"}},
		"B14 only such names":   {files{"delivery-group/._x.yaml": ""}, nil},
		"no folder of folders":  {files{"delivery-group/b.yaml/c.yaml": ""}, nil},
		"nothing":               {files{"group.yaml": "", "docs/delivery-group.yaml": ""}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			root := fstest.MapFS{}
			for file := range test.group {
				root[file] = &fstest.MapFile{}
			}
			if diff := cmp.Diff(test.want, declaration.Discover(root)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestASingleFileForGitHub(t *testing.T) {
	d := load(t, files{".github/delivery-group.yaml": "dgcheck: 1\ngroup: {id: soil, nmae: x}\nfinance: {files: [f.csv]}\n", ".github/f.csv": "month,line,service,forecast,actual\n"})
	want(t, d, "shape group.nmae .github/delivery-group.yaml:2:19 `nmae` is not a key we know in group.")
	if d.ID != "soil" || d.Name != "soil" {
		t.Errorf("id %q, name %q", d.ID, d.Name)
	}
}

func TestAFileThatSaysNothingIsNoFault(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "a comment": "# later\n", "null": "~\n", "a mark": "---\n", "a byte order mark": "\ufeff"} {
		t.Run(name, func(t *testing.T) {
			want(t, load(t, files{"delivery-group/a.yaml": "dgcheck: 1\n", "delivery-group/b.yaml": text}))
		})
	}
}

func TestAFileThatIsNoSetOfKeys(t *testing.T) {
	for name, text := range map[string]string{"a list": "- id: a\n", "a text": "soil\n", "a number": "1\n", "a quoted text": "''\n"} {
		t.Run(name, func(t *testing.T) {
			want(t, load(t, files{"delivery-group/a.yaml": "dgcheck: 1\n", "delivery-group/b.yaml": text}),
				"unreadable delivery-group/b.yaml:1:1 A declaration is made of keys and values, but this file is something else.")
		})
	}
}

func TestTheVersionIsAskedFor(t *testing.T) {
	const missing = "The declaration does not say which version of the format it is written in."
	tests := map[string]struct {
		text string
		want []string
	}{
		"given":        {"dgcheck: 1\n", nil},
		"as text":      {"dgcheck: '1'\n", nil},
		"missing":      {"group: {id: soil}\n", []string{"shape dgcheck 1:1 " + missing}},
		"blank":        {"group: {id: soil}\ndgcheck:\n", []string{"shape dgcheck 2:1 " + missing}},
		"another":      {"dgcheck: 2\n", []string{"shape dgcheck 1:10 `dgcheck: 2` is not one we know."}},
		"a word":       {"dgcheck: one\n", []string{"shape dgcheck 1:10 `dgcheck` should be a whole number, but `one` is written."}},
		"with a point": {"dgcheck: 1.0\n", []string{"shape dgcheck 1:10 `dgcheck` should be a whole number, but `1.0` is written."}},
		"as a list":    {"dgcheck: [1]\n", []string{"shape dgcheck 1:10 `dgcheck` should be a whole number, but a list is written."}},
		"misspelt": {"dgchek: 1\n", []string{
			"shape dgchek 1:1 `dgchek` is not a key we know at the top level of a declaration.", "shape dgcheck 1:1 " + missing,
		}},
		"in a file that cannot be read": {"dgcheck: [\n", []string{"unreadable 1:10 YAML expects a value here: a bracket is not closed, or a comma or bracket stands alone."}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			want(t, load(t, files{single: test.text}), test.want...)
		})
	}
}

func TestABrokenFileNeverHidesTheRest(t *testing.T) {
	d := load(t, files{
		"delivery-group/a.yaml": "dgcheck: 1\ngroup: {id: soil}\nservices: [{id: a, outcomes: [lost]}]\n",
		"delivery-group/b.yaml": "outcomes:\n\t- id: a\n",
	})
	want(t, d, "unreadable delivery-group/b.yaml:2:1 This line is indented with a tab, which YAML does not allow.")
	holds(t, d, map[string]string{"group.id": `"soil"`, "services[0].id": `"a"`, "outcomes": "[]"})
	unavailable := map[string]bool{}
	for _, part := range d.Unavailable {
		unavailable[part.String()] = true
	}
	if !unavailable["outcomes"] || !unavailable["roadmap"] || unavailable["group"] || unavailable["services"] {
		t.Errorf("unavailable: %v", d.Unavailable)
	}
}

func TestWhatMayStandElsewhereIsUnavailable(t *testing.T) {
	tests := map[string]struct {
		text string
		want bool
	}{
		"one repository":                       {"group: {id: soil}\n", false},
		"a group with further repositories":    {"group: {id: soil, sources: [{repo: example-org/soil-finance}]}\n", true},
		"a second repository":                  {"part_of: {group: soil, primary: example-org/soil}\n", true},
		"a list of repositories that is empty": {"group: {id: soil, sources: []}\n", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := one(t, test.text)
			want(t, d)
			got := false
			for _, part := range d.Unavailable {
				got = got || part.String() == "finance"
			}
			if got != test.want {
				t.Errorf("unavailable: %v", d.Unavailable)
			}
		})
	}
}

func TestASecondRepositoryTakesTheGroupsID(t *testing.T) {
	d := one(t, "part_of: {group: soil, primary: example-org/soil}\nservices: [{id: a}]\n")
	if !d.Partial || d.ID != "soil" || d.Name != "soil" {
		t.Errorf("partial %t, id %q, name %q", d.Partial, d.ID, d.Name)
	}
	holds(t, d, map[string]string{"group.id": `"soil"`})
	// What one declaration takes from part_of must not appear in the next.
	if other := one(t, "services: []\n"); other.ID != "folder" || other.Partial {
		t.Errorf("the next declaration is %q", other.ID)
	}
}

func TestAGroupWithoutAnIDTakesItsFoldersName(t *testing.T) {
	tests := map[string]struct{ text, id, name string }{
		"nothing":     {"", "folder", "folder"},
		"a name":      {"group: {name: Soil health}\n", "folder", "Soil health"},
		"an id":       {"group: {id: soil}\n", "soil", "soil"},
		"both":        {"group: {id: soil, name: Soil health}\n", "soil", "Soil health"},
		"not given":   {"group: {id: TBC, name: ~}\n", "folder", "folder"},
		"as a number": {"group: {id: 0123}\n", "0123", "0123"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := one(t, test.text)
			if d.ID != test.id || d.Name != test.name {
				t.Errorf("id %q, name %q", d.ID, d.Name)
			}
			identified := schema(t).Identify(fstest.MapFS{single: {Data: []byte("dgcheck: 1\n" + test.text)}}, "folder")
			if identified != test.id {
				t.Errorf("identified as %q", identified)
			}
		})
	}
}

func TestTheDocumentIsTotal(t *testing.T) {
	d := one(t, "services: [{id: a}]\n")
	holds(t, d, map[string]string{
		"group.status": `"active"`, "group.gate": `"advisory"`, "group.packs": `["guide"]`, "group.name": `""`, "group.founded": `""`, "group.founded_day": "null",
		"group.lead.role": `""`, "group.lead.count": "0", "group.delegated_limit_pence": "null", "group.organisations": "[]",
		"finance.mode": `"full"`, "finance.rows": "[]", "finance.forecast_updated_days": "[]",
		"services[0].transactional": "null", "services[0].transactions_per_year": "null", "services[0].owner.email": `""`, "services[0].subject": `"service:a"`,
		"services[0].file": `"delivery-group.yaml"`, "services[0].next.planned_for_day": "null", "services[0].nonsense": "nothing",
	})
	if d.At(path("services[1]")) != nil || d.At(path("services[0].owner.role.x")) != nil {
		t.Error("there is a value where there is none")
	}
}

func TestLocate(t *testing.T) {
	d := load(t, files{
		"delivery-group/a.yaml": "dgcheck: 1\ngroup:\n  id: soil\n  lead: {role: Lead}\nservices:\n  - id: a\n    owner:\n      role: Head\n  - {id: b}\n",
		"delivery-group/b.yaml": "pipeline:\n  items: []\n",
	})
	tests := map[string]string{
		"group":                      "a.yaml:2:1",
		"group.id":                   "a.yaml:3:3",
		"group.founded":              "a.yaml:2:1",
		"group.lead.email":           "a.yaml:4:3",
		"group.lead.email.x":         "a.yaml:4:3",
		"group.leads.business.role":  "a.yaml:2:1",
		"services":                   "a.yaml:5:1",
		"services[0]":                "a.yaml:6:5",
		"services[0].owner.role":     "a.yaml:8:7",
		"services[0].owner.email":    "a.yaml:7:5",
		"services[0].phases[0].from": "a.yaml:6:5",
		"services[1].name":           "a.yaml:9:5",
		"services[2].name":           "a.yaml:5:1",
		"pipeline.items":             "b.yaml:2:3",
		"pipeline.items[3].value":    "b.yaml:2:3",
		"pipeline.updated":           "b.yaml:1:1",
		"roadmap":                    "a.yaml:1:1",
		"roadmap.items[0]":           "a.yaml:1:1",
		"no.such.place":              "a.yaml:1:1",
		"":                           "a.yaml:1:1",
	}
	for at, place := range tests {
		t.Run(at, func(t *testing.T) {
			if diff := cmp.Diff("delivery-group/"+place, d.Locate(path(at)).String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLocateWithoutAnyFile(t *testing.T) {
	d := load(t, files{})
	if at := d.Locate(declaration.Keys("group", "id")); at.Line != 1 || at.File != "" {
		t.Errorf("got %s", at)
	}
	want(t, d)
}

func TestWrittenListsAndMapsAreRemembered(t *testing.T) {
	d := one(t, "legacy: none\noutcomes: []\ngroup: {lead: {}}\nservices:\n  - {id: a, depends_on: [], uses_components: }\n  - {id: b, content: ~}\nroadmap:\npipeline: {items: [{id: x, outcomes: [y]}]}\n")
	if diff := cmp.Diff([]string{
		"legacy", "outcomes", "group", "group/lead", "services", "services/0/depends_on", "pipeline", "pipeline/items", "pipeline/items/0/outcomes",
	}, d.Written); diff != "" {
		t.Error(diff)
	}
}

// closed is a group whose folder cannot be opened.
type closed struct{ fstest.MapFS }

func (c closed) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == declaration.Folder {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.ReadDir(name)
}

func TestAFolderThatCannotBeOpenedIsAFault(t *testing.T) {
	root := closed{fstest.MapFS{single: {Data: []byte("dgcheck: 1\n")}, "delivery-group/a.yaml": {}}}
	want(t, schema(t).Load(root, "folder"), "unreadable delivery-group:1:1 The folder could not be opened, so what it holds was not read.")
}

func TestOnlySoManyFaultsAreListed(t *testing.T) {
	d := one(t, "outcomes: [{id: a}]\nservices:\n"+strings.Repeat("  - {id: a, oner: x}\n", 1500))
	if n := len(d.Faults); n != 2001 {
		t.Fatalf("%d faults", n)
	}
	last := told(d)[2000]
	if diff := cmp.Diff("shape 505:6 There are 999 more faults from here on, which are not listed.", last); diff != "" {
		t.Error(diff)
	}
	if len(d.Unavailable) != 1 || d.Unavailable[0].String() != "services" {
		t.Errorf("unavailable: %v", d.Unavailable)
	}
	if n := len(one(t, "services:\n"+strings.Repeat("  - {oner: x}\n", 1000)).Faults); n != 2000 {
		t.Errorf("%d faults", n)
	}
}

func TestEqualFilesGiveEqualDeclarations(t *testing.T) {
	group := files{
		"delivery-group/a.yaml": "dgcheck: 1\ngroup: {id: soil, previous_ids: [x]}\nservices: [{id: a, outcomes: [b, c]}, {id: a}, {id: d, previous_ids: [e]}]\n",
		"delivery-group/b.yaml": "outcomes: [{id: bb}, {id: cc}, {id: b0}]\nfinance: {files: [f.csv]}\n",
		"delivery-group/f.csv":  "month,line,service,forecast,actual,x\n2026-04,staff,group,1,2,3\n2026-04,staff,group,1,2,3\n",
	}
	first := load(t, group)
	for range 20 {
		again := load(t, group)
		if diff := cmp.Diff(told(first), told(again)); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(first.Dangling, again.Dangling); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(shown(&first.Document), shown(&again.Document)); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestTheKeyThatNamesTheSchemaSaysNothing(t *testing.T) {
	want(t, load(t, files{single: "$schema: delivery-group.schema.json\ndgcheck: 1\n"}))
	d := load(t, files{"delivery-group/a.yaml": "$schema: x\ndgcheck: 1\n", "delivery-group/b.yaml": "$schema: x\nlegacy: none\n"})
	want(t, d)
	if diff := cmp.Diff([]string{"legacy"}, d.Written); diff != "" {
		t.Error(diff)
	}
	want(t, load(t, files{single: "dgcheck: 1\ngroup: {$schema: x}\n"}), "shape group.$schema 2:9 `$schema` is not a key we know in group.")
}

// TestAFaultThatIsNotListedLeavesTheOthersAlone reads a declaration with more faults
// than are listed. The edit of a fault that is not listed must not be attached to a
// listed fault.
func TestAFaultThatIsNotListedLeavesTheOthersAlone(t *testing.T) {
	d := load(t, files{
		"delivery-group/a.yaml": "dgcheck: 1\nservices:\n" + strings.Repeat("  - {oner: x}\n", 1000),
		"delivery-group/b.yaml": "outcomes:\n  - id:c\n    title: b\n",
	})
	for _, fault := range d.Faults {
		if fault.Edit != nil && strings.Contains(fault.Edit.New, "id: c") {
			t.Errorf("%s has the edit %+v", fault.Where, fault.Edit)
		}
	}
}
