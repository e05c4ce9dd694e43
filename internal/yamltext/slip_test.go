package yamltext_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// TestSlipsAreToldApart reads files with mistyped lines. One run must report each
// mistyped line, with the line to write.
func TestSlipsAreToldApart(t *testing.T) {
	const lineUp = "This line does not line up with the ones around it."
	tests := map[string]struct {
		text string
		want []string
	}{
		"no space after the hyphen": {"services:\n  -id: a\n   name: b\n", []string{
			"2:3 A space is missing after the hyphen. Write `- id: a`.", "3:4 " + lineUp + " Write `name: b` with 4 spaces in front.",
		}},
		"no space after two hyphens": {"services:\n  -id: a\n  -id: b\n", []string{
			"2:3 A space is missing after the hyphen. Write `- id:`, with a space after the hyphen.",
			"3:3 A space is missing after the hyphen. Write `- id:`, with a space after the hyphen.",
		}},
		"no space after the second hyphen": {"services:\n  - id: a\n    name: b\n  -id: c\n    name: d\n", []string{
			"4:3 A space is missing after the hyphen. Write `- id: c`.",
		}},
		"no space after the colon": {"services:\n  - id:c\n    title: b\n", []string{
			"2:8 A space is missing after the colon. Write `- id: c`.",
		}},
		"dashes and dots for hyphens": {"services:\n  – id: a\n    name: b\n  • id: c\n    name: d\n  * id: e\n", []string{
			"2:3 This is no hyphen: an entry of a list begins with the hyphen of the keyboard. Write `- id: a`.",
			"4:3 This is no hyphen: an entry of a list begins with the hyphen of the keyboard. Write `- id: c`.",
			"6:3 This is no hyphen: an entry of a list begins with the hyphen of the keyboard. Write `- id: e`.",
		}},
		"a wide colon": {"group:\n  name：Soil\n  id: a\n", []string{"2:7 This is not the colon that YAML asks for, but a wider one. Write `name: Soil`."}},
		"spaces of another kind": {"services:\n  - id: a\n\u00a0\u00a0\u00a0 name: b\n    url: c\n", []string{
			"3:1 The spaces in front are of another kind than those of the keyboard, and YAML takes them for text. Write `name: b` with 4 spaces in front.",
		}},
		"an entry at the margin": {"services:\n- id: a\n    name: b\n    owner: {role: c}\n", []string{"2:1 " + lineUp + " Write `- id: a` with 2 spaces in front."}},
		"an ampersand that marks nothing": {"group:\n  name: &Soil health\n  id: &a x\n  note: *a\n", []string{
			"2:9 YAML takes `&Soil` for a mark that others refer to, and nothing does. Put the text in quotes, as in `\"&Soil health\"`, or take the mark out.",
		}},
		"a section given twice": {"finance:\n  files: [a.csv]\nlegacy: none\nfinance:\n  months: {}\n", []string{
			"4:1 The key `finance` is given twice: here and on line 1. Put both under one `finance:`: move what stands below this line to what stands below line 1, and take this line away.",
		}},
		"a section given twice, once empty": {"finance:\nfinance:\n  months: {}\n", []string{
			"2:1 The key `finance` is given twice: here and on line 1. Take away the line `finance:` that has nothing below it, and keep the other.",
		}},
		"a value given twice": {"a: b\na: c\n", []string{"2:1 The key `a` is given twice: here and on line 1. Keep one of the two."}},
		"an entry among keys without values": {"services:\n  soil-checks:\n    name: a\n  - name: b\n", []string{
			"4:3 An entry of a list stands among keys here. Begin every entry at this depth with a hyphen: write `- id: soil-checks` in place of `soil-checks:`, and line its other keys up with `id`.",
		}},
		"an entry among keys": {"services:\n  id: a\n  - id: b\n", []string{
			"3:3 An entry of a list stands among keys here. Write the line without its hyphen if it belongs to the keys above, or begin the first of these keys with a hyphen and indent the others by two more spaces.",
		}},
		"an equals sign": {"group = soil\nid: a\n", []string{
			"1:6 An equals sign stands where YAML asks for a colon. Write `group: soil`.",
		}},
		"no colon": {"group\n  id: a\n", []string{"1:1 A colon is missing after the key. Add `:` at the end of this line."}},
		"a quote, then a colon, then a reserved character": {"group:\n  name: \"Soil\n  id: a\nservices:\n  - id:c\n    name: @d\n", []string{
			"2:9 A quote that opens here is never closed. Add `\"` at the end of this line.",
			"5:8 A space is missing after the colon. Write `- id: c`.",
			"6:11 A word here begins with a character that YAML keeps for itself. Write `name: \"@d\"`.",
		}},
		"a tab": {"group:\n  id: c\n\tname: x\n", []string{
			"3:1 This line is indented with a tab, which YAML does not allow. Write `name: x` with 2 spaces in front.",
		}},
		"an apostrophe": {"group:\n  note: 'it's fine'\n", []string{
			"2:9 An apostrophe ends a text in single quotes, unless it is written twice. Write `note: \"it's fine\"`.",
		}},
		"a backslash in a reserved text": {"group:\n  note: %C:\\new\n", []string{
			`2:9 A word here begins with a character that YAML keeps for itself. Write ` + "`note: '%C:\\new'`.",
		}},
		"a bracket": {"group: {id: a, name: b\noutcomes:\n  - id: a\n", []string{
			"1:16 A bracket that opens before this is not closed, or a comma is missing. Add `}` at the end of this line.",
		}},
		"an entry out of line": {"outcomes:\n- id: a\n  title: x\n - id: b\n", []string{"4:2 " + lineUp + " Write `- id: b` with no space in front."}},
		"a slip, and one that is none we know": {"services:\n  - id:a\n    name: b\nroadmap: *nope\n", []string{
			"2:8 A space is missing after the colon. Write `- id: a`.",
			"4:10 `*nope` refers to a value that is not marked anywhere above it. Mark the value with `&nope`, or put the text in quotes if it is not meant as a reference.",
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, problems := yamltext.Parse([]byte(test.text))
			var got []string
			for _, problem := range problems {
				got = append(got, fmt.Sprintf("%d:%d %s %s", problem.Line, problem.Column, problem.Because, problem.Remedy))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestManySlipsEnd reads a file with very many mistyped lines. Reading must end, and
// report at most 20.
func TestManySlipsEnd(t *testing.T) {
	_, problems := yamltext.Parse([]byte("services:\n" + strings.Repeat("  - id:c\n    title: b\n", 500)))
	if len(problems) == 0 || len(problems) > 20 {
		t.Errorf("%d problems", len(problems))
	}
}
