package command_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestGoldenImpact judges all example groups by two versions of the figures
// (params.yaml), and compares the comment about the differences with its golden file.
// The most surprising changes come first.
func TestGoldenImpact(t *testing.T) {
	const folder = "../../testdata/impact"
	out, errs, status := run(t, "check", groups, "--as-of", "2026-11-22", "--against-policy", filepath.Join(folder, "figures.yaml"), "-f", "markdown")
	if errs != "" || status != 0 {
		t.Errorf("status %d: %s", status, errs)
	}
	golden(t, filepath.Join(folder, "want.md"), strings.ReplaceAll(out, folder+"/", ""))
}

// TestAgainstPoliciesTakesThePlaceOfOwnPolicies: two versions of an organisation's
// policies have a pack of the same name. --against-policy must replace the first
// version, so that the two can be compared.
func TestAgainstPoliciesTakesThePlaceOfOwnPolicies(t *testing.T) {
	now, then := own(t, "acme", `result := {"pass": "It is so."}`), own(t, "acme", `result := {"fail": "It is not so."}`)
	out, errs, status := run(t, "check", "../../testdata/groups/flood-resilience", "--as-of", "2026-11-22", "--pack", "acme", "--policy", now, "--against-policy", then)
	if status != 0 || !strings.Contains(out, "\nNew (1)\n") || !strings.Contains(out, "It is not so.") {
		t.Errorf("status %d: %s\n%s", status, errs, out)
	}
}
