package report

import (
	"io"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Assurance writes groups as JSON in the shape of Defra's assurance service. The names
// are those of the service:
//   - a group and its deliveries (called projects there) as in DEFRA/assurance-api at
//     commit 765a948589b1e2828ff948ae1992091c2b9bf9fc, DeliveryGroupModel.cs,
//     ProjectModel.cs, ProjectRatings.cs and ProjectValidator.cs;
//   - the colours of a group's standards as on its page in
//     DEFRA/assurance-frontend at commit
//     7ca5a9f05e0584e11111d944b4315edff354b650,
//     src/server/delivery-groups-dev/controller.js.
//
// The service escapes these texts for HTML. The texts contain no invisible characters.
type Assurance struct{ run scorecard.Run }

type assuranceGroup struct {
	ID          escape.Terminal       `json:"id"`
	Name        escape.Terminal       `json:"name"`
	Active      bool                  `json:"isActive"`
	Status      string                `json:"status"`
	Lead        escape.Terminal       `json:"lead"`
	Outcome     *escape.Terminal      `json:"outcome"`
	RoadmapName *escape.Terminal      `json:"roadmapName"`
	RoadmapLink *escape.Terminal      `json:"roadmapLink"`
	Assessments []assuranceAssessment `json:"assessments"`
	Projects    []assuranceProject    `json:"projects"`
	// Unread lists the files that could not be read. The assurance service has no such
	// field; dgcheck adds it.
	Unread []escape.Terminal `json:"unread,omitempty"`
}

type assuranceAssessment struct {
	Area       string          `json:"area"`
	Status     string          `json:"status"`
	Commentary escape.Terminal `json:"commentary"`
}

type assuranceProject struct {
	Name       escape.Terminal  `json:"name"`
	Phase      *escape.Terminal `json:"phase"`
	Status     string           `json:"status"`
	Commentary escape.Terminal  `json:"commentary"`
	Group      escape.Terminal  `json:"deliveryGroupId"`
}

// Begin writes everything before the first group.
func (a *Assurance) Begin(w io.Writer, run scorecard.Run) error {
	a.run = run
	out := jsonstream.To(w)
	out.Raw("{\n  \"asOf\": ")
	out.Value(run.AsOf)
	out.Raw(",\n  \"deliveryGroups\": [")
	return out.Flush()
}

// Group writes one group.
func (a *Assurance) Group(w io.Writer, card outline.Card) error {
	out := jsonstream.To(w)
	if card.Index > 0 {
		out.Raw(",")
	}
	out.Raw("\n    ")
	out.Block(a.group(card), "    ")
	return out.Flush()
}

// End writes everything after the last group.
func (a *Assurance) End(w io.Writer) error {
	_, err := io.WriteString(w, "\n  ]\n}\n")
	return err
}

func (a *Assurance) group(card outline.Card) assuranceGroup {
	p := card.Overview
	group := assuranceGroup{
		ID: escape.ForTerminal(card.ID), Name: escape.ForTerminal(card.Name), Active: p.Status != "closed" && p.Status != "merged",
		Status: assuranceStatus(card.Ratings.Overall, len(card.Ratings.Standards) > 0 || card.Problem != ""), Lead: escape.ForTerminal(p.Lead),
		Outcome: known(outcomeOf(p.Outcomes)), RoadmapLink: known(p.Roadmap),
		Assessments: a.assessments(card), Projects: []assuranceProject{}, Unread: escape.EachForTerminal(card.Unread),
	}
	if p.Roadmap != "" {
		group.RoadmapName = known(card.Name + " roadmap")
	}
	for _, service := range p.Services {
		if service.Phase != "retired" {
			group.Projects = append(group.Projects, project(card.ID, service))
		}
	}
	return group
}

// known returns the escaped text. For "" it returns nil, which is written as null.
func known(text string) *escape.Terminal {
	if text == "" {
		return nil
	}
	escaped := escape.ForTerminal(text)
	return &escaped
}

// outcomeOf returns the titles of a group's active outcomes as one text, because the
// service has only one field for them.
func outcomeOf(outcomes []overview.Outcome) string {
	var titles []string
	for _, outcome := range outcomes {
		if outcome.Active && outcome.Title != "" {
			titles = append(titles, outcome.Title)
		}
	}
	return strings.Join(titles, "; ")
}

// project returns a service of the group as a delivery. Its status is always pending,
// because only people rate deliveries.
func project(group string, service overview.Service) assuranceProject {
	return assuranceProject{
		Name: escape.ForTerminal(service.Name), Phase: known(assurancePhase(service.Phase)),
		Status: assurancePending, Commentary: "dgcheck rates the standards of the group, not its deliveries.", Group: escape.ForTerminal(group),
	}
}

// assurancePhase returns a phase in the spelling of the assurance service. If that
// service does not have the phase, it returns "".
func assurancePhase(phase string) string {
	switch phase {
	case "discovery":
		return "Discovery"
	case "alpha":
		return "Alpha"
	case "private-beta":
		return "Private Beta"
	case "public-beta":
		return "Public Beta"
	case "live":
		return "Live"
	}
	return ""
}

const assurancePending = "PENDING"

// assuranceStatus returns the word that the assurance service uses for a colour, such
// as "AMBER". The parameter asked says whether the standards were judged; if not, the
// word is "EXCLUDED".
func assuranceStatus(colour scorecard.RAG, asked bool) string {
	if !asked {
		return "EXCLUDED"
	}
	switch colour {
	case scorecard.Red:
		return "RED"
	case scorecard.Amber:
		return "AMBER"
	case scorecard.Green:
		return "GREEN"
	}
	return assurancePending
}

// assuranceAreas returns a pair for each standard: its number, such as "1", and the
// name that the assurance service has for it.
func assuranceAreas() [][2]string {
	return [][2]string{
		{"1", "Define and share outcomes"},
		{"2", "Maintain a list of products and services"},
		{"3", "Publish a roadmap for change"},
		{"4", "Define success measures and share progress"},
	}
}

func (a *Assurance) assessments(card outline.Card) []assuranceAssessment {
	var all []assuranceAssessment
	for _, area := range assuranceAreas() {
		assessment := assuranceAssessment{area[1], "EXCLUDED", "The standards are not among the packs this group is judged by."}
		if card.Problem != "" {
			assessment.Status, assessment.Commentary = assurancePending, escape.ForTerminal("This group could not be judged: "+card.Problem)
		}
		for _, rating := range card.Ratings.Standards {
			if rating.Number == area[0] {
				assessment.Status, assessment.Commentary = assuranceStatus(rating.RAG, true), escape.ForTerminal(a.commentary(rating))
			}
		}
		all = append(all, assessment)
	}
	return all
}

// commentary returns a text about one standard: how many of its points (the clauses
// that decide its colour) are in each state, and which points prevent it from being
// green.
func (a *Assurance) commentary(rating scorecard.Rating) string {
	text := "As of " + calendar.Long(a.run.AsOf) + ": " + string(outline.Points(rating)) + "."
	for _, state := range []struct {
		is   scorecard.State
		word string
	}{{scorecard.Short, "Wanting"}, {scorecard.WaivedFor, "Waived"}, {scorecard.Unknown, "Not assessed"}} {
		for _, point := range rating.Points {
			if point.State == state.is {
				text += " " + state.word + ": " + point.Clause.Text
			}
		}
	}
	return text + " This is an indication; assurance leads decide."
}
