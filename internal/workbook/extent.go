package workbook

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// scanned is the result of scan.
type scanned struct {
	// cells is the number of cells that reading the sheet will create: every row up to
	// the last one, and in each row every column up to the last one used.
	cells int
	// unstored has the names, such as "B7", of the cells whose formula has no stored
	// value. excelize does not distinguish them from formulas whose value is an empty
	// text.
	unstored map[string]bool
}

// scan counts the cells of an Excel sheet before excelize reads it. It returns a
// Refusal if the sheet exceeds maxRows, maxColumns or maxCells.
func scan(f *zip.File) (scanned, error) {
	s := scanned{unstored: map[string]bool{}}
	opened, err := f.Open()
	if err != nil {
		return s, damaged()
	}
	defer opened.Close()
	decoder := xml.NewDecoder(opened)
	decoder.Strict = false
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	row, column, widest := 0, 0, 0
	formula, stored := false, false
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			s.cells += widest + row
			return s, nil
		}
		if err != nil {
			return s, damaged()
		}
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "c" && formula && !stored {
			s.unstored[CellName(max(row, 1)-1, max(column, 1)-1)] = true
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "row":
			s.cells += widest
			row, column, widest = row+1, 0, 0
			if at, err := strconv.Atoi(attribute(start, "r")); err == nil {
				row = max(row, at)
			}
		case "c":
			column++
			formula, stored = false, false
			if letters, digits, ok := split(attribute(start, "r")); ok {
				column = max(column, letters+1)
				row = max(row, digits)
			}
			widest = max(widest, column)
		case "f":
			formula = true
		case "v", "is":
			stored = true
		case "mergeCell", "col":
			s.cells++
		}
		if row > maxRows || column > maxColumns || s.cells > maxCells {
			return s, &Refusal{"The sheet has cells too far down or to the right to be read.", "Copy the figures into a new sheet, and import that."}
		}
	}
}

// attribute returns the value of the attribute with the given local name, or "".
func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// split splits a cell's name, such as "B7", into its column, counted from 0, and its
// row, counted from 1. It returns false if the name has no letters or no digits. A
// column or row that is too large to parse is returned as maxColumns+1 or maxRows+1.
func split(name string) (column, row int, ok bool) {
	at := strings.IndexFunc(name, func(r rune) bool { return r >= '0' && r <= '9' })
	if at <= 0 {
		return 0, 0, false
	}
	column, ok = ColumnNumber(name[:at])
	if !ok {
		return maxColumns + 1, 0, true
	}
	row, err := strconv.Atoi(name[at:])
	if err != nil {
		return 0, maxRows + 1, true
	}
	return column, row, true
}
