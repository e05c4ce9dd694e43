package docsgen_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/coverage"
	"github.com/DEFRA/dgcheck/internal/docsgen"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

var update = flag.Bool("update", false, "write the generated pages again")

// TestGeneratedPagesAreCurrent compares docs/declaring.md with what Declaring returns.
func TestGeneratedPagesAreCurrent(t *testing.T) {
	schema, err := os.ReadFile("../../policies/declaration.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	page, err := docsgen.Declaring(schema)
	if err != nil {
		t.Fatal(err)
	}
	current(t, "../../docs/declaring.md", page)
}

// TestB11TheFiguresPageIsCurrentAndItsFileIsTaken compares docs/figures.md and
// docs/params.schema.json with what is generated now. The page has a YAML file for
// --params, with all defaults. That file must be accepted, and must change no figure.
func TestB11TheFiguresPageIsCurrentAndItsFileIsTaken(t *testing.T) {
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	page := docsgen.Figures(book)
	current(t, "../../docs/figures.md", page)
	_, rest, _ := strings.Cut(page, "```yaml\n")
	file, _, found := strings.Cut(rest, "```")
	schema, err := docsgen.FiguresSchema(book.Figures)
	if err != nil {
		t.Fatal(err)
	}
	current(t, "../../docs/params.schema.json", string(schema))
	params, err := book.Override(book.Params(), []byte(file))
	if err != nil || !found {
		t.Fatalf("the file on the page is refused: %v", err)
	}
	if params.Digest() != book.Params().Digest() {
		t.Error("the file on the page changes a figure")
	}
	for _, figure := range book.Figures {
		if !strings.Contains(page, "| `"+figure.Key+"` |") {
			t.Errorf("%s is missing", figure.Key)
		}
	}
}

// TestRulePagesAreCurrent compares the pages in docs/rules with what Rules returns. The
// folder must have no page for a rule that does not exist.
func TestRulePagesAreCurrent(t *testing.T) {
	const folder = "../../docs/rules"
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := docsgen.Rules(t.Context(), book)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
	for name, page := range pages {
		current(t, filepath.Join(folder, name), page)
	}
	err = filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, file)
		if _, known := pages[filepath.ToSlash(name)]; !known {
			t.Errorf("%s is the page of no rule; run `make docs`", file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheLedgerIsCurrent(t *testing.T) {
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	l, err := coverage.New(book, nil)
	if err != nil {
		t.Fatal(err)
	}
	var page strings.Builder
	if err := l.Markdown(&page, "rules"); err != nil {
		t.Fatal(err)
	}
	current(t, "../../docs/clauses.md", page.String())
}

func current(t *testing.T, file, page string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(have), page); diff != "" {
		t.Errorf("%s is stale; run `make docs` (-have +want):\n%s", file, diff)
	}
}
