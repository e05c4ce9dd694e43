package scorecard

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Difference is what differs between two results of one group. Each fail is in one
// list alone.
type Difference struct {
	// New fails now and did not before, or not with this severity. Stale held
	// before and fails now because a date has gone by.
	New, Stale []finding.Finding
	// Standing fails in both.
	Standing []finding.Finding
	// Mended failed before and does not any more. NotDue failed before and is not
	// due now. Hidden failed before and can no longer be judged.
	Mended, NotDue, Hidden []finding.Finding
	// Moved are the standards whose colour has changed, and the overall colour.
	Moved []Movement
}

// Differ returns the difference between two results of a group, judged on the days
// then and today, YYYY-MM-DD. If there was no earlier result, everything is new; if
// there is no later one, nothing is left.
func Differ(then, today string, before, now Judgement) Difference {
	c := Compare("", before, now)
	d := Difference{Hidden: c.Hidden, Moved: c.Moved}
	held := heldBefore(before.Results)
	for _, result := range now.Results {
		switch {
		case c.Of(result) == Standing:
			d.Standing = append(d.Standing, result)
		case c.Of(result) == New && held[result.Key] && result.Due >= then && result.Due <= today && then < today:
			d.Stale = append(d.Stale, result)
		case c.Of(result) == New:
			d.New = append(d.New, result)
		}
	}
	notDue := map[string]bool{}
	for _, result := range now.Results {
		notDue[result.Key] = notDue[result.Key] || result.Verdict == finding.NotDue
	}
	for _, result := range c.Mended {
		if notDue[result.Key] {
			d.NotDue = append(d.NotDue, result)
		} else {
			d.Mended = append(d.Mended, result)
		}
	}
	for _, list := range [][]finding.Finding{d.New, d.Stale, d.Standing, d.Mended, d.NotDue, d.Hidden} {
		slices.SortStableFunc(list, func(a, b finding.Finding) int {
			return cmp.Or(cmp.Compare(b.Severity, a.Severity), finding.Compare(a, b))
		})
	}
	return d
}

// heldBefore returns the keys of the results that held, were attested or waived, or
// were not due.
func heldBefore(results []finding.Finding) map[string]bool {
	held := map[string]bool{}
	for _, result := range results {
		switch result.Verdict {
		case finding.Pass, finding.Attested, finding.Waived, finding.NotDue:
			held[result.Key] = true
		}
	}
	return held
}

// Changed reports whether anything but what stands differs.
func (d Difference) Changed() bool {
	return len(d.New)+len(d.Stale)+len(d.Mended)+len(d.NotDue)+len(d.Hidden)+len(d.Moved) > 0
}

// Rules counts the rules whose results differ.
func (d Difference) Rules() int {
	rules := map[rule.ID]bool{}
	for _, list := range [][]finding.Finding{d.New, d.Stale, d.Mended, d.NotDue, d.Hidden} {
		for _, result := range list {
			rules[result.Rule] = true
		}
	}
	return len(rules)
}

// Overall returns the movement of the overall colour, if it has changed.
func (d Difference) Overall() (Movement, bool) {
	for _, m := range d.Moved {
		if m.Number == rule.OverallStandard {
			return m, true
		}
	}
	return Movement{}, false
}
