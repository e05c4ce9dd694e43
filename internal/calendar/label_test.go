package calendar_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/calendar"
)

func TestParseMonth(t *testing.T) {
	tests := map[string]string{
		"2026-04":              "2026-04",
		"2026-4":               "2026-04",
		" 2026-04 ":            "2026-04",
		"\t2026-12\n":          "2026-12",
		"Apr-26":               "2026-04",
		"APR-2026":             "2026-04",
		"apr-26":               "2026-04",
		"Apr 2026":             "2026-04",
		"Apr 26":               "2026-04",
		"April 2026":           "2026-04",
		"April-2026":           "2026-04",
		"Sept-26":              "2026-09",
		"Sep-26":               "2026-09",
		"September 2026":       "2026-09",
		"May-26":               "2026-05",
		"DECEMBER 2026":        "2026-12",
		"04/2026":              "2026-04",
		"4/2026":               "2026-04",
		"2026-04-01":           "2026-04",
		"2026-04-30":           "2026-04",
		"01/04/2026":           "2026-04",
		"1/4/2026":             "2026-04",
		"30/04/2026":           "2026-04",
		"29/02/2028":           "2028-02",
		"2028-02-29":           "2028-02",
		"28/02/2026":           "2026-02",
		"31/12/2026":           "2026-12",
		"1/1/2026":             "2026-01",
		"2026-12-31":           "2026-12",
		"Jan-00":               "2000-01",
		"\u00a0 2026-04\u00a0": "2026-04",
	}
	for label, want := range tests {
		t.Run(label, func(t *testing.T) {
			got, err := calendar.ParseMonth(label)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParseMonthRefusesWhatHasNoSingleReading(t *testing.T) {
	const (
		aDay        = "that is a day, not a month"
		changed     = "a spreadsheet has changed a month into a day of a month"
		noDay       = "there is no such day in the calendar"
		unread      = "we cannot read it as a month"
		twoReadings = "it could be a month and a year or a day and a month"
		noYear      = "the year is missing"
		period      = "that is a period number, not a month"
		noName      = "that is not the name of a month"
	)
	tests := map[string]struct{ because, example string }{
		"05/04/2026":  {aDay, "2026-04"},
		"04/01/2026":  {aDay, "2026-01"},
		"2026-04-15":  {aDay, "2026-04"},
		"28/02/2028":  {aDay, "2028-02"},
		"26-Apr":      {changed, "2026-04"},
		"26-april":    {changed, "2026-04"},
		"7-Sept":      {changed, "2026-09"},
		"46113":       {"that is a spreadsheet's date number (it stands for 2026-04-01)", "2026-04"},
		"46113.5":     {"that is a spreadsheet's date number (it stands for 2026-04-01)", "2026-04"},
		"04/26":       {twoReadings, "2026-04"},
		"4/26":        {twoReadings, "2026-04"},
		"Apr":         {noYear, "2026-04"},
		"April":       {noYear, "2026-04"},
		"2026":        {"that is a year, not a month", "2026-04"},
		"2031":        {"that is a year, not a month", "2031-04"},
		"P1":          {period, "2026-04"},
		"M12":         {period, "2026-04"},
		"Period 1":    {period, "2026-04"},
		"month 3":     {period, "2026-04"},
		"7":           {period, "2026-04"},
		"2026-13":     {"there is no month 13 in a year", "2026-04"},
		"2026-00":     {"there is no month 0 in a year", "2026-04"},
		"13/2026":     {"there is no month 13 in a year", "2026-04"},
		"2026-02-30":  {noDay, "2026-04"},
		"2026-02-29":  {noDay, "2026-04"},
		"31/04/2026":  {noDay, "2026-04"},
		"29/02/2026":  {noDay, "2026-04"},
		"01/13/2026":  {noDay, "2026-04"},
		"00/04/2026":  {noDay, "2026-04"},
		"Smarch-26":   {noName, "2026-04"},
		"ap-26":       {noName, "2026-04"},
		"":            {"no month is given", "2026-04"},
		"   ":         {"no month is given", "2026-04"},
		"26-Smarch":   {unread, "2026-04"},
		"2026/04":     {unread, "2026-04"},
		"202604":      {unread, "2026-04"},
		"2026-04-1":   {unread, "2026-04"},
		"April, 2026": {unread, "2026-04"},
		"٢٠٢٦-٠٤":     {unread, "2026-04"},
		"2026-04x":    {unread, "2026-04"},
		"total":       {noYear, "2026-04"},
	}
	for label, want := range tests {
		t.Run(label, func(t *testing.T) {
			got, err := calendar.ParseMonth(label)
			if err == nil {
				t.Fatalf("read as %s", got)
			}
			refusal := calendar.LabelError{
				Because: want.because,
				Remedy:  "Write the year and the month with a hyphen, such as " + want.example + ".",
			}
			if diff := cmp.Diff(refusal, *err); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(want.because, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzMonth(f *testing.F) {
	for _, label := range []string{
		"2026-04", "Apr-26", "April 2026", "04/2026", "01/04/2026", "2026-04-30", "26-Apr", "46113", "99999.9", "P1", "",
		"0000-01", "9999-12", "0000-01-01", "31/12/9999", "2026-02-30", "Sept-26", "\x00", "\xff", "2026-04\u200b", strings.Repeat("9", 5000),
	} {
		f.Add(label)
	}
	f.Fuzz(func(t *testing.T, label string) {
		month, err := calendar.ParseMonth(label)
		if err != nil {
			if err.Because == "" || err.Remedy == "" {
				t.Errorf("%q is refused without a reason or a remedy: %+v", label, err)
			}
			return
		}
		again, err := calendar.ParseMonth(month.String())
		if err != nil || again != month {
			t.Errorf("%q is read as %s, which is read as %s, %v", label, month, again, err)
		}
		if month.First().Month() != month || month.Last().Month() != month {
			t.Errorf("%q: the first and last day of %s lie outside it", label, month)
		}
	})
}
