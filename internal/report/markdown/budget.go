package markdown

import (
	"cmp"
	"slices"
	"sort"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// defaultLimit is the default maximum size of the document, in characters and bytes.
// GitHub accepts 65,536 characters in a comment, and 65,535 characters and bytes in a
// check run's summary (https://docs.github.com/rest/checks/runs). The difference leaves
// room for the hidden marker that dgcheck adds to its comments.
const defaultLimit = 65_000

// leastLimit is the smallest limit that is used. It has room for a heading, the counts
// and the note about what was left out.
const leastLimit = 4_000

// rank orders rows by importance. If the document is too long, rows with the largest
// rank are left out first.
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

// leftOut returns in words that n results or lines of a rank were left out. For n = 3
// that is "3 errors" or "what to do about 3 problems", for example.
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

// row is one or more lines that are kept or left out together. group is the group's
// index, and seq the order in which rows were added.
type row struct {
	group int
	part  part
	rank  rank
	seq   int
	count int // the number of results that the row is about
	text  escape.Markdown
}

// rows has the rows that may fit into the limit, and counts all of them. kept is in no
// particular order until sort is called.
type rows struct {
	limit int
	kept  []row
	size  int
	seq   int
	// full is set once rows have been dropped for lack of room. From then on, a row is
	// kept only if its rank is smaller (more important) than the field until.
	full  bool
	until rank
	total [ranks]int
}

// add adds a row about some results, whose number is count, of the group with the index
// group. The parameter in is the part of the scorecard in which the row stands, and the
// parameter as is its rank. The function text returns the text of the row. It is called
// only if the row may fit.
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

// demote gives the rows of rankSummary the rank rankAround. It is called when a second
// group arrives, because the summary is important only on a page about a single group.
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

// prune sorts the rows by importance, keeps the first ones up to the limit and drops
// the others.
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

// fit calls render with as many rows as the limit allows, the most important ones, and
// returns the document. It measures bytes, because a text never has more characters
// than bytes, whether characters are code points or UTF-16 units.
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

// missing returns for each rank how many results are not in the rows shown.
func (r *rows) missing(shown []row) [ranks]int {
	missing := r.total
	for _, row := range shown {
		missing[row.rank] -= row.count
	}
	return missing
}
