package financeimport

import (
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// block is the part of a sheet that belongs to one row of months.
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
	named  []int // the columns of labels that are read
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
			// A unit in the titles of the first block holds for the whole sheet.
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

// headers returns the numbers of the rows of months. Of neighbouring rows, such as P1
// to P12 above the names of the months, it returns the one whose months all have a
// year, or else the first.
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

// block returns the block that belongs to the row of months with the number header. The
// block lies within the rows from top to the one before end.
func (s *sheet) block(top, header, end int) (*block, *Refusal) {
	b := &block{top: top, header: header, end: end, first: s.cols}
	for c := s.cols - 1; c >= 0; c-- {
		if s.heading(header, c).isMonth() {
			b.first = c
		}
	}
	// Rows without figures above the next row of months are titles of the next block.
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
	if refusal := s.cumulative(b); refusal != nil {
		return nil, refusal
	}
	return b, s.sharedUnit(b)
}

// isHeading reports whether row r has nothing but headings in the columns of months:
// which amount, which unit, which month.
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

// hasFigures reports whether row r has figures in a column whose number is at least
// first.
func (s *sheet) hasFigures(r, first int) bool {
	for c := first; c < s.cols; c++ {
		if looksLikeFigure(s.at(r, c)) && !s.heading(r, c).isMonth() {
			return true
		}
	}
	return false
}

// titles sets the measure and the unit of a block from the titles left of its months
// and above them.
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
