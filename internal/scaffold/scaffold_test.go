package scaffold_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/scaffold"
	"github.com/DEFRA/dgcheck/policies"
)

func reader(t testing.TB) func(string) *declaration.Declaration {
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
	return func(text string) *declaration.Declaration {
		return schema.Load(fstest.MapFS{"delivery-group.yaml": &fstest.MapFile{Data: []byte(text)}}, "group")
	}
}

// named returns a group with the given name and with the other values that the command
// init always has.
func named(name string) *scaffold.Group {
	return &scaffold.Group{ID: scaffold.Given("soil"), Name: scaffold.Given(name), Founded: scaffold.Given("2026-04-01"), LeadRole: scaffold.Given("Delivery group lead")}
}

// TestAnyAnswersGiveASoundDeclaration fills a group with random values. The declaration
// must have no faults, and each guess must be marked on its line.
func TestAnyAnswersGiveASoundDeclaration(t *testing.T) {
	read := reader(t)
	answer := rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{"", "Soil: health", "# no", "yes", "- a", "{x", "&a b", "*a", "'", `"`, `\`, "TBC", "Ada Lovelace", "a, b", "2026-04-01", "0123", "Head of Soil", "x@y", "soil@example.gov.uk", "https://example.gov.uk/a#b", "live", "beta", "ghp_0123456789abcdefghijABCDEFGHIJ012345"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		g := named("Soil")
		g.Name = scaffold.Given(answer.Draw(t, "name"))
		g.LeadRole, g.LeadEmail = scaffold.Given(answer.Draw(t, "role")), scaffold.Given(answer.Draw(t, "email"))
		g.RoadmapURL = scaffold.Guessed(answer.Draw(t, "roadmap"), "a guess")
		for range rapid.IntRange(0, 2).Draw(t, "outcomes") {
			g.Outcomes = append(g.Outcomes, scaffold.Given(answer.Draw(t, "outcome")))
		}
		for range rapid.IntRange(0, 3).Draw(t, "services") {
			g.Services = append(g.Services, scaffold.Service{
				Name: scaffold.Given(answer.Draw(t, "service")), Phase: scaffold.Given("alpha"), Since: scaffold.Given(answer.Draw(t, "since")),
				OwnerRole: scaffold.Given(answer.Draw(t, "owner")), OwnerEmail: scaffold.Given(answer.Draw(t, "mailbox")),
				URL: scaffold.Given(answer.Draw(t, "url")), Repo: scaffold.Given(answer.Draw(t, "repo")),
			})
		}
		g.Sound(read)
		text := g.Text()
		d := read(text.String())
		if len(d.Faults) > 0 || len(d.Dangling) > 0 || !d.Files[0].Read {
			t.Fatalf("%+v\n%s", d.Faults, text)
		}
		lines := strings.Split(text.String(), "\n")
		for _, guess := range text.Guesses {
			if !strings.Contains(lines[guess.Line-1], "# guess: "+guess.Why) {
				t.Errorf("line %d is not marked: %s", guess.Line, lines[guess.Line-1])
			}
		}
	})
}

// TestTheExamplesInCommentsAreSound removes the hashes from the comments of each
// section. The result must be a section without faults.
func TestTheExamplesInCommentsAreSound(t *testing.T) {
	read := reader(t)
	g := named("Soil")
	for _, key := range g.Sections()[1:] {
		var lines []string
		for line := range strings.Lines(g.Section(key)) {
			if bare, ok := strings.CutPrefix(line, "# "); ok && (strings.HasPrefix(bare, " ") || strings.HasSuffix(strings.TrimSpace(bare), ":")) {
				lines = append(lines, bare)
			}
		}
		text := "dgcheck: 1\n" + strings.Join(lines, "")
		if d := read(text); len(d.Faults) > 0 || !slices.ContainsFunc(d.Written, func(path string) bool { return path == key }) {
			t.Errorf("%s: %+v\n%s", key, d.Faults, text)
		}
	}
}

func TestTheWorkflowIsTheOneInTheDocuments(t *testing.T) {
	want, err := os.ReadFile("../../docs/workflows/dgcheck.yml")
	if err != nil {
		t.Fatal(err)
	}
	got, complete := scaffold.Workflow("0123abc")
	if diff := cmp.Diff(string(want), got); diff != "" || complete {
		t.Error(diff)
	}
	commit := strings.Repeat("0123456789", 4)
	if got, complete := scaffold.Workflow(commit); !complete || !strings.Contains(got, "DEFRA/dgcheck@"+commit+" ") {
		t.Errorf("the commit is not in it: %s", got)
	}
}

// TestListsOfServices reads lists as spreadsheets write them. Each note of what is left
// out must name the service, and say what to write.
func TestListsOfServices(t *testing.T) {
	for name, c := range map[string]struct {
		list         string
		since, lines []string
		err          string
	}{
		"days whose order one of them shows": {
			"Name,Phase,Since\nA,alpha,10/03/2025\nB,live,17/08/2026\nC,live,1 May 2024\nD,live,2024-05-02\n",
			[]string{"2025-03-10", "2026-08-17", "2024-05-01", "2024-05-02"},
			[]string{`The days in the column "Since" were read with the day first, as 17/08/2026 shows.`}, "",
		},
		"days with the month first": {
			"Name,Phase,Since\nA,alpha,03/10/2025\nB,live,08/17/2026\n", []string{"2025-03-10", "2026-08-17"},
			[]string{`The days in the column "Since" were read with the month first, as 08/17/2026 shows.`}, "",
		},
		"days that could be both": {
			"Name,Phase,Since\nA,alpha,10/03/2025\n", []string{""},
			[]string{`Left out of A: the day "10/03/2025". It may be 10 March 2025 or 3 October 2025: write the right one, 2025-03-10 or 2025-10-03, as ` + "`from` of the phase."}, "",
		},
		"days that contradict each other": {
			"Name,Phase,Since\nA,alpha,10/03/2025\nB,live,17/08/2026\nC,live,08/17/2026\n", []string{"", "2026-08-17", "2026-08-17"},
			[]string{`Left out of A: the day "10/03/2025". It may be 10 March 2025 or 3 October 2025: write the right one, 2025-03-10 or 2025-10-03, as ` + "`from` of the phase."}, "",
		},
		"a word for a day": {
			"Name,Since\nA,last spring\n", []string{""},
			[]string{`Left out of A: the day "last spring". Write the year, month and day, such as 2026-04-01, as ` + "`from` of the phase."}, "",
		},
		"a name twice": {
			"Name,Phase\nA,alpha\n\nA,live\n", []string{""},
			[]string{"Left out: row 4 of the list. A is the name of row 2 already. If it is another phase of that service, add it under its `phases`; if it is another service, give it another name."}, "",
		},
		"a line without a name": {
			"Service,Phase\nA,alpha\n,live\n,\n", []string{""},
			[]string{`Left out: row 3 of the list. It has no name of a service; write it in the column "Service".`}, "",
		},
		"a column by its name and one by another word": {
			"name,contact,email\nA,Room 4,a@example.gov.uk\n", []string{""}, []string{`Left out: The column "contact" is not known here.`}, "",
		},
		"a workbook":     {"PK\x03\x04rest", nil, nil, "it is a workbook; open it"},
		"an old one":     {"\xd0\xcf\x11\xe0rest", nil, nil, "it is a workbook; open it"},
		"a finance file": {"month,line,service,forecast,actual\n2026-10,staff,group,1,2\n", nil, nil, "its columns are those of figures by month"},
	} {
		t.Run(name, func(t *testing.T) {
			g := named("Soil")
			if err := g.FromCSV([]byte(c.list)); err != nil || c.err != "" {
				if err == nil || c.err == "" || !strings.Contains(err.Error(), c.err) {
					t.Errorf("want %q, got %v", c.err, err)
				}
				return
			}
			g.Sound(reader(t))
			var since []string
			for _, s := range g.Services {
				since = append(since, s.Since.Text)
			}
			if diff := cmp.Diff(c.since, since); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.lines, append(g.Notes, g.LeftOut...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestExamplesNameNothingOfAnotherGroup checks that the examples in a group's first
// declaration name only its own outcomes.
func TestExamplesNameNothingOfAnotherGroup(t *testing.T) {
	g := named("Flood")
	g.ID = scaffold.Given("flood")
	g.Outcomes = []scaffold.Fact{scaffold.Given("People are warned")}
	text := g.Text().String()
	if strings.Contains(strings.ToLower(text), "soil") {
		t.Error(text)
	}
	if strings.Count(text, "#         - people-are-warned") != 2 {
		t.Errorf("the examples of work do not name the group's outcome: %s", text)
	}
}
