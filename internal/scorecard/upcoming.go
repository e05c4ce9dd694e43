package scorecard

import (
	"cmp"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Upcoming returns the results that hold now and whose day is between two days
// (YYYY-MM-DD, both included), earliest first. A result which only says that an
// entry is in order until a day is left out if another says more about the same
// subject and day.
func Upcoming(results []finding.Finding, from, to string) []finding.Finding {
	type deadline struct{ subject, due string }
	said := map[deadline]bool{}
	var upcoming []finding.Finding
	for _, result := range results {
		if result.Rule.Pack() != rule.DataPack && ahead(result, from, to) {
			said[deadline{result.Subject, result.Due}] = true
			upcoming = append(upcoming, result)
		}
	}
	for _, result := range results {
		if result.Rule.Pack() == rule.DataPack && ahead(result, from, to) && !said[deadline{result.Subject, result.Due}] {
			upcoming = append(upcoming, result)
		}
	}
	slices.SortStableFunc(upcoming, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), finding.Compare(a, b))
	})
	return upcoming
}

// ahead reports whether there is something to do by a day in the span. A month
// that already has what it needs is left out.
func ahead(result finding.Finding, from, to string) bool {
	if result.Verdict == finding.Pass && strings.HasPrefix(result.Subject, "month:") {
		return false
	}
	switch result.Verdict {
	case finding.Pass, finding.Attested, finding.NotDue, finding.Waived:
		return from <= result.Due && result.Due <= to
	}
	return false
}
