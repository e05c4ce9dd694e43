package report

import (
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// outlook writes the group's future: spending that needs approval, next
// assessments and open preparations.
func (p *page) outlook(card outline.Card, today string) {
	if card.Outlook == nil {
		return
	}
	p.line("")
	p.line("%s", p.bold("Looking ahead"))
	spend := card.Outlook.Spend
	p.line("  Spending in %s, as the reviews stand: %s", escape.Sentence(spend.Name), escape.Sentence(outline.SpendInWords(spend)))
	for _, next := range card.Outlook.Assessments {
		p.line("  %s: %s", escape.Sentence(next.Called), escape.Sentence(outline.AssessmentInWords(next, today)))
	}
	for _, service := range card.Outlook.Readiness {
		p.line("  %s still has to prepare: %s", escape.Sentence(service.Called), escape.Sentence(outline.OpenInWords(service)))
	}
}
