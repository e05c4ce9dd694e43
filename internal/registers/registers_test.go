package registers_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/registers"
)

func london(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// told returns a source and facts as lines. It fails the test if they are not valid
// evidence.
func told(t testing.TB, kind evidence.Kind, source evidence.Source, facts []evidence.Fact) []string {
	t.Helper()
	document := evidence.Document{
		Schema: evidence.SchemaName, Group: "g", Collected: evidence.Collected{Until: "9999-12-31", Asked: []evidence.Kind{kind}}, Sources: []evidence.Source{source}, Facts: facts,
	}.Canonical()
	if err := document.Validate(); err != nil {
		t.Error(err)
	}
	all := []string{string(source.State) + " " + source.Until}
	for _, fact := range document.Facts {
		all = append(all, strings.TrimSpace(strings.Join(fact.About, "/")+" "+fact.Is+" "+fact.On+" "+fact.Value))
	}
	return all
}

const groups = `[{"id": "1", "name": "Soil  health", "isActive": true, "lead": "Head of\u202e Soil", "roadmapLink": "https://example.gov.uk/r", "updatedAt": "2026-11-10T23:30:00Z"}]`

const projects = `[{"id": "2", "name": "Record a soil check", "phase": "Private Beta", "status": "GREEN", "lastUpdated": "2026-10-01", "standardsSummary": []},
 {"id": "3", "name": "Map", "phase": "Beta"}, {"id": "4", "name": "Twice", "phase": "Live"}, {"id": "5", "name": "twice", "phase": "Alpha"}]`

func isPost(text string) bool { return strings.HasPrefix(text, "Head of") }

func TestWhatTheAssuranceServiceSays(t *testing.T) {
	services := []registers.Named{{"checks", "record a soil check"}, {"map", "Map"}, {"twice", "Twice"}, {"none", ""}, {"other", "Another"}}
	for text, want := range map[string][]string{
		groups + "\n" + projects: {
			"complete 2026-11-10", "group assurance-lead 2026-11-10 Head of Soil", "group assurance-roadmap 2026-11-10 https://example.gov.uk/r", "services/checks assurance-phase 2026-11-10 private-beta",
		},
		strings.Replace(groups, "Head of\\u202e Soil", "Ada Lovelace", 1): {"complete 2026-11-10", "group assurance-roadmap 2026-11-10 https://example.gov.uk/r"},
		projects: {"complete 2026-10-01", "services/checks assurance-phase 2026-10-01 private-beta"},
	} {
		answer, err := registers.ReadAssurance(strings.NewReader(text), london(t))
		if err != nil {
			t.Fatal(err)
		}
		source, facts := answer.About(registers.Named{ID: "soil", Name: "Soil health"}, services, isPost)
		if diff := cmp.Diff(want, told(t, evidence.Assurance, source, facts)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestReportsAreFoundByTheirAddress(t *testing.T) {
	const page = `{"results": [{"link": "/service-standard-reports/soil", "title": "Soil", "public_timestamp": "2026-06-30T23:30:00.000+00:00"},
	 {"link": "/service-standard-reports/other", "public_timestamp": "2026-11-01T09:00:00.000+01:00"}], "total": TOTAL, "start": 0}`
	addresses := []registers.Address{
		{[]string{"assessments", "soil", "report_url"}, "https://www.gov.uk/service-standard-reports/soil/"},
		{[]string{"assessments", "pay", "report_url"}, "https://www.gov.uk/service-standard-reports/pay"},
		{[]string{"roadmap", "url"}, "https://example.gov.uk/service-standard-reports/soil"},
	}
	for total, want := range map[string][]string{
		"2": {"complete 2026-11-01", "assessments/soil/report_url reported 2026-07-01"}, "40": {"incomplete 2026-11-01", "assessments/soil/report_url reported 2026-07-01"},
	} {
		answer, err := registers.ReadReports(strings.NewReader(strings.Replace(page, "TOTAL", total, 1)), london(t))
		if err != nil {
			t.Fatal(err)
		}
		source, facts := answer.About(addresses)
		if diff := cmp.Diff(want, told(t, evidence.Registers, source, facts)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestWhatIsNoSavedAnswerIsRefused(t *testing.T) {
	for _, text := range []string{"", "{}", "null", "[1]", "[]", `[{"name": "x"}]`, `[{"name": "x", "updatedAt": "soon"}]`, "<html>", groups + "x", `{"results": [], "total": 0}`, `{"results": {}}`} {
		if _, err := registers.ReadAssurance(strings.NewReader(text), london(t)); err == nil {
			t.Errorf("%q is taken for an answer of the assurance service", text)
		}
		if _, err := registers.ReadReports(strings.NewReader(text), london(t)); err == nil {
			t.Errorf("%q is taken for an answer of GOV.UK's search", text)
		}
	}
}

// FuzzSavedAnswersMakeValidEvidence reads random responses. The evidence from any that
// can be read must be a valid document.
func FuzzSavedAnswersMakeValidEvidence(f *testing.F) {
	f.Add(groups)
	f.Add(`{"results": [{"link": "/a", "public_timestamp": "2026-11-01"}], "total": 1}`)
	zone := london(f)
	f.Fuzz(func(t *testing.T, text string) {
		if answer, err := registers.ReadAssurance(strings.NewReader(text), zone); err == nil {
			source, facts := answer.About(registers.Named{ID: "soil", Name: "Soil health"}, []registers.Named{{"a", "Soil health"}}, isPost)
			told(t, evidence.Assurance, source, facts)
		}
		if answer, err := registers.ReadReports(strings.NewReader(text), zone); err == nil {
			source, facts := answer.About([]registers.Address{{[]string{"a"}, "https://www.gov.uk/a"}})
			told(t, evidence.Registers, source, facts)
		}
	})
}
