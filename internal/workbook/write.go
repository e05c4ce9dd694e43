package workbook

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
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

// Writer writes a workbook with a frozen heading and a filter on each sheet. Sheets
// are kept compressed until they are written. The same rows give the same bytes.
//
// It does not use excelize: where excelize writes, the linker keeps every exported
// method of the whole program, which made it a third bigger.
type Writer struct {
	title, day string
	sheets     []*sheet
	charts     []Chart
}

// NewWriter begins a workbook with the sheets. Its properties have the title and a
// day (YYYY-MM-DD) on which it counts as made.
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

// Row adds a row to a sheet. A cell is a string, an int, a Word, Day, Month,
// Pence or Link, or nil. It reports whether there was room for the row.
func (w *Writer) Row(sheet string, cells ...any) bool {
	s := w.sheet(sheet)
	if s == nil || s.rows >= mostRows {
		return false
	}
	s.row(cells)
	return true
}

// Rows returns how many rows a sheet has, its heading included.
func (w *Writer) Rows(sheet string) int { return w.sheet(sheet).rows }

// WriteTo ends the sheets and writes the workbook.
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

// counter counts the bytes that are written.
type counter struct {
	to io.Writer
	n  int64
}

func (c *counter) Write(text []byte) (int, error) {
	n, err := c.to.Write(text)
	c.n += int64(n)
	return n, err
}

// tableName returns the name of the table on a sheet, which has to be unlike a
// cell's.
func tableName(sheet string) string { return "table_" + strings.ReplaceAll(sheet, " ", "_") }
