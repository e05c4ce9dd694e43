// Package escape makes hostile text safe for the sink that it is written to. Each
// sink has its own type (Terminal, Markdown, HTML, XML, URI, WebAddress), and a
// format accepts no plain text where it needs one of them.
package escape

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Terminal is text that is safe to print on a terminal: it has no control
// characters, no characters that change the direction of writing and no
// invisible ones.
type Terminal string

// ForTerminal replaces every character that controls a terminal or is invisible
// by a visible escape.
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

// LongestTold bounds one text for people, in characters. It is enough for any
// sentence, and keeps one text from hiding the others. JSON has texts in full.
const LongestTold = 2_000

// Sentence returns declared text for people.
func Sentence(text string) Terminal { return ForTerminal(Shorten(text, LongestTold)) }

// List returns a list of all names for people. Each name may be cut.
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

// Quiet changes a line so that GitHub's runner does not obey it in a job's log.
// A command begins with two colons at the start of a line, after any spaces, or
// with ##[ anywhere
// (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
func Quiet(line string) Terminal {
	line = strings.ReplaceAll(line, "##[", `##\u{5b}`)
	if words := strings.TrimLeftFunc(line, unicode.IsSpace); strings.HasPrefix(words, "::") {
		line = line[:len(line)-len(words)] + `\u{3a}` + words[1:]
	}
	return Terminal(line)
}

// Note escapes a note or error of the program. The text may be a line of
// its own.
func Note(text string) string { return string(Quiet(string(ForTerminal(text)))) }

// EachForTerminal returns ForTerminal of each text.
func EachForTerminal(texts []string) []Terminal {
	escaped := make([]Terminal, len(texts))
	for i, text := range texts {
		escaped[i] = ForTerminal(text)
	}
	return escaped
}

// mostNames is how many names are written in one line.
const mostNames = 8

// SomeOf returns the names for one line, and how many more there are. It never
// leaves out a single name, since that would take no more room than the count.
func SomeOf(names []string) ([]string, int) {
	if more := len(names) - mostNames; more > 1 {
		return names[:mostNames], more
	}
	return names, 0
}

// Shorten cuts a text to most characters, with an ellipsis.
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
