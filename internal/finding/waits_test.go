package finding_test

import (
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/source"
)

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
