package report

import (
	"fmt"
	"strings"
	"unicode"
)

// terminal is text that is safe to print on a terminal: it has no control
// characters, no characters that change the direction of writing and no
// invisible ones.
type terminal string

// forTerminal replaces every character that controls a terminal or is invisible
// by a visible escape.
func forTerminal(text string) terminal {
	if plain(text) {
		return terminal(text)
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
	return terminal(b.String())
}

// longestTold bounds one text for people, in characters. It is enough for any
// sentence, and keeps one text from hiding the others. JSON has texts in full.
const longestTold = 2_000

// told returns declared text for people.
func told(text string) terminal { return forTerminal(shorten(text, longestTold)) }

// listed returns a list of all names for people. Each name may be cut.
func listed(names []string) terminal {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = shorten(name, longestTold)
	}
	return forTerminal(strings.Join(short, ", "))
}

func plain(text string) bool {
	for i := range len(text) {
		if text[i] < 0x20 || text[i] >= 0x7f {
			return false
		}
	}
	return true
}

// quiet changes a line so that GitHub's runner does not obey it in a job's log.
// A command begins with two colons at the start of a line, after any spaces, or
// with ##[ anywhere
// (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
func quiet(line string) terminal {
	line = strings.ReplaceAll(line, "##[", `##\u{5b}`)
	if words := strings.TrimLeftFunc(line, unicode.IsSpace); strings.HasPrefix(words, "::") {
		line = line[:len(line)-len(words)] + `\u{3a}` + words[1:]
	}
	return terminal(line)
}

// ForTerminal escapes a note or error of the program. The text may be a line of
// its own.
func ForTerminal(text string) string { return string(quiet(string(forTerminal(text)))) }
