package html

import (
	"fmt"
	"math"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// htmlFinance compares the forecast with the actual, by month.
type htmlFinance struct {
	Private bool
	Span    escape.HTML
	Months  []htmlMonth
	// Totals are the totals of each financial year. Date is the total of the
	// current year to date.
	Totals []htmlMonth
	Date   *htmlMonth
	// Unread is set if some of the finance could not be read and is missing.
	Unread bool
	Chart  *chart
}

type htmlMonth struct {
	Name, Forecast, Actual, Variance escape.HTML
}

// chart is a chart of the finance, with one row per month: an outline for
// the forecast, and inside it a solid bar for the actual. Lengths are in units
// of the viewBox.
type chart struct {
	Width, Height, Bottom int
	Zero                  int
	Rows                  []bars
	Ticks                 []htmlTick
	// Left is how many earlier months are only in the table.
	Left int
}

type bars struct {
	Y                int
	Label            escape.HTML
	Forecast, Actual *htmlBar
}

type htmlBar struct{ X, Y, Width int }

// htmlTick is a line across the chart. Anchor says which end of its label is at
// the line.
type htmlTick struct {
	X             int
	Label, Anchor escape.HTML
}

// The measures of the chart, in units of the viewBox. It is narrow enough for a
// phone held upright.
const (
	chartWidth  = 300
	chartLeft   = 60
	chartRight  = 296
	chartRow    = 26
	chartTop    = 4
	chartMonths = 24
	chartTicks  = 3
)

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

func shortMonth(month string) escape.HTML {
	if day, ok := calendar.ParseDay(month + "-01"); ok {
		return escape.HTML(fmt.Sprintf("%s %d", day.Month().Number().String()[:3], day.Month().Year()))
	}
	return escape.ForPage(escape.ShortenedForPage(month, 8))
}

// scale maps pence to positions in the chart.
type scale struct{ low, high float64 }

func (s scale) x(pence float64) int {
	return chartLeft + int(math.Round((pence-s.low)/(s.high-s.low)*(chartRight-chartLeft)))
}

func (s scale) bar(pence *int64, y int) *htmlBar {
	if pence == nil {
		return nil
	}
	from, to := s.x(0), s.x(float64(*pence))
	return &htmlBar{min(from, to), y, max(from, to) - min(from, to)}
}

func chartOf(months []overview.Month) *chart {
	s, step := scaleOf(months)
	c := &chart{Width: chartWidth, Zero: s.x(0), Bottom: chartTop + chartRow*len(months)}
	c.Height = c.Bottom + 22
	for i, month := range months {
		y := chartTop + chartRow*i
		c.Rows = append(c.Rows, bars{
			Y: y + 17, Label: shortMonth(month.Month), Forecast: s.bar(month.Forecast, y+4), Actual: s.bar(month.Actual, y+9),
		})
	}
	for pence := s.low; pence <= s.high+step/2; pence += step {
		c.Ticks = append(c.Ticks, htmlTick{s.x(pence), escape.HTML(money.Pence(pence).String()), "middle"})
	}
	c.Ticks[len(c.Ticks)-1].Anchor = "end"
	return c
}

// scaleOf returns the range of the axis, which includes 0, and its step,
// which is 1, 2 or 5 times a power of ten.
func scaleOf(months []overview.Month) (scale, float64) {
	low, high := 0.0, 0.0
	for _, month := range months {
		for _, pence := range []*int64{month.Forecast, month.Actual} {
			if pence != nil {
				low, high = min(low, float64(*pence)), max(high, float64(*pence))
			}
		}
	}
	step := 100.0 // one pound, in pence
	for i := 0; math.Ceil(high/step)-math.Floor(low/step) > chartTicks; i++ {
		step *= []float64{2, 2.5, 2}[i%3]
	}
	s := scale{math.Floor(low/step) * step, math.Ceil(high/step) * step}
	if s.low == s.high {
		s.high = s.low + step
	}
	return s, step
}
