package outline

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
)

func SpendInWords(spend finding.SpendOutlook) string {
	if spend.Posture == "unknown" {
		return "which of it needs approval is not known. " + spend.Because + " Hold the review, rate what it looks at, and enter it under `spend_reviews`."
	}
	return spend.Because
}

// OpenInWords returns what a service still has to prepare, as a list of what is missing
// with its stage in brackets, such as "a support model (beta), ... (live)."
func OpenInWords(service finding.Preparations) string {
	labels := make([]string, len(service.Open))
	for i, open := range service.Open {
		labels[i] = fmt.Sprintf("%s (%s)", open.Label, open.Stage)
	}
	return strings.Join(labels, ", ") + "."
}

// AssessmentInWords returns sentences about the next assessment of a service: which it
// is, which panel does it and why, and when. today is the day of the run, YYYY-MM-DD.
func AssessmentInWords(next finding.NextAssessment, today string) string {
	text := fmt.Sprintf("the next assessment is %s", next.Assessment)
	if next.Panel != "" {
		text += fmt.Sprintf(", by the %s panel, because it %s", next.Panel, next.Because)
	} else {
		text += fmt.Sprintf("; which panel we cannot tell, because it %s", next.Because)
	}
	text += "."
	switch {
	case next.Planned != "" && string(next.Planned) < today:
		text += fmt.Sprintf(" The move was planned for %s; give the day it happened under `phases`, or a new plan under `next`.", calendar.Long(string(next.Planned)))
	case next.Arranged && next.Planned != "":
		text += fmt.Sprintf(" It is arranged; the move is planned for %s.", calendar.Long(string(next.Planned)))
	case next.Arranged:
		text += " It is arranged."
	case next.Planned != "":
		text += fmt.Sprintf(" Book it by %s for the move planned for %s.", calendar.Long(string(next.BookBy)), calendar.Long(string(next.Planned)))
	}
	return text
}

// SectionOf returns the section of the declaration that a subject belongs to, such as
// "services" for "service:apply". It is for results that do not name their section. If
// the kind of the subject does not decide the section, SectionOf returns "".
func SectionOf(subject string) string {
	switch kind, _, _ := strings.Cut(subject, ":"); kind {
	case "legacy", "roadmap", "pipeline", "spend", "readiness", "team":
		return kind
	case "outcome", "okr", "service", "agreement", "assessment", "barrier", "attestation", "waiver":
		return kind + "s"
	case "month":
		return "finance"
	case "quarter":
		return "spend_reviews"
	case "function":
		return "team"
	case "forum":
		return "governance"
	}
	return ""
}

// SectionToSay returns the section to write with a result. If the result has none and
// its subject suggests none, it returns nil.
func SectionToSay(result finding.Finding) *string {
	if result.Section == "" && SectionOf(result.Subject) == "" {
		return nil
	}
	return &result.Section
}
