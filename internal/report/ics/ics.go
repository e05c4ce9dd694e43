package ics

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// ICS writes a calendar of the deadlines of all groups in a run: all future ones,
// however far ahead, and all overdue ones. If a duty is already met, its deadline has
// no event.
type ICS struct {
	Options  outline.Options
	run      scorecard.Run
	calendar *Calendar
	seen     map[string]int
}

// Begin writes everything before the first group.
func (i *ICS) Begin(w io.Writer, run scorecard.Run) error {
	i.run, i.seen = run, map[string]int{}
	i.calendar = Begin(w, "Delivery group deadlines", run.AsOf)
	return i.calendar.Flush()
}

// Group writes the events of one group.
func (i *ICS) Group(_ io.Writer, card outline.Card) error {
	if why := missing(card); why != "" {
		i.calendar.Add(Event{
			UID: i.uid(card.ID + "-incomplete"), Day: i.run.AsOf, Category: cmp.Or(card.Name, card.ID),
			Summary: cmp.Or(card.Name, card.ID) + ": deadlines may be missing from this calendar", Details: why,
		})
	}
	written := map[[3]string]bool{}
	for _, result := range Dated(card.Results, i.run.AsOf) {
		event := i.event(card, result)
		// Rules of two packs can have the same deadline for the same thing. Of the
		// events with an equal key, only the first is written.
		same := [3]string{event.Day, result.Subject, event.Summary}
		if !written[same] {
			written[same] = true
			i.calendar.Add(event)
		}
	}
	return i.calendar.Flush()
}

// End writes everything after the last group.
func (i *ICS) End(io.Writer) error { return i.calendar.End() }

// missing returns the reason why deadlines of a group may be missing from the calendar,
// or "" if none can be.
func missing(card outline.Card) string {
	switch {
	case card.Problem != "":
		return "This group could not be judged: " + card.Problem
	case card.CustomProblem != "":
		return "Not judged by the organisation's own policies: " + card.CustomProblem
	case len(card.Unread) > 0:
		return "Could not be read: " + strings.Join(card.Unread, ", ")
	}
	return ""
}

// lastDay is later than any deadline.
const lastDay = "9999-12-31"

// Dated returns the results that have a deadline: first those due on the day asOf
// (YYYY-MM-DD) or later, then the fails with a deadline.
func Dated(results []finding.Finding, asOf string) []finding.Finding {
	dated := scorecard.Upcoming(results, asOf, lastDay)
	for _, result := range results {
		if result.Verdict == finding.Fail && result.Due != "" {
			dated = append(dated, result)
		}
	}
	return dated
}

func (i *ICS) event(card outline.Card, result finding.Finding) Event {
	overdue := ""
	if result.Verdict == finding.Fail && result.Due < i.run.AsOf {
		overdue = "Overdue: "
	}
	details := []string{result.Message}
	if result.Remedy != "" && result.Remedy != result.Message {
		details = append(details, result.Remedy)
	}
	details = append(details, outline.TitleOf(i.Options, result.Rule)+" ("+string(result.Rule)+")")
	return Event{
		UID: i.uid(result.Key), Day: result.Due,
		Summary: overdue + of(card, result) + ": " + escape.Shorten(outline.WhatToDo(result), longestSummary), Details: strings.Join(details, "\n"),
		Category: cmp.Or(card.Name, card.ID), Link: escape.LineAddress(i.run.Source, card.Path, result.Where),
	}
}

// of returns the name of the group and, if the result is about an entry, the id of the
// entry, such as "Flood, soil-checks".
func of(card outline.Card, result finding.Finding) string {
	name := cmp.Or(card.Name, card.ID)
	if _, entry, ok := strings.Cut(result.Subject, ":"); ok {
		return name + ", " + entry
	}
	return name
}

// longestSummary is the maximum length of what has to be done in an event's summary, in
// characters.
const longestSummary = 200

// uid returns the UID of an event from the key of its result. Two groups of a run with
// the same id can have results with the same key. From the second such key on, the UID
// gets a number.
func (i *ICS) uid(key string) string {
	i.seen[key]++
	if n := i.seen[key]; n > 1 {
		key += "-" + strconv.Itoa(n)
	}
	return key + "@dgcheck"
}
