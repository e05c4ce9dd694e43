package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Chart is a sheet with one chart, drawn from columns of another sheet.
type Chart struct {
	// Name is that of the chart's sheet. Title stands above the chart.
	Name, Title string
	// From is the sheet that has the data, below its heading, in Rows rows. Labels
	// is the column of the labels and Series are the columns of the values, from 0.
	From   string
	Rows   int
	Labels int
	// LabelFormat is the format of labels that are dates, or empty.
	LabelFormat string
	Series      []Series
	// Stacked draws the values on top of one another; otherwise they stand side by
	// side.
	Stacked bool
}

// Series is one column of values and the colour of its bars, as RRGGBB.
type Series struct {
	Column int
	Colour string
}

// Chart adds a sheet with a chart, after the others. A chart without rows is left
// out.
func (w *Writer) Chart(c Chart) {
	if w.failed != nil || c.Rows == 0 {
		return
	}
	kind := excelize.ColStacked
	if !c.Stacked {
		kind = excelize.Col
	}
	cells := func(column, first, last int) string {
		return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", c.From, ColumnName(column), first, ColumnName(column), last)
	}
	black := excelize.Font{Color: "0B0C0C"}
	chart := &excelize.Chart{
		Type: kind, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title}}}, Legend: excelize.ChartLegend{Position: "bottom"},
		XAxis: excelize.ChartAxis{TickLabelSkip: 1, Font: black, NumFmt: excelize.ChartNumFmt{CustomNumFmt: c.LabelFormat}},
		YAxis: excelize.ChartAxis{MajorGridLines: true, Font: black, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "#,##0"}},
	}
	for _, series := range c.Series {
		chart.Series = append(chart.Series, excelize.ChartSeries{
			Name:       fmt.Sprintf("'%s'!$%s$1", c.From, ColumnName(series.Column)),
			Categories: cells(c.Labels, 2, c.Rows+1), Values: cells(series.Column, 2, c.Rows+1),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{series.Colour}},
		})
	}
	w.check(w.file.AddChartSheet(c.Name, chart))
}
