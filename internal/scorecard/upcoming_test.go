package scorecard_test

import (
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// A month that has its forecast is not upcoming, although its day is near. An
// entry that is in order until a near day is.
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
