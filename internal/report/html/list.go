package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// htmlList is the table of all groups of a run.
type htmlList struct {
	Rows    []htmlRow
	total   scorecard.Tally
	changed outline.ChangeCount
	failed  int
}

// htmlRow is the row of one group in the table.
type htmlRow struct {
	rank                        scorecard.Rank
	Unjudged                    escape.HTML
	Name, Path, ToMend, Problem escape.HTML
	Link                        escape.URL
	Overall                     *htmlTag
	// Changed is what has changed since the base commit. It is empty if the run has no
	// base commit.
	Changed escape.HTML
}

// longestListed is the maximum length of a name in the table, in characters. It limits
// the memory of a row. The group's own page has the whole name.
const longestListed = 120

func (l *htmlList) empty() bool { return len(l.Rows) == 0 }

func (l *htmlList) add(card outline.Card, link escape.URL) {
	row := htmlRow{
		rank: card.Rank(), Unjudged: escape.HTML(fmt.Sprint(card.Tally.NotAssessed)), Name: escape.ForPage(escape.ShortenedForPage(card.Name, longestListed)), Link: link,
	}
	if card.Path != "." {
		row.Path = escape.ForPage(escape.ShortenedForPage(card.Path, longestListed))
	}
	if card.Problem != "" {
		row.Unjudged = "The whole group"
		row.Problem = escape.ForPage(escape.ShortenedForPage(card.Problem, longestListed))
		l.failed++
	} else {
		row.ToMend = escape.SentenceForPage(strings.TrimPrefix(outline.ToMend(card.Tally), "To mend: "))
	}
	switch {
	case card.BaseProblem != "":
		row.Changed = "Not compared"
	case card.Changes != nil:
		row.Changed = escape.ForPage(outline.ChangesInWords(card))
		l.changed.Add(card)
	}
	if len(card.Ratings.Standards) > 0 {
		tag := tagOf(card.Ratings.Overall)
		row.Overall = &tag
	}
	l.total.Errors += card.Tally.Errors
	l.total.Warnings += card.Tally.Warnings
	l.total.Infos += card.Tally.Infos
	l.Rows = append(l.Rows, row)
}

// worstFirst sorts the rows, the worst group first.
func (l *htmlList) worstFirst() {
	slices.SortStableFunc(l.Rows, func(a, b htmlRow) int { return scorecard.WorstFirst(a.rank, b.rank) })
}

// Title returns the heading of the page.
func (l htmlList) Title() escape.HTML {
	return escape.ForPage(fmt.Sprintf("Scorecards of %s", outline.Count(len(l.Rows), "delivery group")))
}

// Total returns how much there is to mend in all groups, such as "To mend: 3 errors, 1
// warning.", and how many groups could not be judged.
func (l htmlList) Total() escape.HTML {
	total := outline.ToMend(l.total)
	if l.failed > 0 {
		total += fmt.Sprintf(" %s could not be judged.", outline.Count(l.failed, "group"))
	}
	return escape.ForPage(total)
}

// Against returns the changes in all groups since the base commit, such as "2 new, 5
// standing, 1 mended." If no group could be compared, it returns "".
func (l htmlList) Against() escape.HTML {
	if l.changed.Groups == 0 {
		return ""
	}
	return escape.ForPage(l.changed.Words())
}

// Compared reports whether the run compares with a base commit.
func (l htmlList) Compared() bool {
	for _, row := range l.Rows {
		if row.Changed != "" {
			return true
		}
	}
	return false
}

// Rated reports whether any group has a colour for the standards.
func (l htmlList) Rated() bool {
	for _, row := range l.Rows {
		if row.Overall != nil {
			return true
		}
	}
	return false
}

// list writes the heading and the table of all groups.
func (p *page) list(l htmlList, f frame) {
	p.put(`
<h1 class="govuk-heading-xl">$</h1>
<p class="govuk-body-l">As of $. $</p>`, l.Title(), f.AsOf, l.Total())
	if against := l.Against(); against != "" {
		p.put(`
<p class="govuk-body">Compared with $: $</p>`, f.Base, against)
	}
	rated, compared := l.Rated(), l.Compared()
	columns := []column{{"Group", ""}}
	if rated {
		columns = append(columns, column{"Standards", ""})
	}
	columns = append(columns, column{"Could not be judged", ""}, column{"What there is to mend", ""})
	if compared {
		columns = append(columns, column{"What has changed", ""})
	}
	p.put(`
<table class="govuk-table stack">
<caption class="govuk-table__caption govuk-table__caption--m">Groups, worst first</caption>`)
	p.columns(columns)
	for _, row := range l.Rows {
		p.listed(row, rated, compared)
	}
	p.tableEnd()
}

// listed writes the row of one group.
func (p *page) listed(row htmlRow, rated, compared bool) {
	p.row("", fill(`<a class="govuk-link"$><bdi>$</bdi></a>$`, href(row.Link), row.Name, quiet(row.Path)))
	if rated && row.Overall != nil {
		p.cell("Standards", *row.Overall)
	} else if rated {
		p.cell("Standards", escape.HTML("Not asked"))
	}
	p.cell("Could not be judged", row.Unjudged)
	if row.Problem != "" {
		p.cell("What there is to mend", fill(`Could not be judged: $`, row.Problem))
	} else {
		p.cell("What there is to mend", row.ToMend)
	}
	if compared {
		p.cell("What has changed", cmp.Or(row.Changed, "Not compared"))
	}
	p.rowEnd()
}
