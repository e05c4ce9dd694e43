package overlay_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/DEFRA/dgcheck/internal/overlay"
)

const whole = `# A base.
dgcheck: 1
group: {id: soil, links: {a: b}}
# The services.
services:
  - id: checks
    owner: {role: Head, email: a@example.gov.uk}
    next: "12"
  - {id: maps}
attestations:
  - {topic: culture, by: x}
  - {topic: skills, by: y}
finance: {files: [finance.csv]}
`

const table = "month,forecast\n2026-10,1\n"

func base(t *testing.T) *overlay.Base {
	t.Helper()
	b, err := overlay.NewBase([]byte(whole), []byte(table))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// shown returns a composed declaration as one text.
func shown(c overlay.Composed) string {
	var archive txtar.Archive
	for _, file := range c {
		archive.Files = append(archive.Files, txtar.File{Name: file.Name, Data: file.Data})
	}
	return string(txtar.Format(&archive))
}

// replaced returns the base as a composed declaration, with one text replaced.
func replaced(old, with string) string {
	_, text, _ := strings.Cut(whole, "\n")
	return "-- delivery-group.yaml --\n" + strings.Replace(text, old, with, 1) + "-- finance.csv --\n" + table
}

func TestOverlaysAreLaidOverTheirBase(t *testing.T) {
	const services = "# The services.\nservices:\n  - id: checks\n    owner: {role: Head, email: a@example.gov.uk}\n    next: \"12\"\n  - {id: maps}\n"
	for _, c := range []struct{ name, text, want string }{
		{"nothing but a sentence", "# All is well.\n", replaced("", "")},
		{"a section is taken out", "# None.\n# without group\n", replaced("group: {id: soil, links: {a: b}}\n", "")},
		{"two paths in one line", "# without group attestations.skills\n", strings.Replace(replaced("group: {id: soil, links: {a: b}}\n", ""), "\n  - {topic: culture, by: x}\n  - {topic: skills, by: y}\n", " [{topic: culture, by: x}]\n", 1)},
		{"a key of an entry is taken out", "# without services.checks.owner\n", replaced(services, "services:\n  - {id: checks, next: \"12\"}\n  - {id: maps}\n")},
		{"an entry is called by its first key", "# without attestations.culture\n", replaced("\n  - {topic: culture, by: x}\n  - {topic: skills, by: y}\n", " [{topic: skills, by: y}]\n")},
		{"an entry is called by its place", "# without attestations.2\n", replaced("\n  - {topic: culture, by: x}\n  - {topic: skills, by: y}\n", " [{topic: culture, by: x}]\n")},
		{"a value is put at a path", "services.checks.owner.role: Chief\n", replaced(services, "services:\n  - id: checks\n    owner: {role: Chief, email: a@example.gov.uk}\n    next: \"12\"\n  - {id: maps}\n")},
		{"a key is added", "group.lead: {role: Lead}\n", replaced("group: {id: soil, links: {a: b}}", "group:\n  id: soil\n  links: {a: b}\n  lead: {role: Lead}")},
		{"an entry is added", "attestations.data: {topic: data, by: z}\n", replaced("by: y}\n", "by: y}\n  - {topic: data, by: z}\n")},
		{"a section takes the place of the base's", "# New.\ngroup: {id: other}\nservices.maps.url: x\n", "-- delivery-group.yaml --\n# New.\ngroup: {id: other}\n\n" +
			"-- delivery-group/finance.csv --\n" + table +
			"-- delivery-group/group.yaml --\ndgcheck: 1\nservices:\n  - id: checks\n    owner: {role: Head, email: a@example.gov.uk}\n    next: \"12\"\n  - {id: maps, url: x}\n" +
			"attestations:\n  - {topic: culture, by: x}\n  - {topic: skills, by: y}\nfinance: {files: [finance.csv]}\n"},
		{"the table goes with its section", "# without finance services group attestations\n", "-- delivery-group.yaml --\ndgcheck: 1\n"},
		{"bare", "# Nothing.\n# bare\ngroup: {id: other}\n", "-- delivery-group.yaml --\n# Nothing.\n# bare\ngroup: {id: other}\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := overlay.Parse([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			composed, err := o.Over(base(t))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, shown(composed)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestArchivesMayHoldWhatIsNotYAML(t *testing.T) {
	const text = "# A key twice.\n# without group services attestations\n-- delivery-group/finance.yaml --\nfinance:\n  files: [a.csv]\n  files: [b.csv]\n"
	o, err := overlay.ParseArchive([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	composed, err := o.Over(base(t))
	if err != nil {
		t.Fatal(err)
	}
	want := "-- delivery-group/finance.yaml --\nfinance:\n  files: [a.csv]\n  files: [b.csv]\n-- delivery-group/group.yaml --\ndgcheck: 1\n"
	if diff := cmp.Diff(want, shown(composed)); diff != "" || o.Point != "A key twice." {
		t.Errorf("point %q (-want +got):\n%s", o.Point, diff)
	}
}

func TestWhatCannotBeLaidOverSaysWhy(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"# wihout group\n", "line 1: `wihout group` is not an instruction; write `without PATH`, or `bare`"},
		{"# A sentence.\n# And another\n", "line 2: `And another` is not an instruction"},
		{"# without\n", "`without` is not an instruction"},
		{"# without team\n", "without team leads nowhere: the base has no team"},
		{"# without services.cheks.owner\n", "without services.cheks.owner leads nowhere: services in the base has no cheks"},
		{"# without services.3\n", "services in the base has no 3"},
		{"services.cheks.owner: x\n", "services.cheks.owner leads nowhere: services in the base has no cheks"},
		{"team.teams.a: {id: a}\n", "team.teams.a leads nowhere: the base has no team"},
		{"services.app: {id: ap}\n", "services.app adds an entry, so the entry itself has to begin with what it is called there, app"},
		{"services: []\nservices.maps.url: x\n", "services.maps.url changes a section of the base that this example gives whole"},
		{"group: {id: [}\n", "line 1, column"},
		{"- a list\n", "line 1: a declaration is made of keys and values"},
		{"{group: {id: x}}\n", "line 1: a key such as `services:` begins a line of its own"},
		{"group: !secret x\n", "line 1: the tag !secret has no meaning"},
	} {
		o, err := overlay.Parse([]byte(c.text))
		if err == nil {
			_, err = o.Over(base(t))
		}
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v, should say %q", c.text, err, c.says)
		}
	}
	if _, err := overlay.ParseArchive([]byte("# Nothing.\n")); err == nil || !strings.Contains(err.Error(), "no file in it") {
		t.Errorf("an archive without a file: %v", err)
	}
	o, err := overlay.ParseArchive([]byte("-- delivery-group/group.yaml --\ngroup: {}\n"))
	if _, errOver := o.Over(base(t)); err != nil || errOver == nil || !strings.Contains(errOver.Error(), "give the file another name") {
		t.Errorf("a file where the base goes: %v, %v", err, errOver)
	}
}

func TestWithoutABaseAnExampleIsAWholeDeclaration(t *testing.T) {
	for text, says := range map[string]string{
		"dgcheck: 1\ngroup: {id: a}\n": "",
		"# without group\n":            "`without group` needs a base.yaml, and there is none",
		"group.id: a\n":                "group.id is a path into a base.yaml, and there is none",
	} {
		o, err := overlay.Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		composed, err := o.Over(nil)
		switch {
		case says == "" && (err != nil || shown(composed) != "-- delivery-group.yaml --\n"+text):
			t.Errorf("%q: %v\n%s", text, err, shown(composed))
		case says != "" && (err == nil || !strings.Contains(err.Error(), says)):
			t.Errorf("%q: %v, should say %q", text, err, says)
		}
	}
}
