package calendar_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/calendar"
)

func TestParseDay(t *testing.T) {
	tests := map[string]calendar.Day{
		"1970-01-01": 0,
		"1970-01-02": 1,
		"1969-12-31": -1,
		"2026-11-22": 20779,
		"2028-02-29": 21243,
		"2000-02-29": 11016,
		"9999-12-31": 2932896,
		"0001-01-01": -719162,
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			got, ok := calendar.ParseDay(text)
			if !ok || got != want {
				t.Errorf("got %d, %t, want %d", got, ok, want)
			}
			if got.String() != text {
				t.Errorf("written back as %s", got)
			}
		})
	}
}

func TestParseDayRefusesEverythingButTheOneForm(t *testing.T) {
	for _, text := range []string{
		"", " ", "2026-4-1", "2026-04-1", "1/4/2026", "2026/04/01", "2026/04", "2026-04", "2026-02-29", "2026-02-30", "1900-02-29",
		"2026-13-01", "2026-00-10", "2026-10-00", "2026-04-31", "2026-04-01T00:00:00Z", " 2026-04-01", "2026-04-01 ", "2026-04-01\n",
		"20260401", "-2026-04-01", "12026-04-01", "٢٠٢٦-٠٤-٠١", "tomorrow",
	} {
		t.Run(text, func(t *testing.T) {
			if day, ok := calendar.ParseDay(text); ok {
				t.Errorf("read as %s", day)
			}
		})
	}
}

func TestTodayIsLondonsDay(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{
		"2026-03-31T23:30:00Z":      "2026-04-01", // summer time began on 29 March
		"2026-03-28T23:30:00Z":      "2026-03-28",
		"2026-03-29T00:59:59Z":      "2026-03-29",
		"2026-10-24T23:30:00Z":      "2026-10-25",
		"2026-10-25T23:30:00Z":      "2026-10-25", // summer time ended that morning
		"2026-12-31T23:59:59Z":      "2026-12-31",
		"2027-01-01T00:00:00Z":      "2027-01-01",
		"2026-04-01T08:00:00+09:00": "2026-04-01",
		"2026-04-01T07:59:59+09:00": "2026-03-31",
		"1969-12-31T22:00:00Z":      "1969-12-31", // British Standard Time, an hour ahead all year
		"1969-12-31T23:00:00Z":      "1970-01-01",
	}
	for instant, want := range tests {
		t.Run(instant, func(t *testing.T) {
			now, err := time.Parse(time.RFC3339, instant)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, calendar.Today(now, london).String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDaysAndMonthsAsPeopleWriteThem(t *testing.T) {
	day := calendar.Date(2026, time.November, 6)
	tests := map[string]struct{ want, got string }{
		"day":                   {"6 November 2026", day.Long()},
		"text of a day":         {"6 November 2026", calendar.Long("2026-11-06")},
		"text that is no day":   {"2026-11-31", calendar.Long("2026-11-31")},
		"any other text":        {"soon", calendar.Long("soon")},
		"month":                 {"November 2026", day.Month().Long()},
		"label":                 {"2026-11", day.Month().String()},
		"financial year":        {"2026-27", day.Month().YearStart(4).YearLabel()},
		"turn of the century":   {"2099-00", calendar.MonthOf(2099, time.April).YearLabel()},
		"a month of year 1":     {"0001-02", calendar.MonthOf(1, time.February).String()},
		"the year before it":    {"-001-04", calendar.MonthOf(0, time.February).YearStart(4).String()},
		"its month, in letters": {"April -1", calendar.MonthOf(0, time.February).YearStart(4).Long()},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, test.got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMonthsBeginAndEnd(t *testing.T) {
	tests := map[string]struct{ first, last string }{
		"2026-01": {"2026-01-01", "2026-01-31"},
		"2026-02": {"2026-02-01", "2026-02-28"},
		"2028-02": {"2028-02-01", "2028-02-29"},
		"1900-02": {"1900-02-01", "1900-02-28"},
		"2000-02": {"2000-02-01", "2000-02-29"},
		"2026-04": {"2026-04-01", "2026-04-30"},
		"2026-12": {"2026-12-01", "2026-12-31"},
	}
	for label, want := range tests {
		t.Run(label, func(t *testing.T) {
			month, refusal := calendar.ParseMonth(label)
			if refusal != nil {
				t.Fatal(refusal)
			}
			got := struct{ first, last string }{month.First().String(), month.Last().String()}
			if got != want {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestTheNthDayOfAMonth(t *testing.T) {
	month := calendar.MonthOf(2026, time.April)
	tests := map[int]string{1: "2026-04-01", 20: "2026-04-20", 30: "2026-04-30", 31: "2026-05-01", 51: "2026-05-21", 0: "2026-03-31"}
	for n, want := range tests {
		if diff := cmp.Diff(want, month.Day(n).String()); diff != "" {
			t.Errorf("day %d: %s", n, diff)
		}
	}
}

func TestFinancialYears(t *testing.T) {
	tests := map[string]struct {
		month       calendar.Month
		start       int
		first, name string
	}{
		"March is the last month of a year":  {calendar.MonthOf(2026, time.March), 4, "2025-04", "2025-26"},
		"April is the first month of a year": {calendar.MonthOf(2026, time.April), 4, "2026-04", "2026-27"},
		"December":                           {calendar.MonthOf(2026, time.December), 4, "2026-04", "2026-27"},
		"January":                            {calendar.MonthOf(2027, time.January), 4, "2026-04", "2026-27"},
		"a calendar year":                    {calendar.MonthOf(2026, time.December), 1, "2026-01", "2026-27"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := test.month.YearStart(test.start)
			if diff := cmp.Diff([]string{test.first, test.name}, []string{got.String(), got.YearLabel()}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDaysAndMonthsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := calendar.Day(rapid.IntRange(-719162, 2932896).Draw(t, "day"))
		if back, ok := calendar.ParseDay(day.String()); !ok || back != day {
			t.Fatalf("%d is written %s, which is read as %d", day, day, back)
		}
		month := day.Month()
		if day < month.First() || day > month.Last() || month.Day(day.DayOfMonth()) != day {
			t.Fatalf("%s does not lie in %s", day, month)
		}
		start := month.YearStart(4)
		if start > month || month-start >= 12 || start.Number() != time.April {
			t.Fatalf("the financial year of %s begins with %s", month, start)
		}
	})
}
