package declaration

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/source"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// sheet is one finance file. All files are read before rows are made, since a total can
// only be recognised by comparing it with the other rows.
type sheet struct {
	b       *builder
	file    int32
	name    string
	lines   [][]byte
	columns []string
	records []record
	comma   rune // the character between two cells
}

// record is one record of a finance file, usually one line. The field cells has the
// texts of its cells (see clean), and the field places the line and the byte column at
// which each cell begins.
type record struct {
	cells   []string
	places  [][2]int
	month   calendar.Month
	monthly bool // the month can be read
	total   totalWord
}

// refusal is the reason why a whole finance file is not read.
type refusal struct {
	kind FaultKind
	at   source.Position
	yamltext.Problem
}

// csv reads one finance file. The argument asked is the position at which a declaration
// names the file.
func (b *builder) csv(name string, asked source.Position) {
	index, content, ok := b.openTable(name, asked)
	if !ok {
		return
	}
	s := &sheet{b: b, file: index, name: name, lines: bytes.Split(content, []byte("\n"))}
	if refused := s.read(content); refused != nil {
		b.refuse(refused)
		return
	}
	b.files[index].Read = true
	b.sheets = append(b.sheets, s)
}

// refuse reports a finance file that is not read, so that its rows are missing.
func (b *builder) refuse(r *refusal) {
	if r.kind == Unreadable {
		b.unreadTable(r.at, r.Because, r.Remedy)
		return
	}
	b.unavailableTable()
	b.fault(Fault{Kind: r.kind, At: Keys("finance", "files"), Where: r.at, Because: r.Because, Remedy: r.Remedy})
}

// openTable returns the index of a finance file in b.files and its text. It reports
// false, and a fault, if the file has no readable text. Lines of a file that does not
// begin with a header of finance are never shown, since it may be any file.
func (b *builder) openTable(name string, asked source.Position) (int32, []byte, bool) {
	b.files = append(b.files, File{Path: name, Finance: true, Holds: map[string]int{}})
	index := int32(len(b.files) - 1)
	from := path.Dir(asked.File)
	problem := b.refuseWay(name, from)
	var content []byte
	if problem == nil {
		if content, problem = b.read(name); problem != nil && missing(b.root, name) {
			problem = b.missingTable(name, from)
		}
	}
	if problem != nil {
		b.unreadTable(asked, problem.Because, problem.Remedy)
		return index, nil, false
	}
	if content, problem = tableText(content); problem == nil {
		problem = inspect(content)
	}
	b.pages[name] = newPage(content)
	b.pages[name].private = !showsHeader(content)
	if problem != nil {
		b.unreadTable(source.Position{File: name, Line: problem.Line, Column: problem.Column}, problem.Because, problem.Remedy)
		return index, nil, false
	}
	return index, content, true
}

// read reads the records below the header. It returns a refusal if the file cannot be
// read.
func (s *sheet) read(content []byte) *refusal {
	content, s.comma = separator(content)
	reader := csv.NewReader(bytes.NewReader(content))
	reader.FieldsPerRecord, reader.Comma = -1, s.comma
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return &refusal{kind: Unreadable, at: s.broken(err), Problem: yamltext.Problem{
				Because: "This line cannot be read as CSV: a quote is open, or stands inside a value.",
				Remedy:  "Put quotes around the whole value, or take them out.",
			}}
		}
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			s.records = append(s.records, newRecord(reader, cells))
		}
		if len(s.records) > maxRows+1 {
			break // the header and one row too many were read
		}
	}
	if refused := s.header(); refused != nil {
		return refused
	}
	s.passNotes()
	for i := range s.records {
		r := &s.records[i]
		month, err := calendar.ParseMonth(s.cell(r, monthColumn))
		r.month, r.monthly = month, err == nil
		s.label(r)
	}
	return s.wholeFile()
}

// maxRows limits the rows of the finance table.
const maxRows = 2 * yamltext.MaxKeys

func newRecord(reader *csv.Reader, cells []string) record {
	r := record{cells: make([]string, len(cells)), places: make([][2]int, len(cells))}
	for i, cell := range cells {
		r.cells[i] = clean(cell)
		r.places[i][0], r.places[i][1] = reader.FieldPos(i)
	}
	return r
}

// line returns the line on which a record begins.
func (r *record) line() int { return r.places[0][0] }

// broken returns the position of a fault in the quotes. If the reader notices it only
// after the end of the line, it is the beginning of the record.
func (s *sheet) broken(err error) source.Position {
	var parse *csv.ParseError
	switch {
	case !errors.As(err, &parse):
		return source.Position{File: s.name, Line: 1, Column: 1}
	case parse.Line != parse.StartLine || parse.Column > len(s.lines[min(parse.Line, len(s.lines))-1]):
		return s.position(parse.StartLine, 1)
	}
	return s.position(parse.Line, parse.Column)
}

// position returns a position whose column counts characters. Its arguments are a line
// and a column as package encoding/csv gives them, whose columns count bytes.
func (s *sheet) position(line, column int) source.Position {
	line = min(max(line, 1), len(s.lines))
	before := s.lines[line-1][:min(max(column-1, 0), len(s.lines[line-1]))]
	return source.Position{File: s.name, Line: line, Column: utf8.RuneCount(before) + 1}
}

func (s *sheet) where(place [2]int) source.Position { return s.position(place[0], place[1]) }

// cell returns a record's cell in a column, or "" if it has none.
func (s *sheet) cell(r *record, column string) string {
	if i := slices.Index(s.columns, column); i >= 0 && i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}
