package finding_test

import (
	"math/rand/v2"
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/source"
)

func TestResultsStandInOneOrder(t *testing.T) {
	at := func(rule, subject string, line int) finding.Finding {
		return finding.Finding{Rule: "guide." + "x", Subject: subject, Message: rule, Where: source.Position{File: "a.yaml", Line: line, Column: 1}}
	}
	want := []finding.Finding{at("1", "group", 9), at("2", "service:a", 1), at("3", "service:a", 2), at("4", "service:b", 1)}
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		var got []finding.Finding
		for _, i := range r.Perm(len(want)) {
			got = append(got, want[i])
		}
		finding.Sort(got)
		for i := range want {
			if got[i].Message != want[i].Message {
				t.Errorf("place %d: %s, want %s", i, got[i].Message, want[i].Message)
			}
		}
	}
}

func TestAKeyTellsItsPartsApart(t *testing.T) {
	if finding.Key("a", "bc") == finding.Key("ab", "c") {
		t.Error("parts run into one another")
	}
	parts := []string{"a", "b"}
	if first, again := finding.Key(parts...), finding.Key(parts...); first != again || len(first) != 24 {
		t.Errorf("keys %q and %q of the same parts", first, again)
	}
}

func TestB7AResultSaysWhatItWaitsFor(t *testing.T) {
	for message, want := range map[string]string{
		finding.WaitsForFile("a.yaml"):                                             "a.yaml",
		finding.WaitsForFault(source.Position{File: "a.yaml", Line: 3, Column: 7}): "a.yaml:3:7",
		"What this needs is not declared.":                                         "",
	} {
		r := finding.Finding{Verdict: finding.NotAssessed, Message: message}
		if got, whole := r.Waits(); got != want || whole != (want == "a.yaml") {
			t.Errorf("%q waits for %q (%v), want %q", message, got, whole, want)
		}
		r.Verdict = finding.Fail
		if got, _ := r.Waits(); got != "" {
			t.Errorf("a fail waits for %q", got)
		}
	}
}
