package command_test

import (
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/report"
)

// If policies are refused, something is unknown in every group. Each format
// says so, and none may look as if everything had been judged.
func TestRefusedPoliciesAreToldInEveryFormat(t *testing.T) {
	refused := own(t, "acme", "result contains")
	for _, format := range report.Formats() {
		out, _, status := run(t, "check", "../../testdata/groups/flood-resilience", "--pack", "guide", "--as-of", "2026-11-22", "--policy", refused, "-f", format)
		if status != 3 {
			t.Errorf("%s: status %d, want 3", format, status)
		}
		want := "own policies"
		switch format {
		case "json":
			want = `"own_problem": `
		case "junit":
			want = "policies: acme/own/own.rego"
		case "badge", "badge-svg":
			want = "not wholly judged"
		case "assurance":
			continue // it contains only the standards, which these policies do not affect
		}
		if !strings.Contains(out, want) {
			t.Errorf("%s says nothing of it:\n%.1500s", format, out)
		}
	}
}
