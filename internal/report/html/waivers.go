package html

import (
	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// waiver is a declared waiver.
type waiver struct {
	Title, Rule, Reason, ApprovedBy, Expires escape.HTML
	// Approval is a sentence about the approval of the waiver, such as "Seen: merged on
	// 20 November 2026.", or "" if the evidence says nothing about it.
	Approval escape.HTML
}

func htmlWaivers(waivers []overview.Waiver, rules outline.Catalogue) []waiver {
	var list []waiver
	for _, w := range waivers {
		one := waiver{
			Title: titleOf(rule.ID(w.Rule), rules), Rule: escape.ForPage(w.Rule), Reason: escape.ForPage(w.Reason),
			ApprovedBy: escape.ForPage(w.ApprovedBy.Role), Expires: escape.ForPage(calendar.Long(w.Expires)),
		}
		one.Approval = escape.ForPage(w.Approval.String())
		list = append(list, one)
	}
	return list
}

// waivers writes the declared waivers and the problems that they cover.
func (p *page) waivers(g htmlGroup) {
	if len(g.Waivers)+len(g.Waived) == 0 {
		return
	}
	p.section(g.ID, "waivers", "Waivers")
	if len(g.Waivers) > 0 {
		p.stack(escape.HTML("Waivers that are declared"), column{"Rule", ""}, column{"Reason", ""}, column{"Approved by", ""}, column{"Until", "by"})
		for _, w := range g.Waivers {
			p.row("", fill(`$ <span class="quiet">$</span>`, w.Title, w.Rule))
			p.cell("Reason", w.Reason)
			p.cell("Approved by", approvedBy(w))
			p.cell("Until", w.Expires)
			p.rowEnd()
		}
		p.tableEnd()
	}
	if len(g.Waived) > 0 {
		p.subsection(escape.HTML("What they cover today"))
		p.bullets(g.Waived)
	} else {
		p.put(`
<p class="govuk-body">They cover no problem today.</p>`)
	}
	p.end()
}

// approvedBy returns the job post that approved a waiver and, if known, whether the
// evidence shows the approval.
func approvedBy(w waiver) escaped {
	if w.Approval == "" {
		return w.ApprovedBy
	}
	return fill(`$ <span class="quiet">$</span>`, w.ApprovedBy, w.Approval)
}

// unsettled writes the results that are not due yet, and those that could not be
// judged.
func (p *page) unsettled(g htmlGroup) {
	if len(g.NotDue) > 0 {
		p.section(g.ID, "later", "Not due yet")
		p.bullets(g.NotDue)
		p.end()
	}
	if len(g.Unjudged) > 0 {
		p.section(g.ID, "unjudged", "Could not be judged")
		p.bullets(g.Unjudged)
		p.end()
	}
}
