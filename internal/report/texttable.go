package report

import (
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// textGroup is what is kept of a group for the table of all of them.
type textGroup struct {
	name     terminal
	tally    scorecard.Tally
	unjudged bool
	compared bool
	new      int
	mended   int
}

func textGroupOf(card Card) textGroup {
	group := textGroup{
		name:  forTerminal(shorten(card.Name, longestName) + " (" + shorten(card.Path, longestName) + ")"),
		tally: card.Tally, unjudged: card.Problem != "",
	}
	if c := card.Changes; c != nil {
		group.compared, group.new, group.mended = true, len(c.New), len(c.Mended)
	}
	return group
}

// table writes a row a group, worst first. It stands at the end, where a terminal
// leaves its reader. Names come last, so that no name can put a column out of line.
func (p *page) table(groups []textGroup, changes bool) {
	p.line("")
	p.line("%s", p.bold("Groups, worst first"))
	heading := fmt.Sprintf("%7s  %8s  %15s  %-10s", "Errors", "Warnings", "For information", "Met")
	if changes {
		heading += fmt.Sprintf("  %4s  %6s", "New", "Mended")
	}
	p.line("%s  Group", terminal(heading))
	worst := slices.Clone(groups)
	slices.SortStableFunc(worst, func(a, b textGroup) int { return byWorst(a.unjudged, a.tally, b.unjudged, b.tally) })
	for _, group := range worst {
		p.line("%s  %s", group.counts(changes), group.name)
	}
}

// counts are the columns before the name.
func (g textGroup) counts(changes bool) terminal {
	t := g.tally
	text := fmt.Sprintf("%7d  %8d  %15d  %-10s", t.Errors, t.Warnings, t.Infos, fmt.Sprintf("%d of %d", t.Met(), t.Asked()))
	if g.unjudged {
		text = fmt.Sprintf("%-46s", "could not be judged")
	}
	switch {
	case changes && g.compared:
		text += fmt.Sprintf("  %4d  %6d", g.new, g.mended)
	case changes:
		text += fmt.Sprintf("  %-12s", "not compared")
	}
	return terminal(text)
}
