package markdown

import (
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// columns selects the optional columns of the table.
type columns struct{ standards, changes bool }

// table writes one row for each group, the worst first. It stops before a row with
// which the document would exceed half of the limit, and then writes how many groups it
// left out.
func (m *Markdown) table(out *lines) {
	out.line("## Delivery groups as of %s\n", escape.ForMarkdown(calendar.Long(m.run.AsOf)))
	out.line("**%s. %s**\n", escape.Markdown(outline.Count(len(m.groups), "group")), escape.Markdown(outline.ToMend(m.total())))
	if m.changed.Groups > 0 {
		out.line("Compared with %s: %s\n", baseForMarkdown(m.run.Base), escape.Markdown(m.changed.Words()))
	}
	has := columns{
		standards: slices.ContainsFunc(m.groups, func(g markdownGroup) bool { return g.rated }),
		changes:   slices.ContainsFunc(m.groups, func(g markdownGroup) bool { return g.compared }),
	}
	heading, under := escape.Markdown("| Group | Could not be judged | Errors | Warnings | For information | Met |"), escape.Markdown("|---|--:|--:|--:|--:|--:|")
	if has.standards {
		heading, under = heading+" Standards |", under+"---|"
	}
	if has.changes {
		heading, under = heading+" New | Mended |", under+"--:|--:|"
	}
	heading += "\n" + under
	out.line("%s", heading)
	worst := slices.Clone(m.groups)
	slices.SortStableFunc(worst, func(a, b markdownGroup) int { return scorecard.WorstFirst(a.Rank, b.Rank) })
	for i, group := range worst {
		text := group.row(has)
		if out.Len()+len(text) > m.rows.limit/2 {
			if i > mostOpenGroups {
				out.line("%s", endOfFold)
			}
			out.line("\n…and %s, %s of them with something to mend.", escape.Markdown(outline.Count(len(worst)-i, "more group")), number(toLookAt(worst[i:])))
			return
		}
		if i == mostOpenGroups {
			out.WriteString(string(fold(number(len(worst)-i)+" more") + heading + "\n"))
		}
		out.line("%s", text)
	}
	if len(worst) > mostOpenGroups {
		out.line("%s", endOfFold)
	}
}

// mostOpenGroups is the number of groups in the table that are shown. The rows after
// them are collapsed.
const mostOpenGroups = 25

// toLookAt returns the number of groups that have something to mend or could not be
// judged.
func toLookAt(groups []markdownGroup) int {
	n := 0
	for _, group := range groups {
		if group.Unjudged || group.OwnUnjudged || group.Tally.Fails(rule.Info) > 0 || group.Tally.Waiting > 0 {
			n++
		}
	}
	return n
}

func (m *Markdown) total() scorecard.Tally {
	var total scorecard.Tally
	for _, group := range m.groups {
		total.Errors += group.Tally.Errors
		total.Warnings += group.Tally.Warnings
		total.Infos += group.Tally.Infos
	}
	return total
}

func (g markdownGroup) row(has columns) escape.Markdown {
	t := g.Tally
	text := markdownf("| %s (%s) | %s | %s | %s | %s | %s of %s |", g.name, g.path, number(t.NotAssessed), number(t.Errors), number(t.Warnings), number(t.Infos), number(t.Met()), number(t.Asked()))
	if g.Unjudged {
		text = markdownf("| %s (%s) | the whole group | | | | |", g.name, g.path)
	}
	if has.standards {
		colour := escape.Markdown(g.overall.Words())
		if !g.rated {
			colour = ""
		}
		text += " " + colour + " |"
	}
	if has.changes {
		if !g.compared {
			return text + " not compared | |"
		}
		text += " " + number(g.new) + " | " + number(g.mended) + " |"
	}
	return text
}
