package profile_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/profile"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

func of(t *testing.T, text string) profile.Profile {
	t.Helper()
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		t.Fatal(err)
	}
	return profile.Of(schema.Load(fstest.MapFS{"delivery-group.yaml": {Data: []byte(text)}}, "x"), "2026-11-22")
}

func amount(pence int64) *int64 { return &pence }

func TestAProfileShowsWhatIsDeclared(t *testing.T) {
	got := of(t, `dgcheck: 1
group: {id: soil-health, status: closing, lead: {role: Delivery group lead}}
roadmap: {url: https://example.gov.uk/roadmap}
outcomes:
  - {id: better, title: Soil is better, owner: {role: Head of Soil}}
  - {id: later, title: Later, status: proposed}
services:
  - {id: checks, name: Soil checks, owner: {role: Head of Checks}, phases: [{phase: alpha, from: 2026-08-03}, {phase: private-beta, from: 2026-11-22}, {phase: live, from: 2026-11-23}]}
  - {id: none}
finance:
  months:
    2026-05: {forecast: 10, actual: 0}
    2026-04: {forecast: 12.50}
waivers: [{rule: guide.roadmap_fresh, reason: a move, approved_by: {role: Assurance lead}, expires: 2026-12-31}]
`)
	want := profile.Profile{
		Status: "closing", Lead: "Delivery group lead", Roadmap: "https://example.gov.uk/roadmap",
		Outcomes: []profile.Outcome{{ID: "better", Title: "Soil is better", Owner: "Head of Soil", Active: true}, {ID: "later", Title: "Later"}},
		Services: []profile.Service{
			{ID: "checks", Name: "Soil checks", Owner: "Head of Checks", Phase: "private-beta", Phases: []profile.Phase{
				{Name: "alpha", From: "2026-08-03"}, {Name: "private-beta", From: "2026-11-22"}, {Name: "live", From: "2026-11-23", Planned: true},
			}},
			{ID: "none", Name: "none"},
		},
		Finance: profile.Finance{Months: []profile.Month{
			{Month: "2026-04", Forecast: amount(1250)}, {Month: "2026-05", Forecast: amount(1000), Actual: amount(0)},
		}},
		Waivers: []profile.Waiver{{Rule: "guide.roadmap_fresh", Reason: "a move", ApprovedBy: "Assurance lead", Expires: "2026-12-31"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPrivateAmountsStayPrivate: in headline mode no amount leaves the
// declaration, whatever is written there.
func TestPrivateAmountsStayPrivate(t *testing.T) {
	got := of(t, "dgcheck: 1\nfinance: {mode: headline, months: {2026-04: {forecast: 10}}}\n")
	if !got.Finance.Private || len(got.Finance.Months) != 0 {
		t.Errorf("%+v", got.Finance)
	}
}

func TestNothingDeclaredIsAnEmptyProfile(t *testing.T) {
	got := of(t, "dgcheck: 1\n")
	if got.Lead != "" || len(got.Services)+len(got.Outcomes)+len(got.Finance.Months) != 0 {
		t.Errorf("%+v", got)
	}
}
