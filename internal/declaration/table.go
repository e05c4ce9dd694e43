package declaration

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/source"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// csv reads one finance file into the table.
func (b *builder) csv(name string, asked source.Position) {
	index, content, ok := b.open(name, &asked)
	if !ok {
		return
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	reader := csv.NewReader(bytes.NewReader(content))
	reader.FieldsPerRecord = -1
	reader.Comma = separator(content)
	table := &csvTable{b: b, file: index, name: name, reader: reader, lines: bytes.Split(content, []byte("\n"))}
	if err := table.read(); err != nil {
		b.unreadTable(table.broken(err), "This line cannot be read as CSV: a quote is open, or stands inside a value.", "Put quotes around the whole value, or take them out.")
		return
	}
	b.files[index].Read = true
}

// broken gives the place of a fault in the quotes. One that is noticed only at
// the end, or lines further down, is where the values of the line began.
func (t *csvTable) broken(err error) source.Position {
	var parse *csv.ParseError
	switch {
	case !errors.As(err, &parse):
		return source.Position{File: t.name, Line: 1, Column: 1}
	case parse.Line != parse.StartLine || parse.Column > len(t.lines[min(parse.Line, len(t.lines))-1]):
		return t.position(parse.StartLine, 1)
	}
	return t.position(parse.Line, parse.Column)
}

// separator tells the semicolon that spreadsheets of some countries write from
// the comma.
func separator(content []byte) rune {
	header, _, _ := bytes.Cut(content, []byte("\n"))
	if bytes.Count(header, []byte(";")) > bytes.Count(header, []byte(",")) {
		return ';'
	}
	return ','
}

// csvTable reads one finance file row by row.
type csvTable struct {
	b       *builder
	file    int32
	name    string
	reader  *csv.Reader
	lines   [][]byte
	columns []string
}

func (t *csvTable) read() error {
	header, err := t.reader.Read()
	if errors.Is(err, io.EOF) {
		header = nil
	} else if err != nil {
		return err
	}
	t.header(header)
	rows := t.b.rows()
	if !rows.at.written() {
		rows.at = mark{file: t.file, line: 1, column: 1}
	}
	for {
		record, err := t.reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if len(rows.Items) >= yamltext.MaxKeys*2 {
			t.fault(Shape, 0, Keys("finance", "rows"), fmt.Sprintf("The finance table has more than %d lines.", len(rows.Items)), "Take older years out.")
			return nil
		}
		if strings.TrimSpace(strings.Join(record, "")) != "" {
			t.row(record)
		}
	}
}

// header learns which column is which, in any order and letter case.
func (t *csvTable) header(record []string) {
	known := []string{monthColumn, lineColumn, serviceColumn, forecastColumn, actualColumn, kindColumn}
	for i, cell := range record {
		column := strings.ToLower(clean(cell))
		switch {
		case slices.Contains(t.columns, column) && column != "":
			t.fault(Shape, i, Keys("finance", "rows"), fmt.Sprintf("The column %s is there twice.", quote(column)), "Keep one of the two.")
			column = ""
		case !slices.Contains(known, column) && column != "":
			remedy := "It is ignored; take it out if it is not meant for other readers."
			if near := nearest(column, known); near != "" && !slices.Contains(record, near) {
				remedy = fmt.Sprintf("Did you mean `%s`? Otherwise it is ignored.", near)
			}
			t.b.fault(Fault{Kind: Shape, At: Keys("finance", "files"), Where: t.where(i), Level: "info",
				Because: fmt.Sprintf("The column %s is not one we read.", quote(cell)), Remedy: remedy})
		}
		t.columns = append(t.columns, column)
	}
	for _, column := range known[:5] {
		if !slices.Contains(t.columns, column) {
			t.b.fault(Fault{Kind: Shape, At: Keys("finance", "rows"), Where: source.Position{File: t.name, Line: 1, Column: 1},
				Because: fmt.Sprintf("The column `%s` is missing from the first line.", column),
				Remedy:  "Begin the file with the line `month,line,service,forecast,actual`."})
		}
	}
}

func (t *csvTable) where(field int) source.Position {
	return t.position(t.reader.FieldPos(field))
}

// position counts in characters, as people do; package csv counts bytes.
func (t *csvTable) position(line, column int) source.Position {
	line = min(max(line, 1), len(t.lines))
	before := t.lines[line-1][:min(max(column-1, 0), len(t.lines[line-1]))]
	return source.Position{File: t.name, Line: line, Column: utf8.RuneCount(before) + 1}
}

func (t *csvTable) fault(kind FaultKind, field int, at Path, because, remedy string) {
	t.b.fault(Fault{Kind: kind, At: at, Where: t.where(field), Because: because, Remedy: remedy})
}

func (t *csvTable) row(record []string) {
	start := t.where(0)
	row := newRow(mark{file: t.file, line: int32(start.Line), column: 1}, t.name)
	for len(record) > len(t.columns) && clean(record[len(record)-1]) == "" {
		// Spreadsheets end lines with commas for cells that were once filled.
		record = record[:len(record)-1]
	}
	if len(record) != len(t.columns) {
		t.fault(Shape, 0, t.b.rowPath(forecastColumn), fmt.Sprintf("This line has %d values, the first line has %d.", len(record), len(t.columns)), "Check its commas; a value with a comma in it needs quotes around it.")
	}
	for i, cell := range record {
		if i < len(t.columns) && t.columns[i] != "" {
			t.cell(&row, t.columns[i], clean(cell), i)
		}
	}
	t.b.rows().Items = append(t.b.rows().Items, row)
}

func (t *csvTable) cell(row *Value, column, text string, field int) {
	where := t.where(field)
	place := mark{file: t.file, line: int32(where.Line), column: int32(where.Column)}
	put := func(name string, value Value) {
		value.at = place
		row.set(name, value)
	}
	switch column {
	case monthColumn:
		t.b.holds(t.file, "month")
		month, err := calendar.ParseMonth(text)
		if err != nil {
			because := fmt.Sprintf("%s is not a month we can read: %s.", quote(text), err.Because)
			if text == "" {
				because = "This line gives no month."
			}
			t.fault(BadMonth, field, t.b.rowPath(column), because, err.Remedy)
			put(column, textValue(""))
			return
		}
		put(column, textValue(month.String()))
	case forecastColumn, actualColumn:
		if text == "" {
			return
		}
		t.b.holds(t.file, "amount")
		sum, err := money.Parse(text)
		if err != nil {
			t.fault(BadAmount, field, t.b.rowPath(column), fmt.Sprintf("%s is not an amount: %s.", quote(text), err.Because), err.Remedy)
			return
		}
		put(column+"_pence", numberValue(int64(sum)))
	case serviceColumn:
		shown := t.unsecret(text, column, field)
		put(column, textValue(shown))
		if text != "" && shown == text {
			t.b.holds(t.file, "reference")
			t.b.references = append(t.b.references, reference{at: t.b.rowPath(column), where: where, lists: []string{"services", wholeGroup}, id: text, file: t.file})
		}
	case lineColumn, kindColumn:
		put(column, textValue(t.unsecret(text, column, field)))
	}
}

// unsecret keeps a credential out of the table and reports its place.
func (t *csvTable) unsecret(text, column string, field int) string {
	if !looksSecret(text) {
		return text
	}
	t.fault(Personal, field, t.b.rowPath(column), credential, haveItChanged)
	return hidden
}
