package outline

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// ChangeCount counts changes since the base commit. The field Groups is the number of
// groups that could be compared. The other fields are numbers of findings in all of
// these groups.
type ChangeCount struct{ Groups, fresh, standing, mended, hidden, revealed int }

func (n *ChangeCount) Add(card Card) {
	if card.Changes == nil {
		return
	}
	n.Groups++
	n.fresh += len(card.Changes.New)
	n.standing += len(card.Changes.Standing)
	n.mended += len(card.Changes.Mended)
	n.hidden += len(card.Changes.Hidden)
	n.revealed += card.Changes.Revealed
}

// Words returns the counts in words, such as "2 new, 5 standing, 1 mended." All formats
// for people use these words.
func (n *ChangeCount) Words() string {
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

// ChangesInWords returns the counts of changes in one group in words, such as "2 new, 5
// standing, 1 mended." card.Changes must not be nil.
func ChangesInWords(card Card) string {
	var n ChangeCount
	n.Add(card)
	words := n.Words()
	if card.Changes.Added {
		words += " The group was not there."
	}
	return words
}

// WhatMoved returns the name of the standard whose colour has changed, such as
// "Standard 3".
func WhatMoved(m scorecard.Movement) string {
	if m.Number == rule.OverallStandard {
		return "Standards overall"
	}
	return "Standard " + m.Number
}

// AboutMoved returns the title of the standard whose colour has changed, or "" for the
// overall colour.
func AboutMoved(m scorecard.Movement) string {
	if m.Number == rule.OverallStandard {
		return ""
	}
	return m.Name
}

// NotThere returns the heading for the groups that existed only at the base commit:
// "Groups that were there at BASE and are there no more".
func NotThere(base string) string {
	return "Groups that were there at " + BaseInWords(base) + " and are there no more"
}

// BaseInWords returns the name of the base commit for people. Of a full hash, it
// returns the first seven characters.
func BaseInWords(base string) string {
	const whole, short = 40, 7
	if len(base) >= whole && strings.Trim(base, "0123456789abcdef") == "" {
		base = base[:short]
	}
	return escape.Shorten(base, escape.LongestName)
}
