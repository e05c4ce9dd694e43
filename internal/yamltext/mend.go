package yamltext

import (
	"bytes"
	"slices"
	"strings"
)

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
