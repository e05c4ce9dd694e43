package resultjson

import (
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/source"
)

// promise has the facts by which a deadline finds the result that it belongs to: both
// have the same rule, subject, due day and message.
type promise struct {
	rule                  rule.ID
	subject, due, message string
}

// recall returns the full result of each deadline, with the deadline's remedy in place
// of its own. The document's list of deadlines has only parts of results, so each is
// looked up among results. A deadline without a result is an error.
func (r *reader) recall(deadlines []jsonDeadline, results []finding.Finding) []finding.Finding {
	kept := map[promise][]finding.Finding{}
	for _, d := range deadlines {
		kept[d.promise()] = nil
	}
	for _, result := range results {
		p := promise{result.Rule, result.Subject, result.Due, result.Message}
		if all, asked := kept[p]; asked && result.Due != "" && result.Verdict != finding.Fail {
			kept[p] = append(all, result)
		}
	}
	var upcoming []finding.Finding
	for _, d := range deadlines {
		all := kept[d.promise()]
		at := slices.IndexFunc(all, func(result finding.Finding) bool { return result.Where == d.where() })
		if at < 0 {
			r.wrong("has a deadline that is of none of its results: rule %.100q, subject %.100q", string(d.Rule), d.Subject)
			return nil
		}
		found := all[at]
		found.Remedy = d.Remedy
		upcoming = append(upcoming, found)
		kept[d.promise()] = slices.Delete(all, at, at+1)
	}
	return upcoming
}

func (d jsonDeadline) promise() promise {
	return promise{d.Rule, string(d.Subject), string(d.Due), string(d.Message)}
}

func (d jsonDeadline) where() source.Position { return d.Location.position() }
