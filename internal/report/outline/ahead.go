package outline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// mostDeadlines is how many deadlines are listed unless all are asked for.
const mostDeadlines = 12

// deadline is one thing to do by a day, for some subjects and by some rules.
type deadline struct {
	Entry
	Due      string
	severity rule.Severity
	// said is what is true until then. It is used if the message says what to
	// do.
	Said string
}

// DeadlinesOf returns the near deadlines, worst first: by the severity of
// missing one, and then by day. A thing to do for several subjects, or by
// several rules, is listed once.
func DeadlinesOf(card Card, rules Catalogue) []deadline {
	var list []deadline
	for rest := card.Upcoming; len(rest) > 0; {
		n := sameDay(rest)
		for _, e := range EntriesSaying(rest[:n], WhatToDo) {
			list = append(list, deadline{e, rest[0].Due, gravest(e.Rules, rules), holdsNow(e, rest[:n])})
		}
		rest = rest[n:]
	}
	slices.SortStableFunc(list, func(a, b deadline) int {
		return cmp.Or(cmp.Compare(b.severity, a.severity), cmp.Compare(a.Due, b.Due))
	})
	return list
}

// holdsNow returns the message of the single result that passes now and has to
// be renewed. If there are several such results, or the deadline already says
// so, it returns "".
func holdsNow(e Entry, results []finding.Finding) string {
	said := ""
	for _, result := range results {
		if WhatToDo(result) != e.Message || result.Message == e.Message {
			continue
		}
		if said != "" && said != result.Message {
			return ""
		}
		said = result.Message
	}
	return said
}

// Nearest returns the deadlines to list, and how many more there are.
func Nearest(list []deadline, all bool) ([]deadline, int) {
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

// TitleAhead is the heading of the deadlines.
const TitleAhead = "Coming up, worst first"

// MoreAhead says how many deadlines are not listed.
func MoreAhead(n int) string { return Count(n, "more deadline") + "; `--show all` lists them." }

// sameDay returns how many of the first deadlines are on the same day.
func sameDay(rest []finding.Finding) int {
	n := 1
	for n < len(rest) && rest[n].Due == rest[0].Due {
		n++
	}
	return n
}

// WhatToDo returns what a deadline asks for. If the thing is missing, its
// message says so; if it exists, it has to be renewed.
func WhatToDo(result finding.Finding) string {
	if result.Verdict == finding.NotDue {
		return result.Message
	}
	return result.Remedy
}

// DueLater returns the card without the results that are listed as deadlines.
func DueLater(card Card) Card {
	later := card
	later.Results = slices.DeleteFunc(slices.Clone(card.Results), func(result finding.Finding) bool {
		return result.Verdict == finding.NotDue && slices.ContainsFunc(card.Upcoming, func(soon finding.Finding) bool { return soon.Key == result.Key })
	})
	return later
}

func KeepsFromGreen(point scorecard.Point) bool {
	switch point.State {
	case scorecard.Short, scorecard.WaivedFor, scorecard.Unknown:
		return true
	}
	return false
}

// Points counts the points of a standard by state.
func Points(rating scorecard.Rating) escape.Terminal {
	counts := map[scorecard.State]int{}
	for _, point := range rating.Points {
		counts[point.State]++
	}
	var parts []string
	for _, state := range []scorecard.State{
		scorecard.Evidenced, scorecard.Vouched, scorecard.Short, scorecard.WaivedFor, scorecard.Unknown, scorecard.NotYetDue, scorecard.DoesNotApply,
	} {
		if counts[state] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[state], InWords(state)))
		}
	}
	return escape.Terminal(strings.Join(parts, ", "))
}

func InWords(state scorecard.State) string { return strings.ReplaceAll(string(state), "-", " ") }
