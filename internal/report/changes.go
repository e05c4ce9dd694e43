package report

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// changeCount counts what has changed.
type changeCount struct{ groups, fresh, standing, mended, hidden, revealed int }

func (n *changeCount) add(card Card) {
	if card.Changes == nil {
		return
	}
	n.groups++
	n.fresh += len(card.Changes.New)
	n.standing += len(card.Changes.Standing)
	n.mended += len(card.Changes.Mended)
	n.hidden += len(card.Changes.Hidden)
	n.revealed += card.Changes.Revealed
}

// words tell the counts, as every format for people does.
func (n *changeCount) words() string {
	words := fmt.Sprintf("%d new, %d standing, %d mended", n.fresh, n.standing, n.mended)
	if n.hidden > 0 {
		words += fmt.Sprintf(", %d can no longer be judged", n.hidden)
	}
	words += "."
	if n.revealed > 0 {
		words += fmt.Sprintf(" Of the new, %d could not be judged before.", n.revealed)
	}
	return words
}

// changesInWords tells what has changed in a group, in one line.
func changesInWords(card Card) string {
	var n changeCount
	n.add(card)
	words := n.words()
	if card.Changes.Added {
		words += " The group was not there."
	}
	return words
}

// whatMoved names a standard whose colour is another.
func whatMoved(m scorecard.Movement) string {
	if m.Number == rule.OverallStandard {
		return "Standards overall"
	}
	return "Standard " + m.Number
}

// aboutMoved says what the standard is about; empty for all of them together.
func aboutMoved(m scorecard.Movement) string {
	if m.Number == rule.OverallStandard {
		return ""
	}
	return m.Name
}

// notThere heads the groups of a base that are there no more.
func notThere(base string) string {
	return "Groups that were there at " + baseInWords(base) + " and are there no more"
}

// against says at the top of a group what has changed since the base, and which
// standards have moved.
func (p *page) against(base string, card Card) {
	if card.BaseProblem != "" {
		p.line("Not compared with %s: %s", told(baseInWords(base)), told(card.BaseProblem))
		return
	}
	c := card.Changes
	if c == nil {
		return
	}
	p.line("%s", p.bold("Compared with "+told(baseInWords(c.Base))+": "+terminal(changesInWords(card))))
	for _, m := range c.Moved {
		p.line("%s: %s → %s", told(whatMoved(m)), p.rag(m.Before), p.rag(m.Now))
	}
}

// since lists the problems of the base that are none any more.
func (p *page) since(card Card) {
	if c := card.Changes; c != nil {
		p.entries("Mended since "+told(baseInWords(c.Base)), entriesSaying(c.Mended, messageOf))
		p.entries("No longer judged since "+told(baseInWords(c.Base)), entriesSaying(c.Hidden, messageOf))
	}
}

// grade writes how bad a fail is, and whether it is new.
func (p *page) grade(severity rule.Severity, change string) terminal {
	if change == scorecard.New {
		return p.severity(severity) + " (new)"
	}
	return p.severity(severity)
}

// gone lists the groups of the base that are there no more.
func (t *Text) gone(out *page) {
	if len(t.run.Gone) == 0 {
		return
	}
	out.line("")
	out.line("%s", out.bold(told(notThere(t.run.Base))))
	for _, group := range t.run.Gone {
		out.line("  %s  %s", told(group.ID), told(group.Path))
	}
}

// baseInWords is how people read the commit compared with: the beginning of a whole
// hash, or the name it was asked for.
func baseInWords(base string) string {
	const whole, short = 40, 7
	if len(base) >= whole && strings.Trim(base, "0123456789abcdef") == "" {
		base = base[:short]
	}
	return shorten(base, longestName)
}
