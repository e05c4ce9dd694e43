package yamltext

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// told returns the problem that reports a slip. The arguments number and line are the
// number and the text of the mistyped line, and meant is the corrected text. The
// argument noticed is the problem near that line for which the slip was looked for.
func (s slip) told(noticed Problem, number int, line, meant string) Problem {
	noticed.Mistyped, noticed.Meant = "", ""
	if s.sole && !strings.Contains(line, " #") { // a correction may take a comment for text
		noticed.Mistyped, noticed.Meant = line, meant
	}
	noticed.Remedy = cmp.Or(remedyFor(line, meant), noticed.Remedy)
	if s.because != "" || noticed.Line != number {
		noticed.Because = cmp.Or(s.because, noticed.Because)
		noticed.Line, noticed.Column = number, firstColumn([]byte(line))
		if s.at != nil {
			noticed.Column = s.at(line, meant)
		}
	}
	return noticed
}

// remedyFor returns the remedy that turns a line into the corrected line, which is the
// argument meant. It says what to add at the end of the line, or gives the whole line
// if that is short, or says how far to indent it, or where to put a space. It returns
// "" if none of these is enough.
func remedyFor(line, meant string) string {
	const longest = 60
	if added, ok := strings.CutPrefix(meant, strings.TrimRight(line, " ")); ok {
		return "Add `" + added + "` at the end of this line."
	}
	if text := strings.TrimSpace(meant); utf8.RuneCountInString(text) <= longest {
		return "Write `" + text + "`" + indented(line, meant) + "."
	}
	if strings.TrimSpace(line) == strings.TrimSpace(meant) {
		return "Write this line" + indented(line, meant) + "."
	}
	at := differs(line, meant) - 1
	rest := string([]rune(line)[at:])
	if strings.HasPrefix(string([]rune(meant)[at:]), " "+rest) {
		return "Put a space in front of `" + string([]rune(rest)[:min(utf8.RuneCountInString(rest), longest/2)]) + "`."
	}
	return ""
}

// lineStart returns the column of the first character of a line that is not blank. It
// ignores its second argument, which functions of the field slip.at have.
func lineStart(line, _ string) int { return firstColumn([]byte(line)) }

// differs returns the column of the first character in which two lines differ.
func differs(line, meant string) int {
	at := 1
	for _, r := range line {
		other, size := utf8.DecodeRuneInString(meant)
		if r != other {
			break
		}
		meant = meant[size:]
		at++
	}
	return at
}

// indented returns words for the new indentation of a line, such as " with 4 spaces in
// front". It returns "" if more than the indentation changes.
func indented(line, meant string) string {
	switch {
	case strings.TrimSpace(line) != strings.TrimSpace(meant):
		return ""
	case indent(meant) == 0:
		return " with no space in front"
	case indent(meant) == 1:
		return " with one space in front"
	}
	return " with " + strconv.Itoa(indent(meant)) + " spaces in front"
}
