package overview_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

func of(t *testing.T, text string) overview.Overview {
	t.Helper()
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		t.Fatal(err)
	}
	return overview.Of(schema.Load(fstest.MapFS{"delivery-group.yaml": {Data: []byte(text)}}, "x"), "2026-11-22")
}

func amount(pence int64) *int64 { return &pence }

func TestAProfileShowsWhatIsDeclared(t *testing.T) {
	got := of(t, `dgcheck: 1
group: {id: soil-health, status: closing, lead: {role: Delivery group lead, email: soil-lead@example.gov.uk}, leads: {business: {role: Director, email: jane.smith@example.gov.uk}}, contacts: {live_services_manager: {role: Live services manager}}}
roadmap: {url: https://example.gov.uk/roadmap, items: [{id: beta, title: Go to beta, horizon: now, outcomes: [better]}]}
pipeline: {items: [{id: alpha, title: Alpha, status: in-progress, value: 180000, outcomes: [better]}]}
outcomes:
  - {id: better, title: Soil is better, owner: {role: Head of Soil, email: soil@example.gov.uk}, measures: [{id: m, title: Fields, unit: percent, baseline: 5, target: 50, target_date: 2027-03-31, readings: [{date: 2026-10-31, value: 12}, {date: 2026-04-30, value: 7}]}]}
  - {id: later, title: Later, status: proposed}
services:
  - {id: checks, name: Soil checks, owner: {role: Head of Checks}, phases: [{phase: alpha, from: 2026-08-03}, {phase: private-beta, from: 2026-11-22}, {phase: live, from: 2026-11-23}]}
  - {id: none}
finance:
  months:
    2026-05: {forecast: 10, actual: 0}
    2026-04: {forecast: 12.50}
waivers: [{rule: guide.roadmap_fresh, reason: a move, scope: {service: checks}, approved_by: {role: Assurance lead}, expires: 2026-12-31}]
`)
	want := overview.Overview{
		Status: "closing", Lead: "Delivery group lead",
		Contacts: []overview.Contact{
			{As: "lead", Post: overview.Post{Role: "Delivery group lead", Email: "soil-lead@example.gov.uk"}},
			{As: "leads.business", Post: overview.Post{Role: "Director"}}, // the email address of a person is left out
			{As: "contacts.live_services_manager", Post: overview.Post{Role: "Live services manager"}},
		},
		Changes: []overview.Change{{Title: "Go to beta", Horizon: "now", For: []string{"better"}}},
		Work:    []overview.Work{{Title: "Alpha", Status: "in-progress", Value: amount(18_000_000), For: []string{"better"}}},
		Roadmap: "https://example.gov.uk/roadmap",
		Outcomes: []overview.Outcome{{ID: "better", Title: "Soil is better", Owner: overview.Post{Role: "Head of Soil", Email: "soil@example.gov.uk"}, Active: true, Measures: []overview.Measure{
			{Title: "Fields", Unit: "percent", Baseline: "5", Target: "50", TargetDate: "2027-03-31", Reading: "12", ReadOn: "2026-10-31"},
		}}, {ID: "later", Title: "Later"}},
		Services: []overview.Service{
			{ID: "checks", Name: "Soil checks", Owner: overview.Post{Role: "Head of Checks"}, Phase: "private-beta", Phases: []overview.Phase{
				{Name: "alpha", From: "2026-08-03"}, {Name: "private-beta", From: "2026-11-22"}, {Name: "live", From: "2026-11-23", Planned: true},
			}},
			{ID: "none", Name: "none"},
		},
		Finance: overview.Finance{Months: []overview.Month{
			{Month: "2026-04", Forecast: amount(1250)}, {Month: "2026-05", Forecast: amount(1000), Actual: amount(0)},
		}},
		Waivers:  []overview.Waiver{{Rule: "guide.roadmap_fresh", Reason: "a move", ApprovedBy: overview.Post{Role: "Assurance lead"}, Scope: overview.Scope{Service: "checks"}, Expires: "2026-12-31"}},
		Sections: []overview.Section{{Name: "outcomes"}, {Name: "services"}, {Name: "roadmap"}, {Name: "pipeline"}, {Name: "finance"}, {Name: "team"}, {Name: "retrospectives"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPrivateAmountsStayPrivate: in headline mode an overview has no amounts, whatever
// is declared.
func TestPrivateAmountsStayPrivate(t *testing.T) {
	got := of(t, "dgcheck: 1\nfinance: {mode: headline, months: {2026-04: {forecast: 10}}}\npipeline: {items: [{id: a, value: 7}]}\n")
	if !got.Finance.Private || len(got.Finance.Months) != 0 || got.Work[0].Value != nil {
		t.Errorf("%+v", got)
	}
}

func TestNothingDeclaredIsAnEmptyProfile(t *testing.T) {
	got := of(t, "dgcheck: 1\n")
	if got.Lead != "" || len(got.Services)+len(got.Outcomes)+len(got.Finance.Months) != 0 {
		t.Errorf("%+v", got)
	}
}
