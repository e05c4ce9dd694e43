// Package profile is what a reader of a scorecard wants to know of the group
// itself: who leads it, what it aims for, its services and their phases, and its
// money by month. It shows what is declared and judges nothing.
package profile

import (
	"slices"
	"strconv"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// Profile is one group as it declares itself. Whatever is not declared is
// empty.
type Profile struct {
	// Status is the group's own; Lead the role that leads it.
	Status, Lead string
	// Contacts are the posts to turn to, the lead first.
	Contacts []Contact
	// Roadmap is where the roadmap is kept, if it has an address.
	Roadmap  string
	Outcomes []Outcome
	Services []Service
	// Changes are the roadmap's items, and Work the pipeline's, in their order.
	Changes []Change
	Work    []Work
	Finance Finance
	Waivers []Waiver
}

// Outcome is something the group aims for.
type Outcome struct {
	ID, Title string
	Owner     Post
	Active    bool
	Measures  []Measure
}

// Service is one service and the phases it has been in, oldest first; Phase is
// the one on the day the group is judged by, empty before the first.
type Service struct {
	ID, Name string
	Owner    Post
	Phase    string
	Phases   []Phase
}

// Phase is a phase and the day (YYYY-MM-DD) it begins; Planned tells that the
// day is still to come.
type Phase struct {
	Name, From string
	Planned    bool
}

// Finance is the group's money by month.
type Finance struct {
	// Private tells that no amounts are to be shown.
	Private bool
	// Months in their order, as far as they could be read.
	Months []Month
}

// Month is one month (YYYY-MM): forecast and actual in pence, nil where there is
// none.
type Month struct {
	Month            string
	Forecast, Actual *int64
}

// Waiver is one that is declared, whether it is honoured or not.
type Waiver struct {
	Rule, Reason string
	ApprovedBy   Post
	// Scope is what it is limited to; Expires its last day (YYYY-MM-DD).
	Scope   Scope
	Expires string
}

// Scope limits a waiver to a service, an item of the roadmap or pipeline, a month
// (YYYY-MM) or a subject; what is empty does not limit it.
type Scope struct {
	Service string `json:"service,omitempty"`
	Item    string `json:"item,omitempty"`
	Month   string `json:"month,omitempty"`
	Subject string `json:"subject,omitempty"`
}

// headline is the mode of finance in which amounts are private.
const headline = "headline"

// Of makes the profile of a group on a day (YYYY-MM-DD).
func Of(d *declaration.Declaration, day string) Profile {
	group, document := d.Document.Member("group"), &d.Document
	r := reader{personal: personal(d)}
	p := Profile{
		Status: text(group, "status"), Lead: text(group.Member("lead"), "role"), Contacts: r.contacts(group),
		Roadmap: text(document.Member("roadmap"), "url"), Finance: finance(document.Member("finance")),
	}
	for _, outcome := range entries(document, "outcomes") {
		p.Outcomes = append(p.Outcomes, Outcome{
			ID: text(outcome, "id"), Title: text(outcome, "title"), Owner: r.post(outcome.Member("owner")),
			Active: text(outcome, "status") == "active", Measures: measures(outcome),
		})
	}
	for _, entry := range entries(document, "services") {
		p.Services = append(p.Services, r.service(entry, day))
	}
	for _, waiver := range entries(document, "waivers") {
		p.Waivers = append(p.Waivers, Waiver{
			Rule: text(waiver, "rule"), Reason: text(waiver, "reason"),
			ApprovedBy: r.post(waiver.Member("approved_by")), Scope: scope(waiver.Member("scope")), Expires: text(waiver, "expires"),
		})
	}
	p.Changes, p.Work = changes(document), work(document, p.Finance.Private)
	return p
}

func (r reader) service(entry *declaration.Value, day string) Service {
	s := Service{ID: text(entry, "id"), Name: text(entry, "called"), Owner: r.post(entry.Member("owner"))}
	for _, phase := range entries(entry, "phases") {
		from := text(phase, "from")
		if text(phase, "phase") == "" || from == "" {
			continue
		}
		s.Phases = append(s.Phases, Phase{Name: text(phase, "phase"), From: from, Planned: from > day})
		if from <= day {
			s.Phase = text(phase, "phase")
		}
	}
	return s
}

func finance(section *declaration.Value) Finance {
	f := Finance{Private: text(section, "mode") == headline}
	months := section.Member("by_month")
	if f.Private || months == nil {
		return f
	}
	for i, name := range months.Names {
		if name == "" { // lines whose month could not be read
			continue
		}
		sums := &months.Members[i]
		f.Months = append(f.Months, Month{Month: name, Forecast: pence(sums, "forecasts", "forecast_pence"), Actual: pence(sums, "actuals", "actual_pence")})
	}
	slices.SortFunc(f.Months, func(a, b Month) int {
		if a.Month < b.Month {
			return -1
		}
		return 1
	})
	return f
}

// pence reads a sum, if at least one line of it was given.
func pence(sums *declaration.Value, count, sum string) *int64 {
	if lines, err := strconv.Atoi(text(sums, count)); err != nil || lines == 0 {
		return nil
	}
	amount, err := strconv.ParseInt(text(sums, sum), 10, 64)
	if err != nil {
		return nil
	}
	return &amount
}

// text gives a value as it is written; empty where there is none.
func text(v *declaration.Value, name string) string {
	if v == nil {
		return ""
	}
	member := v.Member(name)
	if member == nil {
		return ""
	}
	return member.Text
}

func entries(v *declaration.Value, name string) []*declaration.Value {
	list := v.Member(name)
	if list == nil {
		return nil
	}
	found := make([]*declaration.Value, len(list.Items))
	for i := range list.Items {
		found[i] = &list.Items[i]
	}
	return found
}
