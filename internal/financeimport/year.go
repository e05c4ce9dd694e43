package financeimport

import (
	"strconv"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// monthOf returns the month of a heading, in row r and column c. If the heading has no
// year, the year is that of a heading above it, up to the row top. Failing that, it is
// that of --map year, of a title, or of the name of the sheet or the file. The argument
// first is the column of the first month.
func (s *sheet) monthOf(h heading, r, c, top, first int) (calendar.Month, *Refusal) {
	cell := s.name(r, c)
	if h.refused != nil {
		return 0, s.refuse(cell, "holds "+Quote(h.text)+", which is not a month we can read: "+h.refused.Because+".", h.refused.Remedy+" Then import again.")
	}
	if h.monthly {
		return h.month, nil
	}
	if h.period {
		s.note("Periods are counted from April: P1 is April.")
	}
	if year := s.calendarYear(r, c, top, first); year > 0 && !h.period {
		return calendar.MonthOf(year, time.Month(h.number)), nil
	}
	start, refusal := s.financialYear(cell, h, r, c, top, first)
	if refusal != nil {
		return 0, refusal
	}
	month := start + calendar.Month((h.number+12-april)%12)
	return month, nil
}

// above returns the headings above a cell, the nearest first. It goes up to the row
// top. In a row without a heading above the cell, it takes the next one to the left, up
// to the column first.
func (s *sheet) above(r, c, top, first int) []heading {
	var found []heading
	for row := r - 1; row >= top; row-- {
		for col := c; col >= first; col-- {
			if h := s.spread(row, col); h.text != "" {
				found = append(found, h)
				break
			}
		}
	}
	return found
}

// calendarYear returns the year, such as 2026, that stands above a month, or beside it
// if months stand below each other. It returns 0 if there is none.
func (s *sheet) calendarYear(r, c, top, first int) int {
	for _, h := range s.above(r, c, top, first) {
		if n, err := strconv.Atoi(h.text); err == nil && n > 2000 && n < 2100 {
			return n
		}
	}
	return 0
}

func (s *sheet) financialYear(cell string, h heading, r, c, top, first int) (calendar.Month, *Refusal) {
	for _, over := range append([]heading{h}, s.above(r, c, top, first)...) {
		if over.year != 0 {
			return over.year, nil
		}
	}
	if year := s.options.Map.year; year != 0 {
		return year, nil
	}
	const remedy = "Write the year with the months, or say it with --map year=2026-27."
	found, where, other := s.yearIn(top, r+1)
	if found == 0 {
		found, where, other = s.yearIn(0, top)
	}
	if found == 0 && s.flip {
		found, where, other = s.yearIn(0, s.rows) // titles stand above the columns too
	}
	if other != "" {
		return 0, s.refuse(cell, "holds "+Quote(h.text)+" without a year, and two financial years are named, in "+where+" and "+other+".", remedy)
	}
	if found == 0 {
		if found, where = yearIn(s.grid.Name), "the name of the sheet"; found == 0 {
			found, where = yearIn(strings.NewReplacer("_", " ", ".", " ").Replace(s.options.File)), "the name of the file"
		}
	}
	if found == 0 {
		return 0, s.refuse(cell, "holds "+Quote(h.text)+" without a year.", remedy)
	}
	s.note("The months have no year; %s says that it is the financial year %s.", where, found.YearLabel())
	return found, nil
}

// yearIn returns the financial year that the titles name in the rows from the first
// argument to the one before the second. The result where is the cell that names it.
// The result other is the first cell that names a different year, or "".
func (s *sheet) yearIn(from, to int) (found calendar.Month, where, other string) {
	for row := from; row < to; row++ {
		for col := range s.cols {
			year := yearIn(s.heading(row, col).text)
			switch {
			case year == 0 || s.heading(row, col).isMonth():
			case found != 0 && found != year:
				return found, where, s.name(row, col)
			case found == 0:
				found, where = year, s.name(row, col)
			}
		}
	}
	return found, where, ""
}

// ownCell reports whether a cell is not blank.
func (s *sheet) ownCell(r, c int) bool { return s.at(r, c).Kind != workbook.Blank }
