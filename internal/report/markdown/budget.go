package markdown

import (
	"cmp"
	"slices"
	"sort"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// defaultLimit is the default size, in characters and bytes. GitHub accepts
// 65,536 characters in a comment, and 65,535 characters and bytes in a check
// run's summary (https://docs.github.com/rest/checks/runs). The difference
// leaves room for a marker.
const defaultLimit = 65_000

// leastLimit has room for a heading, the counts and the note about what was
// left out.
const leastLimit = 4_000

// rank orders rows by importance. Rows of the last rank are the first to be
// left out.
type rank int

const (
	rankFirst   rank = iota // groups that could not be judged or no longer exist, and changes
	rankSummary             // the summary, if there is only one group
	rankError
	rankWarning
	rankInfo
	rankMended
	rankAdvice
	rankAround
	rankPass
	ranks
)

// leftOut describes n rows of a rank that were left out.
func leftOut(r rank, n int) string {
	switch r {
	case rankError:
		return outline.Count(n, "error")
	case rankWarning:
		return outline.Count(n, "warning")
	case rankInfo:
		return outline.Count(n, "problem") + " for information"
	case rankMended:
		return outline.Count(n, "line") + " on what is mended or no longer judged"
	case rankAdvice:
		return "what to do about " + outline.Count(n, "problem")
	case rankAround:
		return outline.Count(n, "line") + " of tables, deadlines, waivers and what could not be judged"
	case rankPass:
		return outline.Count(n, "line") + " of what holds, is not due or does not apply"
	}
	return outline.Count(n, "line") + " on changes and on groups that could not be judged"
}

// row is a line, or several that belong together, of one part of one group.
type row struct {
	group int
	part  part
	rank  rank
	seq   int
	count int // how many results it stands for
	text  escape.Markdown
}

// rows holds the rows that may fit, and counts the others. kept is not always
// sorted; see sort.
type rows struct {
	limit int
	kept  []row
	size  int
	seq   int
	// full is set once rows have been dropped. Then no rows from the rank until
	// on are kept.
	full  bool
	until rank
	total [ranks]int
}

// add adds a row. It calls text only if the row may fit.
func (r *rows) add(group int, in part, as rank, count int, text func() escape.Markdown) {
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

// demote lowers the rank of the first group's summary when a second group
// arrives. The summary has a high rank only if there is a single group.
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

// prune drops the rows that cannot fit.
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

// fit renders as many rows as the limit allows, best first. It measures bytes,
// because a text never has more characters than bytes, however characters are
// counted.
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

// missing counts the rows of each rank that are not in shown.
func (r *rows) missing(shown []row) [ranks]int {
	missing := r.total
	for _, row := range shown {
		missing[row.rank] -= row.count
	}
	return missing
}
