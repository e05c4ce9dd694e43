// Package calendar reads and counts days, months and financial years as Defra's finance
// year has them: dates in Europe/London, months of a year from April to March, and
// deadlines that are fixed days and include that day. It has no clock: today is always
// an argument.
package calendar

import (
	"fmt"
	"time"
)

// Day is a calendar day, counted in days since 1 January 1970.
type Day int

const secondsADay = 24 * 60 * 60

// Date returns the day of a year, month and day of the month. Values outside
// their range roll over, as in package time.
func Date(year int, month time.Month, day int) Day {
	return Day(floorDiv(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix(), secondsADay))
}

// ParseDay reads a date in the form YYYY-MM-DD, the only one in declarations. It
// returns false if the text has another form or is not a real date.
func ParseDay(text string) (Day, bool) {
	if len(text) != len(time.DateOnly) || text[4] != '-' || text[7] != '-' {
		return 0, false
	}
	year, yearOK := number(text[:4])
	month, monthOK := number(text[5:7])
	dom, domOK := number(text[8:])
	if !yearOK || !monthOK || !domOK || month < 1 || month > 12 || dom < 1 {
		return 0, false
	}
	day := Date(year, time.Month(month), dom)
	return day, day.Month().Number() == time.Month(month)
}

// number reads a text of digits. It returns false for any other text.
func number(text string) (int, bool) {
	n := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		n = n*10 + int(text[i]-'0')
	}
	return n, text != ""
}

// Today returns the day of an instant in London, the time zone of delivery groups and
// their deadlines.
func Today(now time.Time, london *time.Location) Day {
	local := now.In(london)
	return Date(local.Year(), local.Month(), local.Day())
}

func (d Day) time() time.Time { return time.Unix(int64(d)*secondsADay, 0).UTC() }

// String returns YYYY-MM-DD.
func (d Day) String() string { return d.time().Format(time.DateOnly) }

// Long returns the day in words: 6 November 2026.
func (d Day) Long() string { return d.time().Format("2 January 2006") }

// Month returns the month of the day.
func (d Day) Month() Month {
	t := d.time()
	return MonthOf(t.Year(), t.Month())
}

// DayOfMonth returns the day of the month, from 1.
func (d Day) DayOfMonth() int { return d.time().Day() }

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Long returns a date in the form YYYY-MM-DD in words. It returns any other text
// unchanged.
func Long(date string) string {
	if day, ok := ParseDay(date); ok {
		return day.Long()
	}
	return date
}

// Month is a calendar month, counted in months since January of year 0.
type Month int

// MonthOf returns the Month for a calendar year and a month of that year.
func MonthOf(year int, month time.Month) Month { return Month(year*12 + int(month) - 1) }

// String returns YYYY-MM, the form of a month in results.
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year(), m.Number()) }

// Long returns the month in words: October 2026.
func (m Month) Long() string { return fmt.Sprintf("%s %d", m.Number(), m.Year()) }

// Year and Number return the calendar year and the month within it.
func (m Month) Year() int          { return int(floorDiv(int64(m), 12)) }
func (m Month) Number() time.Month { return time.Month(int(m) - 12*m.Year() + 1) }

// Day returns the nth day of the month. A day past the end of the month rolls over into
// the next.
func (m Month) Day(n int) Day { return Date(m.Year(), m.Number(), n) }

// First and Last return the month's first and last day.
func (m Month) First() Day { return m.Day(1) }
func (m Month) Last() Day  { return (m + 1).Day(1) - 1 }

// YearStart returns the first month of the financial year that contains the month. The
// argument is the month of the year in which financial years begin: 4 for April.
func (m Month) YearStart(startMonth int) Month {
	start := MonthOf(m.Year(), time.Month(startMonth))
	if start > m {
		start -= 12
	}
	return start
}

// YearLabel returns the label of the financial year that begins with the month, such as
// 2026-27.
func (m Month) YearLabel() string {
	return fmt.Sprintf("%04d-%02d", m.Year(), (m.Year()+1)%100)
}
