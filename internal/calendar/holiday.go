package calendar

import (
	"slices"
	"time"

	"github.com/rickar/cal/v2/gb"
)

// BankHolidays returns the bank holidays of England in the years from first to last, in
// order. For a holiday on a weekend it returns the substitute day. The days follow
// GOV.UK's list (https://www.gov.uk/bank-holidays).
func BankHolidays(first, last int) []Day {
	var days []Day
	for year := first; year <= last; year++ {
		for _, holiday := range gb.Holidays {
			if _, observed := holiday.Calc(year); !observed.IsZero() {
				days = append(days, dayOf(observed))
			}
		}
		days = append(days, proclaimed(year)...)
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// proclaimed returns the bank holidays of a year that the library lacks: the day of the
// state funeral in 2022.
func proclaimed(year int) []Day {
	if year == 2022 {
		return []Day{Date(2022, time.September, 19)}
	}
	return nil
}

// dayOf returns the calendar day of a time in its own time zone.
func dayOf(t time.Time) Day { return Date(t.Year(), t.Month(), t.Day()) }
