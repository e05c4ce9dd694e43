package report_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// byMonth returns a fail that is about one month and due on the 20th of the next.
func byMonth(year, month int, message string) finding.Finding {
	day := calendar.Date(year, 1, 1).Month() + calendar.Month(month-1)
	due := (day + 1).Day(20).String()
	return finding.Finding{
		Rule: "guide.actuals_posted", Subject: "month:" + day.String(), Verdict: finding.Fail, Severity: rule.Error, Due: due,
		Message: strings.NewReplacer("MONTH", day.Long(), "DUE", calendar.Long(due)).Replace(message), Remedy: "Post it.",
		Where: source.Position{File: "finance.yaml", Line: month, Column: 1}, Key: day.String(),
	}
}

func cardOf(results ...finding.Finding) outline.Card {
	c := card("x")
	c.Results, c.Tally, c.Changes = results, scorecard.Count(results), nil
	return c
}

func TestB8FindingsThatAreEqualByMonthAreOne(t *testing.T) {
	const missing = "We could not find an actual for MONTH. It was due by DUE."
	for name, c := range map[string]struct {
		results []finding.Finding
		want    []string
	}{
		"a run": {
			[]finding.Finding{byMonth(2026, 4, missing), byMonth(2026, 5, missing), byMonth(2026, 6, missing)},
			[]string{"We could not find an actual for April to June 2026. It was due by 20 May 2026 for the first and 20 July 2026 for the last."},
		},
		"over the turn of the year": {
			[]finding.Finding{byMonth(2026, 11, "MONTH has none."), byMonth(2026, 12, "MONTH has none."), byMonth(2027, 1, "MONTH has none.")},
			[]string{"November 2026 to January 2027 has none."},
		},
		"two months": {
			[]finding.Finding{byMonth(2026, 4, "MONTH has none."), byMonth(2026, 5, "MONTH has none.")},
			[]string{"April and May 2026 has none."},
		},
		"a gap": {
			[]finding.Finding{byMonth(2026, 4, "MONTH has none."), byMonth(2026, 6, "MONTH has none."), byMonth(2026, 7, "MONTH has none.")},
			[]string{"April 2026 has none.", "June and July 2026 has none."},
		},
		"a figure is of each month": {
			[]finding.Finding{byMonth(2026, 4, "3 of 5 lines of MONTH have one."), byMonth(2026, 5, "3 of 5 lines of MONTH have one.")},
			[]string{"3 of 5 lines of each month from April to May 2026 have one."},
		},
		"another figure": {
			[]finding.Finding{byMonth(2026, 4, "3 of 5 lines of MONTH have one."), byMonth(2026, 5, "4 of 5 lines of MONTH have one.")},
			[]string{"3 of 5 lines of April 2026 have one.", "4 of 5 lines of May 2026 have one."},
		},
		"the day it is due holds the month's name": {
			[]finding.Finding{byMonth(2026, 4, "MONTH has none by 30 April 2026."), byMonth(2026, 5, "MONTH has none by 30 April 2026.")},
			[]string{"each month from April to May 2026 has none by 30 April 2026."},
		},
		"the month is not named": {
			[]finding.Finding{byMonth(2026, 4, "It has none."), byMonth(2026, 5, "It has none.")},
			[]string{"April and May 2026: It has none."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			for format, line := range map[string]*regexp.Regexp{
				"text":     regexp.MustCompile(`(?m)^finance.yaml:\d+:1: error: (.*) \[guide`),
				"markdown": regexp.MustCompile(`(?m)^- \*\*Error:\*\* (.*) \(`),
				"html":     regexp.MustCompile(`<h4 [^>]*>.*<span>(.*)</span></h4>`),
				"github":   regexp.MustCompile(`(?m)^::error [^:]*::(.*?)%0A`),
			} {
				var got []string
				for _, found := range line.FindAllStringSubmatch(written(t, format, outline.Options{}, published(), cardOf(c.results...)), -1) {
					got = append(got, found[1])
				}
				if fmt.Sprint(got) != fmt.Sprint(c.want) {
					t.Errorf("%s: %q, want %q", format, got, c.want)
				}
			}
			if n := strings.Count(asJSON(t, cardOf(c.results...)), `"verdict": "fail"`); n != len(c.results) {
				t.Errorf("the JSON has %d results, want %d", n, len(c.results))
			}
		})
	}
}

func TestB8WhatSomebodyWroteIsNotTakenForAMonth(t *testing.T) {
	fault := func(line int, message string) finding.Finding {
		r := byMonth(2026, line, message)
		r.Rule, r.Subject, r.Due = "data.dates_sane", "file:finance.yaml", ""
		return r
	}
	quoted := cardOf(fault(4, "`April 2026` is not a day."), fault(5, "`May 2026` is not a day."))
	out := written(t, "text", outline.Options{}, published(), quoted)
	if !strings.Contains(out, "`April 2026` is not a day.") || !strings.Contains(out, "`May 2026` is not a day.") {
		t.Errorf("a quotation is changed:\n%s", out)
	}
	named := cardOf(fault(4, "MONTH is still to come, and has an actual."), fault(5, "MONTH is still to come, and has an actual."))
	if out := written(t, "text", outline.Options{}, published(), named); !strings.Contains(out, "April and May 2026 is still to come") {
		t.Errorf("months of one file are not put together:\n%s", out)
	}
}

// severities is a catalogue that has rules such as guide.error_1 and guide.info_2. The
// name of a rule begins with its severity.
type severities struct{}

func (severities) Find(id rule.ID) (rule.Rule, bool) {
	word, _, _ := strings.Cut(id.Name(), "_")
	severity, err := rule.ParseSeverity(word)
	return rule.Rule{Severity: severity, Title: string(id)}, err == nil
}
func (severities) Clause(string) (rule.Clause, bool) { return rule.Clause{}, false }

func TestB8ComingUpIsWorstFirstAndAtMostTwelve(t *testing.T) {
	c := cardOf()
	for i := range 37 {
		severity := []string{"info", "warning", "error"}[i%3]
		c.Upcoming = append(c.Upcoming, finding.Finding{
			Rule: rule.ID(fmt.Sprintf("guide.%s_%d", severity, i)), Subject: fmt.Sprintf("service:s%d", i), Verdict: finding.NotDue,
			Message: fmt.Sprintf("Thing %s %d is to be done.", severity, i), Due: fmt.Sprintf("2026-12-%02d", 1+i/2), Key: fmt.Sprint(i),
		})
	}
	thing := regexp.MustCompile(`Thing (\w+) \d+ is`)
	for _, format := range []string{"text", "markdown", "html"} {
		out := written(t, format, outline.Options{Catalogue: severities{}}, published(), c)
		var got []string
		for _, found := range thing.FindAllStringSubmatch(out, -1) {
			got = append(got, found[1])
		}
		if len(got) != 12 || strings.Join(got, " ") != strings.Repeat("error ", 11)+"error" {
			t.Errorf("%s lists %d: %v", format, len(got), got)
		}
		if !strings.Contains(out, "…and 25 more") {
			t.Errorf("%s does not say how many more there are", format)
		}
	}
	all := written(t, "text", outline.Options{Catalogue: severities{}, All: true}, published(), c)
	if n := len(thing.FindAllString(all, -1)); n != 37 {
		t.Errorf("with all asked for, text lists %d", n)
	}
}

func TestB8OfManyGroupsTheTableComesFirstThenWhatToMend(t *testing.T) {
	info := byMonth(2026, 4, "For information.")
	info.Severity = rule.Info
	worse := cardOf(byMonth(2026, 4, "MONTH has none."), byMonth(2026, 6, "MONTH has none."), info)
	worse.Name = "Worse"
	better := cardOf(byMonth(2026, 7, "MONTH has none."))
	better.Name, better.Upcoming = "Better", []finding.Finding{{Rule: "guide.a", Subject: "group", Verdict: finding.NotDue, Message: "Soon.", Due: "2026-12-01"}}
	good := cardOf()
	good.Name = "Good"
	out := written(t, "text", outline.Options{}, scorecard.Run{AsOf: "2026-11-22"}, better, good, worse)
	at := -1
	for _, want := range []string{"Groups as of 22 November 2026, worst first\n", "Worse", "Better", "Good", "\n3 groups.", "\nWorse (x)\n", "fix: Post it.", "\nBetter (x)\n", "July 2026 has none.", "`--show all` shows the rest"} {
		next := strings.Index(out[at+1:], want)
		if next < 0 {
			t.Fatalf("no %q after what comes before it in:\n%s", want, out)
		}
		at += 1 + next
	}
	for _, left := range []string{"Soon.", "For information.\n", "\nGood (x)\n", "Could not be judged\n"} {
		if strings.Contains(out, left) {
			t.Errorf("it says %q:\n%s", left, out)
		}
	}
	all := written(t, "text", outline.Options{All: true}, scorecard.Run{AsOf: "2026-11-22"}, better, good, worse)
	if !strings.Contains(all, "Soon.") || !strings.Contains(all, "For information.") {
		t.Errorf("all does not show everything:\n%s", all)
	}
}

func TestB8ACommentHasAboutFortyLinesBeforeWhatIsFolded(t *testing.T) {
	for name, cards := range map[string][]outline.Card{
		"a group with much to mend": {many("It has no owner.", 20)},
		"everything":                {everything("x")},
		"several groups":            {many("It has no owner.", 20), everything("x"), many("It has none.", 20)},
	} {
		out := written(t, "markdown", outline.Options{}, published(), cards...)
		open, _, _ := strings.Cut(out, "<details>")
		if n := strings.Count(open, "\n"); n > 44 {
			t.Errorf("%s: %d lines before anything is folded:\n%s", name, n, open)
		}
		if len(cards) == 1 && !strings.Contains(open, "To mend:") {
			t.Errorf("%s: it does not say what to do:\n%s", name, open)
		}
	}
}
