package scorecard

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// RAG is the colour of a delivery group standard. It is an indication: people
// decide.
type RAG string

// The colours, worst first. What could not be assessed has none.
const (
	Red      RAG = "red"
	Amber    RAG = "amber"
	Green    RAG = "green"
	Unjudged RAG = "not-assessed"
)

// State is how a point of a standard stands.
type State string

// The states of a point. Only the first two speak for green; a point that is
// not due or does not apply does not stand in its way.
const (
	Evidenced    State = "evidenced"
	Vouched      State = "attested"
	Short        State = "short"
	WaivedFor    State = "waived"
	Unknown      State = "not-assessed"
	NotYetDue    State = "not-due"
	DoesNotApply State = "not-applicable"
)

// Ratings are the colours of the standards and of all of them together.
type Ratings struct {
	Standards []Rating
	Overall   RAG
}

// Rating is the colour of one standard and the points it rests on. What would
// make it red is among them only where it does, or may.
type Rating struct {
	Number, Name string
	RAG          RAG
	Points       []Point
}

// Point is one clause that decides a standard's colour, and how it stands.
type Point struct {
	Clause rule.Clause
	State  State
	Rules  []string
}

// Rate works out the colours from results to which waivers have been applied.
// New tells that the group is so new that nothing is due of it.
func Rate(standards []rule.Standard, results []finding.Result, newGroup bool) Ratings {
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

// quietly tells of a point that would make a standard red and does not: nothing
// is to be said of it.
func quietly(point Point) bool {
	switch point.State {
	case Short, WaivedFor, Unknown:
		return false
	}
	return point.Clause.Rating == rule.RatingRed
}

// pointOf tallies the results of the rules that serve a clause.
func pointOf(clause rule.Clause, results []finding.Result) Point {
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

func stateOf(clause rule.Clause, result finding.Result) State {
	if len(result.Breaks) > 0 && !slices.Contains(result.Breaks, clause.ID) {
		// What fails is another clause's condition; this one's holds.
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

// colour is red where what makes a standard red holds, green where nothing it
// needs is wanting and something shows it, and amber between. What is waived is
// amber at best; what is unknown has no colour unless something is known to be
// wanting; nothing absent is ever green.
func colour(points []Point) RAG {
	states := map[State]bool{}
	for _, point := range points {
		if point.Clause.Rating != rule.RatingRed {
			states[point.State] = true
			continue
		}
		switch point.State {
		case Short:
			return Red
		case WaivedFor:
			states[WaivedFor] = true
		case Unknown, NotYetDue, DoesNotApply:
			return Unjudged
		}
	}
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

// worst is the worst colour there is; standards that could not be assessed are
// left out.
func worst(standards []Rating) RAG {
	for _, colour := range []RAG{Red, Amber, Green} {
		if slices.ContainsFunc(standards, func(r Rating) bool { return r.RAG == colour }) {
			return colour
		}
	}
	return Unjudged
}

// Tell gives the results with the colours said in the messages of the rules
// that stand for a standard as a whole, or for all of them together.
func (r Ratings) Tell(results []finding.Result, standards []rule.Standard) []finding.Result {
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

// standsFor tells whether a result is of the rule that stands for a standard as
// a whole.
func standsFor(standard rule.Standard, result finding.Result) bool {
	return slices.ContainsFunc(standard.Points, func(clause rule.Clause) bool {
		return (clause.Rating == rule.RatingRed || standard.Number == rule.OverallStandard) && slices.Contains(result.Clauses, clause.ID)
	})
}

func (r Ratings) tell(result finding.Result, standard rule.Standard) string {
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

// Words writes a colour for people.
func (c RAG) Words() string {
	if c == Unjudged {
		return "not assessed"
	}
	return string(c)
}
