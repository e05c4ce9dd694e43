// Package overview collects facts about a group for readers of a scorecard: its lead,
// outcomes, services with their phases, and finance by month. It judges nothing.
package overview

import (
	"slices"
	"strconv"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
)

// Overview is one group as declared. A field that is not declared is empty.
type Overview struct {
	// Status is the group's status. Lead is the role of the person who leads it.
	Status, Lead string
	// Contacts are the job posts that people can contact, the lead first.
	Contacts []Contact
	// Roadmap is the address of the roadmap, or empty.
	Roadmap  string
	Outcomes []Outcome
	Services []Service
	// Changes are the items of the roadmap, and Work those of the pipeline, in the
	// declared order.
	Changes []Change
	Work    []Work
	Finance Finance
	Waivers []Waiver
	// Attestations are statements by job posts. Sections says when each section of the
	// declaration was last reviewed, in the order of the schema.
	Attestations []Attestation
	Sections     []Section
}

// Outcome is one outcome of the group.
type Outcome struct {
	ID, Title string
	Owner     Post
	Active    bool
	Measures  []Measure
}

// Service is one service with its phases, oldest first. Phase is its phase on the day
// of the run, or empty if no phase has begun.
type Service struct {
	ID, Name string
	Owner    Post
	Phase    string
	Phases   []Phase
	Claims   Claims
}

// Phase is a phase and the day (YYYY-MM-DD) on which it begins. Planned is set
// if that day is in the future.
type Phase struct {
	Name, From string
	Planned    bool
}

// Finance is the group's finance by month.
type Finance struct {
	// Private is set if amounts must not be shown.
	Private bool
	// Months are the months that could be read, in order. Services are the ids of the
	// services that have their own finance lines, in order.
	Months   []Month
	Services []string
}

// Month is one month (YYYY-MM). Forecast and Actual are in pence, or nil if not
// declared.
type Month struct {
	Month            string
	Forecast, Actual *int64
}

// Waiver is a declared waiver, whether it is accepted or not.
type Waiver struct {
	Rule, Reason string
	ApprovedBy   Post
	// Scope is what the waiver is limited to. Expires is its last day (YYYY-MM-DD).
	Scope   Scope
	Expires string
	// Approval is what evidence says about its approval.
	Approval Approval
}

// Scope limits a waiver to a service, an item of the roadmap or pipeline, a
// month (YYYY-MM) or a subject. An empty field sets no limit.
type Scope struct{ Service, Item, Month, Subject string }

// String returns the limit in the form of a result's subject, such as
// service:river-alerts, or "" if there is no limit.
func (s Scope) String() string { return evidence.Scope(s.Service, s.Item, s.Month, s.Subject) }

// wholeGroup is the service of a finance line that belongs to no service.
const wholeGroup = "group"

// Of returns the overview of a group on a day (YYYY-MM-DD).
func Of(d *declaration.Declaration, day string) Overview {
	group, document := d.Document.Member("group"), &d.Document
	r := reader{personal: personal(d)}
	p := Overview{
		Status: text(group, "status"), Lead: text(group.Member("lead"), "role"), Contacts: r.contacts(group),
		Roadmap: text(document.Member("roadmap"), "url"), Finance: finance(document.Member("finance"), d.PrivateAmounts),
	}
	for _, outcome := range entries(document, "outcomes") {
		p.Outcomes = append(p.Outcomes, Outcome{
			ID: text(outcome, "id"), Title: text(outcome, "title"), Owner: r.post(outcome.Member("owner")),
			Active: text(outcome, "status") == "active", Measures: measures(outcome),
		})
	}
	for _, entry := range entries(document, "services") {
		service := r.service(entry, day)
		service.Claims = claims(document, entry)
		p.Services = append(p.Services, service)
	}
	for _, waiver := range entries(document, "waivers") {
		p.Waivers = append(p.Waivers, Waiver{
			Rule: text(waiver, "rule"), Reason: text(waiver, "reason"),
			ApprovedBy: r.post(waiver.Member("approved_by")), Scope: scope(waiver.Member("scope")), Expires: text(waiver, "expires"),
		})
	}
	p.Changes, p.Work = changes(document), work(document, p.Finance.Private)
	p.Attestations, p.Sections = r.attestations(document), sections(document)
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

func finance(section *declaration.Value, private bool) Finance {
	f := Finance{Private: private}
	months := section.Member("by_month")
	if f.Private || months == nil {
		return f
	}
	for i, name := range months.Names {
		if name == "" { // lines whose month could not be read
			continue
		}
		sums := months.Members[i]
		f.Months = append(f.Months, Month{Month: name, Forecast: pence(sums, "forecasts", "forecast_pence"), Actual: pence(sums, "actuals", "actual_pence")})
	}
	for _, row := range entries(section, "rows") {
		if id := text(row, "service"); id != "" && id != wholeGroup && !slices.Contains(f.Services, id) {
			f.Services = append(f.Services, id)
		}
	}
	slices.Sort(f.Services)
	slices.SortFunc(f.Months, func(a, b Month) int {
		if a.Month < b.Month {
			return -1
		}
		return 1
	})
	return f
}

// pence returns a sum of amounts in pence. It returns nil if no amount was declared.
// count and sum are the keys of the number of amounts and of their sum.
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

// text returns a member's value as written, or "" if there is none.
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
