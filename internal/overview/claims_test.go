package overview_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/overview"
)

// TestAnOverviewHasWhatIsComparedBetweenGroups checks that the overview of a group has
// each service's address, repositories, earlier ids and other facts that are compared
// between groups. A system of another organisation (telemetry) must not be among the
// services that a service depends on. The days of review and the attestations must be
// there too.
func TestAnOverviewHasWhatIsComparedBetweenGroups(t *testing.T) {
	got := of(t, `dgcheck: 1
externals: [{id: telemetry}]
services:
  - {id: checks, url: https://example.gov.uk/checks, repos: [example-org/checks], shared_with: [water], previous_ids: [tests], outcomes: [better], depends_on: [telemetry, maps]}
  - {id: maps}
finance: {forecast_updated: [2026-09-20, 2026-10-19], files: []}
roadmap: {reviewed: 2026-10-01}
attestations: [{topic: culture, by: {role: Delivery group lead, email: lead@example.gov.uk}, attested_on: 2026-10-01}]
`)
	want := overview.Claims{
		URL: "https://example.gov.uk/checks", Repos: []string{"example-org/checks"}, SharedWith: []string{"water"},
		Previous: []string{"tests"}, Outcomes: []string{"better"}, DependsOn: []string{"maps"},
	}
	if diff := cmp.Diff(want, got.Services[0].Claims); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	days := map[string]string{}
	for _, section := range got.Sections {
		days[section.Name] = section.On
	}
	if days["finance"] != "2026-10-19" || days["roadmap"] != "2026-10-01" || days["team"] != "" {
		t.Errorf("days of sections: %v", days)
	}
	by := overview.Post{Role: "Delivery group lead", Email: "lead@example.gov.uk"}
	if diff := cmp.Diff([]overview.Attestation{{Topic: "culture", By: by, On: "2026-10-01"}}, got.Attestations); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
