package financeimport

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// april is the first month of the financial year.
const april = 4

// Service is a service of the group, by its id and its other names.
type Service struct {
	ID    string
	Names []string
}

// Options are the options of Read.
type Options struct {
	// File is the name of the file in messages.
	File     string
	Map      Mapping
	Services []Service
	// Total returns the rank of a label: whether it names a total, and of how much. If
	// nil, no label names a total.
	Total func(label string) declaration.Rank
}

func (o Options) total(label string) declaration.Rank {
	if o.Total == nil {
		return declaration.NoTotal
	}
	return o.Total(label)
}

// Figure is one amount of one month and line. Blank is set if its cell is there but
// empty.
type Figure struct {
	Month         calendar.Month
	Line, Service string
	Measure       Measure
	Pence         money.Pence
	Blank         bool
	File, Sheet   string
	Cell          string
}

// Table is the result of Read.
type Table struct {
	// File and Sheet are the names of the file and the sheet that were read.
	File, Sheet string
	Figures     []Figure
	// Notes say what was read and what was assumed. LeftOut says which rows and columns
	// were not read, and why. Each is a sentence.
	Notes, LeftOut []string
	// Unmatched are the lines that match no service, in the order of the sheet.
	Unmatched []string
}

// sheet is a grid that is being read. If flip is set, rows and columns are exchanged,
// so that months below each other are read like months side by side.
type sheet struct {
	options    Options
	grid       *workbook.Grid
	flip       bool
	rows, cols int
	headings   [][]heading
	merged     map[[2]int][2]int // the row and column of a merged area's first cell, by those of its other cells
	table      *Table
	said       map[string]bool
	leaves     []leaving
}

// Read reads one sheet. The error is a *Refusal.
func Read(grid *workbook.Grid, options Options) (*Table, error) {
	s := newSheet(grid, options)
	table, err := s.read0()
	if err != nil {
		return nil, err
	}
	for _, l := range s.leaves {
		table.LeftOut = append(table.LeftOut, l.String())
	}
	slices.SortStableFunc(table.Figures, func(a, b Figure) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(strings.ToLower(a.Line), strings.ToLower(b.Line)), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Service, b.Service), cmp.Compare(a.Measure, b.Measure))
	})
	return table, nil
}

// HoldsMonths reports whether a row or a column of a sheet has at least two months, so
// that the sheet may hold figures.
func HoldsMonths(grid *workbook.Grid, options Options) bool {
	s := newSheet(grid, options)
	across, down := s.mostMonths()
	return across.count > 1 || down.count > 1
}

func newSheet(grid *workbook.Grid, options Options) *sheet {
	s := &sheet{options: options, grid: grid, rows: len(grid.Rows), cols: grid.Width(), table: &Table{File: options.File, Sheet: grid.Name}, said: map[string]bool{}, merged: map[[2]int][2]int{}}
	for _, area := range grid.Merged {
		for r := area.Top; r <= min(area.Bottom, s.rows-1); r++ {
			for c := area.Left; c <= min(area.Right, s.cols+maxSpread); c++ {
				if r != area.Top || c != area.Left {
					s.merged[[2]int{r, c}] = [2]int{area.Top, area.Left}
				}
			}
		}
	}
	s.readHeadings()
	return s
}

// maxSpread limits how many columns beyond the last of the grid a merged area may
// cover.
const maxSpread = 2

func (s *sheet) readHeadings() {
	s.headings = make([][]heading, s.rows)
	for r := range s.headings {
		s.headings[r] = make([]heading, len(s.grid.Rows[r]))
		for c := range s.headings[r] {
			s.headings[r][c] = s.read(s.grid.Rows[r][c])
		}
	}
	s.bareMonths()
	s.numberedPeriods()
}

// bareMonths decides whether a number such as 202604 is a month, since it may also be
// an amount. It is a month if its row or column has two consecutive months next to each
// other.
func (s *sheet) bareMonths() {
	rows, cols := map[int]bool{}, map[int]bool{}
	bare := func(r, c int) (heading, bool) {
		if r >= len(s.headings) || c >= len(s.headings[r]) {
			return heading{}, false
		}
		h := s.headings[r][c]
		return h, h.monthly && bareMonth().MatchString(h.text)
	}
	for r := range s.headings {
		for c := range s.headings[r] {
			h, ok := bare(r, c)
			right, okRight := bare(r, c+1)
			below, okBelow := bare(r+1, c)
			rows[r] = rows[r] || ok && okRight && right.month == h.month+1
			cols[c] = cols[c] || ok && okBelow && below.month == h.month+1
		}
	}
	for r := range s.headings {
		for c := range s.headings[r] {
			if h, ok := bare(r, c); ok && !rows[r] && !cols[c] {
				s.headings[r][c] = heading{text: h.text}
			}
		}
	}
}

// turn exchanges rows and columns.
func (s *sheet) turn() {
	s.flip, s.rows, s.cols = true, s.cols, s.rows
}

func (s *sheet) place(r, c int) (int, int) {
	if s.flip {
		return c, r
	}
	return r, c
}

func (s *sheet) at(r, c int) workbook.Cell { return s.grid.At(s.place(r, c)) }

func (s *sheet) heading(r, c int) heading {
	if r, c = s.place(r, c); r >= 0 && r < len(s.headings) && c >= 0 && c < len(s.headings[r]) {
		return s.headings[r][c]
	}
	return heading{}
}

// spread returns the heading of a cell. For a cell of a merged area, it returns that of
// the area's first cell.
func (s *sheet) spread(r, c int) heading {
	gr, gc := s.place(r, c)
	if first, ok := s.merged[[2]int{gr, gc}]; ok {
		gr, gc = first[0], first[1]
	}
	if gr >= 0 && gr < len(s.headings) && gc >= 0 && gc < len(s.headings[gr]) {
		return s.headings[gr][gc]
	}
	return heading{}
}

func (s *sheet) name(r, c int) string { return workbook.CellName(s.place(r, c)) }

// rowName and colName return the name of a row or a column in the sheet, such as "row
// 7" or "column C". If flip is set, the row r is a column of the sheet.
func (s *sheet) rowName(r int) string {
	if s.flip {
		return "column " + workbook.ColumnName(r)
	}
	return fmt.Sprintf("row %d", r+1)
}

func (s *sheet) colName(c int) string {
	if s.flip {
		return fmt.Sprintf("row %d", c+1)
	}
	return "column " + workbook.ColumnName(c)
}

// short returns the number or letter in the name of a row or column, as --map takes it:
// "7" for "row 7", and "C" for "column C".
func short(name string) string { return name[strings.IndexByte(name, ' ')+1:] }

func (s *sheet) mapRow(key string, r int) bool { return s.options.Map.has(key, !s.flip, r) }
func (s *sheet) mapCol(key string, c int) bool { return s.options.Map.has(key, s.flip, c) }

func (s *sheet) blankRow(r int) bool {
	for c := range s.cols {
		if s.at(r, c).Kind != workbook.Blank {
			return false
		}
	}
	return true
}

// note adds a note to the table, unless the table has it already.
func (s *sheet) note(format string, parts ...any) {
	if text := fmt.Sprintf(format, parts...); !s.said[text] {
		s.said[text] = true
		s.table.Notes = append(s.table.Notes, text)
	}
}

// leaving is one sentence of Table.LeftOut: rows or columns that are left out for one
// reason.
type leaving struct {
	kind, label, reason string
	names               []string
}

// leave lists a row or column, such as "row 7", as left out. Those that have the same
// label and reason are listed together.
func (s *sheet) leave(name, label, reason string) {
	kind, number, _ := strings.Cut(name, " ")
	for i, l := range s.leaves {
		if l.kind == kind && l.label == label && l.reason == reason {
			if !slices.Contains(l.names, number) {
				s.leaves[i].names = append(l.names, number)
			}
			return
		}
	}
	s.leaves = append(s.leaves, leaving{kind, label, reason, []string{number}})
}

func (l leaving) String() string {
	label := ""
	if l.label != "" {
		label = " (" + Quote(l.label) + ")"
	}
	if len(l.names) > 1 {
		l.kind += "s"
	}
	return upper(l.kind) + " " + few(l.names) + label + ": " + l.reason + "."
}

// rowNames returns the name of a run of rows, such as "rows 3 to 9".
func (s *sheet) rowNames(first, last int) string {
	if first == last {
		return s.rowName(first)
	}
	kind, _, _ := strings.Cut(s.rowName(first), " ")
	return kind + "s " + short(s.rowName(first)) + " to " + short(s.rowName(last))
}

func (s *sheet) refuse(cell, because, remedy string) *Refusal {
	return &Refusal{File: s.options.File, Sheet: s.grid.Name, Cell: cell, Because: because, Remedy: remedy}
}

// text returns the text of a cell that holds a text or a number, and "" for any other.
func (s *sheet) text(r, c int) string {
	cell := s.at(r, c)
	if cell.Kind == workbook.Text || cell.Kind == workbook.Number {
		return declaration.Clean(cell.Text)
	}
	return ""
}
