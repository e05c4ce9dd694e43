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

// mostDeadlines is the number of deadlines that are listed, unless all are requested.
const mostDeadlines = 12

// deadline is something to do by the day Due. Its Entry has the subjects and the rules,
// and in Message what to do.
type deadline struct {
	Entry
	Due      string
	severity rule.Severity
	// Said is the message of a result that passes now and has to be renewed by the day
	// Due, such as when something was last done. Otherwise it is "".
	Said string
}

// DeadlinesOf returns the deadlines of the results in card.Upcoming. The most severe
// ones, if they are missed, come first, and among equally severe ones the earliest. If
// the same thing has to be done for several subjects or several rules by one day, it is
// listed once.
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

// holdsNow returns the message of the result that passes now and has to be renewed by
// the deadline with the entry e. results are all results due on that day. If no such
// result passes, or several do with different messages, holdsNow returns "".
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

// Nearest returns the first mostDeadlines deadlines of a list, and the number of the
// others. With the parameter all it returns the whole list, and 0.
func Nearest(list []deadline, all bool) ([]deadline, int) {
	if all || len(list) <= mostDeadlines {
		return list, 0
	}
	return list[:mostDeadlines], len(list) - mostDeadlines
}

// gravest returns the highest severity of those rules that are in the catalogue.
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

// MoreAhead returns that n deadlines are not listed, and how to list them: "3 more
// deadlines; `--show all` lists them."
func MoreAhead(n int) string { return Count(n, "more deadline") + "; `--show all` lists them." }

// sameDay returns the number of results at the start of rest that are due on the same
// day as the first of them.
func sameDay(rest []finding.Finding) int {
	n := 1
	for n < len(rest) && rest[n].Due == rest[0].Due {
		n++
	}
	return n
}

// WhatToDo returns what has to be done by a deadline. For a result that is not due yet,
// that is its message. Any other result holds now and has to be renewed, so it is the
// remedy.
func WhatToDo(result finding.Finding) string {
	if result.Verdict == finding.NotDue {
		return result.Message
	}
	return result.Remedy
}

// DueLater returns the card without the results that are in card.Upcoming.
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

// Points returns how many points of a standard (the clauses that decide its colour) are
// in each state, in words. It leaves out states in which there are none.
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
