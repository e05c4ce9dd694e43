package lsp

import (
	"runtime"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/source"
)

func TestPlacesInTheUnitsOfAnEditor(t *testing.T) {
	text := []byte("a: 1\r\n  name: \"🌊 é\" # x\nlast")
	for _, test := range []struct {
		at             source.Position
		utf8, utf16    int
		utf32, endUTF8 int
	}{
		{source.Position{Line: 1, Column: 1}, 0, 0, 0, 4},
		{source.Position{Line: 2, Column: 9}, 8, 8, 8, 17},
		{source.Position{Line: 2, Column: 11}, 13, 11, 10, 17},
		{source.Position{Line: 2, Column: 13}, 16, 13, 12, 17},
		{source.Position{Line: 3, Column: 99}, 4, 4, 4, 4},
		{source.Position{Line: 9, Column: 2}, 0, 0, 0, 0},
		{source.Position{}, 0, 0, 0, 4},
	} {
		for unit, want := range map[encoding]int{utf8Units: test.utf8, utf16Units: test.utf16, utf32Units: test.utf32} {
			if got := unit.at(text, test.at); got.Character != want || got.Line != max(test.at.Line-1, 0) {
				t.Errorf("%v in %s: %+v, want %d", test.at, unit, got, want)
			}
		}
		if got := utf8Units.marked(text, test.at); got.End.Character != test.endUTF8 {
			t.Errorf("%v ends at %d, want %d", test.at, got.End.Character, test.endUTF8)
		}
	}
	if got := utf16Units.at([]byte("\ufeffgroup: x\n"), source.Position{Line: 1, Column: 8}); got.Character != 8 {
		t.Errorf("after a byte order mark: %+v", got)
	}
}

func TestTheWordAtAPlace(t *testing.T) {
	text := []byte("a: [soil-checks, 🌊x_1]\n")
	for character, want := range map[int]string{0: "a", 2: "", 4: "soil-checks", 9: "soil-checks", 15: "soil-checks", 17: "", 19: "x_1", 22: "x_1", 99: ""} {
		if got := utf16Units.word(text, position{Character: character}); got != want {
			t.Errorf("at %d: %q, want %q", character, got, want)
		}
	}
	if got := utf8Units.word(text, position{Line: 7, Character: 3}); got != "" {
		t.Errorf("%q", got)
	}
}

// FuzzNoPlaceIsOutsideTheText checks, for any text and position, that the result of
// marked is within its line in all encodings.
func FuzzNoPlaceIsOutsideTheText(f *testing.F) {
	f.Add([]byte("a: 1\n\xff: 🌊\r\n"), 2, 3)
	f.Fuzz(func(t *testing.T, text []byte, line, column int) {
		line = min(max(line, 0), 50)
		at := source.Position{Line: line, Column: column}
		of := lineOf(text, line-1)
		for unit, longest := range map[encoding]int{utf8Units: len(of), utf16Units: len(utf16.Encode([]rune(of))), utf32Units: utf8.RuneCountInString(of)} {
			got := unit.marked(text, at)
			if got.Start.Character < 0 || got.End.Character > longest || got.End.Character < got.Start.Character {
				t.Errorf("%s: %+v in %q", unit, got, of)
			}
			unit.word(text, position{line, column})
		}
	})
}

func TestFilesAndTheirURIs(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("paths differ")
	}
	for uri, want := range map[string]string{
		"file:///a/b%20c/d%23.yaml": "/a/b c/d#.yaml", "file://localhost/a": "/a", "file:///a/../../b": "/b",
		"untitled:1": "", "https://example.gov.uk/a": "", "file://elsewhere/a": "", "file:": "", "%": "", "file:///a%00b": "",
	} {
		if got, _ := fileOf(uri); got != want {
			t.Errorf("%s: %q, want %q", uri, got, want)
		}
	}
	for _, file := range []string{"/a/b c/d#?.yaml", "/ü/%20"} {
		if got, ok := fileOf(uriOf(file)); !ok || got != file {
			t.Errorf("%s: %q by %s", file, got, uriOf(file))
		}
	}
}

func TestTheEncodingThatIsChosen(t *testing.T) {
	for want, known := range map[encoding][]encoding{utf16Units: {"utf-16", "utf-7"}, utf8Units: {"utf-16", "utf-8"}, utf32Units: {"utf-8", "utf-32"}} {
		if got := chosen(known); got != want {
			t.Errorf("%v: %s", known, got)
		}
	}
	if chosen(nil) != utf16Units {
		t.Error("editors that name none count in UTF-16")
	}
}
