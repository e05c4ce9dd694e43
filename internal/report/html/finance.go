package html

import (
	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// htmlFinance has the forecast and the actual of each month.
type htmlFinance struct {
	Private bool
	Span    escape.HTML
	Months  []htmlMonth
	// Totals has one total for each financial year. Date is the total to date of the
	// current financial year: over its completed months that have both a forecast and
	// an actual. Date is nil if there is no such month.
	Totals []htmlMonth
	Date   *htmlMonth
	// Unread is set if part of the finance could not be read and may be missing.
	Unread bool
	// Elsewhere is set if the page is made from a stored JSON result, which has no
	// amounts.
	Elsewhere bool
	Chart     *chart
}

type htmlMonth struct {
	Name, Forecast, Actual, Variance escape.HTML
}

func financeOf(finance overview.Finance, asOf string) htmlFinance {
	f := htmlFinance{Private: finance.Private}
	if finance.Private || len(finance.Months) == 0 {
		return f
	}
	for _, month := range finance.Months {
		row := htmlMonth{monthName(month.Month), htmlAmount(month.Forecast), htmlAmount(month.Actual), "–"}
		switch running := month.Month >= asOf[:min(len(asOf), len(month.Month))]; {
		case running && month.Actual != nil:
			row.Actual += " so far"
		case month.Forecast != nil && month.Actual != nil:
			row.Variance = variance(*month.Actual - *month.Forecast)
		}
		f.Months = append(f.Months, row)
	}
	f.Totals, f.Date = htmlTotals(finance.Months, asOf)
	f.Span = f.Months[0].Name
	if last := len(f.Months) - 1; last > 0 {
		f.Span += " to " + f.Months[last].Name
	}
	left := max(len(finance.Months)-chartMonths, 0)
	f.Chart = chartOf(finance.Months[left:])
	f.Chart.Left = left
	return f
}

func htmlAmount(pence *int64) escape.HTML {
	if pence == nil {
		return "Not given"
	}
	return escape.HTML(money.Pence(*pence).String())
}

func monthName(month string) escape.HTML {
	if day, ok := calendar.ParseDay(month + "-01"); ok {
		return escape.HTML(day.Month().Long())
	}
	return escape.ForPage(month)
}

// finance writes the section with forecast and actual by month.
func (p *page) finance(g htmlGroup) {
	p.section(g.ID, "finance", "Finance")
	switch f := g.Finance; {
	case f.Private:
		p.put(`
<p class="govuk-body">The group keeps its amounts private, so no amounts are shown here, and no lines of its declaration, which could hold some.</p>`)
	case f.Elsewhere:
		p.put(`
<p class="govuk-body">This page is made from a result, which has no amounts of money.</p>`)
	case len(f.Months) == 0:
		p.put(`
<p class="govuk-body">No forecast and no actual could be read from the declaration.</p>`)
	default:
		if f.Chart != nil {
			p.chart(g.ID, *f.Chart)
		}
		p.months(f)
		p.put(`
<p class="govuk-body-s">The variance compares the actual with the forecast in months that are over. Actuals of months that are not over are not in the totals.$</p>`,
			when(f.Unread, ` Some of what is declared has faults, and may be missing here.`))
	}
	p.end()
}

// months writes the table of the months and their totals.
func (p *page) months(f htmlFinance) {
	const numeric = "govuk-table__header--numeric"
	p.put(`
<table class="govuk-table sums">
<caption class="govuk-table__caption">Forecast and actual by month, $</caption>`, f.Span)
	p.columns([]column{{"Month", ""}, {"Forecast", numeric}, {"Actual", numeric}, {"Variance", numeric}})
	for _, month := range f.Months {
		p.month(month, "")
	}
	p.put(`
</tbody>`)
	if len(f.Totals) > 0 {
		p.put(`
<tfoot>`)
		for _, total := range f.Totals {
			p.month(total, "sum")
		}
		if f.Date != nil {
			p.month(*f.Date, "sum")
		}
		p.put(`
</tfoot>`)
	}
	p.put(`
</table>`)
}

func (p *page) month(m htmlMonth, look escape.HTML) {
	p.put(`
<tr class="govuk-table__row$">
<th scope="row" class="govuk-table__header">$</th>`, class(look), m.Name)
	for _, amount := range []escape.HTML{m.Forecast, m.Actual, m.Variance} {
		p.put(`
<td class="govuk-table__cell govuk-table__cell--numeric">$</td>`, amount)
	}
	p.rowEnd()
}
