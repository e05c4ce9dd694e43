package report

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// ahead writes the deadlines in the near future.
func (p *page) ahead(card outline.Card, o outline.Options) {
	list, more := outline.Nearest(outline.DeadlinesOf(card, o.Catalogue), o.All)
	if len(list) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.bold(outline.TitleAhead))
	for _, d := range list {
		p.line("  by %s  %s: %s [%s]", escape.Sentence(calendar.Long(d.Due)), p.names(d.Subjects), escape.Sentence(d.Message), p.names(d.Rules))
	}
	if more > 0 {
		p.line("  …and %s", escape.Terminal(outline.MoreAhead(more)))
	}
}

// evidence writes what the evidence says about the group.
func (p *page) evidence(card outline.Card) {
	told := outline.EvidenceInWords(card.Evidence)
	if len(told) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.bold(outline.TitleEvidence))
	for _, one := range told {
		p.line("  %s: %s", escape.Sentence(one.Term), escape.Sentence(one.Text))
	}
}

// standards writes the colour of each standard and the points that prevent it from
// being green. With the parameter all it writes every point, and what people have to
// judge.
func (p *page) standards(card outline.Card, all bool) {
	if len(card.Ratings.Standards) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.bold(escape.Terminal(fmt.Sprintf("Standards: %s overall. This is an indication; assurance leads decide.", card.Ratings.Overall.Words()))))
	for _, rating := range card.Ratings.Standards {
		p.line("  %s %s: %s (%s)", escape.Sentence(rating.Number), escape.Sentence(rating.Name), p.rag(rating.RAG), outline.Points(rating))
		for _, point := range rating.Points {
			if all || outline.KeepsFromGreen(point) {
				p.line("    %-14s %s [%s]", escape.Terminal(outline.InWords(point.State)), escape.Sentence(point.Clause.Text), escape.List(point.Rules))
			}
			if all && point.Clause.People != "" {
				p.line("    %-14s %s", "for people", escape.Sentence(point.Clause.People))
			}
		}
	}
}

// rag returns a colour as a word, printed in that colour if colours are allowed.
func (p *page) rag(colour scorecard.RAG) escape.Terminal {
	code := map[scorecard.RAG]string{scorecard.Red: redCode, scorecard.Amber: yellowCode, scorecard.Green: greenCode}[colour]
	if code == "" {
		return escape.Terminal(colour.Words())
	}
	return p.styled(code, escape.Terminal(colour.Words()))
}

// against writes what has changed in a group since the base commit, including the
// colours of standards.
func (p *page) against(base string, card outline.Card) {
	if card.BaseProblem != "" {
		p.line("Not compared with %s: %s", escape.Sentence(outline.BaseInWords(base)), escape.Sentence(card.BaseProblem))
		return
	}
	c := card.Changes
	if c == nil {
		return
	}
	p.line("%s", p.bold("Compared with "+escape.Sentence(outline.BaseInWords(c.Base))+": "+escape.Terminal(outline.ChangesInWords(card))))
	for _, m := range c.Moved {
		p.line("%s: %s → %s", escape.Sentence(outline.WhatMoved(m)), p.rag(m.Before), p.rag(m.Now))
	}
}

// since lists the findings of the base commit that have been mended or can no longer be
// judged.
func (p *page) since(card outline.Card) {
	if c := card.Changes; c != nil {
		p.entries("Mended since "+escape.Sentence(outline.BaseInWords(c.Base)), outline.EntriesSaying(c.Mended, outline.MessageOf))
		p.entries("No longer judged since "+escape.Sentence(outline.BaseInWords(c.Base)), outline.EntriesSaying(c.Hidden, outline.MessageOf))
	}
}

// grade returns the severity of a fail, such as "error", and after it " (new)" if
// change is scorecard.New.
func (p *page) grade(severity rule.Severity, change string) escape.Terminal {
	if change == scorecard.New {
		return p.severity(severity) + " (new)"
	}
	return p.severity(severity)
}

// gone lists the groups that existed only at the base commit.
func (t *Text) gone(out *page) {
	if len(t.run.Gone) == 0 {
		return
	}
	out.line("")
	out.line("%s", out.bold(escape.Sentence(outline.NotThere(t.run.Base))))
	for _, group := range t.run.Gone {
		out.line("  %s  %s", escape.Sentence(group.ID), escape.Sentence(group.Path))
	}
}

// entries writes a title and a line for each entry. It writes nothing if there is no
// entry.
func (p *page) entries(title escape.Terminal, entries []outline.Entry) {
	if len(entries) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.bold(title))
	for _, e := range entries {
		if len(e.Rules) == 0 {
			p.line("  %s  %s", p.names(e.Subjects), escape.Sentence(e.Message))
			continue
		}
		p.line("  %s  %s [%s]", p.names(e.Subjects), escape.Sentence(e.Message), p.names(e.Rules))
	}
}

// names returns a list of names. A long list is cut and ends with how many more there
// are, unless p.all is set.
func (p *page) names(names []string) escape.Terminal {
	shown, more := escape.SomeOf(names)
	if p.all || more == 0 {
		return escape.List(names)
	}
	return escape.List(shown) + escape.Terminal(fmt.Sprintf(" and %d more", more))
}

// outlook writes what lies ahead of the group: spending that needs approval, the next
// assessments and open preparations.
func (p *page) outlook(card outline.Card, today string) {
	if card.Outlook == nil {
		return
	}
	p.line("")
	p.line("%s", p.bold("Looking ahead"))
	spend := card.Outlook.Spend
	p.line("  Spending in %s, as the reviews stand: %s", escape.Sentence(spend.Name), escape.Sentence(outline.SpendInWords(spend)))
	for _, next := range card.Outlook.Assessments {
		p.line("  %s: %s", escape.Sentence(next.Called), escape.Sentence(outline.AssessmentInWords(next, today)))
	}
	for _, service := range card.Outlook.Readiness {
		p.line("  %s still has to prepare: %s", escape.Sentence(service.Called), escape.Sentence(outline.OpenInWords(service)))
	}
}
