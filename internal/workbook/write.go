package workbook

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
)

// Sheet is the name and the columns of a sheet in a new workbook.
type Sheet struct {
	Name    string
	Columns []Column
}

// Column is one column of a new sheet: its heading and its width in characters.
type Column struct {
	Heading string
	Width   float64
}

// Word is a cell with a background colour that makes it easy to find. The text alone
// must carry the meaning, for readers who do not see the colour.
type Word struct {
	Text string
	Fill Fill
}

// Fill is the background of a Word as RRGGBB, or "" for no background.
type Fill string

// The fills, in tints of GOV.UK colours on which black text has enough contrast.
const (
	NoFill Fill = ""
	Red    Fill = "F6D7D2"
	Amber  Fill = "FFF7BF"
	Green  Fill = "CCE2D8"
)

// Day is a date (YYYY-MM-DD), which becomes a date cell. Other text becomes a text
// cell.
type Day string

// Month is a month (YYYY-MM), which becomes a date cell with the first day of the
// month, shown as "Apr 2026". Other text becomes a text cell.
type Month string

// Pence is an amount of money in pence, which becomes a number cell in pounds.
type Pence int64

// Link is a hyperlink to Address that shows Text. If the address does not begin with
// https://, or Excel would not accept the link, the cell has only the text.
type Link struct{ Address, Text string }

// Writer writes an Excel workbook. Each sheet has a frozen heading row and a filter.
// Sheets are kept in memory, compressed, until WriteTo. The same rows always give the
// same bytes.
//
// Writer does not use excelize: if a program calls excelize's writing code, the linker
// has to keep every exported method of the program, which made the binary a third
// larger.
type Writer struct {
	title, day string
	sheets     []*sheet
	charts     []Chart
}

// NewWriter returns a writer of a workbook with the given sheets. The workbook's
// properties have the title and, as the date of creation, the day (YYYY-MM-DD).
func NewWriter(title, day string, sheets []Sheet) *Writer {
	w := &Writer{title: title, day: day}
	for _, from := range sheets {
		w.sheets = append(w.sheets, beginSheet(from, len(w.sheets) == 0))
	}
	return w
}

func (w *Writer) sheet(name string) *sheet {
	for _, s := range w.sheets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// Row adds a row to a sheet. Each cell is a string, an int, a Word, Day, Month, Pence
// or Link, or nil for a blank cell. Row returns false and adds nothing if there is no
// such sheet or the sheet is full.
func (w *Writer) Row(sheet string, cells ...any) bool {
	s := w.sheet(sheet)
	if s == nil || s.rows >= mostRows {
		return false
	}
	s.row(cells)
	return true
}

// Rows returns the number of rows of a sheet, including its heading row. The sheet must
// exist.
func (w *Writer) Rows(sheet string) int { return w.sheet(sheet).rows }

// WriteTo finishes the sheets and writes the workbook. Call it only once.
func (w *Writer) WriteTo(out io.Writer) (int64, error) {
	counted := &counter{to: out}
	archive := zip.NewWriter(counted)
	for _, part := range w.parts() {
		to, err := archive.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate})
		if err == nil {
			_, err = io.WriteString(to, part.text)
		}
		if err != nil {
			return counted.n, err
		}
	}
	for i, s := range w.sheets {
		if err := s.writeTo(archive, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)); err != nil {
			return counted.n, err
		}
	}
	err := archive.Close()
	return counted.n, err
}

// counter is a writer that counts the bytes written through it.
type counter struct {
	to io.Writer
	n  int64
}

func (c *counter) Write(text []byte) (int, error) {
	n, err := c.to.Write(text)
	c.n += int64(n)
	return n, err
}

// tableName returns the name of a sheet's table. The prefix ensures that Excel cannot
// take the name for a cell's name.
func tableName(sheet string) string { return "table_" + strings.ReplaceAll(sheet, " ", "_") }
