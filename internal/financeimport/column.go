package financeimport

import (
	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
)

// role is what a column of a block holds: labels in front of the months, figures of a
// month, totals, or something that is not read.
type role uint8

const (
	labels role = iota
	figures
	totals
	ignored
)

type column struct {
	at      int
	role    role
	head    heading
	month   calendar.Month
	measure Measure
	weak    bool
	unit    int64
	word    string // the heading that measure was read from
	listed  bool   // set once the column is listed as left out
}

// column returns the role, the month, the measure and the unit of column c of a block.
// It reads them from the row of months, and from the headings above and below it.
func (s *sheet) column(b *block, c int) (column, *Refusal) {
	h := s.heading(b.header, c)
	if over := s.spread(b.header, c); h.text == "" && !over.isMonth() {
		h = over
	}
	col := column{at: c, head: h, measure: h.measure, weak: h.weak, unit: h.unit}
	from := c
	if c >= b.first && !h.isMonth() && h.text == "" {
		from = s.monthBefore(b, c)
	}
	s.around(b, &col, h.total != declaration.NoTotal)
	if m := s.options.Map.measure(s.flip, c); m != Unsaid {
		col.measure, col.weak = m, false
	}
	if word := s.options.Map.word(h.text); word != Unsaid {
		col.measure, col.weak = word, false
	}
	month := s.heading(b.header, from)
	switch {
	case s.mapCol("ignore", c):
		col.role = ignored
		s.leave(s.colName(c), h.text, "to be left out, as --map says")
	case col.role == ignored || h.other && !month.isMonth():
		col.role = ignored
	case month.isMonth():
		when, refusal := s.monthOf(month, b.header, from, b.top, b.first)
		if refusal != nil {
			return col, refusal
		}
		col.role, col.month = figures, when
	case h.total != declaration.NoTotal, h.year != 0 && c > b.first:
		col.role = totals
		if col.head.total == declaration.NoTotal {
			col.head.total = declaration.WholeTotal
		}
	case c < b.first:
		col.role = labels
	default:
		col.role = ignored
	}
	return col, nil
}

// monthBefore returns the column whose month also holds for column c, which has no
// heading in the row of months. Either the cell of the month is merged over c, or c has
// another amount, such as the actual, of the month to its left. If neither is so,
// monthBefore returns c.
func (s *sheet) monthBefore(b *block, c int) int {
	if gr, gc := s.place(b.header, c); true {
		if first, ok := s.merged[[2]int{gr, gc}]; ok {
			if _, col := s.place(first[0], first[1]); s.heading(b.header, col).isMonth() {
				return col
			}
			return c
		}
	}
	named := false
	for r := b.top; r < b.body; r++ {
		named = named || r != b.header && s.heading(r, c).measure != Unsaid && !s.heading(r, c).other
	}
	if !named {
		return c
	}
	for left := c - 1; left >= b.first; left-- {
		if s.heading(b.header, left).text != "" {
			if s.heading(b.header, left).isMonth() {
				return left
			}
			return c
		}
	}
	return c
}

// around completes what is known of a column, from the headings below and above the row
// of months. The argument total is set if the column's own heading is that of a total.
func (s *sheet) around(b *block, col *column, total bool) {
	for r := b.header + 1; r < b.body; r++ {
		h := s.spread(r, col.at)
		col.take(h)
		if h.other && h.text != "" {
			col.role = ignored
		}
		if h.total != declaration.NoTotal && col.head.text == "" {
			col.head = h
		}
	}
	if col.at < b.first {
		return
	}
	for _, h := range s.above(b.header, col.at, b.top, b.first) {
		if h.other && s.heading(b.header, col.at).text == "" {
			col.role = ignored
		}
		if h.total == declaration.NoTotal || total {
			col.take(h)
		}
		if h.total != declaration.NoTotal && col.head.text == "" {
			col.head = h
		}
	}
}

func (c *column) take(h heading) {
	if c.measure == Unsaid && h.measure != Both {
		c.measure, c.weak, c.word = h.measure, h.weak, h.text
	}
	if c.unit == 0 {
		c.unit = h.unit
	}
}

// weakColumns leaves out columns whose measure comes from a weak word, such as budget,
// if the sheet also has a column named by the strong word, such as forecast. If not, it
// notes how the weak column was read.
func (s *sheet) weakColumns(blocks []*block) {
	strong := map[Measure]bool{}
	each := func(do func(*block, *column)) {
		for _, b := range blocks {
			for i := range b.cols {
				if b.cols[i].role == figures {
					do(b, &b.cols[i])
				}
			}
		}
	}
	each(func(b *block, c *column) {
		if !c.weak && (c.measure == Forecast || c.measure == Actual) {
			strong[c.measure] = true
		}
	})
	each(func(b *block, c *column) {
		if c.weak && strong[c.measure] {
			c.role = ignored
			c.listed = true
			s.leave(s.colName(c.at), cmpOr(c.word, c.head.text), "the sheet names a "+c.measure.String()+" beside it")
		} else if c.weak {
			s.note("%s was read as the %s.", Quote(cmpOr(c.word, c.head.text)), c.measure)
		}
	})
}

// named returns the number of the column of labels whose heading stands for a column of
// finance files, either "line" or "service". Of several, it takes the one with the best
// heading (see lineRank). It returns false if there is none.
func (s *sheet) named(b *block, name string) (int, bool) {
	best, at := unranked+1, -1
	for _, col := range b.cols {
		if col.role != labels {
			continue
		}
		for r := b.body - 1; r >= b.top; r-- {
			h := s.heading(r, col.at)
			if h.text == "" || declaration.ColumnFor(h.text) != name {
				continue
			}
			if rank := lineRank(h.rest); rank < best {
				best, at = rank, col.at
			}
			break
		}
	}
	return at, at >= 0
}
