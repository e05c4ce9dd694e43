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
	// Results that are not due, do not apply or could not be assessed are left out.
	if tally.Met() != 3 || tally.Asked() != 8 {
		t.Errorf("%d of %d met, want 3 of 8", tally.Met(), tally.Asked())
	}
}

// A month that already has its forecast is not upcoming, even if its due day is near.
// An entry that passes until a near day is upcoming.
func TestWhatIsDoneForGoodIsNotComingUp(t *testing.T) {
	results := []finding.Finding{
		{Rule: "guide.forecast_current_fy", Subject: "month:2026-12", Verdict: finding.Pass, Due: "2026-12-11"},
		{Rule: "guide.forecast_current_fy", Subject: "month:2027-01", Verdict: finding.NotDue, Due: "2026-12-11"},
		{Rule: "guide.roadmap_fresh", Subject: "group", Verdict: finding.Pass, Due: "2026-12-12"},
		{Rule: "guide.pipeline_fresh", Subject: "group", Verdict: finding.Fail, Due: "2026-12-12"},
	}
	var got []string
	for _, result := range scorecard.Upcoming(results, "2026-11-22", "2027-01-21") {
		got = append(got, result.Subject)
	}
	if len(got) != 2 || got[0] != "month:2027-01" || got[1] != "group" {
		t.Errorf("coming up: %q", got)
	}
}
