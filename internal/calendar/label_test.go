package calendar_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

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
		"01/04/2026 00:00":     "2026-04",
		"01/04/2026 00:00:00":  "2026-04",
		"01.04.2026":           "2026-04",
		"30-4-2026":            "2026-04",
		"2026.04":              "2026-04",
		"04-2026":              "2026-04",
		"20260401":             "2026-04",
		"Apr/26":               "2026-04",
		"Apr'26":               "2026-04",
		"Apr. 2026":            "2026-04",
		"2026 April":           "2026-04",
		"2026-Apr":             "2026-04",
		"2026/27 P1":           "2026-04",
		"2026-27 P12":          "2027-03",
		"P7 FY26/27":           "2026-10",
		"M1 2026/27":           "2026-04",
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
		"05/04/2026":          {aDay, "2026-04"},
		"04/01/2026":          {aDay, "2026-01"},
		"2026-04-15":          {aDay, "2026-04"},
		"28/02/2028":          {aDay, "2028-02"},
		"26-Apr":              {changed, "2026-04"},
		"26-april":            {changed, "2026-04"},
		"7-Sept":              {changed, "2026-09"},
		"46113":               {"that is a spreadsheet's date number (it stands for 2026-04-01)", "2026-04"},
		"46113.5":             {"that is a spreadsheet's date number (it stands for 2026-04-01)", "2026-04"},
		"04/26":               {twoReadings, "2026-04"},
		"4/26":                {twoReadings, "2026-04"},
		"Apr":                 {noYear, "2026-04"},
		"April":               {noYear, "2026-04"},
		"2026":                {"that is a year, not a month", "2026-04"},
		"2031":                {"that is a year, not a month", "2031-04"},
		"P1":                  {period, "2026-04"},
		"M12":                 {period, "2026-04"},
		"Period 1":            {period, "2026-04"},
		"month 3":             {period, "2026-04"},
		"7":                   {period, "2026-04"},
		"2026-13":             {"there is no month 13 in a year", "2026-04"},
		"2026-00":             {"there is no month 0 in a year", "2026-04"},
		"13/2026":             {"there is no month 13 in a year", "2026-04"},
		"2026-02-30":          {noDay, "2026-04"},
		"2026-02-29":          {noDay, "2026-04"},
		"31/04/2026":          {noDay, "2026-04"},
		"29/02/2026":          {noDay, "2026-04"},
		"01/13/2026":          {noDay, "2026-04"},
		"00/04/2026":          {noDay, "2026-04"},
		"Smarch-26":           {noName, "2026-04"},
		"ap-26":               {noName, "2026-04"},
		"":                    {"no month is given", "2026-04"},
		"   ":                 {"no month is given", "2026-04"},
		"26-Smarch":           {unread, "2026-04"},
		"5-Apr-26":            {aDay, "2026-04"},
		"12 April 2026":       {aDay, "2026-04"},
		"31-Apr-26":           {noDay, "2026-04"},
		"0 April 2026":        {noDay, "2026-04"},
		"1-Smarch-26":         {noName, "2026-04"},
		"2026/13":             {"there is no month 13 in a year", "2026-04"},
		"202613":              {"there is no month 13 in a year", "2026-04"},
		"042026":              {unread, "2026-04"},
		"260401":              {unread, "2026-04"},
		"1-4-26":              {unread, "2026-04"},
		"2026-04-02 00:00:00": {aDay, "2026-04"},
		"2026-04-01 23:00:00": {unread, "2026-04"},
		"P13 2026/27":         {"there is no period 13 that is a month", "2026-04"},
		"P0 2026/27":          {"there is no period 0 that is a month", "2026-04"},
		"P7 2026/28":          {"that is not a financial year", "2026-04"},
		"P7 2026":             {unread, "2026-04"},
		"P7 26/27":            {unread, "2026-04"},
		"2026-04-1":           {unread, "2026-04"},
		"April, 2026":         {unread, "2026-04"},
		"٢٠٢٦-٠٤":             {unread, "2026-04"},
		"2026-04x":            {unread, "2026-04"},
		"total":               {noYear, "2026-04"},
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

// TestB6EveryMonthIsReadInEveryForm reads each month in every form in which
// spreadsheets and finance systems write it. All forms must give the same month.
func TestB6EveryMonthIsReadInEveryForm(t *testing.T) {
	for month := calendar.MonthOf(2019, time.January); month <= calendar.MonthOf(2031, time.December); month++ {
		first, year := month.First(), month.YearStart(4)
		period := int(month-year) + 1
		for _, form := range []string{
			fmt.Sprintf("1-%s-%02d", month.Number().String()[:3], month.Year()%100),
			fmt.Sprintf("01-%s-%d", strings.ToUpper(month.Number().String()[:3]), month.Year()),
			fmt.Sprintf("01 %s %d", month.Number(), month.Year()),
			fmt.Sprintf("%d %s %d", month.Last().DayOfMonth(), month.Number(), month.Year()),
			fmt.Sprintf("1st %s %d", month.Number(), month.Year()),
			fmt.Sprintf("%s %02d", month.Number(), month.Year()%100),
			fmt.Sprintf("%d/%02d", month.Year(), month.Number()),
			fmt.Sprintf("%d/%d", month.Year(), month.Number()),
			fmt.Sprintf("%d%02d", month.Year(), month.Number()),
			first.String() + " 00:00:00", first.String() + "T00:00:00", first.String() + " 00:00", month.Last().String() + " 00:00:00",
			fmt.Sprintf("P%d %s", period, strings.Replace(year.YearLabel(), "-", "/", 1)),
			fmt.Sprintf("P%02d %s", period, year.YearLabel()),
			fmt.Sprintf("Period %d, %d/%d", period, year.Year(), year.Year()+1),
		} {
			if got, err := calendar.ParseMonth(form); err != nil || got != month {
				t.Errorf("%q is read as %s, %v; it is %s", form, got, err, month)
			}
		}
	}
}

// TestB6OtherDaysAreNoMonths reads every day of two years in several forms. Only the
// first and the last day of a month may be read as that month.
func TestB6OtherDaysAreNoMonths(t *testing.T) {
	for day := calendar.Date(2026, time.January, 1); day < calendar.Date(2028, time.March, 1); day++ {
		month := day.Month()
		whole := day == month.First() || day == month.Last()
		for _, form := range []string{
			day.Long(), day.String(), day.String() + " 00:00:00",
			fmt.Sprintf("%d-%s-%02d", day.DayOfMonth(), month.Number().String()[:3], month.Year()%100),
			fmt.Sprintf("%02d/%02d/%d", day.DayOfMonth(), month.Number(), month.Year()),
		} {
			if got, err := calendar.ParseMonth(form); (err == nil) != whole || whole && got != month {
				t.Errorf("%q is read as %s, %v", form, got, err)
			}
		}
	}
}

func FuzzMonth(f *testing.F) {
	for _, label := range []string{
		"2026-04", "Apr-26", "April 2026", "04/2026", "01/04/2026", "2026-04-30", "26-Apr", "46113", "99999.9", "P1", "",
		"0000-01", "9999-12", "0000-01-01", "31/12/9999", "2026-02-30", "Sept-26", "1-Apr-26", "2026/04", "202604", "2026-04-01 00:00:00", "P7 2026/27", "\x00", "\xff", "2026-04\u200b", strings.Repeat("9", 5000),
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
