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

// named returns a group with what init always knows.
func named(name string) *scaffold.Group {
	return &scaffold.Group{ID: scaffold.Given("soil"), Name: scaffold.Given(name), Founded: scaffold.Given("2026-04-01"), LeadRole: scaffold.Given("Delivery group lead")}
}

// Whatever people answer, the declaration has no fault, and what is not left out
// says what they wrote.
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

// The comments are lines to use: without their hashes, every section is sound.
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
