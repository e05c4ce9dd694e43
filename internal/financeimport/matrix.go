package financeimport

import (
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// block is a part of a sheet under one line of months.
type block struct {
	top    int // the first row of its titles
	header int // the row of its months
	body   int // the first row below its headings
	end    int // the row after its last
	first  int // the first column of a month
	cols   []column
	title  Measure
	weak   bool
	unit   int64
	lines  []*row
}

// role is what a column of a block is for.
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
	word    string // the heading that names the amount
	listed  bool   // it was said that the column is left out
}

// matrix reads a sheet whose months stand side by side.
func (s *sheet) matrix() error {
	headers := s.headers()
	if len(headers) == 0 {
		return s.noMonths()
	}
	var blocks []*block
	top := 0
	for i, header := range headers {
		end := s.rows
		if i+1 < len(headers) {
			end = headers[i+1]
		}
		b, refusal := s.block(top, header, end)
		if refusal != nil {
			return refusal
		}
		blocks = append(blocks, b)
		top = b.end
	}
	for _, b := range blocks {
		if b.unit == 0 {
			// What the first titles say holds for the whole sheet.
			b.unit = max(blocks[0].unit, s.nameUnit())
		}
		if refusal := s.readRows(b); refusal != nil {
			return refusal
		}
	}
	s.weakColumns(blocks)
	if refusal := s.checkTotals(blocks); refusal != nil {
		return refusal
	}
	return s.collect(blocks)
}

// headers returns the rows of months. Of rows that follow each other directly, such
// as periods above the names of months, it is the one with whole months.
func (s *sheet) headers() []int {
	counts := make([]int, s.rows)
	best := 0
	for r := range s.rows {
		seen := map[string]bool{}
		for c := range s.cols {
			if h := s.heading(r, c); h.isMonth() && !s.mapCol("ignore", c) && !s.mapRow("ignore", r) {
				seen[h.rest+h.month.String()] = true
			}
		}
		counts[r] = len(seen)
		best = max(best, len(seen))
	}
	var headers []int
	last := -2
	for r, n := range counts {
		if mapped := len(s.options.Map.spans["month"]) > 0; mapped && !s.mapRow("month", r) || !mapped && n < min(best, 2) || n == 0 {
			continue
		}
		if r == last+1 && len(headers) > 0 {
			if last = r; s.wholeMonths(r) && !s.wholeMonths(headers[len(headers)-1]) {
				headers[len(headers)-1] = r
			}
			continue
		}
		headers, last = append(headers, r), r
	}
	return headers
}

func (s *sheet) wholeMonths(r int) bool {
	for c := range s.cols {
		if h := s.heading(r, c); h.isMonth() && !h.monthly {
			return false
		}
	}
	return true
}

// block finds out what the columns of a block are.
func (s *sheet) block(top, header, end int) (*block, *Refusal) {
	b := &block{top: top, header: header, end: end, first: s.cols}
	for c := s.cols - 1; c >= 0; c-- {
		if s.heading(header, c).isMonth() {
			b.first = c
		}
	}
	// What stands above the next line of months belongs to the next block.
	if end < s.rows {
		for b.end > header+1 && !s.hasFigures(b.end-1, b.first) {
			b.end--
		}
	}
	b.body = header + 1
	for b.body < b.end && s.isHeading(b, b.body) {
		b.body++
	}
	for r := header - 1; r >= top; r-- {
		if s.hasFigures(r, b.first) && !s.isHeading(b, r) {
			b.top = r + 1
			break
		}
	}
	s.titles(b)
	for c := range s.cols {
		column, refusal := s.column(b, c)
		if refusal != nil {
			return nil, refusal
		}
		b.cols = append(b.cols, column)
	}
	return b, nil
}

// isHeading reports whether a row beside the months has nothing but headings: which
// amount, which unit, which month.
func (s *sheet) isHeading(b *block, r int) bool {
	found := false
	for c := b.first; c < s.cols; c++ {
		if !s.ownCell(r, c) {
			continue
		}
		h := s.heading(r, c)
		if h.measure == Unsaid && h.unit == 0 && !h.isMonth() && h.year == 0 && h.total == declaration.NoTotal && !h.other {
			return false
		}
		if s.at(r, c).Kind != workbook.Text && !h.isMonth() || looksLikeFigure(s.at(r, c)) {
			return false
		}
		found = true
	}
	return found
}

// hasFigures reports whether figures stand in a row beside or below the months.
func (s *sheet) hasFigures(r, first int) bool {
	for c := first; c < s.cols; c++ {
		if looksLikeFigure(s.at(r, c)) && !s.heading(r, c).isMonth() {
			return true
		}
	}
	return false
}

// titles reads which amount and unit the titles above a block name.
func (s *sheet) titles(b *block) {
	for r := b.header; r >= b.top; r-- {
		for c := range b.first {
			h := s.heading(r, c)
			if h.text == "" || h.isMonth() {
				continue
			}
			if b.title == Unsaid && !s.figuresIn(c, b.body, b.end) {
				b.title, b.weak = h.measure, h.weak
			}
			if b.unit == 0 {
				b.unit = h.unit
			}
		}
	}
}

// column finds out what a column is for, from its heading, those above it and those
// below it.
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

// monthBefore returns the column of the month that a blank heading continues: one
// that is merged over it, or one of which another amount stands here.
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

// around completes a column from the rows of headings below and above the months.
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

// weakColumns leaves budgets and plans out where a month has a forecast too.
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

// named returns the column of labels that has a heading, in the order in which
// headings are preferred.
func (s *sheet) named(b *block, name string) (int, bool) {
	prefer := []string{"line", "cost line", "budget line", "line description", "description", "item", "category", "cost type", "expense type", "type", "account", "cost centre"}
	best, at := len(prefer)+1, -1
	for _, col := range b.cols {
		if col.role != labels {
			continue
		}
		for r := b.body - 1; r >= b.top; r-- {
			h := s.heading(r, col.at)
			if h.text == "" || declaration.ColumnFor(h.text) != name {
				continue
			}
			rank := slices.Index(prefer, h.rest)
			if rank < 0 {
				rank = len(prefer)
			}
			if rank < best {
				best, at = rank, col.at
			}
			break
		}
	}
	return at, at >= 0
}
