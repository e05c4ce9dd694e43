package report

import (
	"cmp"
	"slices"
	"sort"
)

// defaultLimit leaves room for a marker in what GitHub takes as a comment: 65,536
// characters, and as a check's summary: 65,535 characters and bytes
// (https://docs.github.com/rest/checks/runs).
const defaultLimit = 65_000

// leastLimit is room for a heading, the counts and what was left out.
const leastLimit = 4_000

// rank says how long a row stays when there is no room: the last are cut first.
type rank int

const (
	rankFirst   rank = iota // groups that could not be judged or are gone, and what has changed
	rankSummary             // what sums up the one group there is
	rankError
	rankWarning
	rankInfo
	rankMended
	rankAdvice
	rankAround
	rankPass
	ranks
)

// leftOut names what rows of a rank stand for.
func leftOut(r rank, n int) string {
	switch r {
	case rankError:
		return count(n, "error")
	case rankWarning:
		return count(n, "warning")
	case rankInfo:
		return count(n, "problem") + " for information"
	case rankMended:
		return count(n, "line") + " on what is mended or no longer judged"
	case rankAdvice:
		return "what to do about " + count(n, "problem")
	case rankAround:
		return count(n, "line") + " of tables, deadlines, waivers and what could not be judged"
	case rankPass:
		return count(n, "line") + " of what holds, is not due or does not apply"
	}
	return count(n, "line") + " on changes and on groups that could not be judged"
}

// row is a line, or lines that belong together, of one part of one group.
type row struct {
	group int
	part  part
	rank  rank
	seq   int
	count int // the results it stands for
	text  markdown
}

// rows are the rows there is room for, by rank and then by their order. Of many
// groups only these are kept; the others are counted.
type rows struct {
	limit int
	kept  []row
	size  int
	seq   int
	// full tells that rows have been dropped; every row from that rank on is.
	full  bool
	until rank
	total [ranks]int
}

// add takes a row; its text is written only where there may be room for it.
func (r *rows) add(group int, in part, as rank, count int, text func() markdown) {
	r.total[as] += count
	r.seq++
	if r.full && as >= r.until {
		return
	}
	written := row{group, in, as, r.seq, count, text()}
	r.kept = append(r.kept, written)
	r.size += len(written.text) + 1
	if r.size > 2*r.limit {
		r.prune()
	}
}

// demote makes what sums up the first group, which stood first while it was the
// only one, one of many.
func (r *rows) demote() {
	for i := range r.kept {
		if r.kept[i].rank == rankSummary {
			r.kept[i].rank = rankAround
		}
	}
	r.total[rankAround] += r.total[rankSummary]
	r.total[rankSummary] = 0
	if r.full {
		r.kept = slices.DeleteFunc(r.kept, func(row row) bool { return row.rank >= r.until })
	}
}

// prune keeps what can have room at best.
func (r *rows) prune() {
	r.sort()
	size, n := 0, 0
	for n < len(r.kept) && size+len(r.kept[n].text)+1 <= r.limit {
		size += len(r.kept[n].text) + 1
		n++
	}
	if n < len(r.kept) {
		r.full, r.until = true, r.kept[n].rank
		clear(r.kept[n:])
		r.kept = r.kept[:n]
	}
	r.size = size
}

func (r *rows) sort() {
	slices.SortFunc(r.kept, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.seq, b.seq))
	})
}

// fit gives the most rows, best first, with which what is rendered keeps to the
// limit. A text's bytes are never fewer than its characters, however these are
// counted, so it is the bytes that are measured.
func (r *rows) fit(render func([]row) string) string {
	r.sort()
	n := len(r.kept)
	if whole := render(r.kept); len(whole) <= r.limit {
		return whole
	}
	n = sort.Search(n, func(n int) bool { return len(render(r.kept[:n])) > r.limit })
	for n > 0 {
		n--
		if text := render(r.kept[:n]); len(text) <= r.limit {
			return text
		}
	}
	return render(nil)
}

// missing counts the rows of each rank that are not among those shown.
func (r *rows) missing(shown []row) [ranks]int {
	missing := r.total
	for _, row := range shown {
		missing[row.rank] -= row.count
	}
	return missing
}
