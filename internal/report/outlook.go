package report

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
)

// outlook writes what lies ahead: the spending that needs approval, the next
// assessments and the preparations that are open.
func (p *page) outlook(card Card) {
	if card.Outlook == nil {
		return
	}
	p.line("")
	p.line("%s", p.bold("Looking ahead"))
	spend := card.Outlook.Spend
	p.line("  Spending in %s: %s", forTerminal(spend.Name), forTerminal(spend.Because))
	for _, next := range card.Outlook.Assessments {
		p.line("  %s: %s", forTerminal(next.Called), forTerminal(assessmentInWords(next)))
	}
	for _, service := range card.Outlook.Readiness {
		p.line("  %s still has to prepare: %s", forTerminal(service.Called), forTerminal(openInWords(service)))
	}
}

// openInWords lists what a service has still to prepare.
func openInWords(service finding.Preparations) string {
	labels := make([]string, len(service.Open))
	for i, open := range service.Open {
		labels[i] = fmt.Sprintf("%s (%s)", open.Label, open.Stage)
	}
	return strings.Join(labels, ", ") + "."
}

// assessmentInWords says which assessment comes next, by whom and when.
func assessmentInWords(next finding.NextAssessment) string {
	text := fmt.Sprintf("the next assessment is %s", next.Assessment)
	if next.Panel != "" {
		text += fmt.Sprintf(", by the %s panel, because it %s", next.Panel, next.Because)
	} else {
		text += fmt.Sprintf("; which panel we cannot tell, because it %s", next.Because)
	}
	text += "."
	switch {
	case next.Arranged && next.Planned != "":
		text += fmt.Sprintf(" It is arranged; the move is planned for %s.", calendar.Long(next.Planned))
	case next.Arranged:
		text += " It is arranged."
	case next.Planned != "":
		text += fmt.Sprintf(" Book it by %s for the move planned for %s.", calendar.Long(next.BookBy), calendar.Long(next.Planned))
	}
	return text
}
