package workbook

import (
	"fmt"
	"strings"
)

// Chart is a sheet with one chart, drawn from columns of another sheet.
type Chart struct {
	// Name is the name of the chart's sheet. Title is shown above the chart.
	Name, Title string
	// From is the name of the sheet with the data, which has a heading row and then
	// Rows rows of data. Labels is the column of the labels; columns count from 0.
	From   string
	Rows   int
	Labels int
	// LabelFormat is the number format of the labels if they are dates, such as "mmm
	// yyyy". It is "" if the labels are text.
	LabelFormat string
	Series      []Series
	// Stacked stacks the bars of one label. If it is false, they stand side by side.
	Stacked bool
	// headings are the columns of the sheet From. Writer.Chart sets them.
	headings []Column
}

// Series is a column of values, counted from 0, and the colour of its bars as RRGGBB.
type Series struct {
	Column int
	Colour string
}

// Chart adds a chart sheet after the existing sheets. It adds nothing if c.Rows is 0.
func (w *Writer) Chart(c Chart) {
	if c.Rows > 0 {
		c.headings = w.sheet(c.From).Columns
		w.charts = append(w.charts, c)
	}
}

// XML namespaces of drawings and charts (ECMA-376, part 1, 20 and 21).
const (
	drawingSpace = "http://schemas.openxmlformats.org/drawingml/2006/main"
	chartSpace   = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	anchorSpace  = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
)

// parts returns the files of a chart sheet: the sheet, the drawing on it, the chart and
// their relations. n is the chart's number, from 1.
func (c Chart) parts(n int) []part {
	return []part{
		{fmt.Sprintf("xl/chartsheets/sheet%d.xml", n), xmlHead + `<chartsheet xmlns="` + mainSpace + `" xmlns:r="` + relationSpace +
			`"><sheetViews><sheetView workbookViewId="0" zoomToFit="1"/></sheetViews><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>` +
			`<pageSetup paperSize="9" orientation="landscape"/><drawing r:id="rId1"/></chartsheet>`},
		{fmt.Sprintf("xl/chartsheets/_rels/sheet%d.xml.rels", n), relations(relation{"drawing", fmt.Sprintf("../drawings/drawing%d.xml", n)})},
		{fmt.Sprintf("xl/drawings/drawing%d.xml", n), xmlHead + `<xdr:wsDr xmlns:xdr="` + anchorSpace + `" xmlns:a="` + drawingSpace +
			`"><xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9290000" cy="6070000"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
			`<xdr:cNvPr id="2" name="` + escaped(c.Name) + `" descr="` + escaped(c.Title) + `"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
			`<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="` + chartSpace + `"><c:chart xmlns:c="` + chartSpace +
			`" xmlns:r="` + relationSpace + `" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>`},
		{fmt.Sprintf("xl/drawings/_rels/drawing%d.xml.rels", n), relations(relation{"chart", fmt.Sprintf("../charts/chart%d.xml", n)})},
		{fmt.Sprintf("xl/charts/chart%d.xml", n), c.chart()},
	}
}

// chart returns the XML of a bar chart with its legend below.
func (c Chart) chart() string {
	grouping, overlap := "clustered", ""
	if c.Stacked {
		grouping, overlap = "stacked", `<c:overlap val="100"/>`
	}
	var bars strings.Builder
	for i, series := range c.Series {
		bars.WriteString(c.bar(i, series))
	}
	const axes = `<c:axId val="1"/><c:axId val="2"/>`
	return xmlHead + `<c:chartSpace xmlns:c="` + chartSpace + `" xmlns:a="` + drawingSpace + `"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p>` +
		`<a:pPr><a:defRPr sz="1400"/></a:pPr><a:r><a:rPr lang="en-GB" sz="1400">` + black + `</a:rPr><a:t>` + escaped(c.Title) + `</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
		`<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="` + grouping + `"/><c:varyColors val="0"/>` + bars.String() +
		`<c:gapWidth val="80"/>` + overlap + axes + `</c:barChart>` + c.labelAxis() +
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>` +
		`<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="B1B4B6"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>` +
		`<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` + axisText + `<c:crossAx val="1"/></c:valAx>` +
		`</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/>` + axisText + `</c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
}

const (
	black    = `<a:solidFill><a:srgbClr val="0B0C0C"/></a:solidFill>`
	axisText = `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1000">` + black + `</a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`
)

// labelAxis returns the XML of the label axis, which shows every label.
func (c Chart) labelAxis() string {
	format := ""
	if c.LabelFormat != "" {
		format = `<c:numFmt formatCode="` + escaped(c.LabelFormat) + `" sourceLinked="0"/>`
	}
	return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>` + format +
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` + axisText +
		`<c:crossAx val="2"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>`
}

// bar returns the XML of one series, which refers to the cells with its values. The
// argument n is the index of the series, from 0.
func (c Chart) bar(n int, series Series) string {
	cells := func(column, first, last int) string {
		return escaped(fmt.Sprintf("%s!$%s$%d:$%s$%d", quotedSheet(c.From), ColumnName(column), first, ColumnName(column), last))
	}
	labels := `<c:strRef><c:f>` + cells(c.Labels, 2, c.Rows+1) + `</c:f></c:strRef>`
	if c.LabelFormat != "" {
		labels = `<c:numRef><c:f>` + cells(c.Labels, 2, c.Rows+1) + `</c:f></c:numRef>`
	}
	return fmt.Sprintf(`<c:ser><c:idx val="%d"/><c:order val="%d"/>`, n, n) +
		`<c:tx><c:strRef><c:f>` + cells(series.Column, 1, 1) + `</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>` + escaped(c.headings[series.Column].Heading) +
		`</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="` + series.Colour + `"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>` +
		`<c:cat>` + labels + `</c:cat><c:val><c:numRef><c:f>` + cells(series.Column, 2, c.Rows+1) + `</c:f></c:numRef></c:val></c:ser>`
}
