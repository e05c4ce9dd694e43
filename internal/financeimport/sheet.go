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

// april begins the financial year.
const april = 4

// Service is a service of the group, by its id and its other names.
type Service struct {
	ID    string
	Names []string
}

// Options are what a sheet is read with.
type Options struct {
	// File is the name of the file, as messages give it.
	File     string
	Map      Mapping
	Services []Service
	// Total returns what a label says that it adds up.
	Total func(label string) declaration.Rank
}

func (o Options) total(label string) declaration.Rank {
	if o.Total == nil {
		return declaration.NoTotal
	}
	return o.Total(label)
}

// Figure is one amount of one month and line. A blank one is a cell that the sheet
// has for it and in which nothing stands.
type Figure struct {
	Month         calendar.Month
	Line, Service string
	Measure       Measure
	Pence         money.Pence
	Blank         bool
	File, Sheet   string
	Cell          string
}

// Table is what was read from a sheet.
type Table struct {
	// File and Sheet name where it was read.
	File, Sheet string
	Figures     []Figure
	// Notes say what was read and what was taken for granted, LeftOut what was not
	// read and why. All are sentences.
	Notes, LeftOut []string
	// Unmatched are lines that no service has as its name, in the order of the sheet.
	Unmatched []string
}

// sheet is a grid that is being read. If flip is set, its rows are the grid's
// columns, so that months that stand below each other are read like months side by
// side.
type sheet struct {
	options    Options
	grid       *workbook.Grid
	flip       bool
	rows, cols int
	headings   [][]heading
	merged     map[[2]int][2]int // the first cell of a merged area, by its other cells
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

// HoldsMonths reports whether a sheet has months in a row or a column, so that it
// may be one of figures.
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

// maxSpread bounds the cells of merged areas beyond the last column.
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

// bareMonths takes numbers such as 202604, which could be amounts too, for months in
// rows and columns alone in which two months stand side by side that follow each
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

// turn makes the grid's columns the rows.
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

// spread returns the heading of a cell, or that of the merged area it is part of.
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

// rowName and colName name a row or a column of the view as the sheet does.
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

// short is the name of a row or column as --map takes it.
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

// note says something once.
func (s *sheet) note(format string, parts ...any) {
	if text := fmt.Sprintf(format, parts...); !s.said[text] {
		s.said[text] = true
		s.table.Notes = append(s.table.Notes, text)
	}
}

// leaving is a row or column that is left out.
type leaving struct {
	kind, label, reason string
	names               []string
}

// leave lists a row or column that is left out. Those with one label and reason are
// listed together.
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

// rowNames names rows that follow each other.
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

// text returns what stands in a cell as a name: numbers too.
func (s *sheet) text(r, c int) string {
	cell := s.at(r, c)
	if cell.Kind == workbook.Text || cell.Kind == workbook.Number {
		return declaration.Clean(cell.Text)
	}
	return ""
}
