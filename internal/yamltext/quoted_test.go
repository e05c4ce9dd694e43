package yamltext_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// TestAQuotedTextIsReadAsItself checks that a text in quotes is read unchanged,
// whatever quotes and backslashes it has.
func TestAQuotedTextIsReadAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-z @%:&#"'\\,{}\[\]-]{0,20}`).Draw(t, "text")
		root, problems := yamltext.Parse([]byte("a: " + yamltext.Quoted(text) + "\n"))
		if len(problems) > 0 {
			t.Fatalf("%v", problems)
		}
		for _, value := range root.Entries() {
			if value.Text() != text {
				t.Fatalf("%q is read as %q", text, value.Text())
			}
		}
	})
}
