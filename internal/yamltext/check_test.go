package yamltext_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

func TestAFileMayHoldSoMuch(t *testing.T) {
	tests := map[string]string{
		"64 deep":              strings.Repeat("[", 63) + "a" + strings.Repeat("]", 63),
		"50,000 values":        "[" + strings.Repeat("a,", 49_999) + "]",
		"a text of 64 KiB":     "a: " + strings.Repeat("x", 64<<10),
		"10,000 keys in a map": keys(10_000),
		"10,000 values referred to": "a: &a [" + strings.Repeat("x,", 99) + "]\nb: [" +
			strings.Repeat("*a,", 100) + "]",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			if _, problems := yamltext.Parse([]byte(text)); len(problems) > 0 {
				t.Errorf("refused: %+v", problems)
			}
		})
	}
}

func TestAFileThatCouldDoHarmIsRefused(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'h'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 10))
	}
	tests := map[string]struct {
		text         string
		line, column int
		because      string
	}{
		"65 deep in brackets": {"a: 1\nb: " + strings.Repeat("[", 63) + "a" + strings.Repeat("]", 63), 2, 67, "Lists and keys are nested more than 64 deep here."},
		"65 deep by indentation": {
			strings.Join(steps(65), ""), 64, 64, "Lists and keys are nested more than 64 deep here.",
		},
		"10,001 deep": {strings.Repeat("[", 10_001), 1, 10_001, "Lists and keys are nested far too deep here."},
		"50,001 values": {
			"[" + strings.Repeat("a,", 50_000) + "]", 1, 100_000, "The file holds more than 50000 values.",
		},
		"a text over 64 KiB":  {"a: 1\nb: " + strings.Repeat("x", 64<<10+1), 2, 4, "This text is longer than 64 KiB."},
		"a block over 64 KiB": {"a: |\n" + strings.Repeat("  x\n", 40<<10), 1, 4, "This text is longer than 64 KiB."},
		"a key over 64 KiB":   {"? " + strings.Repeat("x", 64<<10+1) + "\n: 1\n", 1, 3, "This text is longer than 64 KiB."},
		"10,001 keys":         {"a:\n" + indented(keys(10_001)), 2, 3, "More than 10000 keys stand side by side here."},
		"an alias bomb":       {bomb, 4, 36, "References (`*name`) repeat more than 10000 values."},
		"an alias bomb in a key": {
			"a: &a {x: *b}\n", 1, 11, "`*b` refers to a value that is not marked anywhere above it.",
		},
		"an anchor that contains itself far away": {
			"a: &a\n  b:\n    - c: {d: *a}\n", 3, 14, "`*a` refers to a value that contains it, so it would never end.",
		},
		"two anchors that contain each other": {
			"a: &a {b: &b {c: *a, d: *b}}\n", 1, 18, "`*a` refers to a value that contains it, so it would never end.",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, problems := yamltext.Parse([]byte(test.text))
			if len(problems) != 1 {
				t.Fatalf("want one problem, got %d", len(problems))
			}
			if problems[0].Remedy == "" {
				t.Error("the problem has no remedy")
			}
			problems[0].Remedy = ""
			want := yamltext.Problem{Line: test.line, Column: test.column, Because: test.because}
			if diff := cmp.Diff(want, problems[0]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// steps returns n lines, each a key one space deeper than the key before.
func steps(n int) []string {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = strings.Repeat(" ", i) + "a:\n"
	}
	return lines
}

func indented(text string) string {
	return "  " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n  ") + "\n"
}

func TestOnlySoManyProblemsAreNamed(t *testing.T) {
	_, problems := yamltext.Parse([]byte(strings.Repeat("a: 1\n", 500)))
	if len(problems) != 20 {
		t.Errorf("got %d problems", len(problems))
	}
}

func TestALongKeyIsNotRepeatedWhole(t *testing.T) {
	key := strings.Repeat("x", 500)
	_, problems := yamltext.Parse([]byte(key + ": 1\n" + key + ": 2\n"))
	want := "The key `" + strings.Repeat("x", 60) + "…` is given twice: here and on line 1."
	if len(problems) != 1 || problems[0].Because != want {
		t.Errorf("got %+v", problems)
	}
}
