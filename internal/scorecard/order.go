package scorecard

import "cmp"

// Rank is what the order of groups rests on: whether a group could be judged
// as a whole, whether an organisation's policies could judge it, and its tally.
type Rank struct {
	Unjudged, OwnUnjudged bool
	Tally                 Tally
}

// Rank gives the group's.
func (s Scorecard) Rank() Rank {
	return Rank{s.Problem != "", s.OwnProblem != "", s.Tally}
}

// manyUnknown is the part of what is asked now or soon, as one of so many, above which results
// that could not be judged are many.
const manyUnknown = 10

// hidden counts the results that could not be judged and may hide problems: all of
// them, where any waits for a fault or a file, or where they are many. A few that
// nothing declared could decide hide nothing.
func (s Rank) hidden() int {
	t := s.Tally
	if t.Waiting > 0 || t.NotAssessed*manyUnknown > t.Asked()+t.NotDue+t.NotAssessed {
		return t.NotAssessed
	}
	return 0
}

// WorstFirst orders groups for every list of them. First come those of which nothing
// is known: that could not be judged at all, then those that an organisation's
// policies could not judge, then those of which much could not be judged, or
// anything waits for a fault, the most first. After these, more errors come before
// fewer, then warnings, then what could not be judged, then what is for information.
func WorstFirst(a, b Rank) int {
	return cmp.Or(
		yesFirst(a.Unjudged, b.Unjudged),
		yesFirst(a.OwnUnjudged, b.OwnUnjudged),
		cmp.Compare(b.hidden(), a.hidden()),
		cmp.Compare(b.Tally.Errors, a.Tally.Errors),
		cmp.Compare(b.Tally.Warnings, a.Tally.Warnings),
		cmp.Compare(b.Tally.NotAssessed, a.Tally.NotAssessed),
		cmp.Compare(b.Tally.Infos, a.Tally.Infos),
	)
}

func yesFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
