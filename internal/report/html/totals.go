package html

import (
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// yearBegins is the first month of the UK government's financial year.
const yearBegins = 4

// sums are the totals of one financial year, in pence. The field year has its first
// month. forecast is the sum of the forecasts of all months. actual is the sum of the
// actuals of completed months, and actuals counts them. compared counts the completed
// months that have both a forecast and an actual. comparedForecast and comparedActual
// are the sums over those months.
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

// htmlTotals returns the total of each financial year. The actual of a month that is
// not over is left out, because it is not complete. date is the total of those
// completed months of the current financial year, which contains asOf, that have both a
// forecast and an actual. It is nil if there is no such month.
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
		total := htmlMonth{escape.HTML(fmt.Sprintf("Total, %s to %s", s.year.Long(), (s.year + 11).Long())), htmlPence(s.forecast), "None", "–"}
		if s.actuals > 0 {
			total.Actual = htmlPence(s.actual)
		}
		totals = append(totals, total)
		if s.year == today.Month().YearStart(yearBegins) && s.compared > 0 {
			date = &htmlMonth{
				escape.HTML(fmt.Sprintf("Year to date, %s with both", outline.Count(s.compared, "month"))),
				htmlPence(s.comparedForecast), htmlPence(s.comparedActual), variance(s.comparedActual - s.comparedForecast),
			}
		}
	}
	return totals, date
}

func htmlPence(pence int64) escape.HTML { return escape.HTML(money.Pence(pence).String()) }

// variance returns how much more or less was spent than forecast, such as "£10 over".
func variance(pence int64) escape.HTML {
	switch {
	case pence > 0:
		return escape.HTML(money.Pence(pence).String() + " over")
	case pence < 0:
		return escape.HTML(money.Pence(-pence).String() + " under")
	}
	return "None"
}

// financeUnread reports whether part of the finance may be missing, because the section
// finance has an error or a file could not be read.
func financeUnread(card outline.Card) bool {
	return len(card.Unread) > 0 || slices.ContainsFunc(card.Results, func(r finding.Finding) bool {
		return r.Verdict == finding.Fail && r.Severity == rule.Error && r.Rule.Pack() == rule.DataPack && r.Section == "finance"
	})
}
