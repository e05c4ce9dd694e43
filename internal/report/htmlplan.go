package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/overview"
)

// htmlOutcome is an outcome, its owner and its measures.
type htmlOutcome struct {
	Title    shown
	Status   shown // empty if it is active
	Owner    htmlPost
	Measures []shown
}

func htmlOutcomesOf(p overview.Overview) []htmlOutcome {
	var list []htmlOutcome
	for _, outcome := range p.Outcomes {
		o := htmlOutcome{Title: forPage(cmp.Or(outcome.Title, outcome.ID)), Owner: htmlPostOf(outcome.Owner)}
		if !outcome.Active {
			o.Status = "Not active"
		}
		for _, measure := range outcome.Measures {
			o.Measures = append(o.Measures, forPage(measureInWords(measure, p.Finance.Private)))
		}
		list = append(list, o)
	}
	return list
}

// measureInWords says what is measured, its current value and its target. If
// private is set, figures that are sums of money are left out.
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

// htmlHorizon is a part of the roadmap.
type htmlHorizon struct {
	Name  shown
	Items []htmlItem
}

// htmlItem is an item of the roadmap or the pipeline, with the outcomes it
// serves.
type htmlItem struct {
	Title, Status, Value, For shown
}

// horizons returns the horizons of a roadmap, in the order of the page.
func horizons() []string { return []string{"now", "next", "later", "done", ""} }

func htmlRoadmapOf(p overview.Overview) []htmlHorizon {
	var parts []htmlHorizon
	for _, horizon := range horizons() {
		part := htmlHorizon{Name: htmlSentence(cmp.Or(horizon, "no horizon"))}
		for _, change := range p.Changes {
			if change.Horizon == horizon || horizon == "" && !slices.Contains(horizons(), change.Horizon) {
				part.Items = append(part.Items, htmlItem{Title: forPage(change.Title), For: outcomesForPage(p, change.For)})
			}
		}
		if len(part.Items) > 0 {
			parts = append(parts, part)
		}
	}
	return parts
}

// htmlPipeline is the current and future work.
type htmlPipeline struct {
	Private bool
	Items   []htmlItem
}

func htmlPipelineOf(p overview.Overview) *htmlPipeline {
	if len(p.Work) == 0 {
		return nil
	}
	list := &htmlPipeline{Private: p.Finance.Private}
	for _, work := range p.Work {
		item := htmlItem{Title: forPage(work.Title), Status: htmlSentence(work.Status), Value: "Not given", For: outcomesForPage(p, work.For)}
		if work.Value != nil && !p.Finance.Private {
			item.Value = shown(money.Pence(*work.Value).String())
		}
		list.Items = append(list.Items, item)
	}
	return list
}

// outcomesForPage returns the titles of outcomes.
func outcomesForPage(p overview.Overview, ids []string) shown {
	titles := make([]string, len(ids))
	for i, id := range ids {
		titles[i] = id
		for _, outcome := range p.Outcomes {
			if outcome.ID == id {
				titles[i] = cmp.Or(outcome.Title, id)
			}
		}
	}
	return quoted(forTerminal(strings.Join(shortened(titles), "; ")))
}

func shortened(names []string) []string {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = shorten(name, longestTold)
	}
	return short
}
