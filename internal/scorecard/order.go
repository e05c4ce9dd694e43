package scorecard

import "cmp"

// Rank has the facts that decide the order of groups in lists. Unjudged is set if the
// group could not be judged at all, and OwnUnjudged if an organisation's own policies
// could not judge it.
type Rank struct {
	Unjudged, OwnUnjudged bool
	Tally                 Tally
}

// Rank returns the group's rank.
func (s Scorecard) Rank() Rank {
	return Rank{s.Problem != "", s.CustomProblem != "", s.Tally}
}

// manyUnknown sets when many results could not be judged: more than one in manyUnknown
// of the results that are due now or soon.
const manyUnknown = 10

// hidden returns the number of results that could not be judged, if these may hide
// problems. They may if any of them waits for a fault or a file, or if they are many.
// Otherwise it returns 0: a few results that no declaration could decide hide nothing.
func (s Rank) hidden() int {
	t := s.Tally
	if t.Waiting > 0 || t.NotAssessed*manyUnknown > t.Asked()+t.NotDue+t.NotAssessed {
		return t.NotAssessed
	}
	return 0
}

// WorstFirst compares groups for the order of every list. First are groups that could
// not be judged at all, then those that an organisation's policies could not judge.
// Then come groups by the number of results that may hide problems. The others are
// ordered by the numbers of errors, warnings, results that could not be judged, and
// fails of severity info. More come before fewer.
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
