package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// htmlOutcome is an outcome, its owner and its measures.
type htmlOutcome struct {
	Title    escape.HTML
	Status   escape.HTML // "" if the outcome is active
	Owner    htmlPost
	Measures []escape.HTML
}

func outcomesOf(p overview.Overview) []htmlOutcome {
	var list []htmlOutcome
	for _, outcome := range p.Outcomes {
		o := htmlOutcome{Title: escape.ForPage(cmp.Or(outcome.Title, outcome.ID)), Owner: postOf(outcome.Owner)}
		if !outcome.Active {
			o.Status = "Not active"
		}
		for _, measure := range outcome.Measures {
			o.Measures = append(o.Measures, escape.ForPage(measureInWords(measure, p.Finance.Private)))
		}
		list = append(list, o)
	}
	return list
}

// measureInWords returns what is measured, its current value and its target. If private
// is set and the unit is money, it returns only what is measured.
func measureInWords(m overview.Measure, private bool) string {
	text := m.Title
	if private && isMoney(m.Unit) {
		return text
	}
	unit := ""
	if m.Unit != "" {
		unit = " " + m.Unit
	}
	var parts []string
	if m.Reading != "" {
		parts = append(parts, fmt.Sprintf("%s%s on %s", m.Reading, unit, calendar.Long(m.ReadOn)))
	}
	if m.Baseline != "" {
		parts = append(parts, fmt.Sprintf("%s%s at the start", m.Baseline, unit))
	}
	if m.Target != "" {
		target := fmt.Sprintf("%s%s aimed for", m.Target, unit)
		if m.TargetDate != "" {
			target += " by " + calendar.Long(m.TargetDate)
		}
		parts = append(parts, target)
	}
	if len(parts) == 0 {
		return text
	}
	return text + ": " + strings.Join(parts, "; ")
}

func isMoney(unit string) bool {
	unit = strings.ToLower(unit)
	return strings.ContainsAny(unit, "£$€") || strings.Contains(unit, "pound") || strings.Contains(unit, "gbp") || strings.Contains(unit, "pence")
}

// htmlHorizon is a part of the roadmap, such as "Now".
type htmlHorizon struct {
	Name  escape.HTML
	Items []htmlItem
}

// htmlItem is an item of the roadmap or the pipeline. The field For has the titles of
// the outcomes that the item serves.
type htmlItem struct {
	Title, Status, Value, For escape.HTML
}

// horizons returns the horizons of a roadmap in the order of the page. "" stands for
// items without a known horizon.
func horizons() []string { return []string{"now", "next", "later", "done", ""} }

func roadmapOf(p overview.Overview) []htmlHorizon {
	var parts []htmlHorizon
	for _, horizon := range horizons() {
		part := htmlHorizon{Name: escape.SentenceForPage(cmp.Or(horizon, "no horizon"))}
		for _, change := range p.Changes {
			if change.Horizon == horizon || horizon == "" && !slices.Contains(horizons(), change.Horizon) {
				part.Items = append(part.Items, htmlItem{Title: escape.ForPage(change.Title), For: outcomesForPage(p, change.For)})
			}
		}
		if len(part.Items) > 0 {
			parts = append(parts, part)
		}
	}
	return parts
}

// pipeline is the group's current and future work. If Private is set, no values are
// shown.
type pipeline struct {
	Private bool
	Items   []htmlItem
}

func pipelineOf(p overview.Overview) *pipeline {
	if len(p.Work) == 0 {
		return nil
	}
	list := &pipeline{Private: p.Finance.Private}
	for _, work := range p.Work {
		item := htmlItem{Title: escape.ForPage(work.Title), Status: escape.SentenceForPage(work.Status), Value: "Not given", For: outcomesForPage(p, work.For)}
		if work.Value != nil && !p.Finance.Private {
			item.Value = escape.HTML(money.Pence(*work.Value).String())
		}
		list.Items = append(list.Items, item)
	}
	return list
}

// outcomesForPage returns the titles of the outcomes with the given ids. An id without
// an outcome stays an id.
func outcomesForPage(p overview.Overview, ids []string) escape.HTML {
	titles := make([]string, len(ids))
	for i, id := range ids {
		titles[i] = id
		for _, outcome := range p.Outcomes {
			if outcome.ID == id {
				titles[i] = cmp.Or(outcome.Title, id)
			}
		}
	}
	return escape.Quoted(escape.ForTerminal(strings.Join(shortened(titles), "; ")))
}

func shortened(names []string) []string {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = escape.Shorten(name, escape.LongestTold)
	}
	return short
}

// plan writes the outcomes, the roadmap and the pipeline.
func (p *page) plan(g htmlGroup) {
	if len(g.Outcomes) > 0 {
		p.outcomes(g)
	}
	if len(g.Roadmap) > 0 {
		p.roadmap(g)
	}
	if g.Pipeline != nil {
		p.pipeline(g)
	}
}

func (p *page) outcomes(g htmlGroup) {
	p.section(g.ID, "outcomes", "Outcomes")
	p.stack(escape.HTML("What the group aims for, and how it is measured"), column{"Outcome", ""}, column{"Owner", ""}, column{"Measures", ""})
	for _, outcome := range g.Outcomes {
		p.row("", fill(`$$`, outcome.Title, quiet(outcome.Status)))
		owner := fill(`Not declared`)
		if outcome.Owner.There() {
			owner = fill(`$$`, outcome.Owner.Role, outcome.Owner.mail())
		}
		p.cell("Owner", owner)
		p.cell("Measures", measures(outcome.Measures))
		p.rowEnd()
	}
	p.tableEnd()
	p.end()
}

// measures returns an outcome's measures as a list.
func measures(list []escape.HTML) piece {
	if len(list) == 0 {
		return `None is declared`
	}
	var items piece
	for _, measure := range list {
		items += fill(`
<li>$</li>`, measure)
	}
	return fill(`
<ul class="govuk-list">$
</ul>`, items)
}

func (p *page) roadmap(g htmlGroup) {
	p.section(g.ID, "roadmap", "Roadmap")
	for _, horizon := range g.Roadmap {
		p.subsection(horizon.Name)
		p.put(`
<ul class="govuk-list govuk-list--bullet">`)
		for _, item := range horizon.Items {
			p.put(`
<li>$$</li>`, item.Title, when(item.For != "", fill(` <span class="quiet">For: $</span>`, item.For)))
		}
		p.put(`
</ul>`)
	}
	p.end()
}

func (p *page) pipeline(g htmlGroup) {
	p.section(g.ID, "pipeline", "Pipeline")
	columns := []column{{"Work", ""}, {"Status", ""}}
	if !g.Pipeline.Private {
		columns = append(columns, column{"Value", ""})
	}
	p.stack(escape.HTML("Work in progress and work to come"), append(columns, column{"Outcomes", ""})...)
	for _, item := range g.Pipeline.Items {
		p.row("", item.Title)
		p.cell("Status", cmp.Or(item.Status, "Not given"))
		if !g.Pipeline.Private {
			p.cell("Value", item.Value)
		}
		p.cell("Outcomes", cmp.Or(item.For, "None"))
		p.rowEnd()
	}
	p.tableEnd()
	p.end()
}
