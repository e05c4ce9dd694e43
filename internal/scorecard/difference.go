package scorecard

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Difference is the difference between an earlier and a later result of one group. No
// fail is in more than one list.
type Difference struct {
	// Stale are fails that held or were not due before, and fail now because a date has
	// passed. New are all other fails that did not fail before, or failed with a lower
	// severity.
	New, Stale []finding.Finding
	// Standing are fails in both results.
	Standing []finding.Finding
	// Mended are earlier fails that no longer fail. NotDue are earlier fails that are
	// now not due. Hidden are earlier fails that can no longer be judged.
	Mended, NotDue, Hidden []finding.Finding
	// Moved are the standards whose colour has changed, and the overall colour.
	Moved []Movement
}

// Differ returns the difference between two judgements of a group. The earlier one,
// before, was made on the day called then, and the later one, now, on the day called
// today (YYYY-MM-DD). If there was no earlier judgement, every fail is new. If there is
// no later one, every earlier fail is mended.
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

// heldBefore returns the keys of the results that passed, were attested or waived, or
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

// Changed reports whether there is any difference. Fails in Standing are no difference.
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

// Overall returns the change of the overall colour, and whether it has changed.
func (d Difference) Overall() (Movement, bool) {
	for _, m := range d.Moved {
		if m.Number == rule.OverallStandard {
			return m, true
		}
	}
	return Movement{}, false
}
