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
			cmp.Compare(hides(b), hides(a)),
			cmp.Compare(slices.Index(headings, scorecard.HeadingOf(a)), slices.Index(headings, scorecard.HeadingOf(b))),
		)
	})
	return fails
}

// hides tells how much a fault in the data keeps from being judged: what rests on
// it, or on the whole file.
func hides(fail finding.Result) int {
	switch {
	case fail.Rule.Pack() != rule.DataPack:
		return 0
	case fail.Section == "":
		return 2
	}
	return 1
}
