package report

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
)

// sectionOf gives the part of a declaration that a result is about by the kind of
// its subject, for results that do not say it; empty where the kind tells nothing.
func sectionOf(subject string) string {
	kind, _, _ := strings.Cut(subject, ":")
	return map[string]string{
		"outcome": "outcomes", "okr": "okrs", "service": "services", "legacy": "legacy", "roadmap": "roadmap", "pipeline": "pipeline",
		"agreement": "agreements", "month": "finance", "quarter": "spend_reviews", "spend": "spend", "assessment": "assessments",
		"readiness": "readiness", "team": "team", "function": "team", "forum": "governance", "barrier": "barriers", "attestation": "attestations", "waiver": "waivers",
	}[kind]
}

// sectionToSay gives the section as it is written with a result: nil where it
// need not be said.
func sectionToSay(result finding.Result) *string {
	if result.Section == "" && sectionOf(result.Subject) == "" {
		return nil
	}
	return &result.Section
}
