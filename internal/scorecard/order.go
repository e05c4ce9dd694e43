package scorecard

import "cmp"

// Rank is what decides the order of groups: whether a group could be judged as
// a whole, whether an organisation's policies could judge it, and its tally.
type Rank struct {
	Unjudged, OwnUnjudged bool
	Tally                 Tally
}

// Rank returns the group's rank.
func (s Scorecard) Rank() Rank {
	return Rank{s.Problem != "", s.CustomProblem != "", s.Tally}
}

// manyUnknown is the threshold for many results that could not be judged: more
// than one in manyUnknown of those due now or soon.
const manyUnknown = 10

// hidden counts the results that could not be judged and may hide problems. It
// counts all of them if any waits for a fault or a file, or if they are many.
// Otherwise it returns 0: a few that no declaration could decide hide nothing.
func (s Rank) hidden() int {
	t := s.Tally
	if t.Waiting > 0 || t.NotAssessed*manyUnknown > t.Asked()+t.NotDue+t.NotAssessed {
		return t.NotAssessed
	}
	return 0
}

// WorstFirst orders groups in every list. First come groups that could not be
// judged at all, then those that an organisation's policies could not judge,
// then those of which much could not be judged or anything waits for a fault,
// the most first. The others are ordered by the numbers of errors, warnings,
// results that could not be judged, and findings of severity info, more before
// fewer.
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
