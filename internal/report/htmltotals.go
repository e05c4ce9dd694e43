package report

import (
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// yearBegins is the first month of the UK government's financial year.
const yearBegins = 4

// sums are totals over some months. compared covers only completed months that
// have both a forecast and an actual.
type sums struct {
	year             calendar.Month
	forecast, actual int64
	actuals          int
	compared         int
	comparedForecast int64
	comparedActual   int64
}

func (s *sums) add(m overview.Month, over bool) {
	if m.Forecast != nil {
		s.forecast += *m.Forecast
	}
	if m.Actual == nil || !over {
		return
	}
	s.actual += *m.Actual
	s.actuals++
	if m.Forecast != nil {
		s.compared++
		s.comparedForecast += *m.Forecast
		s.comparedActual += *m.Actual
	}
}

// htmlTotals returns the totals of each financial year and, for the year that
// contains asOf, the total of its completed months. It leaves out the actual of
// a month that is not over, since it is not yet complete.
func htmlTotals(months []overview.Month, asOf string) (totals []htmlMonth, date *htmlMonth) {
	today, known := calendar.ParseDay(asOf)
	var years []sums
	for _, month := range months {
		day, ok := calendar.ParseDay(month.Month + "-01")
		if !ok || !known {
			continue
		}
		year := day.Month().YearStart(yearBegins)
		at := slices.IndexFunc(years, func(s sums) bool { return s.year == year })
		if at < 0 {
			at = len(years)
			years = append(years, sums{year: year})
		}
		years[at].add(month, day.Month() < today.Month())
	}
	for _, s := range years {
		total := htmlMonth{shown(fmt.Sprintf("Total, %s to %s", s.year.Long(), (s.year + 11).Long())), htmlPence(s.forecast), "None", "–"}
		if s.actuals > 0 {
			total.Actual = htmlPence(s.actual)
		}
		totals = append(totals, total)
		if s.year == today.Month().YearStart(yearBegins) && s.compared > 0 {
			date = &htmlMonth{
				shown(fmt.Sprintf("Year to date, %s with both", count(s.compared, "month"))),
				htmlPence(s.comparedForecast), htmlPence(s.comparedActual), htmlVariance(s.comparedActual - s.comparedForecast),
			}
		}
	}
	return totals, date
}

func htmlPence(pence int64) shown { return shown(money.Pence(pence).String()) }

// htmlVariance says how much more or less was spent than forecast.
func htmlVariance(pence int64) shown {
	switch {
	case pence > 0:
		return shown(money.Pence(pence).String() + " over")
	case pence < 0:
		return shown(money.Pence(-pence).String() + " under")
	}
	return "None"
}

// financeUnread reports whether some of the finance may be missing, because it
// or a file has a fault.
func financeUnread(card Card) bool {
	return len(card.Unread) > 0 || slices.ContainsFunc(card.Results, func(r finding.Finding) bool {
		return r.Verdict == finding.Fail && r.Severity == rule.Error && r.Rule.Pack() == rule.DataPack && r.Section == "finance"
	})
}
