package financeimport

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// listing says which rows and columns hold what in a sheet with one row for each month
// and line. Rows and columns count from 0; -1 means that there is none.
type listing struct {
	header, month int // the row of the headings, the column of the months
	lines         []int
	service       int
	amounts       []column // the columns of forecasts and actuals
	kind, value   int      // the column that says forecast or actual in each row, and the column of the amounts
	first         int      // the first row of a month
	unit          int64
}

// down reads a sheet whose months stand below each other in the column month: as a list
// with one row for each month and line, or as a table with a column for each line.
func (s *sheet) down(month int) error {
	l := listing{month: month, header: -1, service: -1, kind: -1, value: -1, first: -1}
	seen, repeats := map[string]bool{}, false
	for r := range s.rows {
		h := s.heading(r, month)
		if !h.isMonth() {
			continue
		}
		if l.first < 0 {
			l.first = r
		}
		repeats = repeats || seen[h.rest+h.month.String()]
		seen[h.rest+h.month.String()] = true
	}
	if l.first < 0 {
		return s.noMonths()
	}
	if refusal := s.headerAbove(&l); refusal != nil {
		return refusal
	}
	if refusal := s.yearsBeside(&l); refusal != nil {
		return refusal
	}
	if s.options.Map.unit == 0 {
		if refusal := s.foreignUnit(0, l.header+1); refusal != nil {
			return refusal
		}
	}
	if refusal := s.roles(&l); refusal != nil {
		return refusal
	}
	if !repeats && l.kind < 0 && !l.plain(s) {
		s.turn()
		return s.matrix()
	}
	return s.readList(&l)
}

// headerAbove sets l.header to the row of headings: the nearest row above the first
// month that has text outside the column of months. It refuses the sheet if a row
// between the two has figures and a mistyped month, since the figures would be lost.
func (s *sheet) headerAbove(l *listing) *Refusal {
	mistyped := -1
	for r := l.first - 1; r >= 0 && l.header < 0; r-- {
		if s.mistypedMonth(r, l.month) && !s.mapRow("ignore", r) {
			mistyped = r
			continue
		}
		for c := range s.cols {
			if c != l.month && s.at(r, c).Kind == workbook.Text {
				l.header = r
			}
		}
	}
	if mistyped >= 0 && l.header >= 0 {
		return s.noMonth(s.name(mistyped, l.month), s.at(mistyped, l.month).Text, s.rowName(mistyped))
	}
	l.header = max(l.header, mistyped)
	return nil
}

// mistypedMonth reports whether row r has a mistyped month, in the column of months,
// and figures in other columns.
func (s *sheet) mistypedMonth(r, month int) bool {
	if !s.heading(r, month).resemblesMonth() {
		return false
	}
	for c := range s.cols {
		if c != month && looksLikeFigure(s.at(r, c)) {
			return true
		}
	}
	return false
}

// yearHeading matches the heading of a column of years.
var yearHeading = pattern.Lazy(`(?i)^(calendar year|financial year|fin\.? year|fy|year)$`)

// yearsBeside refuses a list whose months have no year if a column beside them has
// years. They would be lost, and each month might be given another year.
func (s *sheet) yearsBeside(l *listing) *Refusal {
	if first := s.heading(l.first, l.month); l.header < 0 || first.monthly || first.number == 0 {
		return nil
	}
	for c := range s.cols {
		if c != l.month && yearHeading().MatchString(s.text(l.header, c)) && !s.mapCol("ignore", c) {
			return s.refuse(s.name(l.header, c), "is a column of years beside months without one, and is not read.", "Write month and year in one column, such as 2026-03; or, if all rows are of one financial year, leave the years out with --map ignore="+short(s.colName(c))+" and give it with --map year=.")
		}
	}
	return nil
}

// noMonth returns the refusal of a cell that holds text in place of a month. The last
// argument is the row or column whose figures would be lost, such as "row 7".
func (s *sheet) noMonth(cell, text, named string) *Refusal {
	return s.refuse(cell, "holds "+Quote(text)+" in place of a month.", "Write the month, or leave "+named+" out with --map ignore="+short(named)+".")
}

// plain reports whether the headings name only the amounts, forecast and actual, so
// that no column stands for a line such as Staff.
func (l *listing) plain(s *sheet) bool {
	texts := map[string]bool{}
	if len(l.amounts) == 0 {
		return false
	}
	for _, c := range l.amounts {
		if over := s.heading(l.header-1, c.at); over.rest != "" && over.year == 0 && len(l.lines) == 0 {
			return false // the heading above is a line, and these are its two amounts
		}
		mapped := s.options.Map.measure(false, c.at) != Unsaid
		if c.head.rest != "" && !mapped && declaration.ColumnFor(c.head.text) == "" || texts[c.head.text] {
			return false
		}
		texts[c.head.text] = true
	}
	return true
}

// readList reads the rows of a list, checks its totals, and collects its figures.
func (s *sheet) readList(l *listing) error {
	if refusal := s.strongest(l); refusal != nil {
		return refusal
	}
	if refusal := s.unused(l); refusal != nil {
		return refusal
	}
	b := &block{top: 0, header: max(l.header, 0), body: l.first, end: s.rows, first: l.month}
	var rows []listRow
	var month heading
	at := -1
	from := l.first
	if l.header >= 0 {
		from = l.header + 1 // so that figures above the first month are refused, and not lost
	}
	for r := from; r < s.rows; r++ {
		if s.blankRow(r) {
			continue
		}
		if s.mapRow("ignore", r) {
			s.leave(s.rowName(r), "", "to be left out, as --map says")
			continue
		}
		row, refusal := s.listRow(l, r)
		if refusal != nil {
			return refusal
		}
		switch h := s.heading(r, l.month); {
		case h.isMonth():
			month, at = h, r
			row.when, refusal = s.monthOf(h, r, l.month, 0, l.month)
			row.monthly = true
		case h.text == "" && at >= 0 && !row.blank() && (s.lineOf(l, r) != "" || s.inMergedMonth(r, l.month)) && row.rank == declaration.NoTotal:
			row.when, refusal = s.monthOf(month, at, l.month, 0, l.month)
			row.monthly = true
			s.note("Rows without a month were read as those of the month above.")
		case row.blank():
			continue // a note, or a heading between the rows
		case s.monthTotal(h, row):
			row.rank = max(row.rank, declaration.PartTotal)
		default:
			return s.noMonth(s.name(r, l.month), s.at(r, l.month).Text, s.rowName(r))
		}
		if refusal != nil {
			return refusal
		}
		rows = append(rows, row)
	}
	if refusal := s.listTotals(l, rows); refusal != nil {
		return refusal
	}
	var all []entry
	for _, row := range rows {
		for i, c := range l.amounts {
			measure := c.measure
			if l.kind >= 0 {
				measure = s.heading(row.at, l.kind).measure
			}
			if measure != Forecast && measure != Actual {
				if row.amounts[i].blank || row.row.left {
					continue
				}
				return s.refuse(s.name(row.at, c.at), "stands in a row that does not say whether it is forecast or actual.", "Write it in "+s.colName(l.kind)+", or leave the row out with --map ignore="+fmt.Sprint(row.at+1)+".")
			}
			if !row.row.left {
				all = append(all, s.entry(row.row, row.when, measure, row.amounts[i], s.name(row.at, c.at)))
			}
		}
	}
	s.sayList(b, rows)
	return s.finish(all)
}
