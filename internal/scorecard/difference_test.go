package scorecard_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

func TestDiffer(t *testing.T) {
	result := func(key string, verdict finding.Verdict, severity rule.Severity, due string) finding.Finding {
		return finding.Finding{Rule: rule.ID("guide." + key), Subject: "group", Verdict: verdict, Severity: severity, Due: due, Message: key, Key: key}
	}
	const fail, pass = finding.Fail, finding.Pass
	before := []finding.Finding{
		result("mended", fail, rule.Error, ""), result("postponed", fail, rule.Error, ""), result("standing", fail, rule.Warning, ""),
		result("worse", fail, rule.Warning, ""), result("stale", pass, rule.None, "2026-11-10"), result("due_now", finding.NotDue, rule.None, "2026-11-20"),
		result("lapsed", finding.Waived, rule.Error, "2026-11-01"), result("broken", pass, rule.None, ""), result("broken_with_old_date", pass, rule.None, ""), result("hidden", fail, rule.Error, ""),
	}
	now := []finding.Finding{
		result("mended", pass, rule.None, ""), result("postponed", finding.NotDue, rule.None, "2026-12-20"), result("standing", fail, rule.Warning, ""),
		result("worse", fail, rule.Error, "2026-11-10"), result("stale", fail, rule.Warning, "2026-11-10"), result("due_now", fail, rule.Error, "2026-11-20"),
		result("lapsed", fail, rule.Error, "2026-11-01"), result("broken", fail, rule.Error, ""), result("broken_with_old_date", fail, rule.Error, "2026-04-01"), result("hidden", finding.NotAssessed, rule.None, ""),
	}
	d := scorecard.Differ("2026-10-22", "2026-11-22", scorecard.Judgement{Results: before}, scorecard.Judgement{Results: now})
	keys := func(list []finding.Finding) []string {
		var all []string
		for _, f := range list {
			all = append(all, f.Key)
		}
		return all
	}
	got := map[string][]string{"new": keys(d.New), "stale": keys(d.Stale), "standing": keys(d.Standing), "mended": keys(d.Mended), "not due": keys(d.NotDue), "hidden": keys(d.Hidden)}
	want := map[string][]string{
		"new": {"broken", "broken_with_old_date", "worse"}, "stale": {"due_now", "lapsed", "stale"}, "standing": {"standing"},
		"mended": {"mended"}, "not due": {"postponed"}, "hidden": {"hidden"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !d.Changed() || d.Rules() != 9 {
		t.Errorf("changed %v, %d rules", d.Changed(), d.Rules())
	}
	same := scorecard.Differ("2026-10-22", "2026-11-22", scorecard.Judgement{Results: before}, scorecard.Judgement{Results: before})
	if same.Changed() || len(same.Standing) != 5 {
		t.Errorf("%+v", same)
	}
}
