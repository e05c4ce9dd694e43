package report

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
)

// sectionOf returns the section of the declaration that a result is about, by
// the kind of its subject. It is for results that do not name it. If the kind
// does not decide it, sectionOf returns "".
func sectionOf(subject string) string {
	kind, _, _ := strings.Cut(subject, ":")
	return map[string]string{
		"outcome": "outcomes", "okr": "okrs", "service": "services", "legacy": "legacy", "roadmap": "roadmap", "pipeline": "pipeline",
		"agreement": "agreements", "month": "finance", "quarter": "spend_reviews", "spend": "spend", "assessment": "assessments",
		"readiness": "readiness", "team": "team", "function": "team", "forum": "governance", "barrier": "barriers", "attestation": "attestations", "waiver": "waivers",
	}[kind]
}

// sectionToSay returns the section to write with a result, or nil if it need
// not be written.
func sectionToSay(result finding.Finding) *string {
	if result.Section == "" && sectionOf(result.Subject) == "" {
		return nil
	}
	return &result.Section
}
