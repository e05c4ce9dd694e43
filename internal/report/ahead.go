package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// ahead lists the deadlines that are near, day by day; what is to be done for
// several subjects, or is asked by several rules, stands once.
func (p *page) ahead(card Card) {
	if len(card.Upcoming) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.bold("Coming up"))
	rest := card.Upcoming
	for len(rest) > 0 {
		n := sameDay(rest)
		p.line("  by %s", told(calendar.Long(rest[0].Due)))
		for _, e := range entriesSaying(rest[:n], whatToDo) {
			p.line("    %s: %s [%s]", listed(e.subjects), told(e.message), listed(e.rules))
		}
		rest = rest[n:]
	}
}

// sameDay counts the deadlines from the first that are on its day.
func sameDay(rest []finding.Result) int {
	n := 1
	for n < len(rest) && rest[n].Due == rest[0].Due {
		n++
	}
	return n
}

// whatToDo says what a deadline asks for: what is not there yet is said in the
// message, what holds now needs doing again.
func whatToDo(result finding.Result) string {
	if result.Verdict == finding.NotDue {
		return result.Message
	}
	return result.Remedy
}

// dueLater leaves out of the results those that are listed as coming up.
func dueLater(card Card) Card {
	later := card
	later.Results = slices.DeleteFunc(slices.Clone(card.Results), func(result finding.Result) bool {
		return result.Verdict == finding.NotDue && slices.ContainsFunc(card.Upcoming, func(soon finding.Result) bool { return soon.Key == result.Key })
	})
	return later
}

// standards writes the colour of each standard, and the points that keep it
// from green; all of its points, and what is left to people, where all is asked
// for.
func (p *page) standards(card Card, all bool) {
	if len(card.Ratings.Standards) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.bold(terminal(fmt.Sprintf("Standards: %s overall. This is an indication; assurance leads decide.", card.Ratings.Overall.Words()))))
	for _, rating := range card.Ratings.Standards {
		p.line("  %s %s: %s (%s)", told(rating.Number), told(rating.Name), p.rag(rating.RAG), points(rating))
		for _, point := range rating.Points {
			if all || keepsFromGreen(point) {
				p.line("    %-14s %s [%s]", terminal(inWords(point.State)), told(point.Clause.Text), listed(point.Rules))
			}
			if all && point.Clause.People != "" {
				p.line("    %-14s %s", "for people", told(point.Clause.People))
			}
		}
	}
}

func keepsFromGreen(point scorecard.Point) bool {
	switch point.State {
	case scorecard.Short, scorecard.WaivedFor, scorecard.Unknown:
		return true
	}
	return false
}

// points counts what a standard rests on.
func points(rating scorecard.Rating) terminal {
	counts := map[scorecard.State]int{}
	for _, point := range rating.Points {
		counts[point.State]++
	}
	var parts []string
	for _, state := range []scorecard.State{
		scorecard.Evidenced, scorecard.Vouched, scorecard.Short, scorecard.WaivedFor, scorecard.Unknown, scorecard.NotYetDue, scorecard.DoesNotApply,
	} {
		if counts[state] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[state], inWords(state)))
		}
	}
	return terminal(strings.Join(parts, ", "))
}

func inWords(state scorecard.State) string { return strings.ReplaceAll(string(state), "-", " ") }

// rag writes a colour: its word first, its colour where there are colours.
func (p *page) rag(colour scorecard.RAG) terminal {
	code := map[scorecard.RAG]string{scorecard.Red: redCode, scorecard.Amber: yellowCode, scorecard.Green: greenCode}[colour]
	if code == "" {
		return terminal(colour.Words())
	}
	return p.styled(code, terminal(colour.Words()))
}
