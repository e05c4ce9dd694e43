// Package workbook reads the files in which people keep tables: workbooks of Excel
// (.xlsx) and of the OpenDocument standard (.ods), CSV, and text pasted from a
// spreadsheet. It returns each sheet as a grid of typed cells. It calculates no
// formulas: a formula has the value that was stored with it, or it counts as broken.
// Files are untrusted, so their sizes are checked before anything is unpacked to
// memory. The package also writes Excel workbooks.
package workbook

import (
	"strconv"
	"strings"
)

// Kind is what a cell holds.
type Kind uint8

// The kinds of cell. Broken is a formula that has an error value or no stored value.
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
	// Text depends on Kind. For a Text cell it is the text. For a Number it is decimal
	// digits, not rounded, possibly with an exponent. For a Date it is YYYY-MM-DD. For
	// a Broken cell it is the error value, such as "#REF!", or "" if no value is
	// stored.
	Text string
	// Percent is set if the number format shows the number as a percentage.
	Percent bool
	// Thousands is how often the number format divides the number by 1000: 1 for
	// thousands, 2 for millions.
	Thousands int
	// Currency is the currency in the number format, such as "€" or "USD". It is "" for
	// pounds and if the format has no currency.
	Currency string
	// NoDay is set if the number format shows the date without its day, as in "Apr
	// 2026".
	NoDay bool
}

// Area is a rectangle of merged cells. Bottom and Right belong to it.
type Area struct{ Top, Left, Bottom, Right int }

// Grid is one sheet. Rows and columns count from 0. Rows may differ in length.
type Grid struct {
	// Name is the sheet's name. It is "" for a text file.
	Name string
	// Hidden is set if the sheet is hidden in the workbook.
	Hidden bool
	Rows   [][]Cell
	// HiddenRows and HiddenColumns have the numbers of the hidden rows and columns.
	HiddenRows, HiddenColumns map[int]bool
	Merged                    []Area
}

// Book is the content of a file, with one grid for each sheet.
type Book struct {
	// Kind is the format in words for people, such as "Excel workbook".
	Kind   string
	Sheets []*Grid
}

// At returns the cell at a row and a column. Outside the grid it returns a blank cell.
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

// CellName returns the name of a cell as spreadsheets write it, such as "B7". Row and
// column count from 0.
func CellName(row, column int) string { return ColumnName(column) + strconv.Itoa(row+1) }

// ColumnName returns the letters of a column, which counts from 0: A, B, … Z, AA.
func ColumnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// ColumnNumber returns the number, counted from 0, of the column with the given letters
// in upper or lower case. It returns false if the text is not the name of a column or
// the column is far beyond maxColumns.
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

// trim removes blank cells at the end of each row, and empty rows at the end of the
// grid.
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
