package report

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// changeCount counts changes.
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

// words returns the counts in words, the same in every format for people.
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

// changesInWords returns the changes in a group, in one line.
func changesInWords(card Card) string {
	var n changeCount
	n.add(card)
	words := n.words()
	if card.Changes.Added {
		words += " The group was not there."
	}
	return words
}

// whatMoved names a standard whose colour has changed, with both colours.
func whatMoved(m scorecard.Movement) string {
	if m.Number == rule.OverallStandard {
		return "Standards overall"
	}
	return "Standard " + m.Number
}

// aboutMoved returns the title of the standard, or "" for the overall colour.
func aboutMoved(m scorecard.Movement) string {
	if m.Number == rule.OverallStandard {
		return ""
	}
	return m.Name
}

// notThere returns the heading above the groups that existed only at the base.
func notThere(base string) string {
	return "Groups that were there at " + baseInWords(base) + " and are there no more"
}

// against writes what has changed in a group since the base, including the
// colours of standards.
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

// since lists the findings at the base that have been mended or can no longer
// be judged.
func (p *page) since(card Card) {
	if c := card.Changes; c != nil {
		p.entries("Mended since "+told(baseInWords(c.Base)), entriesSaying(c.Mended, messageOf))
		p.entries("No longer judged since "+told(baseInWords(c.Base)), entriesSaying(c.Hidden, messageOf))
	}
}

// grade writes the severity of a fail, and whether it is new.
func (p *page) grade(severity rule.Severity, change string) terminal {
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
	out.line("%s", out.bold(told(notThere(t.run.Base))))
	for _, group := range t.run.Gone {
		out.line("  %s  %s", told(group.ID), told(group.Path))
	}
}

// baseInWords returns the name of the base for people: as it was given, or
// shortened if it is a full hash.
func baseInWords(base string) string {
	const whole, short = 40, 7
	if len(base) >= whole && strings.Trim(base, "0123456789abcdef") == "" {
		base = base[:short]
	}
	return shorten(base, longestName)
}
