package scorecard_test

import (
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

func TestEveryVerdictIsCountedOnce(t *testing.T) {
	results := []finding.Finding{
		{Verdict: finding.Pass}, {Verdict: finding.Pass}, {Verdict: finding.Attested}, {Verdict: finding.NotDue},
		{Verdict: finding.NotApplicable}, {Verdict: finding.NotAssessed}, {Verdict: finding.Waived, Severity: rule.Error},
		{Verdict: finding.Fail, Severity: rule.Error}, {Verdict: finding.Fail, Severity: rule.Warning},
		{Verdict: finding.Fail, Severity: rule.Warning}, {Verdict: finding.Fail, Severity: rule.Info},
	}
	want := scorecard.Tally{Pass: 2, Attested: 1, NotDue: 1, NotApplicable: 1, NotAssessed: 1, Waived: 1, Errors: 1, Warnings: 2, Infos: 1}
	tally := scorecard.Count(results)
	if tally != want {
		t.Errorf("%+v, want %+v", tally, want)
	}
	for severity, n := range map[rule.Severity]int{rule.Error: 1, rule.Warning: 3, rule.Info: 4} {
		if tally.Fails(severity) != n {
			t.Errorf("%d fails from %s, want %d", tally.Fails(severity), severity, n)
		}
	}
	// What is not due, does not apply or could not be assessed is left out.
	if tally.Met() != 3 || tally.Asked() != 8 {
		t.Errorf("%d of %d met, want 3 of 8", tally.Met(), tally.Asked())
	}
}
