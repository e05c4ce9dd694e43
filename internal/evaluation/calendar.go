package evaluation

import (
	"fmt"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// calendarOf works out, once a run, what the rules need to know of the day:
// the months of this and the last financial year with their deadlines.
func calendarOf(day calendar.Day, params rulebook.Params) ast.Object {
	yearStart := params.Int("fy.start_month")
	first := day.Month().YearStart(yearStart)
	actualsFrom := first
	if day.Month() < first+calendar.Month(params.Int("finance.prior_year_months")) {
		actualsFrom = first - 12
	}
	return object(
		"today", ast.NewTerm(object(
			"date", ast.StringTerm(day.String()),
			"day", number(int(day)),
			"month", ast.StringTerm(day.Month().String()),
		)),
		"year", ast.NewTerm(object(
			"label", ast.StringTerm(first.YearLabel()),
			"first", ast.StringTerm(first.String()),
			"last", ast.StringTerm((first+11).String()),
			"forecast_due", ast.StringTerm(newYearForecast(first, yearStart, params).String()),
		)),
		"months", months(first-12, first+11, day, yearStart, params),
		"settled", ast.StringTerm((first + calendar.Month(params.Int("finance.prior_year_months")) - 1).Last().String()[len("2006-"):]),
		"actuals_from", ast.StringTerm(actualsFrom.String()),
		"forecast_update", forecastUpdate(day, params),
		"quarters", quarters(day, yearStart),
		"holidays", holidays(day),
	)
}

// holidays are the bank holidays around a day: five years back, in which a
// deadline in working days may have begun, and two years ahead.
func holidays(day calendar.Day) *ast.Term {
	var terms []*ast.Term
	for _, holiday := range calendar.BankHolidays(day.Month().Year()-5, day.Month().Year()+2) {
		terms = append(terms, number(int(holiday)))
	}
	return ast.ArrayTerm(terms...)
}

// firstQuarters is the year from which quarters are listed: there were no
// delivery groups before.
const firstQuarters = 2000

// quarters are those that are over, oldest first, then the running one and the
// next.
func quarters(day calendar.Day, yearStart int) *ast.Term {
	var terms []*ast.Term
	running := day.Month().YearStart(yearStart) + 3*((day.Month()-day.Month().YearStart(yearStart))/3)
	for month := calendar.MonthOf(firstQuarters, time.Month(yearStart)); month <= running+3; month += 3 {
		start, end := month.YearStart(yearStart), month+2
		terms = append(terms, ast.NewTerm(object(
			"quarter", ast.StringTerm(fmt.Sprintf("%s-Q%d", start.YearLabel(), int(month-start)/3+1)),
			"name", ast.StringTerm(fmt.Sprintf("%s to %s", month.Number(), end.Long())),
			"first", ast.StringTerm(month.First().String()),
			"first_day", number(int(month.First())),
			"last", ast.StringTerm(end.Last().String()),
			"last_day", number(int(end.Last())),
			"closed", ast.BooleanTerm(end.Last() < day),
		)))
	}
	return ast.ArrayTerm(terms...)
}

// newYearForecast is the last day of the month in which a new year's forecast
// is due.
func newYearForecast(first calendar.Month, yearStart int, params rulebook.Params) calendar.Day {
	after := (params.Int("finance.new_year_forecast_month") - yearStart + 12) % 12
	return (first + calendar.Month(after)).Last()
}

func months(from, to calendar.Month, day calendar.Day, yearStart int, params rulebook.Params) *ast.Term {
	var terms []*ast.Term
	for month := from; month <= to; month++ {
		terms = append(terms, ast.NewTerm(object(
			"month", ast.StringTerm(month.String()),
			"name", ast.StringTerm(month.Long()),
			"year", ast.StringTerm(month.YearStart(yearStart).YearLabel()),
			"closed", ast.BooleanTerm(month.Last() < day),
			"actual_due", ast.StringTerm(actualDue(month, yearStart, params).String()),
		)))
	}
	return ast.ArrayTerm(terms...)
}

// actualDue is the last day on which a month's actuals are in time. The last
// month of the year has longer.
func actualDue(month calendar.Month, yearStart int, params rulebook.Params) calendar.Day {
	due := (month + 1).Day(params.Int("finance.actuals_due_day"))
	if (month + 1).Number() == time.Month(yearStart) {
		due += calendar.Day(params.Int("finance.year_end_extra_days"))
	}
	return due
}

// forecastUpdate says from which day on an update of the forecast is in time,
// from which on only one was missed, by when the latest was due, and by when
// the next is after one in the months that are in time.
func forecastUpdate(day calendar.Day, params rulebook.Params) *ast.Term {
	updateDay := params.Int("finance.forecast_update_day")
	cycle := day.Month()
	if day.DayOfMonth() <= updateDay {
		cycle--
	}
	next := ast.NewObject()
	for month := cycle; month <= day.Month(); month++ {
		next.Insert(ast.StringTerm(month.String()), ast.StringTerm((month + 1).Day(updateDay).String()))
	}
	return ast.NewTerm(object(
		"next", ast.NewTerm(next),
		"from_day", number(int(cycle.First())),
		"missed_from_day", number(int((cycle - 1).First())),
		"due", ast.StringTerm(cycle.Day(updateDay).String()),
	))
}

// object makes an object of keys and terms in turn.
func object(pairs ...any) ast.Object {
	o := ast.NewObject()
	for i := 0; i+1 < len(pairs); i += 2 {
		o.Insert(ast.StringTerm(pairs[i].(string)), pairs[i+1].(*ast.Term))
	}
	return o
}

func number(n int) *ast.Term { return ast.IntNumberTerm(n) }
