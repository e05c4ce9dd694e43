package report_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// commands returns lines that GitHub's runner would execute as commands if they
// appeared in a job's log.
func commands() []string {
	return []string{
		"::error::x", "  ::add-mask::x", "\t::stop-commands::x", "\u00a0::error::x", "\u2003::error::x", "\u0085::error::x", "\n::error::x", "\u3000\u2028::error::x",
		"##[error]x", "a ##[add-mask]b", "###[error]x", "##[##[error]x", "::##[error]::",
	}
}

// obeyed reports whether GitHub's runner would execute a line as a command. The runner
// skips white space as .NET defines it, which is what unicode.IsSpace matches.
func obeyed(line string) bool {
	return strings.HasPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "::") || strings.Contains(line, "##[")
}

func TestTextInALogCommandsNothing(t *testing.T) {
	for _, text := range commands() {
		for _, color := range []bool{false, true} {
			out := written(t, "text", outline.Options{All: true, Color: color}, against(text), fullCard(text), named(text), unjudged(text))
			for line := range strings.Lines(out) {
				if obeyed(line) {
					t.Errorf("of %q the runner obeys %q", text, line)
				}
			}
		}
		if note := escape.Note(text); obeyed(note) {
			t.Errorf("of %q the runner obeys the note %q", text, note)
		}
	}
	for _, harmless := range []string{"a::b", "DG::x", "# [x]", "## [x]", ":x", "data.dates_sane: x"} {
		if got := escape.Note(harmless); got != harmless {
			t.Errorf("%q is written as %q", harmless, got)
		}
	}
}

// FuzzEscaping puts any text into every field and checks that the structure of the
// output is the same as for a harmless text.
func FuzzEscaping(f *testing.F) {
	for _, text := range attacks() {
		f.Add(text)
	}
	render := engines()["goldmark"]
	as := func(t testing.TB, format, text string) string {
		return written(t, format, outline.Options{Catalogue: catalogue(text), Limit: 1_000_000}, published(), everything(text), unjudgedGroup(text))
	}
	page := skeleton(render(as(f, "markdown", "x")))
	f.Fuzz(func(t *testing.T, text string) {
		if text == "" { // formats leave out empty texts, which changes the structure
			t.Skip()
		}
		got := render(as(t, "markdown", text))
		if diff := cmp.Diff(page, skeleton(got)); diff != "" || len(alive(got)) > 0 {
			t.Errorf("%q: alive %q (-want +got):\n%s", text, alive(got), diff)
		}
		if diff := cmp.Diff(shape(annotationsOf(t, as(t, "github", "x"))), shape(annotationsOf(t, as(t, "github", text)))); diff != "" {
			t.Errorf("%q changes the commands (-want +got):\n%s", text, diff)
		}
		for line := range strings.Lines(as(t, "text", text)) {
			if obeyed(line) {
				t.Errorf("%q: the runner obeys %q", text, line)
			}
		}
		if rows := table(t, as(t, "csv", text)); len(rows) != 13 {
			t.Errorf("%q: %d rows", text, len(rows))
		}
	})
}

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

// TestNoTextFloodsWhatPeopleRead checks that the formats for people shorten long texts.
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
