package report_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// FuzzEscaping puts a text into every text field, and compares the structure of
// the output with that for a harmless text.
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
		if text == "" { // an empty text is left out
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
