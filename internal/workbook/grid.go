// Package workbook reads the files in which people keep tables: workbooks of
// Excel (.xlsx) and of the OpenDocument standard (.ods), CSV, and text pasted from
// a spreadsheet. All become grids of typed cells. Nothing is calculated: a formula
// has the value that was stored with it, or it is broken. Files are hostile until
// read, so their sizes are bounded before anything is unpacked.
package workbook

import (
	"strconv"
	"strings"
)

// Kind is what a cell holds.
type Kind uint8

// The kinds of cell. Broken is a formula that failed, or one without a stored value.
const (
	Blank Kind = iota
	Text
	Number
	Date
	Bool
	Broken
)

// Cell is one cell of a grid.
type Cell struct {
	Kind Kind
	// Text is the text; a number as decimal digits, not rounded, possibly with an
	// exponent; a date as YYYY-MM-DD; the error of a broken formula, such as #REF!,
	// or nothing if it has no stored value.
	Text string
	// Percent is set if the number is shown as a percentage.
	Percent bool
	// Thousands is how many times the number is divided by a thousand before it is
	// shown.
	Thousands int
	// Currency is the currency in which the number is shown; empty for pounds, and
	// if the format names none.
	Currency string
	// NoDay is set if the date is shown without its day.
	NoDay bool
}

// Area is a rectangle of merged cells; both corners belong to it.
type Area struct{ Top, Left, Bottom, Right int }

// Grid is one sheet. Rows and columns count from 0, and rows may differ in length.
type Grid struct {
	// Name is the sheet's name; empty for a text.
	Name string
	// Hidden is set if the workbook does not show the sheet.
	Hidden bool
	Rows   [][]Cell
	// HiddenRows and HiddenColumns are those that the sheet does not show.
	HiddenRows, HiddenColumns map[int]bool
	Merged                    []Area
}

// Book is what was read from a file: one grid for each sheet.
type Book struct {
	// Kind is the kind of file as people call it, such as "Excel workbook".
	Kind   string
	Sheets []*Grid
}

// At returns a cell; a blank one outside the grid.
func (g *Grid) At(row, column int) Cell {
	if row < 0 || row >= len(g.Rows) || column < 0 || column >= len(g.Rows[row]) {
		return Cell{}
	}
	return g.Rows[row][column]
}

// Width returns the number of columns of the longest row.
func (g *Grid) Width() int {
	width := 0
	for _, row := range g.Rows {
		width = max(width, len(row))
	}
	return width
}

// CellName returns the name of a cell as spreadsheets write it: B7.
func CellName(row, column int) string { return ColumnName(column) + strconv.Itoa(row+1) }

// ColumnName returns the letters of a column: A, B, … AA.
func ColumnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// ColumnNumber returns the column with some letters, in any case. It returns false
// for a text that no column has as its name.
func ColumnNumber(letters string) (int, bool) {
	column := 0
	for _, r := range strings.ToUpper(letters) {
		if r < 'A' || r > 'Z' || column > maxColumns {
			return 0, false
		}
		column = column*26 + int(r-'A') + 1
	}
	return column - 1, column > 0
}

// trim removes blank cells at the ends of rows, and blank rows at the end.
func (g *Grid) trim() {
	for i, row := range g.Rows {
		for len(row) > 0 && row[len(row)-1].Kind == Blank {
			row = row[:len(row)-1]
		}
		g.Rows[i] = row
	}
	for len(g.Rows) > 0 && len(g.Rows[len(g.Rows)-1]) == 0 {
		g.Rows = g.Rows[:len(g.Rows)-1]
	}
}
