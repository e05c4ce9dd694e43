package ics_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/ics"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// read parses a calendar with another library.
func read(t testing.TB, written []byte) *ical.Calendar {
	t.Helper()
	calendar, err := ical.NewDecoder(bytes.NewReader(written)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, written)
	}
	return calendar
}

// told returns the events of a calendar, each as UID, first day, day after the last,
// and summary.
func told(t *testing.T, written []byte) [][4]string {
	t.Helper()
	var all [][4]string
	for _, event := range read(t, written).Events() {
		summary, err := event.Props.Text(ical.PropSummary)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, [4]string{
			event.Props.Get(ical.PropUID).Value, event.Props.Get(ical.PropDateTimeStart).Value, event.Props.Get(ical.PropDateTimeEnd).Value, summary,
		})
	}
	return all
}

func result(subject string, verdict finding.Verdict, due, message string) finding.Finding {
	return finding.Finding{
		Rule: "guide.a_rule", Subject: subject, Verdict: verdict, Due: due, Message: message, Remedy: "Do it.", Key: subject + due,
		Where: source.Position{File: "a.yaml", Line: 3, Column: 1},
	}
}

func calendarOf(t *testing.T, run scorecard.Run, groups ...scorecard.Scorecard) []byte {
	t.Helper()
	var out bytes.Buffer
	reporter := ics.ICS{}
	if err := reporter.Begin(&out, run); err != nil {
		t.Fatal(err)
	}
	for i, group := range groups {
		if err := reporter.Group(&out, outline.Card{Scorecard: group, Index: i}); err != nil {
			t.Fatal(err)
		}
	}
	if err := reporter.End(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestADutyHasAnEventUntilItIsMet(t *testing.T) {
	group := scorecard.Scorecard{ID: "flood", Name: "Flood", Results: []finding.Finding{
		result("month:2026-11", finding.NotDue, "2026-12-20", "The actuals are due."),
		result("group", finding.Pass, "2027-01-28", "The roadmap is fresh."),
		result("service:a", finding.Fail, "2026-10-01", "It is late."),
		result("service:b", finding.Fail, "2026-12-01", "It is wrong, and has time."),
		result("service:c", finding.Fail, "", "It has no day."),
		result("month:2026-10", finding.Pass, "2026-12-31", "The actuals are there."),
		result("group", finding.Pass, "2026-11-01", "It was met."),
		result("service:d", finding.NotAssessed, "2026-12-31", "Nobody knows."),
	}}
	got := told(t, calendarOf(t, scorecard.Run{AsOf: "2026-11-22"}, group, group))
	want := [][4]string{
		{"month:2026-112026-12-20@dgcheck", "20261220", "20261221", "Flood, 2026-11: The actuals are due."},
		{"group2027-01-28@dgcheck", "20270128", "20270129", "Flood: Do it."},
		{"service:a2026-10-01@dgcheck", "20261001", "20261002", "Overdue: Flood, a: Do it."},
		{"service:b2026-12-01@dgcheck", "20261201", "20261202", "Flood, b: Do it."},
	}
	if diff := cmp.Diff(want, got[:len(want)]); diff != "" {
		t.Error(diff)
	}
	// A second group with the same id has the same keys, so its UIDs get a number, here
	// -2.
	if got[4][0] != "month:2026-112026-12-20-2@dgcheck" || len(got) != 8 {
		t.Errorf("%d events, the fifth %v", len(got), got[4])
	}
}

func TestOneThingToDoIsOneEvent(t *testing.T) {
	first, second := result("spend:s", finding.NotDue, "2026-11-26", "Record it."), result("spend:s", finding.NotDue, "2026-11-26", "Record it.")
	second.Rule, second.Key = "guide.another", "other"
	if got := told(t, calendarOf(t, scorecard.Run{AsOf: "2026-11-22"}, scorecard.Scorecard{ID: "x", Results: []finding.Finding{first, second}})); len(got) != 1 {
		t.Errorf("%d events: %v", len(got), got)
	}
}

func TestAGroupThatCouldNotBeReadMissesNothingInSilence(t *testing.T) {
	for _, group := range []scorecard.Scorecard{
		{ID: "x", Problem: "it has two files"}, {ID: "x", CustomProblem: "they do not compile"}, {ID: "x", Unread: []string{"roadmap"}},
	} {
		got := told(t, calendarOf(t, scorecard.Run{AsOf: "2026-11-22"}, group))
		if len(got) != 1 || got[0] != [4]string{"x-incomplete@dgcheck", "20261122", "20261123", "x: deadlines may be missing from this calendar"} {
			t.Errorf("%+v: %v", group, got)
		}
	}
}

func TestARunWithoutDeadlinesIsACalendar(t *testing.T) {
	written := calendarOf(t, scorecard.Run{AsOf: "2026-11-22"})
	if !strings.HasPrefix(string(written), "BEGIN:VCALENDAR\r\n") || !strings.HasSuffix(string(written), "\r\nEND:VCALENDAR\r\n") {
		t.Errorf("%q", written)
	}
}

func TestAnEventLeadsToItsLine(t *testing.T) {
	run := scorecard.Run{AsOf: "2026-11-22", Source: scorecard.Source{Repository: "https://github.com/DEFRA/flood", Commit: "abc", Folder: "groups"}}
	r := result("group", finding.NotDue, "2026-12-20", "Later.")
	r.Severity = rule.None
	written := calendarOf(t, run, scorecard.Scorecard{ID: "x", Path: "x", Results: []finding.Finding{r}})
	address, err := read(t, written).Events()[0].Props.URI(ical.PropURL)
	if err != nil || address.String() != "https://github.com/DEFRA/flood/blob/abc/groups/x/a.yaml#L3" {
		t.Errorf("%v, %v", address, err)
	}
}

// FuzzNoTextLeavesItsLine checks that any text in an event can be read back, and that
// every line is valid UTF-8 of at most 75 octets.
func FuzzNoTextLeavesItsLine(f *testing.F) {
	for _, text := range []string{"", "plain", "a;b,c\\d\ne", "\r\nEND:VEVENT\r\n", strings.Repeat("é", 100), strings.Repeat("\U0001f30a", 60), "\x00\u202e\ufeff\xff", strings.Repeat("a", 74) + "\\;"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var out bytes.Buffer
		calendar := ics.Begin(&out, text, "2026-11-22")
		calendar.Add(ics.Event{UID: text, Day: "2026-12-31", Summary: text, Details: text, Category: text})
		calendar.Add(ics.Event{UID: "b", Day: text, Summary: "A day that cannot be read."})
		calendar.Add(ics.Event{UID: "c", Day: "2027-01-01", Summary: "the next"})
		if err := calendar.End(); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(out.String(), "\r\n"), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				t.Fatalf("line of %d octets: %q", len(line), line)
			}
		}
		events := read(t, out.Bytes()).Events()
		if last, _ := events[len(events)-1].Props.Text(ical.PropSummary); last != "the next" {
			t.Fatalf("the last event is %q", last)
		}
		for _, event := range events[:1] {
			if got, err := event.Props.Text(ical.PropSummary); err != nil || len(text) < 2_000 && ics.Shown(text) != got {
				t.Fatalf("summary %q, want %q (%v)", got, ics.Shown(text), err)
			}
		}
	})
}
