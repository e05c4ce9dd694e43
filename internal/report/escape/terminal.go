// Package escape makes untrusted text safe for the output it is written to. Each kind
// of output has its own type (Terminal, Markdown, HTML, XML, URI, WebAddress, Cell).
// Code that writes it takes that type and not a string, so that unescaped text does not
// compile.
package escape

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Terminal is text that is safe to print on a terminal. It has no control characters,
// no invisible characters and no characters that change the direction of writing.
type Terminal string

// ForTerminal replaces control characters and invisible characters by visible escapes
// such as \u{1b}, and line breaks and tabs by spaces.
func ForTerminal(text string) Terminal {
	if Plain(text) {
		return Terminal(text)
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), unicode.Is(unicode.Noncharacter_Code_Point, r),
			r == '\u2028', r == '\u2029', r == unicode.ReplacementChar:
			fmt.Fprintf(&b, "\\u{%x}", r)
		default:
			b.WriteRune(r)
		}
	}
	return Terminal(b.String())
}

// LongestTold is the maximum length of one text for people, in characters. It is enough
// for any sentence, and prevents one long text from hiding the others. JSON has the
// whole text.
const LongestTold = 2_000

// Sentence escapes declared text for people. It cuts a text longer than LongestTold.
func Sentence(text string) Terminal { return ForTerminal(Shorten(text, LongestTold)) }

// List returns all names for people, separated by commas. A long name is cut.
func List(names []string) Terminal {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = Shorten(name, LongestTold)
	}
	return ForTerminal(strings.Join(short, ", "))
}

func Plain(text string) bool {
	for i := range len(text) {
		if text[i] < 0x20 || text[i] >= 0x7f {
			return false
		}
	}
	return true
}

// Quiet changes a line so that GitHub's runner does not execute it as a command when it
// is in a job's log. A command begins with two colons at the start of a line, after any
// spaces, or with ##[ anywhere
// (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
func Quiet(line string) Terminal {
	line = strings.ReplaceAll(line, "##[", `##\u{5b}`)
	if words := strings.TrimLeftFunc(line, unicode.IsSpace); strings.HasPrefix(words, "::") {
		line = line[:len(line)-len(words)] + `\u{3a}` + words[1:]
	}
	return Terminal(line)
}

// Note escapes a message of the program for a terminal and for GitHub's job log.
func Note(text string) string { return string(Quiet(string(ForTerminal(text)))) }

// EachForTerminal applies ForTerminal to each text.
func EachForTerminal(texts []string) []Terminal {
	escaped := make([]Terminal, len(texts))
	for i, text := range texts {
		escaped[i] = ForTerminal(text)
	}
	return escaped
}

// mostNames is the number of names in one line.
const mostNames = 8

// SomeOf returns the first names, enough for one line, and the number of the others. It
// never leaves out only one name, because that name takes no more room than the number.
func SomeOf(names []string) ([]string, int) {
	if more := len(names) - mostNames; more > 1 {
		return names[:mostNames], more
	}
	return names, 0
}

// Shorten cuts a text that is longer than the limit most, in characters. The result is
// exactly as long as the limit and ends with an ellipsis.
func Shorten(text string, most int) string {
	if len(text) <= most || utf8.RuneCountInString(text) <= most {
		return text
	}
	n := 0
	for i := range text {
		if n++; n == most {
			return text[:i] + "…"
		}
	}
	return text
}
