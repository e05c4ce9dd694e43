package yamltext_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// The reasons for each sort of fault.
const (
	tab        = "This line is indented with a tab, which YAML does not allow."
	openQuote  = "A quote that opens here is never closed."
	bracket    = "A bracket that opens before this is not closed, or a comma is missing."
	noValue    = "YAML expects a value here: a bracket is not closed, or a comma or bracket stands alone."
	indent     = "This line does not line up with the ones before it, or a quote or bracket before it is not closed."
	colon      = "There is a colon here that YAML takes for a key."
	hyphen     = "There is a hyphen here that YAML takes for the entry of a list."
	notHere    = "What stands here does not belong to the value before it."
	noColon    = "YAML expects a key with a colon here and finds none."
	reserved   = "A word here begins with a character that YAML keeps for itself."
	noName     = "A word here begins with `*` or `&`, which YAML takes for a reference."
	backslash  = "There is a backslash in double quotes here that YAML cannot read."
	second     = "A second document begins at this line of three hyphens; only one can be read from a file."
	after      = "Something stands here after the end of the document."
	apostrophe = "An apostrophe ends a text in single quotes, unless it is written twice."
	around     = "This line does not line up with the ones around it."
	noHyphen   = "A space is missing after the hyphen."
	complexly  = "A key must be a single word, not a list, a map or a reference."
)

func TestASyntaxFaultIsFoundWhereItIs(t *testing.T) {
	tests := []struct {
		name, text   string
		line, column int
		because      string
	}{
		{"a tab before a key", "a: 1\n\tb: 2\n", 2, 1, tab},
		{"a tab before a list", "a:\n\t- b\n", 2, 1, tab},
		{"a tab after spaces", "a:\n  b: 1\n  \tc: 2\n", 3, 3, tab},
		{"a tab on the first line", "\ta: 1\n", 1, 1, tab},
		{"a tab in a folded text", "a: >\n\ttext\n", 2, 1, tab},
		{"a tab before a list, after a space", "a:\n  - x\n \t- y\n", 3, 2, tab},
		{"a tab after CRLF", "a: 1\r\n\tb: 2\r\n", 2, 1, tab},
		{"tabs in brackets are allowed, the bracket is the fault", "a: [\n\t1,\n\t2\n", 3, 2, bracket},

		{"a double quote unclosed on the first line", "a: \"open\nb: 1\nc: 2\n", 1, 4, openQuote},
		{"a quote unclosed on the only line", "a: \"x", 1, 4, openQuote},
		{"a text that begins with an unclosed quote", "\"open\nb: 1\n", 1, 1, openQuote},
		{"a single quote unclosed on the first line", "a: 'x\n\n\ny: 1\nz: 2", 1, 4, openQuote},
		{"a double quote unclosed later", "a: 1\nb: \"open\nc: 2\nd: 3\n", 2, 4, openQuote},
		{"a single quote unclosed later", "a: 1\nb: 'open\nc: 2\nd: 3\n", 2, 4, openQuote},
		{"a quote unclosed in a nested value", "a:\n  - b: 1\n    c: \"open\n    d: 2\n", 3, 8, openQuote},
		{"a quote unclosed on the last line", "a: 1\nb: \"x", 2, 4, openQuote},
		{"a quote unclosed, lines ending in CRLF", "a: 1\r\nb: \"open\r\nc: 2\r\n", 2, 4, openQuote},
		{"an apostrophe that closes a quote", "a: 1\nb: 'it's here'\nc: 2\n", 2, 4, apostrophe},
		{"a quote within quotes", "a: 1\nb: \"say \"hi\" now\"\n", 2, 10, notHere},
		{"a word after a quote", "x: 1\na: \"x\" y\n", 2, 8, notHere},

		{"a list unclosed on the first line", "a: [1, 2\nb: 3\nc: 4\n", 1, 5, bracket},
		{"a list unclosed later", "x: 0\na: [1, 2\nb: 3\nc: 4\n", 2, 5, bracket},
		{"a map unclosed", "x: 0\na: {b: 1, c: 2\nd: 3\n", 2, 8, bracket},
		{"a list over several lines without a comma", "x: 0\na: [1,\n 2\n 3: 4\n 5]\n", 3, 2, bracket},
		{"a bracket of the wrong sort", "a: {b: [1,2}\n", 1, 12, bracket},
		{"a list that never begins", "x: 1\non: [\n", 2, 5, noValue},
		{"a closing bracket alone", "a: ]\n", 1, 4, noValue},
		{"a bracket too many", "x: 0\na: [1, 2]]\nb: 1\n", 2, 10, notHere},
		{"a closing brace on its own line", "a: 1\n}\nb: 1\n", 2, 1, indent},

		{"a key too far to the left", "a:\n  b: 1\n c: 2\n", 3, 2, around},
		{"a key between two levels", "services:\n  - id: a\n    name: b\n   owner: c\n  - id: d\n", 4, 4, around},
		{"an entry too far to the right", "a:\n  - b: 1\n   - c: 2\n", 3, 4, around},
		{"a key after a list", "- a\nb: 1\n", 2, 1, "A key stands among the entries of a list here."},
		{"a list after a key", "a: 1\n- b\n", 2, 1, "An entry of a list stands among keys here."},
		{"a key too far to the right", "a:\n  b: 1\n   c: 2\n", 3, 4, around},
		{"a text without a colon between keys", "a: 1\nowner\nb: 2\n", 2, 1, noColon},
		{"a hyphen without a space", "a:\n- b\n-c\n", 3, 1, noColon},
		{"a text that is outdented", "a: |\n text\n  more\nfoo\n", 4, 1, noColon},

		{"a colon in a text on the first line", "a: b: c\n", 1, 5, colon},
		{"a colon in a text", "x: 1\ntitle: Flood: a plan\ny: 2\n", 2, 13, colon},
		{"a colon after wide characters", "x: 1\ntitle: Café £: a plan\ny: 2\n", 2, 14, colon},
		{"a hyphen after a key", "a: - b\n", 1, 4, hyphen},
		{"an at sign", "a: 1\nb: @x\n", 2, 4, reserved},
		{"a back quote", "a: `x`\n", 1, 4, reserved},
		{"a percent sign", "a: %x\n", 1, 4, reserved},
		{"a star alone", "a: 1\nb: *\nc: 1\n", 2, 4, noName},
		{"an ampersand alone", "a: &\nb: 1\n", 1, 4, noName},
		{"an unknown escape", "a: \"\\q\"\n", 1, 5, backslash},
		{"half a character as an escape", "a: \"\\ud800\"\n", 1, 10, "An escape in double quotes here (a backslash and `u`) stands for half a character or for none."},
		{"an unknown instruction", "%x\n", 1, 2, "A line that begins with `%` is an instruction to YAML, and this one cannot be followed."},
		{"a version", "%YAML 1.2\n---\na: 1\n", 1, 9, "A line that begins with `%` is an instruction to YAML, and this one cannot be followed."},
		{"an abbreviation of tags", "# c\n%TAG ! x\n---\na: 1\n", 2, 1, "A line that begins with `%TAG` is an instruction to YAML, and none is followed here."},

		{"an anchor that is missing", "a: 1\nb: *nope\nc: 1\n", 2, 4, "`*nope` refers to a value that is not marked anywhere above it."},
		{"an anchor that is also spoken of", "# *nope is a comment\na: '*nope'\nb: *nope\n", 3, 4, "`*nope` refers to a value that is not marked anywhere above it."},
		{"an anchor whose name begins another's", "a: &nope2 1\nb: *nope2\nc: [x, *nope]\n", 3, 8, "`*nope` refers to a value that is not marked anywhere above it."},
		{"an anchor that comes too late", "a: *x\nb: &x 1\n", 1, 4, "`*x` refers to a value that is not marked anywhere above it."},

		{"a key given twice", "a: 1\nb: 2\na: 3\n", 3, 1, "The key `a` is given twice: here and on line 1."},
		{"a nested key given twice", "a:\n  - {b: 1, c: 2, b: 3}\n", 2, 18, "The key `b` is given twice: here and on line 2."},
		{"a key given twice, once in quotes", "a: 1\n\"a\": 2\n", 2, 1, "The key `a` is given twice: here and on line 1."},
		{"a second document", "a: 1\n---\nb: 2\n", 2, 1, second},
		{"a second document on the line of the hyphens", "--- a\n--- b\n", 2, 1, second},
		{"a second document after the first has ended", "a: 1\n...\nb: 2\n", 3, 1, after},
		{"a list as a key", "? [a]\n: 1\n", 1, 3, complexly},
		{"a map as a key", "x: 1\n? {a: 1}\n: 1\n", 2, 3, complexly},
		{"a reference as a key", "a: &x 1\n*x : 2\n", 2, 1, complexly},
		{"an anchor that contains itself", "a: 1\nb: &a [1, *a]\n", 2, 11, "`*a` refers to a value that contains it, so it would never end."},

		{"after a byte order mark", "\ufeffa: b: c\n", 1, 5, colon},
		{"after characters that only YAML 1.1 takes for line breaks", "a: x\u2028y\u2029z\u0085\nb: [\n", 2, 4, noValue},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := yamltext.Parse([]byte(test.text))
			if len(problems) != 1 {
				t.Fatalf("want one problem, got %+v", problems)
			}
			if problems[0].Remedy == "" {
				t.Error("the problem has no remedy")
			}
			problems[0].Remedy = ""
			want := yamltext.Problem{Line: test.line, Column: test.column, Because: test.because}
			if diff := cmp.Diff(want, problems[0], unmended); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestASyntaxFaultIsFoundInALongFile checks that the position of a fault does not
// depend on the lines before and after it. In a file over 256 KiB, the line is exact,
// and the column is the one where the line begins.
func TestASyntaxFaultIsFoundInALongFile(t *testing.T) {
	tests := map[string]struct {
		text                string
		line, column, large int
		because             string
	}{
		"a wrong indent":    {"s:\n  - id: a\n    name: b\n   owner: c\n", 4, 4, 4, around},
		"an unclosed quote": {"s: 1\nt: \"open\n", 2, 4, 1, openQuote},
		"an unclosed list":  {"s: 1\nt: [1, 2\n", 2, 5, 1, bracket},
		"a colon in a text": {"s: 1\nt: Flood: a plan\n", 2, 9, 1, colon},
		"a missing anchor":  {"s: 1\nt: [x, *nope]\n", 2, 8, 8, "`*nope` refers to a value that is not marked anywhere above it."},
		"a tab":             {"s: 1\n\tt: 1\n", 2, 1, 2, tab},
		"a reserved letter": {"s: 1\nt: @x\n", 2, 4, 1, reserved},
		"an early key":      {"s: 1\nk0: 1\n", 2, 1, 1, "The key `k0` is given twice: here and on line 1."},
	}
	for _, size := range []int{100, 8_000, 40_000} {
		padding := keys(min(size, 8_000)) + strings.Repeat("# filler\n", max(size-8_000, 0))
		for name, test := range tests {
			t.Run(fmt.Sprintf("%s after %d lines", name, size), func(t *testing.T) {
				_, problems := yamltext.Parse([]byte(padding + test.text + "z: 1\ny: 2\nx: 3\n"))
				if len(problems) != 1 {
					t.Fatalf("want one problem, got %+v", problems)
				}
				want := yamltext.Problem{Line: size + test.line, Column: test.column, Because: test.because, Remedy: problems[0].Remedy}
				if size > 10_000 && test.because == around {
					want.Because = indent // a very long file is not searched for slips
				}
				if size == 40_000 {
					want.Column = test.large
				}
				if diff := cmp.Diff(want, problems[0], unmended); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// keys returns n lines, each with a key of its own.
func keys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	return b.String()
}

func TestEveryKeyGivenTwiceIsNamed(t *testing.T) {
	_, problems := yamltext.Parse([]byte("a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n"))
	want := []yamltext.Problem{
		{Line: 3, Column: 1, Because: "The key `a` is given twice: here and on line 1.", Remedy: "Keep one of the two."},
		{Line: 4, Column: 1, Because: "The key `a` is given twice: here and on line 1.", Remedy: "Keep one of the two."},
		{Line: 2, Column: 11, Because: "The key `c` is given twice: here and on line 2.", Remedy: "Keep one of the two."},
	}
	if diff := cmp.Diff(want, problems, unmended); diff != "" {
		t.Error(diff)
	}
}

func TestAKeyGivenTwiceIsNamedOnceHoweverOftenItIsReferredTo(t *testing.T) {
	_, problems := yamltext.Parse([]byte("a: &x {k: 1, k: 2}\nb: *x\nc: *x\n"))
	if len(problems) != 1 {
		t.Errorf("want one problem, got %+v", problems)
	}
}

// unmended leaves the fields Mistyped and Meant out of comparisons, since other tests
// check them.
var unmended = cmpopts.IgnoreFields(yamltext.Problem{}, "Mistyped", "Meant")

func TestALineIsGivenWholeOnlyIfItCanBeMeantInOneWay(t *testing.T) {
	tests := map[string]struct{ text, mistyped, meant string }{
		"no space after a colon":                   {"group:\n  id:soil\n  name: Soil\n", "  id:soil", "  id: soil"},
		"a colon before a comment":                 {"name: Soil: health # ours\n", "", ""},
		"a bracket that is open":                   {"a: {b: c\nd: e\n", "", ""},
		"a key without a colon":                    {"group\n  id: soil\n", "", ""},
		"a backslash after a reserved character":   {"a: 1\nnote: @C:\\new\n", `note: @C:\new`, `note: '@C:\new'`},
		"a colon in a text with double quotes":     {"a: 1\nnote: He said \"plan: b\"\n", `note: He said "plan: b"`, `note: 'He said "plan: b"'`},
		"an apostrophe in a text with both":        {"a: 1\nnote: It's C:\\new: all\n", `note: It's C:\new: all`, `note: 'It''s C:\new: all'`},
		"an apostrophe beside one that is doubled": {"a: 1\nnote: 'it''s what it's'\n", `note: 'it''s what it's'`, `note: "it's what it's"`},
		"an apostrophe and a backslash in quotes":  {"a: 1\nnote: 'it's in C:\\new'\n", `note: 'it's in C:\new'`, `note: 'it''s in C:\new'`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, problems := yamltext.Parse([]byte(test.text))
			if len(problems) == 0 || problems[0].Mistyped != test.mistyped || problems[0].Meant != test.meant {
				t.Errorf("got %+v", problems)
			}
		})
	}
}
