package markdown

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// groupRows adds the rows of one group to m.rows. The field group is the index of the
// group in m.groups.
type groupRows struct {
	m     *Markdown
	card  outline.Card
	group int
	// summary is the rank of the rows that summarise the group.
	summary rank
}

func (g groupRows) add(in part, as rank, text func() escape.Markdown) { g.addFor(in, as, 1, text) }

// addFor adds a row about count results. The parameter in is the part of the scorecard
// in which the row stands, and the parameter as is its rank. Rows of rankAdvice are not
// counted as rows of the part.
func (g groupRows) addFor(in part, as rank, count int, text func() escape.Markdown) {
	if as != rankAdvice {
		g.m.groups[g.group].rows[in]++
	}
	g.m.rows.add(g.group, in, as, count, text)
}

func (g groupRows) all() {
	if g.card.Problem != "" {
		g.add(partStart, rankFirst, func() escape.Markdown {
			return "\n**This group could not be judged:** " + escape.ForMarkdown(g.card.Problem)
		})
		return
	}
	if g.card.CustomProblem != "" {
		g.add(partStart, rankFirst, func() escape.Markdown {
			return "\n**Not judged by the organisation's own policies:** " + escape.ForMarkdown(g.card.CustomProblem)
		})
	}
	if g.card.BaseProblem != "" {
		g.add(partStart, rankFirst, func() escape.Markdown {
			return markdownf("\n**Not compared with %s:** %s", baseForMarkdown(g.m.run.Base), escape.ForMarkdown(g.card.BaseProblem))
		})
	}
	g.first()
	g.evidence()
	g.changes()
	g.standards()
	g.headings()
	g.problems()
	g.ahead()
	g.outlook()
	g.said(partWaived, rankAround, finding.Waived, g.card)
	g.said(partUnsure, rankAround, finding.NotAssessed, g.card)
	g.said(partNotDue, rankPass, finding.NotDue, outline.DueLater(g.card))
	g.byRule(partMet, "met", finding.Pass, finding.Attested)
	g.byRule(partNotApplicable, "not applicable", finding.NotApplicable)
}

// evidence adds what the evidence says about the group.
func (g groupRows) evidence() {
	told := outline.EvidenceInWords(g.card.Evidence)
	if len(told) == 0 {
		return
	}
	g.add(partStart, rankAround, func() escape.Markdown {
		text := markdownf("\n**%s**\n", escape.ForMarkdown(outline.TitleEvidence))
		for _, one := range told {
			text += markdownf("\n- %s: %s", escape.ForMarkdown(one.Term), escape.ForMarkdown(one.Text))
		}
		return text
	})
}

// first adds the line "Do first" with the most urgent fail.
func (g groupRows) first() {
	fails := outline.ToDoFirst(g.card)
	if len(fails) == 0 {
		return
	}
	g.add(partStart, g.summary, func() escape.Markdown {
		return markdownf("\n**Do first:** %s %s (%s)", escape.ForMarkdown(fails[0].Remedy), escape.ForMarkdown(fails[0].Message), g.place(fails[0].Finding))
	})
}

func (g groupRows) place(result finding.Finding) escape.Markdown {
	return place(g.m.run.Source, g.card.Path, result)
}

// changes adds what has changed since the base commit.
func (g groupRows) changes() {
	c := g.card.Changes
	if c == nil {
		return
	}
	as := rankAround
	if len(c.New)+len(c.Mended)+len(c.Hidden)+len(c.Moved) > 0 || g.group == 0 {
		as = rankFirst
	}
	g.add(partChanges, as, func() escape.Markdown {
		return markdownf("- Compared with %s: %s", baseForMarkdown(c.Base), escape.Markdown(outline.ChangesInWords(g.card)))
	})
	for _, moved := range c.Moved {
		g.add(partChanges, rankFirst, func() escape.Markdown {
			text := markdownf("- %s: %s → %s", escape.ForMarkdown(outline.WhatMoved(moved)), escape.Markdown(moved.Before.Words()), escape.Markdown(moved.Now.Words()))
			if about := outline.AboutMoved(moved); about != "" {
				text += markdownf(" (%s)", escape.ForMarkdown(about))
			}
			return text
		})
	}
	g.past("Mended", c.Mended)
	g.past("No longer judged", c.Hidden)
}

func baseForMarkdown(base string) escape.Markdown {
	return escape.CodeForMarkdown(outline.BaseInWords(base))
}

// past adds rows for findings of the base commit that no longer fail. word begins each
// row: it is "Mended", or "No longer judged" if nobody can tell.
func (g groupRows) past(word escape.Markdown, results []finding.Finding) {
	for _, e := range outline.EntriesSaying(results, outline.MessageOf) {
		g.add(partChanges, rankMended, func() escape.Markdown {
			return markdownf("- %s: %s (%s: %s)", word, escape.ForMarkdown(e.Message), escape.NamesForMarkdown(e.Subjects), escape.NamesForMarkdown(e.Rules))
		})
	}
}

// standards adds a table of the standards' colours and the points that prevent a
// standard from being green.
func (g groupRows) standards() {
	ratings := g.card.Ratings.Standards
	if len(ratings) == 0 {
		return
	}
	g.add(partStandards, g.summary, func() escape.Markdown {
		var out lines
		out.line("| Standard | Indication | Rests on |\n|---|---|---|")
		for _, rating := range ratings {
			out.line("| %s %s | %s | %s |", escape.NameForMarkdown(rating.Number), escape.NameForMarkdown(rating.Name), escape.Markdown(rating.RAG.Words()), escape.Markdown(outline.Points(rating)))
		}
		return escape.Markdown(strings.TrimSuffix(out.String(), "\n"))
	})
	for _, rating := range ratings {
		for _, point := range rating.Points {
			if outline.KeepsFromGreen(point) {
				g.add(partShort, rankAround, func() escape.Markdown { return keeps(rating, point) })
			}
		}
	}
}

// keeps returns a line about a point that prevents a standard from being green, such as
// "- Standard 2, not assessed: " and the text and the rules of the clause.
func keeps(rating scorecard.Rating, point scorecard.Point) escape.Markdown {
	state := strings.ReplaceAll(string(point.State), "-", " ")
	return markdownf("- Standard %s, %s: %s (%s)", escape.ForMarkdown(rating.Number), escape.Markdown(state), escape.ForMarkdown(point.Clause.Text), escape.NamesForMarkdown(point.Rules))
}

// headings adds a table of the number of problems in each part of the guide.
func (g groupRows) headings() {
	by := map[string][]finding.Finding{}
	for _, result := range g.card.Results {
		heading := scorecard.HeadingOf(result)
		by[heading] = append(by[heading], result)
	}
	g.add(partHeadings, g.summary, func() escape.Markdown {
		var out lines
		out.line("| Part | Errors | Warnings | For information | Met | Waived | Could not be judged |\n|---|--:|--:|--:|--:|--:|--:|")
		for _, heading := range scorecard.Headings() {
			t := scorecard.Count(by[heading])
			if len(by[heading]) > 0 {
				out.line("| %s | %s | %s | %s | %s of %s | %s | %s |", escape.Markdown(heading), number(t.Errors), number(t.Warnings), number(t.Infos),
					number(t.Met()), number(t.Asked()), number(t.Waived), number(t.NotAssessed))
			}
		}
		return escape.Markdown(strings.TrimSuffix(out.String(), "\n"))
	})
}
