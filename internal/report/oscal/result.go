package oscal

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// assessed is a group to be written as OSCAL. Its methods yield the entries of long
// lists one at a time, because a large group has many.
type assessed struct {
	card      outline.Card
	asOf      string
	source    scorecard.Source
	catalogue outline.Catalogue
	// id identifies the group in the document, even if another group has the same id.
	id string
}

func (a assessed) uuid(kind, name string) uuid.UUID { return uuidOf(kind, a.id, name) }

// place returns the address of a result's line. If the line is not published, it
// returns the path of the file.
func (a assessed) place(result finding.Finding) link {
	if line := escape.LineAddress(a.source, a.card.Path, result.Where); line != "" {
		return link(line)
	}
	return link(escape.ForURI(a.source.Folder, a.card.Path, result.Where.File))
}

// head returns the members of a result that come before its lists.
func (a assessed) head() []oscalPart {
	card := a.card
	facts := properties("group", card.ID, "path", card.Path, "gate", card.Gate, "packs", strings.Join(card.Packs, " "))
	return []oscalPart{
		{"uuid", a.uuid("result", a.asOf)},
		{"title", forOscal(card.Name + " as of " + calendar.Long(a.asOf))},
		{"description", forOscal(a.inShort())},
		{"start", forMoment(a.asOf)},
		{"props", append(facts, standardProperties(card.Ratings)...)},
		{"local-definitions", definitions{[]component{{
			UUID: a.uuid("group", ""), Type: "delivery-group", Title: forOscal(card.Name),
			Description: "The delivery group by its own declaration.", Status: state{stateOfGroup(card.Overview.Status)},
		}}}},
		{"reviewed-controls", a.reviewed()},
	}
}

// inShort returns the numbers of the group's results in sentences, such as "To mend: 1
// error. 3 of 5 expectations met; 1 waived, ...", or why it could not be judged.
func (a assessed) inShort() string {
	if a.card.Problem != "" {
		return "This group could not be judged: " + a.card.Problem
	}
	t := a.card.Tally
	text := fmt.Sprintf("%s %d of %s met; %d waived, %d not due, %d not applicable, %d could not be judged.",
		outline.ToMend(t), t.Met(), outline.Count(t.Asked(), "expectation"), t.Waived, t.NotDue, t.NotApplicable, t.NotAssessed)
	if a.card.CustomProblem != "" {
		text += " Not judged by the organisation's own policies: " + a.card.CustomProblem
	}
	return text
}

// standardProperties returns an OSCAL property for the colour of each standard, such as
// "standard-1", and one for the overall colour. If no standards were judged, it returns
// nil.
func standardProperties(ratings scorecard.Ratings) []property {
	if len(ratings.Standards) == 0 {
		return nil
	}
	var all []property
	for _, rating := range ratings.Standards {
		all = append(all, property{forToken("standard-" + rating.Number), names, forOscalProperty(rating.RAG.Words()), forOscal(rating.Name)})
	}
	return append(all, property{forToken("standard-" + rule.OverallStandard), names, forOscalProperty(ratings.Overall.Words()), "An indication; assurance leads decide."})
}

// stateOfGroup returns the OSCAL state for the declared status of a group, such as
// "under-development" for "forming". For a status that it does not know, that is
// "operational".
func stateOfGroup(status string) string {
	switch status {
	case "forming":
		return "under-development"
	case "closing":
		return "disposition"
	case "closed", "merged":
		return "other"
	}
	return "operational"
}

// reviewed returns the clauses that were judged as OSCAL controls, and the rules as
// their objectives. A rule that serves no clause is also a control.
func (a assessed) reviewed() reviewed {
	var controls []control
	var objectives []objective
	for results := range byRule(a.card.Results) {
		id := string(results[0].Rule)
		objectives = append(objectives, objective{forToken(id)})
		serves := results[0].Clauses
		if len(serves) == 0 {
			serves = []string{id}
		}
		for _, clause := range serves {
			controls = append(controls, control{forToken(clause)})
		}
	}
	if len(objectives) == 0 {
		// OSCAL requires at least one control. If nothing was reviewed, that is the
		// data pack.
		return reviewed{Controls: []oscalControls{{"Nothing was reviewed.", []control{{rule.DataPack}}}}}
	}
	slices.SortFunc(controls, func(a, b control) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return reviewed{
		[]oscalControls{{"The clauses of the sources that were judged, and the rules that serve none.", slices.Compact(controls)}},
		[]oscalObjectives{{"The rules they were judged by.", objectives}},
	}
}

// byRule yields the results of each rule. The results must be sorted by rule.
func byRule(results []finding.Finding) iter.Seq[[]finding.Finding] {
	return func(yield func([]finding.Finding) bool) {
		for len(results) > 0 {
			n := 1
			for n < len(results) && results[n].Rule == results[0].Rule {
				n++
			}
			if !yield(results[:n]) {
				return
			}
			results = results[n:]
		}
	}
}

// observations yields an observation for each result, with the position it is based on.
func (a assessed) observations() iter.Seq[any] {
	return func(yield func(any) bool) {
		for _, result := range a.card.Results {
			if !yield(a.observation(result)) {
				return
			}
		}
	}
}

func (a assessed) observation(result finding.Finding) observation {
	return observation{
		UUID: a.observed(result).UUID, Description: forOscal(result.Message), Collected: forMoment(a.asOf),
		Props:   properties("rule", string(result.Rule), "verdict", string(result.Verdict), "severity", result.Severity.String(), "due", result.Due, "key", result.Key),
		Methods: []string{"TEST"},
		// The subject has the UUID of the group. Its title names the part of the group
		// that the result is about.
		Subjects: []subject{{a.uuid("group", ""), "component", forOscal(result.Subject)}},
		Evidence: []evidence{{a.place(result), placeInWords(result.Where)}},
	}
}

func placeInWords(at source.Position) markup {
	if !at.Written() {
		return "The declaration as a whole"
	}
	return forOscal(fmt.Sprintf("Line %d, column %d", at.Line, at.Column))
}

// observed returns a reference to the observation of a result. Its UUID depends on the
// day.
func (a assessed) observed(result finding.Finding) observed {
	return observed{a.uuid("observation", a.asOf+"\x00"+result.Key)}
}

// risked returns a reference to the risk of a result. Its UUID stays the same every day
// until the problem is mended.
func (a assessed) risked(result finding.Finding) risked {
	return risked{a.uuid("risk", result.Key)}
}

func isRisk(result finding.Finding) bool {
	return result.Verdict == finding.Fail || result.Verdict == finding.Waived
}

// risks yields the fails as open risks, and waived results as approved deviations.
func (a assessed) risks() iter.Seq[any] {
	return func(yield func(any) bool) {
		for _, result := range a.card.Results {
			if isRisk(result) && !yield(a.risk(result)) {
				return
			}
		}
	}
}

func (a assessed) risk(result finding.Finding) oscalRisk {
	known := a.rule(result.Rule)
	risk := oscalRisk{
		UUID: a.risked(result).UUID, Title: forOscal(known.Title), Description: forOscal(result.Message), Statement: forOscal(known.About),
		Props:  properties("rule", string(result.Rule), "subject", result.Subject, "severity", result.Severity.String()),
		Status: "open", Deadline: forMoment(result.Due), Observations: []observed{a.observed(result)},
		Remediations: []remediation{{a.uuid("remediation", result.Key), "recommendation", "How to mend it", forOscal(result.Remedy)}},
	}
	if result.Verdict == finding.Waived {
		risk.Status = "deviation-approved"
	}
	return risk
}

// rule returns a rule of the catalogue. If it is not there, the title is the id.
func (a assessed) rule(id rule.ID) rule.Rule {
	if a.catalogue != nil {
		if known, ok := a.catalogue.Find(id); ok {
			return known
		}
	}
	return rule.Rule{ID: id, Title: string(id)}
}
