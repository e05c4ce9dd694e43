package scorecard

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Upcoming gives the results that hold now and whose day lies between two days
// (YYYY-MM-DD, both included), earliest first. What two rules say of one subject
// and day is there once.
func Upcoming(results []finding.Result, from, to string) []finding.Result {
	type deadline struct{ subject, due string }
	seen := map[deadline]bool{}
	var upcoming []finding.Result
	add := func(data bool) {
		for _, result := range results {
			key := deadline{result.Subject, result.Due}
			if (result.Rule.Pack() == rule.DataPack) == data && !seen[key] && ahead(result, from, to) {
				seen[key] = true
				upcoming = append(upcoming, result)
			}
		}
	}
	// What a rule says of a thing is of more use than that its entry is in order.
	add(false)
	add(true)
	slices.SortStableFunc(upcoming, func(a, b finding.Result) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), finding.Compare(a, b))
	})
	return upcoming
}

func ahead(result finding.Result, from, to string) bool {
	switch result.Verdict {
	case finding.Pass, finding.Attested, finding.NotDue, finding.Waived:
		return from <= result.Due && result.Due <= to
	}
	return false
}
