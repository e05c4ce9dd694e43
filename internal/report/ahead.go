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

// mostDeadlines is how many deadlines are listed unless all are asked for.
const mostDeadlines = 12

// deadline is one thing to do by a day, for some subjects and by some rules.
type deadline struct {
	entry
	due      string
	severity rule.Severity
	// said is what is true until then. It is used if the message says what to
	// do.
	said string
}

// deadlinesOf returns the near deadlines, worst first: by the severity of
// missing one, and then by day. A thing to do for several subjects, or by
// several rules, is listed once.
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

// holdsNow returns the message of the single result that passes now and has to
// be renewed. If there are several such results, or the deadline already says
// so, it returns "".
func holdsNow(e entry, results []finding.Finding) string {
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

// nearest returns the deadlines to list, and how many more there are.
func nearest(list []deadline, all bool) ([]deadline, int) {
	if all || len(list) <= mostDeadlines {
		return list, 0
	}
	return list[:mostDeadlines], len(list) - mostDeadlines
}

// gravest returns the highest severity of the rules that are in the catalogue.
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

// ahead writes the near deadlines.
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

// titleAhead is the heading of the deadlines.
const titleAhead = "Coming up, worst first"

// moreAhead says how many deadlines are not listed.
func moreAhead(n int) string { return count(n, "more deadline") + "; `--show all` lists them." }

// sameDay returns how many of the first deadlines are on the same day.
func sameDay(rest []finding.Finding) int {
	n := 1
	for n < len(rest) && rest[n].Due == rest[0].Due {
		n++
	}
	return n
}

// whatToDo returns what a deadline asks for. If the thing is missing, its
// message says so; if it exists, it has to be renewed.
func whatToDo(result finding.Finding) string {
	if result.Verdict == finding.NotDue {
		return result.Message
	}
	return result.Remedy
}

// dueLater returns the card without the results that are listed as deadlines.
func dueLater(card Card) Card {
	later := card
	later.Results = slices.DeleteFunc(slices.Clone(card.Results), func(result finding.Finding) bool {
		return result.Verdict == finding.NotDue && slices.ContainsFunc(card.Upcoming, func(soon finding.Finding) bool { return soon.Key == result.Key })
	})
	return later
}

// standards writes the colour of each standard, and the points that keep it
// from green. If all is set, it writes every point and what is left for people
// to judge.
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

// points counts the points of a standard by state.
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

// rag writes a colour as a word, and in that colour if colours are allowed.
func (p *page) rag(colour scorecard.RAG) terminal {
	code := map[scorecard.RAG]string{scorecard.Red: redCode, scorecard.Amber: yellowCode, scorecard.Green: greenCode}[colour]
	if code == "" {
		return terminal(colour.Words())
	}
	return p.styled(code, terminal(colour.Words()))
}
