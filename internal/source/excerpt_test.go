package source_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/source"
)

func TestCut(t *testing.T) {
	tests := map[string]struct {
		content string
		at      source.Position
		want    source.Excerpt
	}{
		"the first line": {
			"group:\n  id: soil\n", source.Position{Line: 1, Column: 1},
			source.Excerpt{Text: "group:", Marker: 0},
		},
		"a line in the middle": {
			"group:\n  id: soil\n", source.Position{Line: 2, Column: 3},
			source.Excerpt{Text: "  id: soil", Marker: 2},
		},
		"a last line without a break": {
			"a: 1\nb: 2", source.Position{Line: 2, Column: 4},
			source.Excerpt{Text: "b: 2", Marker: 3},
		},
		"the empty line after the last break": {
			"a: 1\n", source.Position{Line: 2, Column: 1},
			source.Excerpt{},
		},
		"lines that end in CRLF": {
			"a: 1\r\nb: 2\r\n", source.Position{Line: 2, Column: 1},
			source.Excerpt{Text: "b: 2"},
		},
		"tabs become single spaces, so that the marker stands where it should": {
			"\tid:\tsoil\n", source.Position{Line: 1, Column: 6},
			source.Excerpt{Text: " id: soil", Marker: 5},
		},
		"a byte order mark is no character of the line": {
			"\ufeffgroup:\n", source.Position{Line: 1, Column: 1},
			source.Excerpt{Text: "group:"},
		},
		"wide characters count as one": {
			"name: 水 £5 x\n", source.Position{Line: 1, Column: 12},
			source.Excerpt{Text: "name: 水 £5 x", Marker: 11},
		},
		"bytes that are no UTF-8 are shown as replaced": {
			"name: caf\xe9\n", source.Position{Line: 1, Column: 7},
			source.Excerpt{Text: "name: caf�", Marker: 6},
		},
		"a column past the end of the line is its end": {
			"ab\n", source.Position{Line: 1, Column: 40},
			source.Excerpt{Text: "ab", Marker: 2},
		},
		"a column that is not known is the first": {
			"ab\n", source.Position{Line: 1},
			source.Excerpt{Text: "ab"},
		},
		"a long line is cut after 120 characters": {
			strings.Repeat("a", 200), source.Position{Line: 1, Column: 1},
			source.Excerpt{Text: strings.Repeat("a", 120) + " …"},
		},
		"a long line is cut around the column": {
			strings.Repeat("a", 100) + "X" + strings.Repeat("b", 100), source.Position{Line: 1, Column: 101},
			source.Excerpt{Text: "… " + strings.Repeat("a", 60) + "X" + strings.Repeat("b", 59) + " …", Marker: 62},
		},
		"the end of a long line": {
			strings.Repeat("a", 199) + "X", source.Position{Line: 1, Column: 200},
			source.Excerpt{Text: "… " + strings.Repeat("a", 60) + "X", Marker: 62},
		},
		"a line of just the longest length stays whole": {
			strings.Repeat("é", 120), source.Position{Line: 1, Column: 120},
			source.Excerpt{Text: strings.Repeat("é", 120), Marker: 119},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, ok := source.Cut([]byte(test.content), test.at)
			if !ok {
				t.Fatal("there is no such line")
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if !utf8.ValidString(got.Text) {
				t.Errorf("the excerpt is not UTF-8: %q", got.Text)
			}
		})
	}
}

func TestCutGivesNothingWhereThereIsNoLine(t *testing.T) {
	tests := map[string]struct {
		content string
		at      source.Position
	}{
		"nowhere":               {"a: 1\n", source.Position{}},
		"a negative line":       {"a: 1\n", source.Position{Line: -1}},
		"past the end":          {"a: 1\n", source.Position{Line: 3}},
		"past the last, opened": {"a: 1", source.Position{Line: 2}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got, ok := source.Cut([]byte(test.content), test.at); ok {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestMarkerPointsAtTheMeantCharacter(t *testing.T) {
	line := []rune(strings.Repeat("abcdefghij", 50))
	for column := 1; column <= len(line); column++ {
		got, ok := source.Cut([]byte(string(line)), source.Position{Line: 1, Column: column})
		if !ok || []rune(got.Text)[got.Marker] != line[column-1] {
			t.Fatalf("column %d: %+v", column, got)
		}
	}
}

func TestPositionIsWrittenForEditors(t *testing.T) {
	at := source.Position{File: "delivery-group/services.yaml", Line: 12, Column: 5}
	if diff := cmp.Diff("delivery-group/services.yaml:12:5", at.String()); diff != "" {
		t.Error(diff)
	}
	if !at.Written() || (source.Position{File: "group.yaml"}).Written() {
		t.Error("a position is written where it has a line, and only there")
	}
}
