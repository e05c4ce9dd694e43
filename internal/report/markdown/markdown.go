// Package markdown writes scorecards in Markdown for GitHub: the job summary, the
// comment on a pull request and the issues. It keeps the texts within GitHub's size
// limits.
package markdown

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Markdown writes the scorecard for pull requests and job summaries. It writes nothing
// before End, because the whole text has to fit a limit. Until then it keeps a few
// numbers for each group, and only as many rows as could fit.
type Markdown struct {
	options outline.Options
	run     scorecard.Run
	rows    rows
	groups  []markdownGroup
	changed outline.ChangeCount
}

// markdownGroup has what is kept of a group until End.
type markdownGroup struct {
	name escape.Markdown
	path escape.Markdown
	scorecard.Rank
	rated    bool
	overall  scorecard.RAG
	compared bool
	new      int
	mended   int
	// rows has, for each part of the scorecard, the number of rows that were added to
	// it. Rows of rankAdvice are not counted.
	rows [parts]int
}

func New(o outline.Options) *Markdown {
	limit := o.Limit
	if limit == 0 {
		limit = defaultLimit
	}
	return &Markdown{options: o, rows: rows{limit: max(limit, leastLimit)}}
}

// Begin stores the run.
func (m *Markdown) Begin(_ io.Writer, run scorecard.Run) error {
	m.run = run
	return nil
}

// Group adds the rows of one group.
func (m *Markdown) Group(_ io.Writer, card outline.Card) error {
	if len(m.groups) == 1 {
		m.rows.demote()
	}
	group := markdownGroup{
		name: escape.NameForMarkdown(card.Name), path: escape.CodeForMarkdown(escape.Shorten(card.Path, escape.LongestName)), Rank: card.Rank(),
		rated: len(card.Ratings.Standards) > 0, overall: card.Ratings.Overall,
	}
	m.changed.Add(card)
	if card.Changes != nil {
		group.compared, group.new, group.mended = true, len(card.Changes.New), len(card.Changes.Mended)
	}
	m.groups = append(m.groups, group)
	g := groupRows{m: m, card: card, group: len(m.groups) - 1, summary: rankAround}
	if g.group == 0 {
		g.summary = rankSummary
	}
	g.all()
	return nil
}

// End writes the document.
func (m *Markdown) End(w io.Writer) error {
	m.gone()
	_, err := io.WriteString(w, m.rows.fit(m.render))
	return err
}

// gone adds the groups that existed only at the base commit, after all other groups.
func (m *Markdown) gone() {
	for _, gone := range m.run.Gone {
		m.rows.add(len(m.groups), partGone, rankFirst, 1, func() escape.Markdown {
			return markdownf("- Gone: %s (%s)", escape.NameForMarkdown(gone.ID), escape.CodeForMarkdown(escape.Shorten(gone.Path, escape.LongestName)))
		})
	}
}

// render returns the document with only the given rows.
func (m *Markdown) render(shown []row) string {
	var out lines
	inOrder := slices.Clone(shown)
	slices.SortFunc(inOrder, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.part, b.part), cmp.Compare(a.seq, b.seq))
	})
	inGroups := rowsOf(inOrder, func(r row) bool { return r.group < len(m.groups) })
	inOrder, gone := inOrder[:inGroups], inOrder[inGroups:]
	switch len(m.groups) {
	case 0:
		out.line("No group was checked.")
	case 1:
		out.line("## %s as of %s", m.groups[0].name, escape.ForMarkdown(calendar.Long(m.run.AsOf)))
		m.group(&out, m.groups[0], inOrder)
	default:
		m.table(&out)
		m.several(&out, inOrder)
	}
	if len(gone) > 0 {
		out.line("\n### Groups that were there at %s and are there no more\n", baseForMarkdown(m.run.Base))
		for _, row := range gone {
			out.line("%s", row.text)
		}
	}
	m.leftOut(&out, shown)
	return out.String()
}

// several writes the rows of each group, collapsed below the table.
func (m *Markdown) several(out *lines, shown []row) {
	if len(shown) == 0 {
		return
	}
	out.WriteString(string(fold("What there is to say of each group")))
	for len(shown) > 0 {
		n := rowsOf(shown, func(r row) bool { return r.group == shown[0].group })
		group := m.groups[shown[0].group]
		out.line("\n### %s (%s)", group.name, group.path)
		m.group(out, group, shown[:n])
		shown = shown[n:]
	}
	out.line("%s", endOfFold)
}

func rowsOf(all []row, same func(row) bool) int {
	n := 0
	for n < len(all) && same(all[n]) {
		n++
	}
	return n
}

// mostOpen is the approximate number of lines of a single group's scorecard that are
// shown. The lines after them are collapsed.
const mostOpen = 40

// group writes what has changed in a group, its totals, and the parts that have rows.
func (m *Markdown) group(out *lines, group markdownGroup, shown []row) {
	changes := rowsOf(shown, func(r row) bool { return r.part == partChanges })
	m.part(out, group, shown[:changes])
	if !group.Unjudged {
		out.line("\n**%s** %s", escape.Markdown(outline.ToMend(group.Tally)), escape.Markdown(outline.Score(group.Tally)))
	}
	if group.rated {
		out.line("\nStandards: **%s** overall. This is an indication; assurance leads decide.", escape.Markdown(group.overall.Words()))
	}
	for shown = shown[changes:]; len(shown) > 0; {
		n := rowsOf(shown, func(r row) bool { return r.part == shown[0].part })
		m.part(out, group, shown[:n])
		shown = shown[n:]
	}
}

// part writes the rows of one part and how many rows it lacks. On a page about a single
// group, the rows beyond mostOpen are collapsed.
func (m *Markdown) part(out *lines, group markdownGroup, shown []row) {
	if len(shown) == 0 {
		return
	}
	in, many := shown[0].part, len(m.groups) > 1
	out.WriteString(string(in.opens(many)))
	open := len(shown)
	if !many && !in.folded() {
		open = in.fits(shown, mostOpen-strings.Count(out.String(), "\n"))
	}
	listed := 0
	for i, row := range shown {
		if i == open {
			out.WriteString(string(fold(in.more())))
		}
		out.line("%s", row.text)
		if row.rank != rankAdvice {
			listed++
		}
	}
	if more := group.rows[in] - listed; more > 0 {
		out.line("- …and %s more.", number(more))
	}
	if in.folded() || open < len(shown) {
		out.line("%s", endOfFold)
	}
}

// leftOut writes how many results did not fit.
func (m *Markdown) leftOut(out *lines, shown []row) {
	missing := m.rows.missing(shown)
	var parts []string
	for r, n := range missing {
		if n > 0 {
			parts = append(parts, leftOut(rank(r), n))
		}
	}
	if len(parts) > 0 {
		out.line("\n**Left out, because there is no room:** %s. `dgcheck check` on the command line shows everything.", escape.Markdown(strings.Join(parts, "; ")))
	}
}
