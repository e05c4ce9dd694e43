package report_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// commands returns texts that GitHub's runner would obey at the start of a line
// in a job's log, or anywhere.
func commands() []string {
	return []string{
		"::error::x", "  ::add-mask::x", "\t::stop-commands::x", "\u00a0::error::x", "\u2003::error::x", "\u0085::error::x", "\n::error::x", "\u3000\u2028::error::x",
		"##[error]x", "a ##[add-mask]b", "###[error]x", "##[##[error]x", "::##[error]::",
	}
}

// obeyed reports whether the runner obeys a line. The runner skips white space
// as .NET defines it; these are all such characters.
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
