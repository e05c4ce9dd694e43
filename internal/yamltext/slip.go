package yamltext

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// slip is a way in which people mistype a line of YAML: how to recognise it, how
// the line is meant, and what to say of it.
type slip struct {
	pattern *regexp.Regexp
	// meant gives the line as it was meant. Above is the nearest line before it
	// that says something, below the next one. It is nil for a line with a tab, which
	// can be meant at several depths.
	meant func(line, above, below string) string
	// because is the sentence for people; the remedy is the line to write. It is
	// empty where what yaml.v3 noticed says it as well.
	because string
	// at gives the column of the slip in the line, from 1; nil where because is
	// empty.
	at func(line, meant string) int
	// sole is set if the line can be meant in no other way. Where a line was to be
	// closed or how far it was to be indented is a guess.
	sole bool
	// certain is set where the line is mistyped whatever follows it, so that it
	// counts although the text breaks again further down.
	certain bool
}

// slips lists the ways that are known, the likeliest first.
func slips() []slip {
	replace := func(pattern, with string) func(string, string, string) string {
		re := regexp.MustCompile(pattern)
		return func(line, _, _ string) string { return re.ReplaceAllString(line, with) }
	}
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
		{regexp.MustCompile(reserved), replace(reserved, `$1"$2"`), "", nil, true, false},
		{regexp.MustCompile(apostrophe), replace(apostrophe, `$1"$2"`), "An apostrophe ends a text in single quotes; put double quotes around it.", differs, true, false},
		{regexp.MustCompile(inText), replace(inText, `$1"$2"`), "", nil, true, false},
		{regexp.MustCompile(`^\s*(?:- )?[\w-]+: (?:"[^"]*|'[^']*)$`), closedQuote, "", nil, false, false},
		{regexp.MustCompile(`[\[{].*[^,\[{\s]\s*$`), closedBracket, "", nil, false, false},
		{regexp.MustCompile(`^- \S`), likeBelow, "This line does not line up with the ones around it.", lineStart, false, false},
		{regexp.MustCompile(`^\s+\S`), likeAbove, "This line does not line up with the ones around it.", lineStart, false, false},
	}
}

// plainSpaces writes the blanks in front of a line as spaces.
func plainSpaces(line, _, _ string) string {
	text := strings.TrimSpace(line)
	before, _, _ := strings.Cut(line, text)
	return strings.Repeat(" ", utf8.RuneCountInString(before)) + text
}

// likeBelow indents an entry at the margin so that its keys below line up.
func likeBelow(line, _, below string) string {
	if under := indent(below) - len("- "); under > 0 {
		return strings.Repeat(" ", under) + line
	}
	return line
}

// missingColon adds a colon to a key below which lines are indented.
func missingColon(line, _, below string) string {
	if indent(below) <= indent(line) {
		return line
	}
	return strings.TrimRight(line, " \t") + ":"
}

// likeAbove gives a line the indentation of the line above, or of its key where
// that begins an entry of a list.
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

// closedQuote closes the only quote of a line at its end.
func closedQuote(line, _, _ string) string {
	line = strings.TrimRight(line, " ")
	return line + line[strings.IndexAny(line, `"'`):][:1]
}

// closedBracket closes the brackets of a line at its end, the last opened first.
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

// maxSlips is how many slips of one file are told apart at most, and slipBytes
// bounds their number times the file's size: each is looked for by reading the
// file a few dozen times. searchedLines is how far above and below the line that
// yaml.v3 cannot read one is looked for.
const (
	maxSlips      = 20
	slipBytes     = 1 << 20
	searchedLines = 2
)

// slipsIn tells apart the slips of a text that yaml.v3 cannot read: each is
// taken for what was meant, and the text is read again. The last problem is one
// that is no slip we know.
func slipsIn(content []byte, err error, unknown Unknown) []Problem {
	var problems []Problem
	most := min(maxSlips, slipBytes/max(len(content), 1))
	for err != nil && len(problems) < most {
		problem := diagnose(content, err)
		mended, found, ok := mend(content, problem, unknown)
		if !ok {
			return append(problems, problem)
		}
		problems = append(problems, found)
		content = mended
		_, _, err = decode(content)
	}
	if err != nil && len(problems) == 0 {
		problems = append(problems, diagnose(content, err))
	}
	return problems
}

// mend looks for a slip near the place of a problem whose mending lets the text
// be read, or read further.
func mend(content []byte, problem Problem, unknown Unknown) (mended []byte, found Problem, ok bool) {
	if len(content) > exactLimit {
		return nil, Problem{}, false
	}
	lines := bytes.Split(content, []byte("\n"))
	for _, one := range slips() {
		for _, number := range nearby(problem.Line, len(lines)) {
			line := string(bytes.TrimSuffix(lines[number-1], []byte("\r")))
			if strings.HasPrefix(strings.TrimSpace(line), "#") && one.meant != nil || !one.pattern.MatchString(line) {
				continue
			}
			if changed, meant, ok := one.best(lines, number, problem.Line, unknown); ok {
				return changed, one.told(problem, number, line, meant), true
			}
		}
	}
	return nil, Problem{}, false
}

// best returns a text with the line that a slip was most likely meant as, of those
// with which it can be read beyond it and, above the problem, better than without a
// change: furthest, and with the fewest keys unknown.
func (s slip) best(lines [][]byte, number, problem int, unknown Unknown) (changed []byte, meant string, ok bool) {
	beyond := s.furthest(number, problem)
	line := string(bytes.TrimSuffix(lines[number-1], []byte("\r")))
	options, end := untabbed, len(lines)
	if s.meant == nil {
		// Lines with a tab that follow would break the text whatever this one is.
		if end = nextTab(lines, number); end < len(lines) {
			beyond = number
		}
	} else {
		options = func(lines [][]byte, number int) []string {
			return []string{s.meant(line, neighbour(lines, number, -1), neighbour(lines, number, 1))}
		}
	}
	var most reading
	if s.meant != nil && s.certain && number < problem && unknown != nil {
		// A text that only looks like a slip reads no better when it is changed.
		most, ok = read(bytes.Join(lines, []byte("\n")), unknown), true
	}
	for _, option := range options(lines, number) {
		if option == line {
			continue
		}
		tried := slices.Concat(lines[:number-1], [][]byte{[]byte(option)}, lines[number:])
		if got := read(bytes.Join(tried[:end], []byte("\n")), unknown); got.line > beyond && (!ok || got.better(most)) {
			changed, meant, most, ok = bytes.Join(tried, []byte("\n")), option, got, true
		}
	}
	return changed, meant, changed != nil
}

// indented says how far a line is to be indented, where that is what changes.
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

// nearby lists the numbers of the lines around one, the nearest first.
func nearby(line, lines int) []int {
	all := []int{line}
	for distance := 1; distance <= searchedLines; distance++ {
		for _, other := range []int{line - distance, line + distance} {
			if other >= 1 && other <= lines {
				all = append(all, other)
			}
		}
	}
	return all
}

// neighbour gives the nearest line in a direction that says something.
func neighbour(lines [][]byte, number, direction int) string {
	for i := number - 1 + direction; i >= 0 && i < len(lines); i += direction {
		if text := strings.TrimSpace(string(lines[i])); text != "" && !strings.HasPrefix(text, "#") {
			return strings.TrimRight(string(lines[i]), "\r")
		}
	}
	return ""
}

// furthest is the line beyond which a text has to be read for a slip at a line
// to explain a problem at another.
func (s slip) furthest(slip, problem int) int {
	if s.certain {
		return slip
	}
	return max(slip, problem)
}

// told is the slip as a problem of its line.
func (s slip) told(noticed Problem, number int, line, meant string) Problem {
	noticed.Mistyped, noticed.Meant = "", ""
	if s.sole && !strings.Contains(line, " #") { // a comment is no part of the text
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

// remedyFor says how to turn a line into what was meant: what to add at its end,
// the whole line where it is short, or where to put a space. It is empty where
// none of these does.
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

// lineStart gives the column at which a line begins to say something.
func lineStart(line, _ string) int { return firstColumn([]byte(line)) }

// differs gives the column of the first character that two lines do not share.
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
