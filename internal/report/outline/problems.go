package outline

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// FailsOf returns the fails of a card, the most severe first. Among those of equal
// severity, new ones come first.
func FailsOf(card Card) []finding.Finding {
	fails := slices.DeleteFunc(slices.Clone(card.Results), func(r finding.Finding) bool { return r.Verdict != finding.Fail })
	slices.SortStableFunc(fails, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(card.Changes.Of(a), card.Changes.Of(b)))
	})
	return fails
}

// ProblemsOf returns the fails of a card as statements, in the order of FailsOf.
func ProblemsOf(card Card) []Statement { return problemsIn(card, FailsOf(card)) }

// problemsIn returns the given fails of a card as statements. Each message names the
// months that it stands for.
func problemsIn(card Card, fails []finding.Finding) []Statement {
	problems := statementsOf(fails, card.Changes.Of)
	for i := range problems {
		if p := &problems[i]; p.unnamed != "" {
			p.Message = p.unnamed + ": " + p.Message
		}
	}
	return problems
}

// InPlaces divides problems into lists. The problems of one list have the same rule,
// severity, position and remedy, for example one problem for each function that a team
// lacks. Such problems must be next to each other in the argument.
func InPlaces(problems []Statement) [][]Statement {
	var places [][]Statement
	for len(problems) > 0 {
		n := 1
		for n < len(problems) && together(problems[0].Finding, problems[n].Finding) {
			n++
		}
		places = append(places, problems[:n])
		problems = problems[n:]
	}
	return places
}

func together(a, b finding.Finding) bool {
	return a.Rule == b.Rule && a.Severity == b.Severity && a.Where == b.Where && a.Remedy == b.Remedy
}

// ToDoFirst returns the fails in the order in which people should look at them: by
// severity, then new ones first, then those that hide other findings, then by part of
// the scorecard.
func ToDoFirst(card Card) []Statement {
	fails := ProblemsOf(card)
	headings := scorecard.Headings()
	slices.SortStableFunc(fails, func(a, b Statement) int {
		return cmp.Or(
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(card.Changes.Of(a.Finding), card.Changes.Of(b.Finding)),
			cmp.Compare(hides(card, b.Finding), hides(card, a.Finding)),
			cmp.Compare(slices.Index(headings, scorecard.HeadingOf(a.Finding)), slices.Index(headings, scorecard.HeadingOf(b.Finding))),
		)
	})
	return fails
}

// What a fail hides: nothing, what depends on the faulty entry, or a whole file that
// cannot be read.
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
