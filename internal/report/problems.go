package report

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
)

// failsOf returns the fails, worst first, and new ones first among those of
// equal severity.
func failsOf(card Card) []finding.Finding {
	fails := slices.DeleteFunc(slices.Clone(card.Results), func(r finding.Finding) bool { return r.Verdict != finding.Fail })
	slices.SortStableFunc(fails, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(card.Changes.Of(a), card.Changes.Of(b)))
	})
	return fails
}

// problemsOf returns the fails as statements, in the order of failsOf.
func problemsOf(card Card) []statement { return problemsIn(card, failsOf(card)) }

// problemsIn returns some fails of a card as statements.
func problemsIn(card Card, fails []finding.Finding) []statement {
	problems := statementsOf(fails, card.Changes.Of)
	for i := range problems {
		if p := &problems[i]; p.unnamed != "" {
			p.Message = p.unnamed + ": " + p.Message
		}
	}
	return problems
}

// inPlaces groups problems of one rule at one position with one remedy, for
// example the functions that a team lacks.
func inPlaces(problems []statement) [][]statement {
	var places [][]statement
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
