package report_test

import (
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/report/outline"
)

func TestTheTableOfGroupsIsWorstFirstAndARowAGroup(t *testing.T) {
	worse := card("Bees")
	worse.Tally.Errors = 2
	out := written(t, "text", outline.Options{}, against("main"), card("1 \x1b[31m\n::error::x \u202e"+strings.Repeat("x", 70_000)), worse, unjudgedGroup("Peat"))
	table, _, found := strings.Cut(out, "\n\n")
	_, table, begins := strings.Cut(table, "Groups as of 22 November 2026, worst first\n")
	rows := strings.Split(table, "\n")
	if !found || !begins || len(rows) != 4 || !strings.Contains(rows[0], "Could not be judged   Errors") {
		t.Fatalf("%d rows: %.2000s", len(rows), out)
	}
	for i, want := range []string{"the whole group", "Bees", `1 \u{1b}[31m ::error::x \u{202e}xxx`} {
		if row := rows[i+1]; !strings.Contains(row, want) || len(row) > 1_000 {
			t.Errorf("row %d has %d bytes and not %q: %.200s", i, len(row), want, row)
		}
	}
}

// TestNoTextFloodsWhatPeopleRead: texts for people have a bounded length, while
// JSON has them in full.
func TestNoTextFloodsWhatPeopleRead(t *testing.T) {
	long := card(strings.Repeat("word ", 12_000))
	long.Excerpt = card("x").Excerpt
	for _, format := range []string{"text", "html"} {
		for line := range strings.Lines(written(t, format, outline.Options{All: true, Catalogue: catalogue("x")}, published(), long)) {
			if n := len(line); n > 12_000 && !strings.Contains(line, "<style>") {
				t.Errorf("%s has a line of %d bytes: %.100s", format, n, line)
			}
		}
	}
}
