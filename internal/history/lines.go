package history

import (
	"slices"
	"strings"
)

// Follow finds the lines of an old text in a new one. For each line of the text before,
// the result has the number, from 1, of the same line in the text after, or 0 if that
// text does not have it. Lines that correspond always have the same content.
func Follow(before, after string) []int {
	old, fresh := lines(before), lines(after)
	to := make([]int, len(old))
	f := follower{old, fresh, to}
	f.between(0, len(old), 0, len(fresh), mostStretches)
	return to
}

// lines splits a text into lines. A line may end with LF or CRLF.
func lines(text string) []string {
	all := strings.Split(text, "\n")
	for i := range all {
		all[i] = strings.TrimSuffix(all[i], "\r")
	}
	return all
}

// mostStretches is the limit on the depth of recursion. It keeps the time short for any
// text.
const mostStretches = 30

type follower struct {
	old, fresh []string
	to         []int
}

// between matches the old lines with indexes from a up to but not including b with the
// new lines from c up to but not including d. It first matches equal lines at both
// ends. Then it matches lines that occur once in each part. Then it does the same for
// the parts between these lines, unless left, the number of recursions still allowed,
// is 0.
func (f follower) between(a, b, c, d, left int) {
	for a < b && c < d && f.old[a] == f.fresh[c] {
		f.to[a] = c + 1
		a, c = a+1, c+1
	}
	for a < b && c < d && f.old[b-1] == f.fresh[d-1] {
		f.to[b-1] = d
		b, d = b-1, d-1
	}
	if a == b || c == d || left == 0 {
		return
	}
	anchors := f.anchors(a, b, c, d)
	for _, anchor := range anchors {
		f.to[anchor.old] = anchor.fresh + 1
		f.between(a, anchor.old, c, anchor.fresh, left-1)
		a, c = anchor.old+1, anchor.fresh+1
	}
	if len(anchors) > 0 {
		f.between(a, b, c, d, left-1)
	}
}

// anchor is a line that occurs once in each of two parts. old and fresh are its
// indexes.
type anchor struct{ old, fresh int }

// anchors returns the longest sequence of anchors that is in the same order in both
// parts.
func (f follower) anchors(a, b, c, d int) []anchor {
	at := map[string]*[4]int{} // how often a line occurs in each part, and its last index in each
	count := func(line string, side, where int) {
		if at[line] == nil {
			at[line] = &[4]int{}
		}
		at[line][side]++
		at[line][side+2] = where
	}
	for i := a; i < b; i++ {
		count(f.old[i], 0, i)
	}
	for i := c; i < d; i++ {
		count(f.fresh[i], 1, i)
	}
	var once []anchor
	for i := a; i < b; i++ {
		if n := at[f.old[i]]; n[0] == 1 && n[1] == 1 {
			once = append(once, anchor{i, n[3]})
		}
	}
	return rising(once)
}

// rising returns the longest subsequence of anchors in which both line numbers
// increase.
func rising(all []anchor) []anchor {
	var ends []int // for each length, the index of the last anchor of the best sequence
	before := make([]int, len(all))
	for i, next := range all {
		length, _ := slices.BinarySearchFunc(ends, next.fresh, func(end, fresh int) int { return all[end].fresh - fresh })
		before[i] = -1
		if length > 0 {
			before[i] = ends[length-1]
		}
		ends = append(ends[:length], append([]int{i}, ends[min(length+1, len(ends)):]...)...)
	}
	if len(ends) == 0 {
		return nil
	}
	var run []anchor
	for i := ends[len(ends)-1]; i >= 0; i = before[i] {
		run = append(run, all[i])
	}
	slices.Reverse(run)
	return run
}
