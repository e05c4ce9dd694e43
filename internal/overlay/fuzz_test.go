package overlay

import (
	"strings"
	"testing"
)

// FuzzWrittenValuesAreReadBack writes a declaration again and reads what was written.
// Both must be equal.
func FuzzWrittenValuesAreReadBack(f *testing.F) {
	for _, seed := range []string{
		"a: {b: [1, {c: d}], e: \"x: y\"}\n", "a:\n  - - b\n    - c\n  - {}\n", "a: |\n  two\n  lines\n", "a: \"\\u2028\"\n", "\"a b\": ~\n",
		"a: one\n\n  two\n", "a: [\"1\", 1, '']\n", "a: {b: \"\"}\n", "a: {b: , c: d}\n", "a: x,y\n", "? [a]\n: b\n", "a: 1,000\n",
		"\" \": a\n", "a: {b: [c:]}\n", "a:\n  ?\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		before, err := Composed{{Declared, []byte(text)}}.tree()
		if err != nil {
			return
		}
		var b strings.Builder
		before.block(&b, "")
		after, err := Composed{{Declared, []byte(b.String())}}.tree()
		if err != nil {
			t.Fatalf("%q is written as %q, which cannot be read: %v", text, b.String(), err)
		}
		if !before.equal(after) {
			t.Fatalf("%q is written as %q, which is something else", text, b.String())
		}
	})
}

// FuzzOverlaysAreReadOrRefused lays a random text over a base, as YAML and as an
// archive. It must not panic, and no section may occur twice in the result.
func FuzzOverlaysAreReadOrRefused(f *testing.F) {
	f.Add("# A.\n# without a.b\na.c: 1\nd: 2\n")
	f.Add("# A.\n# bare\n-- delivery-group.yaml --\na: [\n-- x.csv --\n1\n")
	f.Add("# without a\n")
	f.Add("A sentence.\n-- --")
	base, err := NewBase([]byte("a: {b: 1, l: [{id: x}, {id: y}, z]}\nd: 1\n"), []byte("m\n"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, parse := range []func([]byte) (Overlay, error){Parse, ParseArchive} {
			o, err := parse([]byte(text))
			if err != nil {
				continue
			}
			kept, err := Overlay{}.Over(base)
			if err != nil {
				t.Fatal(err)
			}
			composed, err := o.Over(base)
			if err != nil {
				continue
			}
			Contrast(kept, composed)
			if _, err := composed.FS(); err != nil {
				t.Fatal(err)
			}
		}
	})
}
