package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"
)

// readODS reads an OpenDocument spreadsheet (OpenDocument 1.3, part 3).
func readODS(archive *zip.Reader) (*Book, error) {
	if kind, err := inflate(archive, "mimetype"); err == nil && kind != nil && !strings.Contains(string(kind), "spreadsheet") {
		return nil, &Refusal{"This is an OpenDocument file, but no spreadsheet.", "Copy its table into a spreadsheet, and import that."}
	}
	manifest, err := inflate(archive, "META-INF/manifest.xml")
	if err != nil {
		return nil, damaged()
	}
	if bytes.Contains(manifest, []byte("encryption-data")) {
		return nil, &Refusal{"The workbook is encrypted: it opens with a password.", "Open it, save it again without `Save with password`, and import that file."}
	}
	content, err := inflate(archive, "content.xml")
	if err != nil {
		return nil, damaged()
	}
	o := &odsReader{decoder: xml.NewDecoder(bytes.NewReader(content)), styles: odsStyles{cells: map[string]string{}, numbers: map[string]shown{}, hidden: map[string]bool{}}, book: &Book{Kind: "OpenDocument spreadsheet"}}
	if err := o.read(); err != nil {
		if refusal := (*Refusal)(nil); errors.As(err, &refusal) {
			return nil, refusal
		}
		return nil, damaged()
	}
	return o.book, nil
}

type odsReader struct {
	decoder *xml.Decoder
	styles  odsStyles
	book    *Book
	grid    *Grid
	// columns are the default cell styles of the table's columns, by column. blanks is
	// the number of blank rows that were read since the last row with a value; they are
	// added to the grid only if another such row follows.
	columns []string
	blanks  int
	cells   int
}

func (o *odsReader) read() error {
	for {
		token, err := o.decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "automatic-styles":
			err = o.styles.read(o.decoder)
		case "tracked-changes", "shapes", "forms", "dde-links", "named-expressions", "content-validations":
			err = o.decoder.Skip() // deleted content, drawings and cell metadata
		case "table":
			name := attribute(start, "name")
			o.grid = &Grid{Name: name, Hidden: o.styles.hidden[attribute(start, "style-name")], HiddenRows: map[int]bool{}, HiddenColumns: map[int]bool{}}
			o.book.Sheets = append(o.book.Sheets, o.grid)
			o.columns, o.blanks = nil, 0
		case "table-column":
			err = o.column(start)
		case "table-row":
			err = o.row(start)
		}
		if err != nil {
			return err
		}
	}
}

// repeated returns the value of a repeat attribute, such as number-rows-repeated, and
// at least 1.
func repeated(start xml.StartElement, name string) int {
	n, err := strconv.Atoi(attribute(start, name))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

func (o *odsReader) column(start xml.StartElement) error {
	if o.grid == nil {
		return nil
	}
	style := attribute(start, "default-cell-style-name")
	hides := attribute(start, "visibility")
	for range min(repeated(start, "number-columns-repeated"), maxColumns-len(o.columns)) {
		if hides == "collapse" || hides == "filter" {
			o.grid.HiddenColumns[len(o.columns)] = true
		}
		o.columns = append(o.columns, style)
	}
	return nil
}

// row reads a table row. Rows inside row groups and heading rows are read in the same
// way.
func (o *odsReader) row(start xml.StartElement) error {
	times := repeated(start, "number-rows-repeated")
	cells, merged, err := o.rowCells()
	if err != nil || o.grid == nil {
		return err
	}
	if len(cells) == 0 {
		o.blanks = min(o.blanks+times, maxRows+1)
		return nil
	}
	at := len(o.grid.Rows) + o.blanks
	if o.cells += (len(cells) + 1) * times; at+times > maxRows || o.cells+at > maxCells {
		return &Refusal{"The sheet has cells too far down or to the right to be read.", "Copy the figures into a new sheet, and import that."}
	}
	o.grid.Rows = append(o.grid.Rows, make([][]Cell, o.blanks)...)
	o.blanks = 0
	hides := attribute(start, "visibility")
	for range times {
		if hides == "collapse" || hides == "filter" {
			o.grid.HiddenRows[len(o.grid.Rows)] = true
		}
		o.grid.Rows = append(o.grid.Rows, cells)
	}
	for _, area := range merged {
		area.Top, area.Bottom = area.Top+at, area.Bottom+at
		o.grid.Merged = append(o.grid.Merged, area)
	}
	return nil
}

// rowCells reads the cells of a row up to its end tag. It omits blank cells at the end
// of the row.
func (o *odsReader) rowCells() (cells []Cell, merged []Area, err error) {
	column := 0
	for {
		token, err := o.decoder.Token()
		if err != nil {
			return nil, nil, err
		}
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "table-row" {
			return cells, merged, nil
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		times := repeated(start, "number-columns-repeated")
		covered := start.Name.Local == "covered-table-cell"
		if !covered && start.Name.Local != "table-cell" {
			if err := o.decoder.Skip(); err != nil {
				return nil, nil, err
			}
			continue
		}
		cell, err := o.cell(start, column)
		if err != nil {
			return nil, nil, err
		}
		across, down := repeated(start, "number-columns-spanned"), repeated(start, "number-rows-spanned")
		if across > 1 || down > 1 {
			merged = append(merged, Area{0, column, min(down, maxRows) - 1, column + min(across, maxColumns) - 1})
		}
		if cell.Kind != Blank && !covered {
			if column+times > maxColumns {
				return nil, nil, &Refusal{"The sheet has cells too far down or to the right to be read.", "Copy the figures into a new sheet, and import that."}
			}
			cells = append(cells, make([]Cell, column-len(cells))...)
			for range times {
				cells = append(cells, cell)
			}
		}
		column = min(column+times, maxColumns)
	}
}

// cell reads a cell up to its end tag.
func (o *odsReader) cell(start xml.StartElement, column int) (Cell, error) {
	text, err := o.text()
	if err != nil {
		return Cell{}, err
	}
	style := attribute(start, "style-name")
	if style == "" && column < len(o.columns) {
		style = o.columns[column]
	}
	format := o.styles.of(style)
	formula := attribute(start, "formula") != ""
	kind := attribute(start, "value-type")
	if extended := extendedType(start); extended == "error" {
		return Cell{Kind: Broken, Text: text}, nil
	}
	switch kind {
	case "float", "currency", "percentage":
		format.percent = format.percent || kind == "percentage"
		if c := attribute(start, "currency"); c != "" && c != "GBP" {
			format.currency = c
		}
		value := attribute(start, "value")
		if _, err := strconv.ParseFloat(value, 64); err != nil {
			return Cell{Kind: Broken}, nil
		}
		return format.on(Cell{Kind: Number, Text: value}), nil
	case "date":
		day, _, _ := strings.Cut(attribute(start, "date-value"), "T")
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return Cell{Kind: Text, Text: text}, nil
		}
		return format.on(Cell{Kind: Date, Text: day}), nil
	case "boolean":
		return Cell{Kind: Bool, Text: attribute(start, "boolean-value")}, nil
	case "string":
		if said := attribute(start, "string-value"); said != "" {
			text = said
		}
	case "":
		if formula {
			return Cell{Kind: Broken, Text: text}, nil
		}
	}
	if strings.TrimSpace(text) == "" {
		return Cell{}, nil
	}
	return Cell{Kind: Text, Text: text}, nil
}

// extendedType returns the calcext:value-type attribute, which LibreOffice writes in
// addition to the standard's office:value-type. Only calcext:value-type can be "error".
func extendedType(start xml.StartElement) string {
	for _, a := range start.Attr {
		if a.Name.Local == "value-type" && strings.Contains(a.Name.Space, "calcext") {
			return a.Value
		}
	}
	return ""
}

// text returns the text of a cell, with a space between its paragraphs. It omits notes
// and drawings.
func (o *odsReader) text() (string, error) {
	var b strings.Builder
	depth := 0
	for {
		token, err := o.decoder.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "annotation", "frame", "custom-shape", "g", "control", "detective", "table":
				if err := o.decoder.Skip(); err != nil {
					return "", err
				}
				continue
			case "p":
				if b.Len() > 0 {
					b.WriteByte(' ')
				}
			case "s", "tab", "line-break":
				b.WriteByte(' ')
			}
			depth++
		case xml.EndElement:
			if depth--; depth < 0 {
				return b.String(), nil
			}
		case xml.CharData:
			if depth > 0 {
				b.Write(t)
			}
		}
	}
}
