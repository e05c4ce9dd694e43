package financeimport

import (
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// sharedUnit sets the unit of a block from a cell with nothing but a unit above or below
// its months, such as £k in the last column, and from a note such as "All figures in
// £k". Such a cell is about the whole block, and not about the column it happens to be
// in. Other units than pounds, thousands and millions of pounds are refused.
func (s *sheet) sharedUnit(b *block) *Refusal {
	if s.options.Map.unit > 0 {
		return nil
	}
	if refusal := s.foreignUnit(b.top, b.body); refusal != nil {
		return refusal
	}
	unit, cell := s.bareUnit(b)
	if note, at := s.notedUnit(); unit == 0 {
		unit, cell = note, at
	}
	if unit == 0 {
		return nil
	}
	if b.unit > 1 && b.unit != unit {
		return s.refuse(cell, "names another unit than the titles of the sheet.", "Say which one holds with --map unit=pounds, --map unit=k or --map unit=m.")
	}
	b.unit = unit
	for i := range b.cols {
		if b.cols[i].unit == unit {
			b.cols[i].unit = 0
		}
	}
	return nil
}

// bareUnit returns the unit of the only cell of a block's headings that has nothing but
// a unit, and the name of the cell. It returns 0 if there is no such cell, or if there
// are several, which are about their own columns.
func (s *sheet) bareUnit(b *block) (unit int64, cell string) {
	found, months := 0, 0
	for _, col := range b.cols {
		if col.role == figures {
			months++
		}
	}
	for r := b.top; r < b.body; r++ {
		for c := b.first; c < s.cols; c++ {
			h := s.heading(r, c)
			if s.ownCell(r, c) && h.unit > 1 && h.measure == Unsaid && h.rest == "" && !h.isMonth() {
				found++
				unit, cell = h.unit, s.name(r, c)
			}
		}
	}
	if found != 1 || months < 2 {
		return 0, ""
	}
	return unit, cell
}

// notedUnit returns the unit that a note anywhere in the sheet gives all figures, such
// as "All figures in £k", and the name of its cell. It returns 0 if there is no note.
func (s *sheet) notedUnit() (unit int64, cell string) {
	for r := range s.rows {
		for c := range s.cols {
			if h := s.heading(r, c); h.unit > 1 && noteOfUnit().MatchString(h.text) {
				return h.unit, s.name(r, c)
			}
		}
	}
	return 0, ""
}

// foreignUnit refuses a heading in the rows from top to the one before end whose unit is
// not pounds, thousands or millions of pounds, such as dollars or full-time equivalents.
func (s *sheet) foreignUnit(top, end int) *Refusal {
	for r := top; r < end; r++ {
		for c := range s.cols {
			if text := s.text(r, c); s.at(r, c).Kind == workbook.Text && foreignUnit().MatchString(text) && !s.mapCol("ignore", c) && !s.mapRow("ignore", r) {
				return s.refuse(s.name(r, c), "says "+Quote(text)+", which is not a unit that can be read.", "Give the figures in pounds, or say their unit with --map unit=pounds, --map unit=k or --map unit=m.")
			}
		}
	}
	return nil
}

// cumulative refuses a title or a heading of months that says that its figures are
// sums since the beginning of the year. They would count earlier months again.
func (s *sheet) cumulative(b *block) *Refusal {
	for r := b.top; r <= b.header; r++ {
		for c := range s.cols {
			h := s.heading(r, c)
			over := c < b.first || s.heading(b.header, c).isMonth() && r < b.header
			if over && isCumulative(h) && !s.mapCol("ignore", c) && !s.mapRow("ignore", r) {
				return s.refuseCumulative(r, c)
			}
		}
	}
	return nil
}

func isCumulative(h heading) bool {
	return h.measure != Unsaid && cumulativeWord().MatchString(h.text)
}

func (s *sheet) refuseCumulative(r, c int) *Refusal {
	return s.refuse(s.name(r, c), "says "+Quote(s.at(r, c).Text)+", and figures to date count earlier months again.", "Give the figures of each month by itself, and import again.")
}
