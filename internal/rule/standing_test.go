package rule_test

import (
	"testing"

	"github.com/DEFRA/dgcheck/internal/rule"
)

func TestB11AClauseStandsAsTheWorstOfItsSources(t *testing.T) {
	documents := map[string]rule.Document{
		"A": {Status: rule.InForce, CheckedOn: "2026-11-28"},
		"B": {Status: rule.Draft, CheckedOn: "2026-11-01"},
		"C": {Status: rule.Superseded, CheckedOn: "2026-12-01"},
	}
	for source, want := range map[string][2]string{
		"A:L1":           {rule.InForce, "2026-11-28"},
		"A+B:L1":         {rule.Draft, "2026-11-01"},
		"A:L1; B:L2":     {rule.Draft, "2026-11-01"},
		"B:L1; A+C:L2":   {rule.Superseded, "2026-11-01"},
		"somewhere else": {rule.InForce, ""},
	} {
		status, day := rule.Clause{Source: source}.Standing(documents)
		if [2]string{status, day} != want {
			t.Errorf("%s: %s, %s; want %v", source, status, day, want)
		}
	}
}
