package financeimport

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
)

// listRow is a row of a list. Its amounts are in the order of listing.amounts.
type listRow struct {
	*row
	when    calendar.Month
	monthly bool
	amounts []amount
}

func (r listRow) blank() bool {
	for _, a := range r.amounts {
		if !a.blank {
			return false
		}
	}
	return true
}

func (s *sheet) lineOf(l *listing, r int) string {
	var parts []string
	for _, c := range l.lines {
		if text := s.text(r, c); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " - ")
}

func (s *sheet) inMergedMonth(r, c int) bool { return s.inMerged(s.place(r, c)) }

// monthTotal reports whether a row is a total: by its line, or by the heading h that
// its cell for the month reads as.
func (s *sheet) monthTotal(h heading, row listRow) bool {
	return row.rank != declaration.NoTotal || h.total != declaration.NoTotal || h.year != 0 || totalEnds().MatchString(h.text)
}

func (s *sheet) listRow(l *listing, r int) (listRow, *Refusal) {
	row := listRow{row: &row{at: r, line: s.lineOf(l, r), keep: s.mapRow("keep", r)}}
	if l.service >= 0 {
		row.service = s.text(r, l.service)
	}
	if _, ok := s.service(row.line); !ok && !row.keep {
		row.rank = s.totalOf(row.line)
	}
	row.toDate = toDateWord().MatchString(row.line) || toDateWord().MatchString(s.text(r, l.month))
	for _, c := range l.amounts {
		unit := s.options.Map.unit
		if unit == 0 {
			unit = max(c.unit, 1)
			if c.unit == 0 && l.unit > 0 {
				unit = l.unit
			}
		}
		a, err := readAmount(s.at(r, c.at), unit)
		if err != nil {
			return row, s.refuse(s.name(r, c.at), err.because+".", err.remedy)
		}
		s.sayUnit(unit, a)
		row.amounts = append(row.amounts, a)
	}
	return row, nil
}
