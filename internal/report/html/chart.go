package html

import (
	"fmt"
	"math"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// chart is a bar chart of the finance with one row for each month: an outlined bar for
// the forecast and inside it a solid bar for the actual. Lengths are in units of the
// SVG viewBox.
type chart struct {
	Width, Height, Bottom int
	Zero                  int
	Rows                  []bars
	Ticks                 []htmlTick
	// Left is the number of earlier months that only the table has.
	Left int
}

type bars struct {
	Y                int
	Label            escape.HTML
	Forecast, Actual *htmlBar
}

type htmlBar struct{ X, Y, Width int }

// htmlTick is a vertical grid line with a label. Anchor is the text-anchor attribute of
// the label.
type htmlTick struct {
	X             int
	Label, Anchor escape.HTML
}

// The dimensions of the chart, in units of the SVG viewBox. It is narrow enough for a
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

func shortMonth(month string) escape.HTML {
	if day, ok := calendar.ParseDay(month + "-01"); ok {
		return escape.HTML(fmt.Sprintf("%s %d", day.Month().Number().String()[:3], day.Month().Year()))
	}
	return escape.ForPage(escape.ShortenedForPage(month, 8))
}

// scale maps amounts in pence to x coordinates in the chart.
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
	if n := len(c.Ticks); n > 1 && c.Ticks[n-2].X+c.Ticks[n-2].width()/2 > c.Ticks[n-1].X-c.Ticks[n-1].width() {
		c.Ticks[n-2].Label = "" // it would overlap the last label
	}
	return c
}

// width estimates the width of the label.
func (t htmlTick) width() int {
	const character = 6
	return character * utf8.RuneCountInString(string(t.Label))
}

// scaleOf returns the range of the axis and the distance between its grid lines, in
// pence. The range includes 0. The distance is 1, 2 or 5 times a power of ten.
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

// chart writes the chart with a title and a description for screen readers.
func (p *page) chart(id escape.Anchor, c chart) {
	p.put(`
<figure class="chart">
<svg viewBox="0 0 $ $" role="img" aria-labelledby="$-chart-title $-chart-about" focusable="false">
<title id="$-chart-title">Forecast and actual by month</title>
<desc id="$-chart-about">A row for each month: an outlined bar for the forecast, and inside it a solid bar for the actual. The same numbers are in the table below.</desc>`,
		number(c.Width), number(c.Height), id, id, id, id)
	for _, tick := range c.Ticks {
		x, bottom := number(tick.X), number(c.Bottom)
		p.put(`
<line class="grid" x1="$" x2="$" y1="0" y2="$"/>
<text class="tick" text-anchor="$" x="$" y="$" dy="15">$</text>`, x, x, bottom, tick.Anchor, x, bottom, tick.Label)
	}
	for _, row := range c.Rows {
		p.put(`
<text class="month" x="0" y="$">$</text>`, number(row.Y), row.Label)
		p.bar("forecast", 18, row.Forecast)
		p.bar("actual", 8, row.Actual)
	}
	p.put(`
<line class="axis" x1="$" x2="$" y1="0" y2="$"/>
</svg>
<figcaption class="govuk-body-s"><span class="key key--forecast"></span> Forecast <span class="key key--actual"></span> Actual$</figcaption>
</figure>`, number(c.Zero), number(c.Zero), number(c.Bottom), when(c.Left > 0, fill(`. $ earlier months are in the table alone`, number(c.Left))))
}

// bar writes one bar of the chart. look is its CSS class. b is nil if the amount is not
// known, and then nothing is written.
func (p *page) bar(look escape.HTML, height number, b *htmlBar) {
	if b != nil {
		p.put(`
<rect class="$" x="$" y="$" width="$" height="$"/>`, look, number(b.X), number(b.Y), number(b.Width), height)
	}
}
