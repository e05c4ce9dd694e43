package yamltext

import (
	"bytes"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// diagnose turns yaml.v3's error into a place and a sentence. Its messages
// often lack a line, or name the line before, or where a block began rather
// than where it broke, so the place is looked for in the text itself.
func diagnose(content []byte, err error) Problem {
	lines := bytes.Split(content, []byte("\n"))
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	if anchor := unknownAnchor.FindStringSubmatch(message); anchor != nil {
		return missingAnchor(lines, anchor[1])
	}
	line := brokenLine(content, lines, err)
	because, remedy := advice(lines[line-1], message)
	return Problem{Line: line, Column: firstColumn(lines[line-1]), Because: because, Remedy: remedy}
}

var (
	unknownAnchor = regexp.MustCompile(`^unknown anchor '(.*)' referenced$`)
	reportedLine  = regexp.MustCompile(`^line (\d+): `)
)

// searchLimit bounds the search for the broken line, which parses the text a
// few times over; in a larger file the line that yaml.v3 names has to do.
const searchLimit = 256 << 10

// brokenLine finds the first line with which the text breaks in the same way
// as the whole does.
func brokenLine(content []byte, lines [][]byte, err error) int {
	if opensOnFirstLine(lines, err) {
		return 1
	}
	if len(content) > searchLimit {
		return min(max(namedLine(err), 1), len(lines))
	}
	ends := make([]int, len(lines))
	end := 0
	for i, line := range lines {
		end += len(line) + 1
		ends[i] = min(end, len(content))
	}
	first := sort.Search(len(lines), func(i int) bool {
		_, _, prefixErr := decode(content[:ends[i]])
		return prefixErr != nil && prefixErr.Error() == err.Error()
	})
	return min(first+1, len(lines))
}

// opensOnFirstLine recognises a quote that opens on line 1 and is never
// closed. yaml.v3 names the line where an unclosed quote opens, but takes line
// 1 for "unknown" and names the end of the text instead.
func opensOnFirstLine(lines [][]byte, err error) bool {
	const unclosed = "found unexpected end of stream"
	if !strings.Contains(err.Error(), unclosed) || namedLine(err) < len(lines) {
		return false
	}
	_, _, firstErr := decode(lines[0])
	return firstErr != nil && strings.Contains(firstErr.Error(), unclosed)
}

func namedLine(err error) int {
	part := reportedLine.FindStringSubmatch(strings.TrimPrefix(err.Error(), "yaml: "))
	if part == nil {
		return 1
	}
	line, _ := strconv.Atoi(part[1])
	return line
}

func missingAnchor(lines [][]byte, name string) Problem {
	problem := Problem{
		Line: 1, Column: 1,
		Because: "`*" + clip(name) + "` refers to a value that is not marked anywhere above it.",
		Remedy:  "Mark the value with `&" + clip(name) + "`, or put the text in quotes if it is not meant as a reference.",
	}
	for i, line := range lines {
		if column := bytes.Index(line, []byte("*"+name)); column >= 0 {
			problem.Line, problem.Column = i+1, len([]rune(string(line[:column])))+1
			break
		}
	}
	return problem
}

func advice(line []byte, message string) (because, remedy string) {
	message = reportedLine.ReplaceAllString(message, "")
	indent := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
	switch {
	case bytes.Contains(indent, []byte("\t")):
		return "This line is indented with a tab, which YAML does not allow.", "Replace the tab with spaces, as many as the lines around it have."
	case strings.HasPrefix(message, "mapping values are not allowed"):
		return "There is a colon here that YAML takes for a key.", "Put a text with a colon in it in quotes, and indent the line like the ones around it."
	case strings.HasPrefix(message, "did not find expected key"),
		strings.HasPrefix(message, "did not find expected '-' indicator"),
		strings.HasPrefix(message, "block sequence entries are not allowed"):
		return "This line does not line up with the ones before it, or a quote or bracket before it is not closed.", "Indent it like its neighbours, with spaces."
	case strings.Contains(message, "could not find expected ':'"):
		return "YAML expects a key with a colon here and finds none.", "Write `key: value`, or indent the line so that it belongs to the text above."
	case strings.Contains(message, "did not find expected ',' or"):
		return "A bracket that opens here or before is not closed, or a comma is missing.", "Close the bracket, and put commas between the entries."
	case strings.Contains(message, "unexpected end of stream"):
		return "A quote or bracket that opens here is never closed.", "Close it on the same line."
	case strings.Contains(message, "cannot start any token"):
		return "A word here begins with a character that YAML keeps for itself.", "Put the text in quotes."
	}
	return "We cannot read this as YAML (" + clip(message) + ").", "Compare it with the example in the guide to declaring, or ask for help with this line."
}

func firstColumn(line []byte) int {
	return len(line) - len(bytes.TrimLeft(line, " \t\r")) + 1
}
