package markdown

import (
	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// problems adds every fail, the worst first. Fails of one rule at one position share a
// remedy.
func (g groupRows) problems() {
	waits := outline.WaitingOf(g.card.Results)
	for _, fails := range outline.InPlaces(outline.ProblemsOf(g.card)) {
		for len(fails) > 0 { // of the fails at one position, some may be new and others not
			n := 1
			for n < len(fails) && g.card.Changes.Of(fails[0].Finding) == g.card.Changes.Of(fails[n].Finding) {
				n++
			}
			g.problem(fails[:n], waits)
			fails = fails[n:]
		}
	}
}

// problem adds the fails at one position, their common remedy, and how many checks wait
// for them to be mended (from waits).
func (g groupRows) problem(fails []outline.Statement, waits outline.Waiting) {
	in := g.partOf(fails[0].Finding)
	for _, fail := range fails {
		g.addFor(in, rankOf(fail.Severity), fail.Count, func() escape.Markdown {
			return markdownf("- **%s:** %s (%s)", severityInWords(fail.Severity), escape.ForMarkdown(fail.Message), g.place(fail.Finding))
		})
	}
	fail, waited := fails[0], escape.Markdown("")
	for _, fail := range fails {
		if wait := waits.Take(fail.Finding); wait != "" {
			waited += "    - " + escape.Markdown(wait) + "\n"
		}
	}
	g.add(in, rankAdvice, func() escape.Markdown {
		why := escape.CodeForMarkdown("dgcheck explain " + string(fail.Rule))
		if len(fail.Clauses) > 0 {
			why = escape.NamesForMarkdown(fail.Clauses) + "; " + why
		}
		return waited + markdownf("    - To mend: %s\n    - Why: %s", escape.ForMarkdown(fail.Remedy), why)
	})
}

// partOf returns the part that a fail belongs to.
func (g groupRows) partOf(fail finding.Finding) part {
	switch g.card.Changes.Of(fail) {
	case "new":
		return partNew
	case "standing":
		return partStanding
	}
	return partProblems
}

func rankOf(severity rule.Severity) rank {
	switch severity {
	case rule.Error:
		return rankError
	case rule.Warning:
		return rankWarning
	}
	return rankInfo
}

func severityInWords(severity rule.Severity) escape.Markdown {
	switch severity {
	case rule.Error:
		return "Error"
	case rule.Warning:
		return "Warning"
	}
	return "For information"
}

// ahead adds the deadlines, with a line for each thing to do by a day.
func (g groupRows) ahead() {
	list, more := outline.Nearest(outline.DeadlinesOf(g.card, g.m.options.Catalogue), false)
	g.m.groups[g.group].rows[partAhead] += more
	for _, d := range list {
		g.add(partAhead, rankAround, func() escape.Markdown {
			return markdownf("- By %s: %s (%s)", escape.ForMarkdown(calendar.Long(d.Due)), escape.ForMarkdown(d.Message), escape.NamesForMarkdown(d.Subjects))
		})
	}
}

// outlook adds the lines of the part "Looking ahead".
func (g groupRows) outlook() {
	if g.card.Outlook == nil {
		return
	}
	spend := g.card.Outlook.Spend
	g.add(partOutlook, rankAround, func() escape.Markdown {
		return markdownf("- Spending in %s, as the reviews stand: %s", escape.ForMarkdown(spend.Name), escape.ForMarkdown(outline.SpendInWords(spend)))
	})
	for _, next := range g.card.Outlook.Assessments {
		g.add(partOutlook, rankAround, func() escape.Markdown {
			return markdownf("- For %s: %s", escape.ForMarkdown(next.Called), escape.ForMarkdown(outline.AssessmentInWords(next, g.m.run.AsOf)))
		})
	}
	for _, service := range g.card.Outlook.Readiness {
		g.add(partOutlook, rankAround, func() escape.Markdown {
			return markdownf("- To prepare for %s: %s", escape.ForMarkdown(service.Called), escape.ForMarkdown(outline.OpenInWords(service)))
		})
	}
}

// said adds rows with the messages of the results that have the given verdict. Equal
// messages become one row. The parameter in is the part of the scorecard in which the
// rows stand, and the parameter as is their rank.
func (g groupRows) said(in part, as rank, verdict finding.Verdict, card outline.Card) {
	for _, e := range outline.EntriesOf(card, verdict, false) {
		g.add(in, as, func() escape.Markdown {
			text := markdownf("- For %s: %s", escape.NamesForMarkdown(e.Subjects), escape.ForMarkdown(e.Message))
			if len(e.Rules) > 0 {
				text += markdownf(" (%s)", escape.NamesForMarkdown(e.Rules))
			}
			return text
		})
	}
}

// byRule adds a row for each rule that has results with one of the given verdicts. The
// row has the number of these results, then word, such as "met", and the title of the
// rule. The parameter in is the part of the scorecard in which the rows stand.
func (g groupRows) byRule(in part, word escape.Markdown, verdicts ...finding.Verdict) {
	for rest := g.card.Results; len(rest) > 0; {
		n, met := 0, 0
		for ; n < len(rest) && rest[n].Rule == rest[0].Rule; n++ {
			for _, verdict := range verdicts {
				if rest[n].Verdict == verdict {
					met++
				}
			}
		}
		id := rest[0].Rule
		if met > 0 {
			g.add(in, rankPass, func() escape.Markdown {
				return markdownf("- %s %s: %s (%s)", number(met), word, escape.ForMarkdown(outline.TitleOf(g.m.options, id)), escape.CodeForMarkdown(string(id)))
			})
		}
		rest = rest[n:]
	}
}
