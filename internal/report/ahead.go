package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// mostDeadlines is how many deadlines are listed unless all is asked for.
const mostDeadlines = 12

// deadline is a day and one thing that is to be done by it, for some subjects and by
// some rules.
type deadline struct {
	entry
	due      string
	severity rule.Severity
	// said is what holds until then, where the message says what to do.
	said string
}

// deadlinesOf gives the deadlines that are near, worst first: by the severity that
// missing one can have, then by the day. What is to be done for several subjects, or
// is asked by several rules, stands once.
func deadlinesOf(card Card, rules Catalogue) []deadline {
	var list []deadline
	for rest := card.Upcoming; len(rest) > 0; {
		n := sameDay(rest)
		for _, e := range entriesSaying(rest[:n], whatToDo) {
			list = append(list, deadline{e, rest[0].Due, gravest(e.rules, rules), holdsNow(e, rest[:n])})
		}
		rest = rest[n:]
	}
	slices.SortStableFunc(list, func(a, b deadline) int {
		return cmp.Or(cmp.Compare(b.severity, a.severity), cmp.Compare(a.due, b.due))
	})
	return list
}

// holdsNow gives what is said of the one result that holds and needs doing again;
// empty where there are several, or the deadline says it already.
func holdsNow(e entry, results []finding.Result) string {
	said := ""
	for _, result := range results {
		if whatToDo(result) != e.message || result.Message == e.message {
			continue
		}
		if said != "" && said != result.Message {
			return ""
		}
		said = result.Message
	}
	return said
}

// nearest gives the deadlines that are listed, and how many more there are.
func nearest(list []deadline, all bool) ([]deadline, int) {
	if all || len(list) <= mostDeadlines {
		return list, 0
	}
	return list[:mostDeadlines], len(list) - mostDeadlines
}

// gravest gives the highest severity of some rules, as far as they are known.
func gravest(ids []string, rules Catalogue) rule.Severity {
	worst := rule.None
	for _, id := range ids {
		if rules == nil {
			break
		}
		if known, ok := rules.Find(rule.ID(id)); ok {
			worst = max(worst, known.Severity)
		}
	}
	return worst
}

// ahead lists the deadlines that are near.
func (p *page) ahead(card Card, o Options) {
	list, more := nearest(deadlinesOf(card, o.Catalogue), o.All)
	if len(list) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.bold(titleAhead))
	for _, d := range list {
		p.line("  by %s  %s: %s [%s]", told(calendar.Long(d.due)), p.names(d.subjects), told(d.message), p.names(d.rules))
	}
	if more > 0 {
		p.line("  …and %s", terminal(moreAhead(more)))
	}
}

// titleAhead heads the deadlines.
const titleAhead = "Coming up, worst first"

// moreAhead says how many deadlines are not listed.
func moreAhead(n int) string { return count(n, "more deadline") + "; `--show all` lists them." }

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
