package yamltext_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

func TestAScalarKeepsItsText(t *testing.T) {
	for _, text := range []string{
		"NO", "yes", "on", "True", "0123", "010", "0o17", "0x1F", "1.10", "1_000", "1,000", "1e3", "12:30:45", "2026-04-01", "2026-04", "2026-02-30",
		"2026-04-01T00:00:00Z", ".inf", "-.Inf", ".NaN", "+1", "£120,000.50", "4/2026", "Apr-26", "https://example.gov.uk/a#b", "a b", "café", "水",
		"=1+1", "<<", "~x", "nulls",
	} {
		t.Run(text, func(t *testing.T) {
			value := valueOf(t, "a: "+text+"\n")
			if diff := cmp.Diff(text, value.Text()); diff != "" {
				t.Error(diff)
			}
			if value.Quoted() || value.Null() || value.Tag() != "" || value.Kind() != yamltext.Scalar {
				t.Errorf("quoted %t, null %t, tag %q", value.Quoted(), value.Null(), value.Tag())
			}
		})
	}
}

// TestAnyPlainScalarKeepsItsText reads plain scalars, which people write most, and
// which YAML readers convert most often. Each must keep its text.
func TestAnyPlainScalarKeepsItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[A-Za-z0-9£é水.+_/][A-Za-z0-9£é水.,+_/()<>=;-]{0,30}( [A-Za-z0-9£é水.,]{1,10}){0,3}`).Draw(t, "text")
		node, problems := yamltext.Parse([]byte("a: " + text + "\n"))
		if len(problems) > 0 {
			t.Fatalf("refused: %+v", problems)
		}
		for _, value := range node.Entries() {
			if !value.Null() && value.Text() != text {
				t.Fatalf("%q is read as %q", text, value.Text())
			}
		}
	})
}

func TestWhatIsNothing(t *testing.T) {
	tests := map[string]bool{
		"": true, "~": true, "null": true, "Null": true, "NULL": true, "# a comment": true,
		`""`: false, `"null"`: false, "'~'": false, "nil": false, "none": false, "0": false, "!!null hello": false, "!!str": false,
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			if got := valueOf(t, "a: "+text+"\n").Null(); got != want {
				t.Errorf("got %t", got)
			}
		})
	}
}

func TestTagsOfTheAuthorsOwnAreSeen(t *testing.T) {
	tests := map[string]string{
		"!secret x": "!secret", "!!binary aGk=": "!!binary", "!<tag:example.org,2026:x> y": "tag:example.org,2026:x", "!!set {a, b}": "!!set",
		"!!str 12": "", "! x": "", "!!int 12": "", "[a]": "", "2026-04-01": "",
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			if diff := cmp.Diff(want, valueOf(t, "a: "+text+"\n").Tag()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestQuotedTextIsKnownToBeText(t *testing.T) {
	for _, text := range []string{`"1"`, `'1'`, "|\n  1", ">\n  1"} {
		if !valueOf(t, "a: "+text+"\n").Quoted() {
			t.Errorf("%q is not known to be quoted", text)
		}
	}
}

func TestTheMergeKeyIsSeen(t *testing.T) {
	node := parse(t, "a: &a {b: 1}\nc: {<<: *a, d: <<}\n")
	var merges []bool
	for key, value := range node.Entries() {
		if key.Text() == "c" {
			for inner := range value.Entries() {
				merges = append(merges, inner.Merge())
			}
		}
	}
	if valueOf(t, "a: {\"<<\": 1}\n").Merge() {
		merges = append(merges, true)
	}
	if diff := cmp.Diff([]bool{true, false}, merges); diff != "" {
		t.Error(diff)
	}
}

func TestAnAliasReadsAsWhatItStandsFor(t *testing.T) {
	node := parse(t, "a: &a [x, y]\nb: *a\n")
	for key, value := range node.Entries() {
		var items []string
		for _, item := range value.Items() {
			items = append(items, item.Text())
		}
		if diff := cmp.Diff([]string{"x", "y"}, items); diff != "" || value.Line() != 1 || value.Len() != 2 {
			t.Errorf("%s on line %d: %s", key.Text(), value.Line(), diff)
		}
	}
}

func TestPlacesCountLinesAndCharacters(t *testing.T) {
	const text = "\ufeffgroup:\r\n  name: Café £\r\n  lead: {role: Head of 水, email: x@example.gov.uk}\r\n"
	want := []string{"group 1:1", "name 2:3", "Café £ 2:9", "lead 3:3", "role 3:10", "Head of 水 3:16", "email 3:27", "x@example.gov.uk 3:34"}
	var got []string
	var walk func(node yamltext.Node)
	walk = func(node yamltext.Node) {
		if node.Kind() == yamltext.Scalar {
			got = append(got, fmt.Sprintf("%s %d:%d", node.Text(), node.Line(), node.Column()))
			return
		}
		for key, value := range node.Entries() {
			walk(key)
			walk(value)
		}
	}
	walk(parse(t, text))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAnEmptyTextDeclaresNothing(t *testing.T) {
	for _, text := range []string{"", "\n", "\ufeff", "  \n\n", "# nothing yet\n", "---\n", "---\n...\n", "~\n", "null\n", "%YAML 1.1\n---\n"} {
		if node := parse(t, text); !node.Empty() {
			t.Errorf("%q is not empty", text)
		}
	}
}

func TestADocumentMayBeMarked(t *testing.T) {
	for _, text := range []string{"---\na: 1\n", "a: 1\n...\n", "%YAML 1.1\n---\na: 1\n...\n", "# c\n--- # d\na: 1\n"} {
		if value := valueOf(t, text); value.Text() != "1" {
			t.Errorf("%q: got %q", text, value.Text())
		}
	}
}

func parse(t *testing.T, text string) yamltext.Node {
	t.Helper()
	node, problems := yamltext.Parse([]byte(text))
	if len(problems) > 0 {
		t.Fatalf("%q is refused: %+v", text, problems)
	}
	return node
}

// valueOf returns the value in a document with a single key.
func valueOf(t *testing.T, text string) yamltext.Node {
	t.Helper()
	node := parse(t, text)
	if node.Empty() || node.Kind() != yamltext.Map || node.Len() != 1 {
		t.Fatalf("%q is not a map of one key", text)
	}
	for _, value := range node.Entries() {
		return value
	}
	return yamltext.Node{}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"a: 1\n\tb: 2\n", "a: \"open\nb: 1\n", "a: [1, 2\nb: 3\n", "a: b: c\n", "a: *nope\n", "a: 1\na: 2\n", "a: 1\n---\nb: 2\n", "? [a]\n: 1\n", "? :\n",
		"a: &a [*a]\n", "&a *a\n", "*", "&", "!", "%TAG ! x\n---\na\n", "%YAML 9.9\n---\n", "---\n---\n", "a: |\n b\n  c\n", "a: >5\n", "'", "\"", "{", "[", "? ? ?", "- - -",
		"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "<<: {a: 1}\n", "a: !!binary x\n", "a: \"\\x00\\ud800\"\n", "\x00", "\xff\xfe", "a: \x80\n", "\ufeff\ufeff", "a: \u2028\n-\n", "a\r\nb: [\r\n",
		strings.Repeat("[", 200), strings.Repeat("- ", 200), "a: " + strings.Repeat("x ", 5000) + ": y", keys(300) + "\tx",
		strings.Repeat("?\n", 100), "# c\n" + strings.Repeat("  # d\n", 100) + "- a", "a: 0123\nb: 1.10\nc: 2026-02-30\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 1<<20 {
			t.Skip("larger than any file that is read")
		}
		// The package declaration refuses a file with a carriage return alone before it
		// calls Parse, so leave that case out.
		content = bytes.ReplaceAll(bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
		node, problems := yamltext.Parse(content)
		again, problemsAgain := yamltext.Parse(content)
		if diff := cmp.Diff(problems, problemsAgain); diff != "" || node.Empty() != again.Empty() {
			t.Errorf("equal input gave something else: %s", diff)
		}
		lines := bytes.Count(content, []byte("\n")) + 1
		for _, problem := range problems {
			if problem.Line < 1 || problem.Line > lines || problem.Column < 1 {
				t.Errorf("the place lies outside the file of %d lines: %+v", lines, problem)
			}
			if problem.Because == "" || problem.Remedy == "" {
				t.Errorf("no reason or remedy: %+v", problem)
			}
		}
		if len(problems) > 0 && !node.Empty() {
			t.Error("there is a document in spite of problems")
		}
		if !node.Empty() {
			visit(t, node, lines, 0)
		}
	})
}

// visit walks a document as its reader does, and checks the positions and the depth.
func visit(t *testing.T, node yamltext.Node, lines, depth int) {
	if node.Line() < 1 || node.Line() > lines || node.Column() < 1 {
		t.Errorf("a value lies outside the file of %d lines: %d:%d", lines, node.Line(), node.Column())
	}
	if depth > yamltext.MaxDepth {
		t.Fatal("a document is too deep")
	}
	switch node.Kind() {
	case yamltext.List:
		for _, item := range node.Items() {
			visit(t, item, lines, depth+1)
		}
	case yamltext.Map:
		for key, value := range node.Entries() {
			visit(t, key, lines, depth+1)
			visit(t, value, lines, depth+1)
		}
	case yamltext.Scalar:
		_, _, _ = node.Text(), node.Null(), node.Tag()
	}
}
