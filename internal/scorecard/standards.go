package scorecard

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// RAG is the colour of a delivery group standard. It is only an indication: people
// decide.
type RAG string

// The colours, worst first. Unjudged is for a standard that could not be assessed.
const (
	Red      RAG = "red"
	Amber    RAG = "amber"
	Green    RAG = "green"
	Unjudged RAG = "not-assessed"
)

// State says how far a point of a standard is met (see Point).
type State string

// The states of a point. Evidenced: its rules pass. Vouched: somebody attests it.
// Short: a rule fails. The other names say what the verdict of a rule is. Only
// Evidenced and Vouched count towards green. NotYetDue and DoesNotApply do not prevent
// green.
const (
	Evidenced    State = "evidenced"
	Vouched      State = "attested"
	Short        State = "short"
	WaivedFor    State = "waived"
	Unknown      State = "not-assessed"
	NotYetDue    State = "not-due"
	DoesNotApply State = "not-applicable"
)

// Ratings are the colours of the standards, and the overall colour.
type Ratings struct {
	Standards []Rating
	Overall   RAG
}

// Rating is the colour of one standard, with the points that decide it. Some points
// make a standard red when they fail. They are included only if they do so here, or
// may.
type Rating struct {
	Number, Name string
	RAG          RAG
	Points       []Point
}

// Point is one clause that decides a standard's colour, and its state.
type Point struct {
	Clause rule.Clause
	State  State
	Rules  []string
}

// Rate returns the colours of the given standards. Waivers must have been applied to
// the results. newGroup is set if the group is so new that nothing is due yet; then
// every colour is Unjudged.
func Rate(standards []rule.Standard, results []finding.Finding, newGroup bool) Ratings {
	var r Ratings
	for _, standard := range standards {
		if standard.Number == rule.OverallStandard {
			continue
		}
		rating := Rating{Number: standard.Number, Name: standard.Name}
		for _, clause := range standard.Points {
			rating.Points = append(rating.Points, pointOf(clause, results))
		}
		rating.RAG = Unjudged
		if !newGroup {
			rating.RAG = colour(rating.Points)
		}
		rating.Points = slices.DeleteFunc(rating.Points, quietly)
		r.Standards = append(r.Standards, rating)
	}
	r.Overall = worst(r.Standards)
	return r
}

// quietly reports whether a point could make a standard red, but has a state that does
// not. Such a point is left out.
func quietly(point Point) bool {
	switch point.State {
	case Short, WaivedFor, Unknown:
		return false
	}
	return point.Clause.Rating == rule.RatingRed
}

// pointOf returns the point for a clause. Its state is the first of Short, WaivedFor,
// Unknown, Evidenced, Vouched and NotYetDue that a result of a rule serving the clause
// gives it, or otherwise DoesNotApply.
func pointOf(clause rule.Clause, results []finding.Finding) Point {
	point := Point{Clause: clause}
	seen := map[State]bool{}
	for _, result := range results {
		if !slices.Contains(result.Clauses, clause.ID) {
			continue
		}
		if id := string(result.Rule); !slices.Contains(point.Rules, id) {
			point.Rules = append(point.Rules, id)
		}
		seen[stateOf(clause, result)] = true
	}
	point.State = DoesNotApply
	for _, state := range []State{Short, WaivedFor, Unknown, Evidenced, Vouched, NotYetDue} {
		if seen[state] {
			point.State = state
			break
		}
	}
	return point
}

func stateOf(clause rule.Clause, result finding.Finding) State {
	if len(result.Breaks) > 0 && !slices.Contains(result.Breaks, clause.ID) {
		// The fail is about other clauses of the rule, and this clause is met.
		return Evidenced
	}
	switch result.Verdict {
	case finding.Fail:
		return Short
	case finding.Pass:
		if result.Partly {
			return Short
		}
		return Evidenced
	case finding.Attested:
		return Vouched
	case finding.Waived:
		return WaivedFor
	case finding.NotAssessed:
		return Unknown
	case finding.NotDue:
		return NotYetDue
	}
	return DoesNotApply
}

// colour returns the colour of a standard. A point that makes the standard red decides
// first: if it is Short, the colour is Red, and if it could not be assessed, Unjudged.
// Of the points that green needs, one that is Short gives Amber, then one that is
// Unknown gives Unjudged. Then any point that is waived gives Amber, and at least one
// that is Evidenced or Vouched gives Green. Otherwise the colour is Unjudged.
func colour(points []Point) RAG {
	states, reds := map[State]bool{}, map[State]bool{}
	for _, point := range points {
		if point.Clause.Rating == rule.RatingRed {
			reds[point.State] = true
		} else {
			states[point.State] = true
		}
	}
	switch {
	case reds[Short]:
		return Red
	case reds[Unknown], reds[NotYetDue], reds[DoesNotApply]:
		return Unjudged
	}
	states[WaivedFor] = states[WaivedFor] || reds[WaivedFor]
	switch {
	case states[Short]:
		return Amber
	case states[Unknown]:
		return Unjudged
	case states[WaivedFor]:
		return Amber
	case states[Evidenced], states[Vouched]:
		return Green
	}
	return Unjudged
}

// worst returns the worst of the colours. It ignores standards that could not be
// assessed.
func worst(standards []Rating) RAG {
	for _, colour := range []RAG{Red, Amber, Green} {
		if slices.ContainsFunc(standards, func(r Rating) bool { return r.RAG == colour }) {
			return colour
		}
	}
	return Unjudged
}

// Tell returns the results with the colours put into the messages of those that pass,
// fail or are waived. If a result is about a whole standard, a sentence such as
// "Standard 2 is amber." is added. If it is about all standards, its message is
// replaced by one with all colours.
func (r Ratings) Tell(results []finding.Finding, standards []rule.Standard) []finding.Finding {
	if len(r.Standards) == 0 {
		return results
	}
	told := slices.Clone(results)
	for i := range told {
		for _, standard := range standards {
			if standsFor(standard, told[i]) {
				told[i].Message = r.tell(told[i], standard)
			}
		}
	}
	return told
}

// standsFor reports whether a result is about the standard as a whole: its rule serves
// a clause that can make this standard red, or any clause of the entry for all
// standards (rule.OverallStandard).
func standsFor(standard rule.Standard, result finding.Finding) bool {
	return slices.ContainsFunc(standard.Points, func(clause rule.Clause) bool {
		return (clause.Rating == rule.RatingRed || standard.Number == rule.OverallStandard) && slices.Contains(result.Clauses, clause.ID)
	})
}

func (r Ratings) tell(result finding.Finding, standard rule.Standard) string {
	switch result.Verdict {
	case finding.Pass, finding.Fail, finding.Waived:
	default:
		return result.Message
	}
	if standard.Number == rule.OverallStandard {
		return fmt.Sprintf("Overall the standards are %s: %s.", r.Overall.Words(), r.each())
	}
	for _, rating := range r.Standards {
		if rating.Number == standard.Number {
			return fmt.Sprintf("%s Standard %s is %s.", result.Message, rating.Number, rating.RAG.Words())
		}
	}
	return result.Message
}

func (r Ratings) each() string {
	parts := make([]string, len(r.Standards))
	for i, rating := range r.Standards {
		parts[i] = fmt.Sprintf("%s %s", strings.ToLower(rating.Name), rating.RAG.Words())
	}
	return strings.Join(parts, ", ")
}

// Words returns the colour as a word: "red", "amber", "green" or "not assessed".
func (c RAG) Words() string {
	if c == Unjudged {
		return "not assessed"
	}
	return string(c)
}
