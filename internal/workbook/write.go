package workbook

import (
	"bytes"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Sheet says how a sheet of a new workbook begins.
type Sheet struct {
	Name    string
	Columns []Column
}

// Column is one column of a new sheet: its heading and its width in characters.
type Column struct {
	Heading string
	Width   float64
}

// Word is a text with a fill, so that it is found at a glance. The text says the
// same as the fill.
type Word struct {
	Text string
	Fill Fill
}

// Fill is the background of a Word.
type Fill string

// The fills, in GOV.UK's tints, on which black text has enough contrast.
const (
	NoFill Fill = ""
	Red    Fill = "F6D7D2"
	Amber  Fill = "FFF7BF"
	Green  Fill = "CCE2D8"
)

// Day is a day (YYYY-MM-DD), written as a date. Text that is no date is written
// as text.
type Day string

// Month is a month (YYYY-MM), written as the date of its first day and shown as
// "Apr 2026". Text that is no month is written as text.
type Month string

// Pence is an amount of money, written as a number of pounds.
type Pence int64

// Link is an address that can be followed, with a text to show.
type Link struct{ Address, Text string }

// Writer writes a workbook with a frozen heading and a filter on each sheet. Rows
// leave memory as they are written. The same rows give the same bytes.
type Writer struct {
	file   *excelize.File
	sheets map[string]*sheetWriter
	order  []string
	styles map[string]int
	failed error
}

type sheetWriter struct {
	stream  *excelize.StreamWriter
	columns []Column
	rows    int
	links   int
}

// NewWriter begins a workbook with the sheets. Its properties have the title and a
// day (YYYY-MM-DD) on which it counts as made.
func NewWriter(title, day string, sheets []Sheet) *Writer {
	w := &Writer{file: excelize.NewFile(), sheets: map[string]*sheetWriter{}, styles: map[string]int{}}
	w.check(w.file.SetDocProps(&excelize.DocProperties{Title: title, Creator: "dgcheck", LastModifiedBy: "dgcheck", Created: day + "T00:00:00Z", Modified: day + "T00:00:00Z"}))
	for i, sheet := range sheets {
		if i == 0 {
			w.check(w.file.SetSheetName("Sheet1", sheet.Name))
		} else {
			_, err := w.file.NewSheet(sheet.Name)
			w.check(err)
		}
		w.page(sheet.Name)
		w.begin(sheet)
	}
	return w
}

func (w *Writer) check(err error) {
	if w.failed == nil {
		w.failed = err
	}
}

// page makes a sheet print on A4, across, as wide as the page, with its heading on
// every page.
func (w *Writer) page(sheet string) {
	const a4 = 9 // in ECMA-376, part 1, 18.3.1.63
	yes, size, across, wide, long := true, a4, "landscape", 1, 0
	w.check(w.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &yes}))
	w.check(w.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &across, FitToWidth: &wide, FitToHeight: &long}))
	w.check(w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + sheet + "'!$1:$1", Scope: sheet}))
}

func (w *Writer) begin(sheet Sheet) {
	stream, err := w.file.NewStreamWriter(sheet.Name)
	w.check(err)
	if err != nil {
		return
	}
	headings := make([]any, len(sheet.Columns))
	for i, column := range sheet.Columns {
		w.check(stream.SetColWidth(i+1, i+1, column.Width))
		headings[i] = excelize.Cell{StyleID: w.style("heading", headingStyle()), Value: column.Heading}
	}
	w.check(stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	w.check(stream.SetRow("A1", headings, excelize.RowOpts{Height: 2 * lineHeight}))
	w.sheets[sheet.Name] = &sheetWriter{stream: stream, columns: sheet.Columns, rows: 1}
	w.order = append(w.order, sheet.Name)
}

// mostRows is how many rows a sheet can have
// (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3).
const mostRows = 1 << 20

// Row adds a row to a sheet. A cell is a string, an int, a Word, Day, Month,
// Pence or Link, or nil. It reports whether there was room for the row.
func (w *Writer) Row(sheet string, cells ...any) bool {
	s := w.sheets[sheet]
	if w.failed != nil || s == nil || s.rows >= mostRows {
		return false
	}
	s.rows++
	row, lines := make([]any, len(cells)), 1
	for i, cell := range cells {
		row[i] = w.cell(s, cell)
		if text, ok := cell.(string); ok {
			lines = max(lines, linesOf(text, s.columns[i].Width))
		}
	}
	w.check(s.stream.SetRow(CellName(s.rows-1, 0), row, excelize.RowOpts{Height: min(float64(lines)*lineHeight, highestRow)}))
	return true
}

// Heights in points: of a line, and the most that a row can have.
const (
	lineHeight = 15
	highestRow = 409
)

// linesOf estimates on how many lines a text stands in a column of a width, in
// characters. Programs do not fit the height of a row to its text when they open
// a file.
func linesOf(text string, width float64) int {
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + int(float64(utf8.RuneCountInString(line))*1.1/width)
	}
	return lines
}

// Rows returns how many rows a sheet has, its heading included.
func (w *Writer) Rows(sheet string) int { return w.sheets[sheet].rows }

func (w *Writer) cell(s *sheetWriter, cell any) any {
	text := func(value string) any {
		return excelize.Cell{StyleID: w.style("text", &excelize.Style{Alignment: wrapped()}), Value: forCell(value)}
	}
	switch value := cell.(type) {
	case nil:
		return nil
	case string:
		if value == "" {
			return nil
		}
		return text(value)
	case int:
		return excelize.Cell{StyleID: w.style("number", &excelize.Style{NumFmt: 3, Alignment: top()}), Value: value}
	case Word:
		return excelize.Cell{StyleID: w.style("fill "+string(value.Fill), fillStyle(value.Fill)), Value: forCell(value.Text)}
	case Day:
		return w.dated(string(value), time.DateOnly, "d mmm yyyy", text)
	case Month:
		return w.dated(string(value), "2006-01", "mmm yyyy", text)
	case Pence:
		format := `"£"#,##0.00;-"£"#,##0.00`
		return excelize.Cell{StyleID: w.style("pence", &excelize.Style{CustomNumFmt: &format, Alignment: top()}), Value: float64(value) / 100}
	case Link:
		return w.link(s, value, text)
	}
	return nil
}

func (w *Writer) dated(value, layout, format string, text func(string) any) any {
	day, err := time.Parse(layout, value)
	if err != nil || day.Year() < 1900 { // the earliest year of a workbook
		if value == "" {
			return nil
		}
		return text(value)
	}
	return excelize.Cell{StyleID: w.style(format, &excelize.Style{CustomNumFmt: &format, Alignment: top()}), Value: day}
}

// mostLinks is how many links a sheet can have, which is a limit of Excel's.
const mostLinks = 65_000

// longestLink is the longest address that the function HYPERLINK takes.
const longestLink = 255

func (w *Writer) link(s *sheetWriter, link Link, text func(string) any) any {
	if !strings.HasPrefix(link.Address, "https://") || len(link.Address) > longestLink || s.links >= mostLinks || link.Text == "" {
		if link.Text == "" {
			return nil
		}
		return text(link.Text)
	}
	s.links++
	shown := forCell(link.Text)
	quoted := func(value string) string { return `"` + strings.ReplaceAll(value, `"`, `""`) + `"` }
	if utf8.RuneCountInString(shown) > longestLink { // a text in a formula has the same limit
		return text(link.Text)
	}
	return excelize.Cell{StyleID: w.style("link", linkStyle()), Formula: "HYPERLINK(" + quoted(link.Address) + "," + quoted(shown) + ")", Value: shown}
}

// longestCell is how many characters of UTF-16 a cell can have.
const longestCell = 32_767

// forCell returns a text as a cell can hold it: without characters that XML cannot
// have, and not too long.
func forCell(text string) string {
	clean := strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError {
			return ' '
		}
		return r
	}, text)
	// Excel reads _x0041_ in a text as the character with this number.
	clean = strings.ReplaceAll(clean, "_x", "_x005F_x")
	units := 0
	for i, r := range clean {
		units++
		if r > 0xFFFF {
			units++
		}
		if units > longestCell-1 {
			return clean[:i] + "…"
		}
	}
	return clean
}

// WriteTo ends the sheets and writes the workbook. It returns the first error of
// any row, or of the write.
func (w *Writer) WriteTo(out io.Writer) (int64, error) {
	defer w.file.Close() // removes what was written to disk for the time being
	for _, name := range w.order {
		s := w.sheets[name]
		last := CellName(max(s.rows, 2)-1, len(s.columns)-1)
		w.check(s.stream.AddTable(&excelize.Table{Range: "A1:" + last, Name: tableName(name), StyleName: "TableStyleLight1"}))
		w.check(s.stream.Flush())
	}
	if w.failed != nil {
		return 0, w.failed
	}
	var written bytes.Buffer
	if _, err := w.file.WriteTo(&written); err != nil {
		return 0, err
	}
	return int64(written.Len()), inOrder(out, written.Bytes())
}

// tableName returns the name of the table on a sheet, which has to be unlike a
// cell's.
func tableName(sheet string) string { return "table_" + strings.ReplaceAll(sheet, " ", "_") }
