package scorecard_test

import (
	"slices"
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

func TestA12WhatCouldNotBeJudgedRanksFirst(t *testing.T) {
	type ranked struct {
		name string
		scorecard.Rank
	}
	want := []ranked{
		{"not judged at all", scorecard.Rank{Unjudged: true}},
		{"not judged by the organisation's policies", scorecard.Rank{OwnUnjudged: true}},
		{"94 results wait for a file", scorecard.Rank{Tally: scorecard.Tally{Pass: 20, Errors: 1, NotAssessed: 94, Waiting: 94}}},
		{"most results could not be judged", scorecard.Rank{Tally: scorecard.Tally{Pass: 20, NotAssessed: 40}}},
		{"one result waits for a fault", scorecard.Rank{Tally: scorecard.Tally{Pass: 90, Errors: 1, NotAssessed: 1, Waiting: 1}}},
		{"many errors", scorecard.Rank{Tally: scorecard.Tally{Pass: 40, Errors: 29, NotAssessed: 2}}},
		{"fewer errors", scorecard.Rank{Tally: scorecard.Tally{Pass: 70, Errors: 3, Warnings: 9}}},
		{"warnings", scorecard.Rank{Tally: scorecard.Tally{Pass: 70, Warnings: 9, NotAssessed: 1}}},
		{"the same warnings and nothing unknown", scorecard.Rank{Tally: scorecard.Tally{Pass: 70, Warnings: 9, Infos: 30}}},
		{"a new group, of which little is due", scorecard.Rank{Tally: scorecard.Tally{Pass: 10, NotDue: 38, NotAssessed: 2}}},
		{"for information", scorecard.Rank{Tally: scorecard.Tally{Pass: 70, Infos: 30}}},
		{"nothing to mend", scorecard.Rank{Tally: scorecard.Tally{Pass: 70}}},
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, func(a, b ranked) int { return scorecard.WorstFirst(a.Rank, b.Rank) })
	for i := range want {
		if got[i].name != want[i].name {
			t.Errorf("%d: %s, want %s", i, got[i].name, want[i].name)
		}
	}
}

func TestA12ATallyCountsWhatWaits(t *testing.T) {
	tally := scorecard.Count([]finding.Finding{
		{Verdict: finding.NotAssessed, Message: finding.WaitsForFile("a.yaml")},
		{Verdict: finding.NotAssessed, Message: "It is not declared."},
	})
	if tally.NotAssessed != 2 || tally.Waiting != 1 {
		t.Errorf("%+v", tally)
	}
}
