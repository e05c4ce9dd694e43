package yamltext

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// slip is a known way of mistyping a line of YAML: how to recognise it, how to correct
// the line, and what to report.
type slip struct {
	pattern *regexp.Regexp
	// The function meant returns the corrected line. Its other arguments are the
	// nearest lines above and below that are neither blank nor comments. The slip of a
	// line with a tab has no such function (nil), since it has several possible
	// corrections.
	meant func(line, above, below string) string
	// because is the reason, as a sentence for people. If it is empty, the problem
	// keeps the reason that diagnose gives.
	because string
	// The function at returns the column of the slip in the line, from 1. It is nil if
	// because is empty.
	at func(line, meant string) int
	// sole is set if there is only one possible correction. Where a line should close a
	// quote, or how far it should be indented, is a guess.
	sole bool
	// certain is set if the line is mistyped whatever follows it. The correction then
	// counts even if the text breaks again further down.
	certain bool
}

// slips returns the known slips, the likeliest first.
func slips() []slip {
	replace := func(pattern, with string) func(string, string, string) string {
		re := regexp.MustCompile(pattern)
		return func(line, _, _ string) string { return re.ReplaceAllString(line, with) }
	}
	// The function quote returns a correction that puts quotes around what the second
	// group of a pattern matches. textOf turns what it matches into the text that was
	// meant.
	quote := func(pattern string, textOf func(string) string) func(string, string, string) string {
		re := regexp.MustCompile(pattern)
		return func(line, _, _ string) string {
			parts := re.FindStringSubmatch(line)
			return parts[1] + Quoted(textOf(parts[2]))
		}
	}
	trimmed := func(plain string) string { return strings.TrimRight(plain, " \t") }
	undoubled := func(single string) string { return strings.ReplaceAll(single, "''", "'") }
	const hyphen, colon = `^(\s*)-([{\[].*|[A-Za-z_][\w-]*\s*:(?:\s.*)?)$`, `^(\s*(?:- )?)([A-Za-z_][\w-]*):([^\s:/].*)$`
	const equals, reserved = `^(\s*(?:- )?)([A-Za-z_][\w-]*)\s*=\s*(.+)$`, "^(\\s*(?:- )?[\\w-]+: )([@`%].*)$"
	const apostrophe, inText = `^(\s*(?:- )?[\w-]+: )'(.*\w'\w.*)'\s*$`, `^(\s*(?:- )?[\w-]+: )([^"'\[{&*|>\s].*: .*)$`
	const bullet, wide = `^(\s*)[–—−•·‣▪◦*]\s+(\S.*)$`, `^(\s*(?:- )?[A-Za-z_][\w-]*)：\s*(.*)$`
	return []slip{
		{regexp.MustCompile(bullet), replace(bullet, "$1- $2"), "This is no hyphen: an entry of a list begins with the hyphen of the keyboard.", lineStart, true, true},
		{regexp.MustCompile(wide), replace(wide, "$1: $2"), "This is not the colon that YAML asks for, but a wider one.", differs, true, true},
		{regexp.MustCompile(`^[ ]*[\x{00a0}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}]`), plainSpaces, "The spaces in front are of another kind than those of the keyboard, and YAML takes them for text.", lineStart, true, true},
		{regexp.MustCompile(hyphen), replace(hyphen, "$1- $2"), "A space is missing after the hyphen.", lineStart, true, true},
		{regexp.MustCompile(colon), replace(colon, "$1$2: $3"), "A space is missing after the colon.", differs, true, true},
		{regexp.MustCompile(equals), replace(equals, "$1$2: $3"), "An equals sign stands where YAML asks for a colon.", differs, true, true},
		{regexp.MustCompile(`^[ ]*[A-Za-z_][\w-]*\s*$`), missingColon, "A colon is missing after the key.", lineStart, false, false},
		{regexp.MustCompile(`^[ ]*\t`), nil, "", nil, false, false},
		{regexp.MustCompile(reserved), quote(reserved, trimmed), "", nil, true, false},
		{regexp.MustCompile(apostrophe), quote(apostrophe, undoubled), "An apostrophe ends a text in single quotes, unless it is written twice.", differs, true, false},
		{regexp.MustCompile(inText), quote(inText, trimmed), "", nil, true, false},
		{regexp.MustCompile(`^\s*(?:- )?[\w-]+: (?:"[^"]*|'[^']*)$`), closedQuote, "", nil, false, false},
		{regexp.MustCompile(`[\[{].*[^,\[{\s]\s*$`), closedBracket, "", nil, false, false},
		{regexp.MustCompile(`^- \S`), likeBelow, "This line does not line up with the ones around it.", lineStart, false, false},
		{regexp.MustCompile(`^\s+\S`), likeAbove, "This line does not line up with the ones around it.", lineStart, false, false},
	}
}

// plainSpaces returns the line with ordinary spaces in place of all other white space
// in front of it.
func plainSpaces(line, _, _ string) string {
	text := strings.TrimSpace(line)
	before, _, _ := strings.Cut(line, text)
	return strings.Repeat(" ", utf8.RuneCountInString(before)) + text
}

// likeBelow returns the line, a list entry that is not indented, with as much
// indentation as makes its first key line up with the keys below. It returns the line
// unchanged if the keys below are too far left.
func likeBelow(line, _, below string) string {
	if under := indent(below) - len("- "); under > 0 {
		return strings.Repeat(" ", under) + line
	}
	return line
}

// missingColon returns the line with a colon at its end, if the line below has more
// indentation. Otherwise it returns the line unchanged.
func missingColon(line, _, below string) string {
	if indent(below) <= indent(line) {
		return line
	}
	return strings.TrimRight(line, " \t") + ":"
}

// likeAbove returns the line with the indentation of the line above. If only one of the
// two begins a list entry, it allows for the width of the hyphen.
func likeAbove(line, above, _ string) string {
	text := strings.TrimLeft(line, " \t")
	under := indent(above)
	entry, afterEntry := strings.HasPrefix(text, "- "), strings.HasPrefix(strings.TrimLeft(above, " "), "- ")
	switch {
	case afterEntry && !entry:
		under += len("- ")
	case entry && !afterEntry:
		under = max(under-len("- "), 0)
	}
	return strings.Repeat(" ", under) + text
}

// closedQuote returns the line with the missing quote at its end.
func closedQuote(line, _, _ string) string {
	line = strings.TrimRight(line, " ")
	return line + line[strings.IndexAny(line, `"'`):][:1]
}

// closedBracket returns the line with the missing brackets at its end, in reverse order
// of opening.
func closedBracket(line, _, _ string) string {
	var open []rune
	for _, r := range line {
		switch r {
		case '[':
			open = append(open, ']')
		case '{':
			open = append(open, '}')
		case ']', '}':
			if len(open) == 0 || open[len(open)-1] != r {
				return line
			}
			open = open[:len(open)-1]
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		line += string(open[i])
	}
	return line
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
