package report

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
)

// outlook writes the group's future: spending that needs approval, next
// assessments and open preparations.
func (p *page) outlook(card Card, today string) {
	if card.Outlook == nil {
		return
	}
	p.line("")
	p.line("%s", p.bold("Looking ahead"))
	spend := card.Outlook.Spend
	p.line("  Spending in %s, as the reviews stand: %s", told(spend.Name), told(spendInWords(spend)))
	for _, next := range card.Outlook.Assessments {
		p.line("  %s: %s", told(next.Called), told(assessmentInWords(next, today)))
	}
	for _, service := range card.Outlook.Readiness {
		p.line("  %s still has to prepare: %s", told(service.Called), told(openInWords(service)))
	}
}

func spendInWords(spend finding.SpendOutlook) string {
	if spend.Posture == "unknown" {
		return "which of it needs approval is not known. " + spend.Because + " Hold the review, rate what it looks at, and enter it under `spend_reviews`."
	}
	return spend.Because
}

// openInWords returns what a service still has to prepare.
func openInWords(service finding.Preparations) string {
	labels := make([]string, len(service.Open))
	for i, open := range service.Open {
		labels[i] = fmt.Sprintf("%s (%s)", open.Label, open.Stage)
	}
	return strings.Join(labels, ", ") + "."
}

// assessmentInWords returns which assessment comes next, who does it and when.
func assessmentInWords(next finding.NextAssessment, today string) string {
	text := fmt.Sprintf("the next assessment is %s", next.Assessment)
	if next.Panel != "" {
		text += fmt.Sprintf(", by the %s panel, because it %s", next.Panel, next.Because)
	} else {
		text += fmt.Sprintf("; which panel we cannot tell, because it %s", next.Because)
	}
	text += "."
	switch {
	case next.Planned != "" && next.Planned < today:
		text += fmt.Sprintf(" The move was planned for %s; give the day it happened under `phases`, or a new plan under `next`.", calendar.Long(next.Planned))
	case next.Arranged && next.Planned != "":
		text += fmt.Sprintf(" It is arranged; the move is planned for %s.", calendar.Long(next.Planned))
	case next.Arranged:
		text += " It is arranged."
	case next.Planned != "":
		text += fmt.Sprintf(" Book it by %s for the move planned for %s.", calendar.Long(next.BookBy), calendar.Long(next.Planned))
	}
	return text
}
