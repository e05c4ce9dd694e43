package report_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

type assuranceLog struct {
	AsOf   string
	Groups []struct {
		ID, Name, Status, Lead            string
		IsActive                          bool
		Outcome, RoadmapName, RoadmapLink *string
		Unread                            []string
		Assessments                       []struct{ Area, Status, Commentary string }
		Projects                          []struct {
			Name, Status, DeliveryGroupID string
			Phase                         *string
		}
	} `json:"deliveryGroups"`
}

func TestAssuranceGivesColoursInTheServicesWords(t *testing.T) {
	rated := group("a")
	rated.Ratings = scorecard.Ratings{Overall: scorecard.Red, Standards: []scorecard.Rating{
		{Number: "1", RAG: scorecard.Green, Points: []scorecard.Point{{Clause: rule.Clause{Text: "It holds."}, State: scorecard.Evidenced}}},
		{Number: "2", RAG: scorecard.Amber, Points: []scorecard.Point{{Clause: rule.Clause{Text: "A map is current."}, State: scorecard.Short}}},
		{Number: "3", RAG: scorecard.Red}, {Number: "4", RAG: scorecard.Unjudged},
	}}
	var log assuranceLog
	read(t, write(t, "assurance", rated, group("b"), unjudged("c")), &log)
	want := [][]string{{"RED", "GREEN", "AMBER", "RED", "PENDING"}, {"EXCLUDED", "EXCLUDED", "EXCLUDED", "EXCLUDED", "EXCLUDED"}, {"PENDING", "PENDING", "PENDING", "PENDING", "PENDING"}}
	for i, group := range log.Groups {
		got := []string{group.Status}
		for _, assessment := range group.Assessments {
			got = append(got, assessment.Status)
		}
		if diff := cmp.Diff(want[i], got); diff != "" {
			t.Errorf("%s: %s", group.ID, diff)
		}
	}
	if got, want := log.Groups[0].Assessments[1].Commentary, "As of 22 November 2026: 1 short. Wanting: A map is current. This is an indication; assurance leads decide."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if log.Groups[0].Assessments[3].Area != "Define success measures and share progress" {
		t.Errorf("%+v", log.Groups[0].Assessments)
	}
}

func TestAssuranceGivesDeliveriesTheirPhase(t *testing.T) {
	card := group("a")
	card.Overview = overview.Overview{
		Status: "merged", Lead: "Deputy director", Roadmap: "https://example.gov.uk/roadmap",
		Outcomes: []overview.Outcome{{Title: "One", Active: true}, {Title: "Dropped"}, {Title: "Two", Active: true}},
	}
	for _, phase := range []string{"discovery", "alpha", "private-beta", "public-beta", "live", "", "retired"} {
		card.Overview.Services = append(card.Overview.Services, overview.Service{Name: "x", Phase: phase})
	}
	var log assuranceLog
	read(t, write(t, "assurance", card), &log)
	got := log.Groups[0]
	var phases []string
	for _, project := range got.Projects {
		phase := "none"
		if project.Phase != nil {
			phase = *project.Phase
		}
		phases = append(phases, phase)
	}
	if diff := cmp.Diff([]string{"Discovery", "Alpha", "Private Beta", "Public Beta", "Live", "none"}, phases); diff != "" {
		t.Error(diff)
	}
	if got.IsActive || got.Lead != "Deputy director" || *got.Outcome != "One; Two" || *got.RoadmapLink != "https://example.gov.uk/roadmap" || *got.RoadmapName != "A roadmap" {
		t.Errorf("%+v", got)
	}
	if log.AsOf != "2026-11-22" || got.Projects[0].DeliveryGroupID != "a" {
		t.Errorf("%+v", log)
	}
}

// TestAssuranceNamesWhatCouldNotBeRead checks that a group with a file that could not
// be read lists it, so that it differs from a group that declares nothing.
func TestAssuranceNamesWhatCouldNotBeRead(t *testing.T) {
	half := group("a")
	half.Unread = []string{"delivery-group/services.yaml"}
	var log assuranceLog
	read(t, write(t, "assurance", half, group("b")), &log)
	if diff := cmp.Diff([][]string{half.Unread, nil}, [][]string{log.Groups[0].Unread, log.Groups[1].Unread}); diff != "" {
		t.Error(diff)
	}
}
