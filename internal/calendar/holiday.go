package calendar

import (
	"slices"
	"time"

	"github.com/rickar/cal/v2/gb"
)

// BankHolidays lists the bank holidays of England in the years from first to
// last, in their order; where one is made up for on a weekday, that weekday. The
// days follow GOV.UK's list (https://www.gov.uk/bank-holidays).
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

// proclaimed lists the bank holidays of a year that the library lacks: the
// state funeral of 2022.
func proclaimed(year int) []Day {
	if year == 2022 {
		return []Day{Date(2022, time.September, 19)}
	}
	return nil
}

// dayOf is the calendar day of a time in its own zone.
func dayOf(t time.Time) Day { return Date(t.Year(), t.Month(), t.Day()) }
