package scorecard

import (
	"cmp"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Upcoming returns the results that do not fail now and whose due day is between two
// days (YYYY-MM-DD, both included), earliest first. It leaves out a result of the data
// pack if another rule has a result with the same subject and due day.
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

// ahead reports whether a result has a due day in the span by which something has to be
// done. It is false for a month that already has what it needs.
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
