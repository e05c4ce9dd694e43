package report

import (
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// against writes what has changed in a group since the base, including the
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

// since lists the findings at the base that have been mended or can no longer
// be judged.
func (p *page) since(card outline.Card) {
	if c := card.Changes; c != nil {
		p.entries("Mended since "+escape.Sentence(outline.BaseInWords(c.Base)), outline.EntriesSaying(c.Mended, outline.MessageOf))
		p.entries("No longer judged since "+escape.Sentence(outline.BaseInWords(c.Base)), outline.EntriesSaying(c.Hidden, outline.MessageOf))
	}
}

// grade writes the severity of a fail, and whether it is new.
func (p *page) grade(severity rule.Severity, change string) escape.Terminal {
	if change == scorecard.New {
		return p.severity(severity) + " (new)"
	}
	return p.severity(severity)
}

// gone lists the groups that existed only at the base.
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
