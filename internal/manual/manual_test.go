package manual_test

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/manual"
)

var update = flag.Bool("update", false, "write the generated pages again")

// TestGeneratedPagesAreCurrent holds the generated pages to what they are
// generated from.
func TestGeneratedPagesAreCurrent(t *testing.T) {
	schema, err := os.ReadFile("../../policies/declaration.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	page, err := manual.Declaring(schema)
	if err != nil {
		t.Fatal(err)
	}
	current(t, "../../docs/declaring.md", page)
}

func current(t *testing.T, file, page string) {
	t.Helper()
	if *update {
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
