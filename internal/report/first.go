package report

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// toDoFirst returns the fails in the order in which people should look at them:
// by severity, then new ones, then those that hide other findings, then by part
// of the scorecard.
func toDoFirst(card Card) []statement {
	fails := problemsOf(card)
	headings := scorecard.Headings()
	slices.SortStableFunc(fails, func(a, b statement) int {
		return cmp.Or(
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(card.Changes.Of(a.Finding), card.Changes.Of(b.Finding)),
			cmp.Compare(hides(card, b.Finding), hides(card, a.Finding)),
			cmp.Compare(slices.Index(headings, scorecard.HeadingOf(a.Finding)), slices.Index(headings, scorecard.HeadingOf(b.Finding))),
		)
	})
	return fails
}

// How much a fault in the data hides: what depends on it, or the whole file.
const (
	nothing = iota
	someEntry
	wholeFile
)

func hides(card Card, fail finding.Finding) int {
	switch {
	case fail.Rule.Pack() != rule.DataPack:
		return nothing
	case slices.Contains(card.Unread, fail.Where.File):
		return wholeFile
	}
	return someEntry
}
