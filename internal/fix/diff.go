package fix

import (
	"bytes"
	"fmt"
	"strings"
)

// context is the number of unchanged lines that a diff shows before and after a change.
const context = 3

// mostCompared is the maximum size of the table in middle, in cells.
const mostCompared = 4_000_000

// line is a line of a diff. Its sign is ' ' for a kept, '-' for a removed and '+' for
// an added line.
type line struct {
	sign byte
	// before and after are the line numbers in the two texts, from 1.
	before, after int
	text          string
}

// Diff returns the change of a file as a unified diff. It calls the function write for
// each line, which returns the line with its sign in front, escaped for the output. The
// second argument of write is the number of the line: for an added line in the text
// after the change, and for any other line in the text before it.
func (f File) Diff(write func(sign byte, number int, text string) string) string {
	lines := compare(split(f.Before), split(f.After))
	var b strings.Builder
	name := strings.TrimPrefix(f.Name, "/")
	fmt.Fprintf(&b, "--- a/%s\n+++ b/%s\n", name, name)
	for start := 0; start < len(lines); {
		if lines[start].sign == ' ' {
			start++
			continue
		}
		first, last := max(start-context, 0), start
		for i := start; i < len(lines) && i <= last+2*context; i++ {
			if lines[i].sign != ' ' {
				last = i
			}
		}
		end := min(last+context+1, len(lines))
		hunk(&b, lines[first:end], write)
		start = end
	}
	return b.String()
}

func hunk(b *strings.Builder, lines []line, write func(byte, int, string) string) {
	before, after := 0, 0
	for _, l := range lines {
		if l.sign != '+' {
			before++
		}
		if l.sign != '-' {
			after++
		}
	}
	fmt.Fprintf(b, "@@ -%d,%d +%d,%d @@\n", lines[0].before, before, lines[0].after, after)
	for _, l := range lines {
		number := l.before
		if l.sign == '+' {
			number = l.after
		}
		b.WriteString(write(l.sign, number, l.text))
		b.WriteByte('\n')
	}
}

func split(content []byte) []string {
	return strings.Split(string(bytes.TrimSuffix(content, []byte("\n"))), "\n")
}

// compare returns the lines of two texts merged into one list of kept, removed and
// added lines.
func compare(before, after []string) []line {
	head := 0
	for head < len(before) && head < len(after) && before[head] == after[head] {
		head++
	}
	tail := 0
	for tail < len(before)-head && tail < len(after)-head && before[len(before)-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	var lines []line
	i, j := 0, 0
	put := func(sign byte) {
		switch sign {
		case '+':
			lines = append(lines, line{'+', i + 1, j + 1, after[j]})
			j++
		case '-':
			lines = append(lines, line{'-', i + 1, j + 1, before[i]})
			i++
		default:
			lines = append(lines, line{' ', i + 1, j + 1, before[i]})
			i, j = i+1, j+1
		}
	}
	for range head {
		put(' ')
	}
	for _, sign := range middle(before[head:len(before)-tail], after[head:len(after)-tail]) {
		put(sign)
	}
	for range tail {
		put(' ')
	}
	return lines
}

// middle returns the signs of the lines of a diff for the parts of the two texts that
// differ, by their longest common subsequence. If the parts are too long for that, all
// lines are removed and added.
func middle(before, after []string) []byte {
	if len(before)*len(after) > mostCompared {
		return append(bytes.Repeat([]byte("-"), len(before)), bytes.Repeat([]byte("+"), len(after))...)
	}
	// shared[i][j] is the length of the longest common subsequence of before[i:] and
	// after[j:].
	shared := make([][]int32, len(before)+1)
	for i := range shared {
		shared[i] = make([]int32, len(after)+1)
	}
	for i := len(before) - 1; i >= 0; i-- {
		for j := len(after) - 1; j >= 0; j-- {
			if before[i] == after[j] {
				shared[i][j] = shared[i+1][j+1] + 1
			} else {
				shared[i][j] = max(shared[i+1][j], shared[i][j+1])
			}
		}
	}
	var signs []byte
	for i, j := 0, 0; i < len(before) || j < len(after); {
		switch {
		case i < len(before) && j < len(after) && before[i] == after[j]:
			signs, i, j = append(signs, ' '), i+1, j+1
		case j == len(after) || i < len(before) && shared[i+1][j] >= shared[i][j+1]:
			signs, i = append(signs, '-'), i+1
		default:
			signs, j = append(signs, '+'), j+1
		}
	}
	return signs
}
