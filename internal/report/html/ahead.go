package html

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// deadline is a day and what has to be done by it.
type deadline struct {
	By, What, Said, Subjects, Rules escape.HTML
}

// deadlines returns the deadlines to show, and the number of further ones.
func deadlines(card outline.Card, rules outline.Catalogue) ([]deadline, int) {
	var list []deadline
	near, more := outline.Nearest(outline.DeadlinesOf(card, rules), false)
	for _, d := range near {
		list = append(list, deadline{escape.ForPage(calendar.Long(d.Due)), escape.ForPage(d.Message), escape.ForPage(d.Said), someForPage(d.Subjects), someForPage(d.Rules)})
	}
	return list, more
}

func htmlOutlook(outlook *finding.Outlook, today string) []htmlFact {
	if outlook == nil {
		return nil
	}
	ahead := []htmlFact{{Term: escape.ForPage("Spending in " + outlook.Spend.Name + ", as the reviews stand"), Text: escape.ForPage(outline.SpendInWords(outlook.Spend))}}
	for _, next := range outlook.Assessments {
		text := outline.AssessmentInWords(next, today)
		ahead = append(ahead, htmlFact{Term: escape.ForPage(next.Called + ": assessment"), Text: escape.ForPage(strings.ToUpper(text[:1]) + text[1:])})
	}
	for _, service := range outlook.Readiness {
		labels := make([]string, len(service.Open))
		for i, open := range service.Open {
			labels[i] = fmt.Sprintf("%s (%s)", open.Label, open.Stage)
		}
		ahead = append(ahead, htmlFact{Term: escape.ForPage(service.Called + ": preparations"), Text: escape.ForPage("Still to prepare: " + strings.Join(labels, ", ") + ".")})
	}
	return ahead
}

// ahead writes the deadlines and the section "Looking ahead".
func (p *page) ahead(g htmlGroup) {
	if len(g.Deadlines) > 0 {
		p.section(g.ID, "deadlines", "Coming up")
		p.stack(escape.HTML("Deadlines that are near, those first whose lapse is gravest"), column{"By", "by"}, column{"What to do", ""})
		for _, d := range g.Deadlines {
			p.row("by", d.By)
			p.put(`
<td class="govuk-table__cell">$$ <span class="quiet">$; $</span></td>`, d.What, when(d.Said != "", fill(` Now: $`, d.Said)), d.Subjects, d.Rules)
			p.rowEnd()
		}
		p.tableEnd()
		if g.MoreDeadlines > 0 {
			p.put(`
<p class="govuk-body">…and $ more, which <code>dgcheck check --show all</code> lists.</p>`, number(g.MoreDeadlines))
		}
		p.end()
	}
	if len(g.Outlook) > 0 {
		p.section(g.ID, "outlook", "Looking ahead")
		p.facts(g.Outlook)
		p.end()
	}
}
