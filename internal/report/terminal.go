package report

import (
	"fmt"
	"strings"
	"unicode"
)

// terminal is text that is safe to print on a terminal: it holds no control
// characters, nothing that changes the direction of writing and nothing
// invisible.
type terminal string

// forTerminal shows every character that a terminal would obey, or that nobody
// would see, as its escape.
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

// longestTold is how many characters of one text people are shown: enough for any
// sentence, and little enough that none hides the others. JSON has texts whole.
const longestTold = 2_000

// told is a text of a declaration as people read it.
func told(text string) terminal { return forTerminal(shorten(text, longestTold)) }

// listed is a list of names as people read it; each of them may be cut, the list
// is whole.
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

// quiet takes out of a line what GitHub's runner would obey where the line stands
// in a job's log: a command begins with two colons, after any blanks, or with ##[
// anywhere
// (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
func quiet(line string) terminal {
	line = strings.ReplaceAll(line, "##[", `##\u{5b}`)
	if words := strings.TrimLeftFunc(line, unicode.IsSpace); strings.HasPrefix(words, "::") {
		line = line[:len(line)-len(words)] + `\u{3a}` + words[1:]
	}
	return terminal(line)
}

// ForTerminal escapes a text for the program's own notes and errors, as a line of
// its own.
func ForTerminal(text string) string { return string(quiet(string(forTerminal(text)))) }
