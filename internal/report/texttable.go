package report

import (
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/report/packed"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// textGroup has what is kept of a group: its row in the table and its text.
type textGroup struct {
	name escape.Terminal
	scorecard.Rank
	compared bool
	new      int
	mended   int
	// said is the text about the group that follows the table. It may be empty.
	said packed.Text
}

func textGroupOf(card outline.Card) textGroup {
	group := textGroup{
		name: escape.ForTerminal(escape.Shorten(card.Name, escape.LongestName) + " (" + escape.Shorten(card.Path, escape.LongestName) + ")"),
		Rank: card.Rank(),
	}
	if c := card.Changes; c != nil {
		group.compared, group.new, group.mended = true, len(c.New), len(c.Mended)
	}
	return group
}

// several writes the table of the groups, the total, and then the text about each
// group.
func (t *Text) several(out *page) error {
	slices.SortStableFunc(t.groups, func(a, b textGroup) int { return scorecard.WorstFirst(a.Rank, b.Rank) })
	out.line("%s", out.bold("Groups as of "+escape.Sentence(calendar.Long(t.run.AsOf))+", worst first"))
	out.table(t.groups, t.run.Base != "")
	out.line("")
	total := fmt.Sprintf("%s. %s", outline.Count(len(t.groups), "group"), outline.ToMend(t.total))
	if t.failed > 0 {
		total += fmt.Sprintf(" %s could not be judged.", outline.Count(t.failed, "group"))
	}
	if t.changed.Groups > 0 {
		total += fmt.Sprintf(" Compared with %s: %s", escape.Sentence(outline.BaseInWords(t.run.Base)), t.changed.Words())
	}
	out.line("%s", out.bold(escape.Terminal(total)))
	for i := range t.groups {
		if err := out.copy(&t.groups[i].said); err != nil {
			return err
		}
	}
	if !t.options.All {
		out.line("")
		out.line("`--show all` shows the rest: what is for information, coming up, waived or could not be judged.")
	}
	return nil
}

// short writes the problems of one of several groups, without those of severity info.
// It writes nothing for a group that could be judged, has none of them
// and is not compared with a base commit, because the table says enough.
func (t *Text) short(out *page, card outline.Card) {
	problems := slices.DeleteFunc(outline.ProblemsOf(card), func(p outline.Statement) bool { return p.Severity == rule.Info })
	if len(problems) == 0 && !card.Unjudged() && card.BaseProblem == "" && card.Changes == nil {
		return
	}
	out.line("")
	out.line("%s", out.bold(textGroupOf(card).name))
	if !out.judged(t.run.Base, card) {
		return
	}
	waits := outline.WaitingOf(card.Results)
	for _, fails := range outline.InPlaces(problems) {
		out.found(card, fails, waits)
		out.line("  = fix: %s", escape.Sentence(fails[0].Remedy))
	}
	out.since(card)
}

// copy writes a stored text.
func (p *page) copy(kept *packed.Text) error {
	if p.err != nil {
		return p.err
	}
	_, p.err = kept.WriteTo(p.w)
	return p.err
}

// table writes one row for each group. The name is the last column, so that a long name
// cannot move other columns.
func (p *page) table(groups []textGroup, changes bool) {
	heading := fmt.Sprintf("%19s  %7s  %8s  %15s  %-10s", "Could not be judged", "Errors", "Warnings", "For information", "Met")
	if changes {
		heading += fmt.Sprintf("  %4s  %6s", "New", "Mended")
	}
	p.line("%s  Group", escape.Terminal(heading))
	for _, group := range groups {
		p.line("%s  %s", group.counts(changes), group.name)
	}
}

// counts returns the columns of a row before the name.
func (g textGroup) counts(changes bool) escape.Terminal {
	t := g.Tally
	text := fmt.Sprintf("%19d  %7d  %8d  %15d  %-10s", t.NotAssessed, t.Errors, t.Warnings, t.Infos, fmt.Sprintf("%d of %d", t.Met(), t.Asked()))
	if g.Unjudged {
		text = fmt.Sprintf("%19s  %-46s", "the whole group", "")
	}
	switch {
	case changes && g.compared:
		text += fmt.Sprintf("  %4d  %6d", g.new, g.mended)
	case changes:
		text += fmt.Sprintf("  %-12s", "not compared")
	}
	return escape.Terminal(text)
}
