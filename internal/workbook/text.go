package workbook

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// readText reads CSV, text whose values are separated by tabs, semicolons or vertical
// bars, and text copied from a spreadsheet.
func readText(content []byte) (*Book, error) {
	content, refusal := decode(content)
	if refusal != nil {
		return nil, refusal
	}
	content, comma := separator(content)
	reader := csv.NewReader(bytes.NewReader(content))
	reader.FieldsPerRecord, reader.Comma = -1, comma
	reader.LazyQuotes = comma == '\t' // in pasted cells a quote is part of the text
	g := &Grid{}
	cells := 0
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return &Book{Kind: "text", Sheets: []*Grid{g}}, nil
		}
		if err != nil {
			line := len(g.Rows) + 1
			if parse := (*csv.ParseError)(nil); errors.As(err, &parse) {
				line = parse.StartLine
			}
			return nil, openQuote(line)
		}
		// Blank lines become empty rows, so that a row has the number of its line and
		// cells have the same names as in a spreadsheet.
		line, _ := reader.FieldPos(0)
		for len(g.Rows) < line-1 && len(g.Rows) < maxRows {
			g.Rows = append(g.Rows, nil)
		}
		row := make([]Cell, len(record))
		for i, text := range record {
			if comma == '\t' && strings.Contains(text, "\n") && strings.Contains(text, "\t") {
				return nil, openQuote(line)
			}
			if strings.TrimSpace(text) != "" {
				row[i] = Cell{Kind: Text, Text: text}
			}
		}
		g.Rows = append(g.Rows, row)
		if cells += len(row); len(g.Rows) > maxRows || len(row) > maxColumns || cells > maxCells {
			return nil, &Refusal{"The text has more lines or columns than a table of figures has.", "Import the lines with the figures alone."}
		}
	}
}

func openQuote(line int) *Refusal {
	return &Refusal{fmt.Sprintf("Line %d cannot be read as CSV: a quote is open, or stands inside a value.", line), "Put quotes around the whole value, or take them out."}
}

// decode converts UTF-16, which some spreadsheet programs save, to UTF-8 and removes
// the byte order mark.
func decode(content []byte) ([]byte, *Refusal) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(content, []byte{0xff, 0xfe}), len(content) > 3 && content[1] == 0 && content[3] == 0:
		order = binary.LittleEndian
	case bytes.HasPrefix(content, []byte{0xfe, 0xff}), len(content) > 3 && content[0] == 0 && content[2] == 0:
		order = binary.BigEndian
	}
	if order != nil {
		units := make([]uint16, len(content)/2)
		for i := range units {
			units[i] = order.Uint16(content[2*i:])
		}
		content = []byte(string(utf16.Decode(units)))
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if bytes.IndexByte(content, 0) >= 0 {
		return nil, &Refusal{"This is neither a workbook nor text.", "Import an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or CSV."}
	}
	if !utf8.Valid(content) {
		return nil, &Refusal{"The text is not UTF-8, so a pound sign may be misread.", "Save it as UTF-8 (in Excel, choose `CSV UTF-8` as the file type), or import the workbook itself."}
	}
	// Some old programs end lines with a carriage return alone.
	if !bytes.Contains(content, []byte("\n")) {
		content = bytes.ReplaceAll(content, []byte("\r"), []byte("\n"))
	}
	return content, nil
}

// separator returns the content and the character that separates its values. It is a
// tab, semicolon or vertical bar if more than half of the first 40 lines with text
// contain it, or if some of these lines do and none has a comma. Otherwise it is a
// comma, which comes last because amounts contain commas too. A first line such as
// "sep=;" decides the separator; in the returned content that line is blank.
func separator(content []byte) ([]byte, rune) {
	const looked = 40
	first, rest, _ := bytes.Cut(content, []byte("\n"))
	if said := strings.Trim(strings.ToLower(string(first)), "\" \r"); strings.HasPrefix(said, "sep=") && len(said) == len("sep=;") {
		return append([]byte("\n"), rest...), rune(said[len(said)-1])
	}
	lines := 0
	have := map[rune]int{}
	for line := range bytes.SplitSeq(content, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		for _, comma := range "\t;|," {
			if bytes.ContainsRune(line, comma) {
				have[comma]++
			}
		}
		if lines++; lines == looked {
			break
		}
	}
	for _, comma := range "\t;|" {
		if 2*have[comma] > lines || have[','] == 0 && have[comma] > 0 {
			return content, comma
		}
	}
	return content, ','
}
