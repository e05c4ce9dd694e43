package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// htmlList is the list of a run's groups.
type htmlList struct {
	Rows    []htmlRow
	total   scorecard.Tally
	changed changeCount
	failed  int
}

// htmlRow is one group in the list.
type htmlRow struct {
	rank                        scorecard.Rank
	Unjudged                    shown
	Name, Path, ToMend, Problem shown
	Link                        address
	Overall                     *htmlTag
	// Changed says what differs from the base. It is empty if nothing is
	// compared.
	Changed shown
}

// longestListed bounds a name in the list, in characters, to bound the memory
// of a row. The group's own page has the whole name.
const longestListed = 120

func (l *htmlList) empty() bool { return len(l.Rows) == 0 }

func (l *htmlList) add(card Card, link address) {
	row := htmlRow{
		rank: card.Rank(), Unjudged: shown(fmt.Sprint(card.Tally.NotAssessed)), Name: forPage(htmlShortened(card.Name, longestListed)), Link: link,
	}
	if card.Path != "." {
		row.Path = forPage(htmlShortened(card.Path, longestListed))
	}
	if card.Problem != "" {
		row.Unjudged = "The whole group"
		row.Problem = forPage(htmlShortened(card.Problem, longestListed))
		l.failed++
	} else {
		row.ToMend = htmlSentence(strings.TrimPrefix(toMend(card.Tally), "To mend: "))
	}
	switch {
	case card.BaseProblem != "":
		row.Changed = "Not compared"
	case card.Changes != nil:
		row.Changed = forPage(changesInWords(card))
		l.changed.add(card)
	}
	if len(card.Ratings.Standards) > 0 {
		tag := htmlTagOf(card.Ratings.Overall)
		row.Overall = &tag
	}
	l.total.Errors += card.Tally.Errors
	l.total.Warnings += card.Tally.Warnings
	l.total.Infos += card.Tally.Infos
	l.Rows = append(l.Rows, row)
}

// worstFirst sorts the rows, worst first.
func (l *htmlList) worstFirst() {
	slices.SortStableFunc(l.Rows, func(a, b htmlRow) int { return scorecard.WorstFirst(a.rank, b.rank) })
}

// Title returns the heading of the list.
func (l htmlList) Title() shown {
	return forPage(fmt.Sprintf("Scorecards of %s", count(len(l.Rows), "delivery group")))
}

// Total says how much there is to mend in all groups.
func (l htmlList) Total() shown {
	total := toMend(l.total)
	if l.failed > 0 {
		total += fmt.Sprintf(" %s could not be judged.", count(l.failed, "group"))
	}
	return forPage(total)
}

// Against says what has changed in all groups. If none could be compared, it
// returns "".
func (l htmlList) Against() shown {
	if l.changed.groups == 0 {
		return ""
	}
	return forPage(l.changed.words())
}

// Compared reports whether the run compares any group with the base.
func (l htmlList) Compared() bool {
	for _, row := range l.Rows {
		if row.Changed != "" {
			return true
		}
	}
	return false
}

// Rated reports whether any group has a colour.
func (l htmlList) Rated() bool {
	for _, row := range l.Rows {
		if row.Overall != nil {
			return true
		}
	}
	return false
}
