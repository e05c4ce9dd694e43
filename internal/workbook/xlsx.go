package workbook

import (
	"archive/zip"
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// readXLSX reads an Excel workbook. The caller has checked its size with measure.
// Values are read as they are stored, without their number format. excelize indexes
// styles without checking the index, so a damaged workbook can make it panic; readXLSX
// turns a panic into a refusal.
func readXLSX(archive *zip.Reader, content []byte, unstored map[string]map[string]bool) (book *Book, err error) {
	defer func() {
		if recover() != nil {
			book, err = nil, damaged()
		}
	}()
	// excelize writes sheets larger than UnzipXMLSizeLimit to temporary files. With
	// both limits equal it never does.
	file, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxInflated, UnzipXMLSizeLimit: maxInflated,
	})
	if err != nil {
		return nil, damaged()
	}
	defer file.Close()
	x := &excelBook{file: file, formats: map[int]shown{}}
	paths := sheetFiles(archive)
	if props, err := file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		x.from1904 = *props.Date1904
	}
	book = &Book{Kind: "Excel workbook"}
	for _, name := range file.GetSheetList() {
		x.unstored = unstored[paths[name]]
		grid, err := x.sheet(name)
		if err != nil {
			return nil, damaged()
		}
		if grid != nil {
			book.Sheets = append(book.Sheets, grid)
		}
	}
	return book, nil
}

type excelBook struct {
	file     *excelize.File
	from1904 bool
	formats  map[int]shown
	unstored map[string]bool // of the sheet being read
}

// sheet reads one sheet. It returns nil for a chart sheet.
func (x *excelBook) sheet(name string) (*Grid, error) {
	visible, err := x.file.GetSheetVisible(name)
	if err != nil {
		return nil, err
	}
	rows, err := x.file.GetRows(name)
	if err != nil {
		if _, missing := err.(excelize.ErrSheetNotExist); missing || strings.Contains(err.Error(), "not a worksheet") {
			return nil, nil
		}
		return nil, err
	}
	g := &Grid{Name: name, Hidden: !visible, HiddenRows: map[int]bool{}, HiddenColumns: map[int]bool{}}
	merged, err := x.file.GetMergeCells(name, true)
	if err != nil {
		return nil, err
	}
	covered := map[[2]int]bool{}
	for _, m := range merged {
		g.merge(m.GetStartAxis(), m.GetEndAxis(), covered)
	}
	width := 0
	for r := range rows {
		width = max(width, len(rows[r]))
	}
	for r := range rows {
		// excelize ends a row at its last value and drops formulas without a value
		// after it, so every row is read to the width of the widest.
		row := make([]Cell, width)
		for c := range row {
			// excelize also repeats the first cell's value in every cell of a merged
			// area.
			if !covered[[2]int{r, c}] {
				raw := ""
				if c < len(rows[r]) {
					raw = rows[r][c]
				}
				row[c] = x.cell(name, CellName(r, c), raw)
			}
		}
		g.Rows = append(g.Rows, row)
		if visible, err := x.file.GetRowVisible(name, r+1); err == nil && !visible && len(row) > 0 {
			g.HiddenRows[r] = true
		}
	}
	for c := range g.Width() {
		if visible, err := x.file.GetColVisible(name, ColumnName(c)); err == nil && !visible {
			g.HiddenColumns[c] = true
		}
	}
	return g, nil
}

// merge adds a merged area to g.Merged. The arguments from and to name its first and
// last cell, such as "B2" and "D9". In covered it sets every cell of the area except
// the top left one, unless the area is too large to be part of a table.
func (g *Grid) merge(from, to string, covered map[[2]int]bool) {
	left, top, ok := split(strings.ReplaceAll(from, "$", ""))
	right, bottom, okTo := split(strings.ReplaceAll(to, "$", ""))
	if !ok || !okTo || bottom > maxRows || right > maxColumns || top < 1 {
		return
	}
	area := Area{top - 1, left, bottom - 1, right}
	g.Merged = append(g.Merged, area)
	if (area.Bottom-area.Top+1)*(area.Right-area.Left+1) > maxCells/10 || len(covered) > maxCells {
		return // too large to be part of a table
	}
	for r := area.Top; r <= area.Bottom; r++ {
		for c := area.Left; c <= area.Right; c++ {
			covered[[2]int{r, c}] = r != area.Top || c != area.Left
		}
	}
}

// cell converts one cell. The argument raw is the cell's stored text as excelize
// returns it.
func (x *excelBook) cell(sheet, name, raw string) Cell {
	if raw == "" {
		if x.unstored[name] {
			return Cell{Kind: Broken}
		}
		return Cell{} // blank, or a formula whose result is an empty text
	}
	kind, err := x.file.GetCellType(sheet, name)
	if err != nil {
		return Cell{Kind: Broken}
	}
	switch kind {
	case excelize.CellTypeBool:
		return Cell{Kind: Bool, Text: raw}
	case excelize.CellTypeError:
		return Cell{Kind: Broken, Text: raw}
	case excelize.CellTypeDate:
		return x.isoDate(raw, x.format(sheet, name))
	case excelize.CellTypeUnset, excelize.CellTypeNumber:
		return x.number(raw, x.format(sheet, name))
	}
	if strings.TrimSpace(raw) == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Text: raw}
}

func (x *excelBook) isoDate(raw string, s shown) Cell {
	if day, _, _ := strings.Cut(raw, "T"); len(day) == len(time.DateOnly) {
		return s.on(Cell{Kind: Date, Text: day})
	}
	return Cell{Kind: Text, Text: raw}
}

// number returns the cell for a stored number: a Number cell or, if the number format s
// is a date format, a Date cell. It returns a Text cell if raw is no number, and a
// Number cell if the number is no day in Excel's calendar.
func (x *excelBook) number(raw string, s shown) Cell {
	value, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
		return Cell{Kind: Text, Text: raw}
	}
	if !s.date {
		return s.on(Cell{Kind: Number, Text: raw})
	}
	// Excel counts days from 30 December 1899, or from 1 January 1904 in workbooks with
	// the flag date1904 (ECMA-376, 18.17.4.1).
	start := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if x.from1904 {
		start = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	const lastDay = 2_958_465 // 31 December 9999
	if value < 1 || value > lastDay {
		return s.on(Cell{Kind: Number, Text: raw})
	}
	return s.on(Cell{Kind: Date, Text: start.AddDate(0, 0, int(value)).Format(time.DateOnly)})
}

// format returns the number format of a cell. It caches formats by style id.
func (x *excelBook) format(sheet, name string) shown {
	id, err := x.file.GetCellStyle(sheet, name)
	if err != nil {
		return shown{}
	}
	if known, ok := x.formats[id]; ok {
		return known
	}
	found := shown{}
	if style, err := x.file.GetStyle(id); err == nil {
		if found = builtIn(style.NumFmt); style.CustomNumFmt != nil {
			found = readFormat(*style.CustomNumFmt)
		}
	}
	x.formats[id] = found
	return found
}
