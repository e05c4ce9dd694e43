package yamltext_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// TestB13NothingAfterTheEndIsNoSecondDocument checks that a line `---` or `...` at the
// end of a file begins no second document, unless a value follows.
func TestB13NothingAfterTheEndIsNoSecondDocument(t *testing.T) {
	for _, ending := range []string{"---", "---\n", "...", "...\n", "---\n\n# the end\n", "---\n---\n", "---\n...\n", "...\n---\n", "--- # end\n", "---\r\n"} {
		root, problems := yamltext.Parse([]byte("---\na: 1\n" + ending))
		if len(problems) > 0 || root.Empty() || root.Len() != 1 {
			t.Errorf("%q: %+v", ending, problems)
		}
	}
	for _, ending := range []string{"---\nb: 2\n", "---\n---\nb: 2\n", "...\n---\nb: 2\n", "---\n~\n", "---\n''\n", "--- null\n"} {
		_, problems := yamltext.Parse([]byte("a: 1\n" + ending))
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Because, "A second document begins") {
			t.Errorf("%q: %+v", ending, problems)
		}
	}
	if _, problems := yamltext.Parse([]byte("a: 1\n" + strings.Repeat("---\n", 200_000))); len(problems) > 0 {
		t.Errorf("many ends: %+v", problems)
	}
}

// TestB13PairsOfHalvesAreRead reads characters that are escaped as in JSON, in two
// halves. The columns of the values after them must be right.
func TestB13PairsOfHalvesAreRead(t *testing.T) {
	text := "x: 'é'\na: {\"title \\ud83c\\udf31\": \"\\uD83C\\uDF31 and \\ud83d\\ude00\", b: here}\nc: '\\ud83c\\udf31'\nd: \\ud83c\\udf31\ne: |\n  \\ud83c\\udf31\nf: \"\\u00e9\"\n"
	root, problems := yamltext.Parse([]byte(text))
	if len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
	var got []string
	var walk func(n yamltext.Node)
	walk = func(n yamltext.Node) {
		for key, value := range n.Entries() {
			if value.Kind() == yamltext.Map {
				walk(value)
				continue
			}
			got = append(got, fmt.Sprintf("%s=%s@%d:%d", key.Text(), strings.TrimSpace(value.Text()), value.Line(), value.Column()))
		}
	}
	walk(root)
	want := []string{"x=é@1:4", "title 🌱=🌱 and 😀@2:27", "b=here@2:63", `c=\ud83c\udf31@3:4`, `d=\ud83c\udf31@4:4`, `e=\ud83c\udf31@5:4`, "f=é@7:4"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestB13HalfACharacterIsNamed reads escapes of half a character. The problem must have
// the position of the escape.
func TestB13HalfACharacterIsNamed(t *testing.T) {
	for text, place := range map[string]string{
		"a: 1\nb: \"\\ud83c\"\n":         "2:10",
		"b: \"\\udf31\\ud83c\"\n":        "1:10",
		"b: \"\\ud83c\\ud83c\\udf31\"\n": "1:10",
		"b: \"\\U00110000\"\n":           "1:14",
	} {
		_, problems := yamltext.Parse([]byte(text))
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Because, "An escape in double quotes here") || problems[0].Remedy == "" {
			t.Errorf("%q: %+v", text, problems)
			continue
		}
		if at := fmt.Sprintf("%d:%d", problems[0].Line, problems[0].Column); at != place {
			t.Errorf("%q: at %s, not %s", text, at, place)
		}
	}
}
