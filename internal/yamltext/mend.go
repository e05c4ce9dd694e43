package yamltext

import (
	"bytes"
	"slices"
	"strings"
)

// A slip is a mistyped line (see the type slip). maxSlips limits how many are reported
// for one file. slipBytes limits their number times the size of the file in bytes,
// since the file is read a few dozen times for each. searchedLines is how many lines
// above and below the line that yaml.v3 cannot read are searched for a slip.
const (
	maxSlips      = 20
	slipBytes     = 1 << 20
	searchedLines = 2
)

// slipsIn returns the problems of a text that yaml.v3 cannot read. It corrects each
// slip that it knows, and reads the text again. A fault that is no known slip is the
// last problem.
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

// mend looks for a slip near a problem. If the text can be read, or read further, once
// the slip is corrected, it returns the corrected text and the problem that reports the
// slip. Otherwise it returns false.
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

// best tries the corrections of a slip. The argument number is the line of the slip,
// and the argument problem is the line that yaml.v3 cannot read. It returns the text
// with the best correction, and the corrected line. A correction counts only if the
// text can then be read beyond the line that furthest returns. Of several, the one with
// the best reading counts (see reading.better). If the slip is certain and above the
// problem, the text must also read better than without the correction. If no correction
// counts, best returns false.
func (s slip) best(lines [][]byte, number, problem int, unknown Unknown) (changed []byte, meant string, ok bool) {
	beyond := s.furthest(number, problem)
	line := string(bytes.TrimSuffix(lines[number-1], []byte("\r")))
	options, end := untabbed, len(lines)
	if s.meant == nil {
		// A later line with a tab breaks the text too, so only the lines before it are
		// read.
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
		// A correct line may look like a slip. So the correction has to be better than
		// the text as it is.
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

// nearby lists the numbers of a line and of the lines around it, the nearest first.
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

// neighbour returns the nearest line that is neither blank nor a comment, above a line
// (direction -1) or below it (direction 1). It returns "" if there is none.
func neighbour(lines [][]byte, number, direction int) string {
	for i := number - 1 + direction; i >= 0 && i < len(lines); i += direction {
		if text := strings.TrimSpace(string(lines[i])); text != "" && !strings.HasPrefix(text, "#") {
			return strings.TrimRight(string(lines[i]), "\r")
		}
	}
	return ""
}

// furthest returns the number of a line beyond which the text has to be readable after
// a correction. The arguments are the line of the slip and the line that yaml.v3 cannot
// read.
func (s slip) furthest(slip, problem int) int {
	if s.certain {
		return slip
	}
	return max(slip, problem)
}
