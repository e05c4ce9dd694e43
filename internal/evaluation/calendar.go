package evaluation

import (
	"fmt"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// calendarOf returns the dates that rules need and that depend only on the day judged
// and on the figures of params.yaml, such as the months of this and the last financial
// year with their deadlines.
func calendarOf(day calendar.Day, params rulebook.Params) *machine.Object {
	yearStart := params.Int("fy.start_month")
	first := day.Month().YearStart(yearStart)
	actualsFrom := first
	if day.Month() < first+calendar.Month(params.Int("finance.prior_year_months")) {
		actualsFrom = first - 12
	}
	return object(
		"today", object(
			"date", day.String(),
			"day", int64(day),
			"month", day.Month().String(),
		),
		"year", object(
			"label", first.YearLabel(),
			"first", first.String(),
			"last", (first+11).String(),
			"forecast_due", newYearForecast(first, yearStart, params).String(),
		),
		"months", months(first-12, first+11, day, yearStart, params),
		"settled", (first + calendar.Month(params.Int("finance.prior_year_months")) - 1).Last().String()[len("2006-"):],
		"actuals_from", actualsFrom.String(),
		"forecast_update", forecastUpdate(day, params),
		"quarters", quarters(day, yearStart),
		"holidays", holidays(day),
	)
}

// holidays returns the bank holidays of eight calendar years: those from five years
// before the year of a day to two years after it. A deadline in working days may have
// begun in one of the earlier years.
func holidays(day calendar.Day) machine.Value {
	var values []machine.Value
	for _, holiday := range calendar.BankHolidays(day.Month().Year()-5, day.Month().Year()+2) {
		values = append(values, int64(holiday))
	}
	return list(values...)
}

// firstQuarters is the year of the first quarter that is listed. No delivery group
// existed before it.
const firstQuarters = 2000

// quarters returns the quarters since firstQuarters that are over, oldest first, then
// the current quarter and the next.
func quarters(day calendar.Day, yearStart int) machine.Value {
	var values []machine.Value
	running := day.Month().YearStart(yearStart) + 3*((day.Month()-day.Month().YearStart(yearStart))/3)
	for month := calendar.MonthOf(firstQuarters, time.Month(yearStart)); month <= running+3; month += 3 {
		start, end := month.YearStart(yearStart), month+2
		values = append(values, object(
			"quarter", fmt.Sprintf("%s-Q%d", start.YearLabel(), int(month-start)/3+1),
			"name", fmt.Sprintf("%s to %s", month.Number(), end.Long()),
			"first", month.First().String(),
			"first_day", int64(month.First()),
			"last", end.Last().String(),
			"last_day", int64(end.Last()),
			"closed", end.Last() < day,
		))
	}
	return list(values...)
}

// newYearForecast returns the day by which the forecast of a financial year is due: the
// last day of the month that the figure finance.new_year_forecast_month of params.yaml
// gives. The argument first is the first month of that year.
func newYearForecast(first calendar.Month, yearStart int, params rulebook.Params) calendar.Day {
	after := (params.Int("finance.new_year_forecast_month") - yearStart + 12) % 12
	return (first + calendar.Month(after)).Last()
}

func months(from, to calendar.Month, day calendar.Day, yearStart int, params rulebook.Params) machine.Value {
	var values []machine.Value
	for month := from; month <= to; month++ {
		values = append(values, object(
			"month", month.String(),
			"name", month.Long(),
			"year", month.YearStart(yearStart).YearLabel(),
			"closed", month.Last() < day,
			"last_day", int64(month.Last()),
			"actual_due", actualDue(month, yearStart, params).String(),
			"actual_due_day", int64(actualDue(month, yearStart, params)),
		))
	}
	return list(values...)
}

// actualDue returns the last day on which a month's actuals are on time. For the last
// month of the financial year, that is some days later.
func actualDue(month calendar.Month, yearStart int, params rulebook.Params) calendar.Day {
	due := (month + 1).Day(params.Int("finance.actuals_due_day"))
	if (month + 1).Number() == time.Month(yearStart) {
		due += calendar.Day(params.Int("finance.year_end_extra_days"))
	}
	return due
}

// forecastUpdate returns the dates that decide whether a forecast was updated in time:
//
//   - from_day: the first day on which an update counts as in time
//   - missed_from_day: the first day on which an update is one cycle late, and no more
//   - due: the day by which the latest update was due
//   - next: for each month in which an update is in time, the day by which the update
//     after that one is due
func forecastUpdate(day calendar.Day, params rulebook.Params) machine.Value {
	updateDay := params.Int("finance.forecast_update_day")
	cycle := day.Month()
	if day.DayOfMonth() <= updateDay {
		cycle--
	}
	next := object()
	for month := cycle; month <= day.Month(); month++ {
		next.Put(month.String(), (month + 1).Day(updateDay).String())
	}
	return object(
		"next", next,
		"from_day", int64(cycle.First()),
		"missed_from_day", int64((cycle - 1).First()),
		"due", cycle.Day(updateDay).String(),
	)
}
