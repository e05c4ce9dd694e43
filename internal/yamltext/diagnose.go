package yamltext

import (
	"bytes"
	"io"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// diagnose returns the problem for an error of yaml.v3. The error often has no line, or
// the line before, or the line where a block begins and not where it breaks. So
// diagnose looks for the position in the text itself.
func diagnose(content []byte, err error) Problem {
	text := brokenText{content: content, lines: bytes.Split(content, []byte("\n")), err: err}
	line, column := text.place()
	message := reportedLine.ReplaceAllString(strings.TrimPrefix(err.Error(), "yaml: "), "")
	if anchor := unknownAnchor.FindStringSubmatch(message); anchor != nil {
		return missingAnchor(text.lines[line-1], line, anchor[1])
	}
	begin, upTo := firstColumn(text.lines[line-1]), upTo(text.lines[line-1], column)
	if concernsWholeLine(message, upTo) {
		column = begin
	}
	because, remedy := advice(message, upTo, column > begin)
	if because == outOfLine {
		if mixed, how := text.mixture(line); mixed != "" {
			because, remedy = mixed, how
		}
	}
	return Problem{Line: line, Column: column, Because: because, Remedy: remedy}
}

// outOfLine explains a line whose indentation matches no level above it.
const outOfLine = "This line does not line up with the ones before it, or a quote or bracket before it is not closed."

var (
	unknownAnchor = regexp.MustCompile(`^unknown anchor '(.*)' referenced$`)
	reportedLine  = regexp.MustCompile(`^line (\d+): `)
)

// exactLimit is the size in bytes of the largest text in which the exact column of a
// fault is looked for, since that parses the text a dozen times. In a larger text only
// the line is found.
const exactLimit = 256 << 10

// ahead is how many lines yaml.v3 may read beyond the one that it cannot read.
const ahead = 4

// brokenText is a text that yaml.v3 cannot read.
type brokenText struct {
	content []byte
	lines   [][]byte
	err     error
}

// place returns the line and the column, from 1, at which the text breaks: read up to
// there and no further, it gives the same error as the whole text.
func (b brokenText) place() (line, column int) {
	same := func(err error) bool { return err.Error() == b.err.Error() }
	switch {
	case b.opensOnFirstLine():
		line, same = 1, openQuote
	case openQuote(b.err):
		line = min(max(namedLine(b.err), 1), len(b.lines))
	default:
		line = b.line(same)
	}
	if len(b.content) > exactLimit {
		return line, firstColumn(b.lines[line-1])
	}
	return line, b.column(line, same)
}

// line returns the line that breaks the text. It looks among the last lines that
// yaml.v3 reads before it gives up. The function alike reports whether reading a part
// of the text ends in the same error as reading all of it.
func (b brokenText) line(alike func(error) bool) int {
	reader := &lineReader{lines: bytes.SplitAfter(b.content, []byte("\n"))}
	_, _, _ = decodeFrom(reader)
	last := min(max(reader.read, 1), len(b.lines))
	first := max(last-ahead, 0)
	return first + 1 + sort.Search(last-first-1, func(i int) bool { return b.breaks(b.end(first+i+1), alike) })
}

// lineReader returns a text line by line, and counts the lines that were read.
type lineReader struct {
	lines [][]byte
	read  int
}

func (r *lineReader) Read(into []byte) (int, error) {
	if r.read == len(r.lines) {
		return 0, io.EOF
	}
	n := copy(into, r.lines[r.read])
	if r.lines[r.read] = r.lines[r.read][n:]; len(r.lines[r.read]) == 0 {
		r.read++
	}
	return n, nil
}

// end returns the number of bytes up to the end of a line.
func (b brokenText) end(line int) int {
	end := 0
	for _, text := range b.lines[:line] {
		end += len(text) + 1
	}
	return min(end, len(b.content))
}

func (b brokenText) breaks(end int, alike func(error) bool) bool {
	_, _, err := decode(b.content[:end])
	return err != nil && alike(err)
}

// column returns the column of the character that breaks the text: read up to that
// character, the text gives the error already. If it breaks only after the end of the
// line, the result is the column where the line begins. The function alike is as in the
// method line.
func (b brokenText) column(line int, alike func(error) bool) int {
	text := b.lines[line-1]
	start := b.end(line) - len(text) - 1
	if line == len(b.lines) {
		start = len(b.content) - len(text)
	}
	ends := characterEnds(text)
	first := sort.Search(len(ends), func(i int) bool { return b.breaks(start+ends[i], alike) })
	if first == len(ends) {
		return firstColumn(text)
	}
	return first + 1
}

// upTo returns the beginning of a line up to a column, including it.
func upTo(line []byte, column int) string {
	ends := characterEnds(line)
	if column > len(ends) {
		return string(line)
	}
	return string(line[:ends[column-1]])
}

func characterEnds(text []byte) []int {
	var ends []int
	for end := 0; end < len(text); {
		_, size := utf8.DecodeRune(text[end:])
		end += size
		ends = append(ends, end)
	}
	return ends
}

// openQuote reports whether an error of yaml.v3 means that a quote is never closed.
func openQuote(err error) bool { return strings.Contains(err.Error(), unclosed) }

const unclosed = "found unexpected end of stream"

// opensOnFirstLine reports whether a quote opens on line 1 and is never closed. For an
// unclosed quote yaml.v3 names the line where it opens, but it takes line 1 for
// "unknown" and names the end of the text instead.
func (b brokenText) opensOnFirstLine() bool {
	if !openQuote(b.err) || namedLine(b.err) < len(b.lines) {
		return false
	}
	_, _, err := decode(b.lines[0])
	return err != nil && openQuote(err)
}

func namedLine(err error) int {
	part := reportedLine.FindStringSubmatch(strings.TrimPrefix(err.Error(), "yaml: "))
	if part == nil {
		return 1
	}
	line, _ := strconv.Atoi(part[1])
	return line
}

// missingAnchor returns the problem for an alias, `*name`, that has no anchor. The line
// may have the name several times, so the problem is at the first place where the alias
// is a word of its own.
func missingAnchor(line []byte, number int, name string) Problem {
	problem := Problem{
		Line: number, Column: firstColumn(line),
		Because: "`*" + clip(name) + "` refers to a value that is not marked anywhere above it.",
		Remedy:  "Mark the value with `&" + clip(name) + "`, or put the text in quotes if it is not meant as a reference.",
	}
	word := regexp.MustCompile(`(?:^|[\s\[{,:-])(\*` + regexp.QuoteMeta(name) + `)(?:$|[\s\]},:])`)
	if spot := word.FindSubmatchIndex(line); spot != nil {
		problem.Column = utf8.RuneCount(line[:spot[2]]) + 1
	}
	return problem
}

// concernsWholeLine reports whether an error of yaml.v3 with this message is about a
// whole line, so that its column means nothing. The argument upTo is the line up to
// that column.
func concernsWholeLine(message, upTo string) bool {
	switch {
	case strings.Contains(message, "could not find expected ':'"):
		return true
	case strings.HasPrefix(message, "did not find expected key"), strings.HasPrefix(message, "did not find expected '-' indicator"):
		return !strings.ContainsAny(upTo, `"']}`)
	}
	return false
}

// advice returns the reason and the remedy for a message of yaml.v3. The argument upTo
// is the line up to the column where it breaks. The argument within is set if there is
// more than white space before that column.
func advice(message, upTo string, within bool) (because, remedy string) {
	switch {
	case strings.Contains(message, "tab character"), strings.Contains(message, "cannot start any token") && strings.HasSuffix(upTo, "\t"):
		return "This line is indented with a tab, which YAML does not allow.", "Replace the tab with spaces: two more than the line above has if that ends in a colon, and else as many as the line above has."
	case strings.HasPrefix(message, "mapping values are not allowed"):
		return "There is a colon here that YAML takes for a key.", "Put a text with a colon in it in quotes, and indent the line like the ones around it."
	case strings.HasPrefix(message, "block sequence entries are not allowed"):
		return "There is a hyphen here that YAML takes for the entry of a list.", "Begin the list on a line of its own, or put a text with a hyphen in it in quotes."
	case within && (strings.HasPrefix(message, "did not find expected key") || strings.HasPrefix(message, "did not find expected '-' indicator")):
		return "What stands here does not belong to the value before it.", "Put the whole text in quotes, and write a quote within it twice."
	case strings.HasPrefix(message, "did not find expected key"),
		strings.HasPrefix(message, "did not find expected '-' indicator"):
		return outOfLine, "Indent it like its neighbours, with spaces."
	case strings.Contains(message, "could not find expected ':'"):
		return "YAML expects a key with a colon here and finds none.", "Write `key: value`, or indent the line so that it belongs to the text above."
	case strings.Contains(message, "did not find expected ',' or"):
		return "A bracket that opens before this is not closed, or a comma is missing.", "Close the bracket, and put commas between the entries."
	case strings.Contains(message, "did not find expected node content"):
		return "YAML expects a value here: a bracket is not closed, or a comma or bracket stands alone.", "Close the bracket, or put the text in quotes."
	case strings.Contains(message, unclosed):
		return "A quote that opens here is never closed.", "Close it on the same line."
	case strings.Contains(message, "cannot start any token"):
		return "A word here begins with a character that YAML keeps for itself.", "Put the text in quotes."
	case strings.Contains(message, "expected alphabetic or numeric character"):
		return "A word here begins with `*` or `&`, which YAML takes for a reference.", "Put the text in quotes."
	case strings.Contains(message, "directive"), strings.Contains(message, "incompatible YAML document"):
		return "A line that begins with `%` is an instruction to YAML, and this one cannot be followed.", "Remove the line, or put the text in quotes."
	case strings.Contains(message, "escape"):
		return "There is a backslash in double quotes here that YAML cannot read.", "Use single quotes instead, or write the backslash twice."
	case strings.Contains(message, "<document start>"):
		return "Something stands here after the end of the document.", "Move it in front of the line that ends the document, or put the text in quotes."
	case strings.Contains(message, "exceeded max depth"):
		return "Lists and keys are nested far too deep here.", "Check the brackets and the indentation of the lines above."
	}
	return "We cannot read this as YAML (" + clip(message) + ").", "Compare it with the example in the guide to declaring, or ask for help with this line."
}

// firstColumn returns the column of the first character that is not blank.
func firstColumn(line []byte) int {
	return len(line) - len(bytes.TrimLeft(line, " \t\r")) + 1
}
