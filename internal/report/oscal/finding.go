package oscal

import (
	"fmt"
	"iter"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// findings yields one finding for each rule. A rule that does not apply, or has nothing
// due yet, has no finding.
func (a assessed) findings() iter.Seq[any] {
	return func(yield func(any) bool) {
		for results := range byRule(a.card.Results) {
			if status, concluded := conclude(scorecard.Count(results)); concluded && !yield(a.finding(results, status)) {
				return
			}
		}
	}
}

func (a assessed) finding(results []finding.Finding, status oscalStatus) oscalFinding {
	id := results[0].Rule
	found := oscalFinding{
		UUID: a.uuid("finding", a.asOf+"\x00"+string(id)), Title: forOscal(a.rule(id).Title), Description: forOscal(tally(scorecard.Count(results))),
		Target: target{"objective-id", forToken(string(id)), status},
	}
	for _, clause := range results[0].Clauses {
		found.Props = append(found.Props, properties("clause", clause)...)
	}
	for _, result := range results {
		found.Observations = append(found.Observations, a.observed(result))
		if isRisk(result) {
			found.Risks = append(found.Risks, a.risked(result))
		}
	}
	return found
}

// conclude returns the status of a rule's finding. concluded is false if there is no
// finding. OSCAL has only "satisfied" and "not-satisfied". A rule that is waived or
// could not be judged is not satisfied, with the reason "other" instead of "fail".
func conclude(t scorecard.Tally) (status oscalStatus, concluded bool) {
	switch {
	case t.Fails(rule.Info) > 0:
		return oscalStatus{"not-satisfied", "fail", ""}, true
	case t.NotAssessed > 0:
		return oscalStatus{"not-satisfied", "other", "Some of it could not be judged; nothing fails."}, true
	case t.Waived > 0:
		return oscalStatus{"not-satisfied", "other", "What does not hold is waived."}, true
	case t.Pass > 0:
		return oscalStatus{"satisfied", "pass", ""}, true
	case t.Attested > 0:
		return oscalStatus{"satisfied", "pass", "Somebody vouches for it."}, true
	}
	return oscalStatus{}, false
}

// tally returns the number of a rule's results of each verdict, in words, such as "1 to
// mend, 2 waived, 3 met". It leaves out zeros.
func tally(t scorecard.Tally) string {
	var parts []string
	for _, part := range []struct {
		n    int
		word string
	}{
		{t.Fails(rule.Info), "to mend"}, {t.Waived, "waived"}, {t.NotAssessed, "could not be judged"}, {t.NotDue, "not due"},
		{t.Attested, "attested"}, {t.Pass, "met"}, {t.NotApplicable, "not applicable"},
	} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.word))
		}
	}
	return strings.Join(parts, ", ")
}
