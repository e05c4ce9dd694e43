package report

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// toDoFirst gives the fails in the order in which they are best looked at: the
// worst first and of those what is new, then what hides other problems, then by
// the parts of the scorecard.
func toDoFirst(card Card) []finding.Result {
	fails := failsOf(card)
	headings := scorecard.Headings()
	slices.SortStableFunc(fails, func(a, b finding.Result) int {
		return cmp.Or(
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(card.Changes.Of(a), card.Changes.Of(b)),
			cmp.Compare(hides(card, b), hides(card, a)),
			cmp.Compare(slices.Index(headings, scorecard.HeadingOf(a)), slices.Index(headings, scorecard.HeadingOf(b))),
		)
	})
	return fails
}

// How much a fault in the data keeps from being judged: what rests on it, or on the
// whole file.
const (
	nothing = iota
	someEntry
	wholeFile
)

func hides(card Card, fail finding.Result) int {
	switch {
	case fail.Rule.Pack() != rule.DataPack:
		return nothing
	case slices.Contains(card.Unread, fail.Where.File):
		return wholeFile
	}
	return someEntry
}
