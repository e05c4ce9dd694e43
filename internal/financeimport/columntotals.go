package financeimport

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/money"
)

// addition is a set of columns of months that a column of totals may add up.
type addition struct {
	cols []column
	// actualsFirst is set if the sum takes the actual of a month, and the forecast only
	// for months without an actual.
	actualsFirst bool
}

// measureAt returns the measure of the figure in row r and column c: that of the
// column, or that of the row if the column has none. If the column's measure is weak,
// such as that of budget, and the row's is not, the row's counts.
func measureAt(r *row, c column) Measure {
	switch {
	case c.measure != Unsaid && c.measure != Both && !(c.weak && r.measure != Unsaid && !r.weak):
		return c.measure
	case r.measure != Unsaid:
		return r.measure
	}
	return Unsaid
}

// sum returns what the total of a row should be if it adds up the columns of a.
func (a addition) sum(r *row) money.Pence {
	sum, spent := money.Pence(0), map[calendar.Month]bool{}
	for _, c := range a.cols {
		have, ok := r.amounts[c.at]
		if a.actualsFirst && ok && !have.blank && measureAt(r, c) == Actual {
			spent[c.month] = true
		}
	}
	for _, c := range a.cols {
		if a.actualsFirst && measureAt(r, c) != Actual && spent[c.month] {
			continue
		}
		sum += r.amounts[c.at].pence
	}
	return sum
}

// lastActual returns the last month that has an actual other than nought, in any block.
func lastActual(blocks []*block) calendar.Month {
	last := calendar.Month(0)
	for _, b := range blocks {
		for _, r := range b.lines {
			for _, c := range b.cols {
				if a, ok := r.amounts[c.at]; ok && c.role == figures && !a.blank && a.pence != 0 && measureAt(r, c) == Actual {
					last = max(last, c.month)
				}
			}
		}
	}
	return last
}

// additions lists the sets of months that a column of totals may add up, the likeliest
// first. The argument last is the last month with an actual: a total to date adds up no
// later month.
func (b *block) additions(total column, last calendar.Month) []addition {
	var found []addition
	add := func(keep func(column) bool) {
		var cols []column
		for _, c := range b.cols {
			if c.role == figures && keep(c) {
				cols = append(cols, c)
			}
		}
		if len(cols) > 0 {
			found = append(found, addition{cols: cols}, addition{cols: cols, actualsFirst: true})
		}
	}
	since := -1
	nearest := calendar.Month(0)
	for _, c := range b.cols[:total.at] {
		if c.role == totals {
			since = c.at
		}
		if c.role == figures {
			nearest = c.month
		}
	}
	wanted := []Measure{total.measure}
	if total.measure == Unsaid || total.measure == Both {
		wanted = []Measure{Forecast, Actual, Unsaid}
	}
	h := total.head
	for _, m := range wanted {
		fits := func(c column) bool { return m == Unsaid || c.measure == m || c.measure == Unsaid }
		inYear := func(c column) bool { return h.year == 0 || c.month.YearStart(april) == h.year }
		switch {
		case h.quarter > 0:
			add(func(c column) bool {
				return fits(c) && inYear(c) && int(c.month.Number()+8)%12/3 == h.quarter-1 && (h.year != 0 || nearest == 0 || c.month.YearStart(april) == nearest.YearStart(april))
			})
		case h.toDate && last > 0:
			add(func(c column) bool { return fits(c) && inYear(c) && c.month <= last })
			continue
		case h.year != 0:
			add(func(c column) bool { return fits(c) && inYear(c) })
		}
		add(func(c column) bool { return fits(c) && c.at > since && c.at < total.at })
		add(func(c column) bool { return fits(c) && c.at < total.at })
		add(fits)
	}
	return found
}

// totalColumn checks a column of totals against the sums of the months that it may add
// up, and then leaves it out. It refuses the sheet if no set of months agrees in every
// row. A column that cannot be checked is left out as well, with the reason.
func (s *sheet) totalColumn(blocks []*block, b *block, total column) *Refusal {
	name := s.colName(total.at)
	var rows []*row
	for _, r := range b.lines {
		if a, ok := r.amounts[total.at]; ok && !a.blank && !r.left {
			rows = append(rows, r)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	if y := total.head.year; y != 0 && !b.hasYear(y) {
		s.leave(name, total.head.text, "the sheet has no months of that year")
		return nil
	}
	last := lastActual(blocks)
	if total.head.toDate && last == 0 {
		s.leave(name, total.head.text, "a total; it was not checked, since there are no actuals")
		return nil
	}
	best, most := addition{}, -1
	for _, a := range b.additions(total, last) {
		agree := 0
		for _, r := range rows {
			if a.sum(r) == r.amounts[total.at].pence {
				agree++
			}
		}
		if agree == len(rows) {
			s.leave(name, total.head.text, agrees)
			return nil
		}
		if agree > most {
			best, most = a, agree
		}
	}
	for _, r := range rows {
		if sum := best.sum(r); len(best.cols) > 0 && sum != r.amounts[total.at].pence {
			from, to := best.cols[0].at, best.cols[len(best.cols)-1].at
			return s.refuse(s.name(r.at, total.at),
				fmt.Sprintf("The total %s says %s, but %s to %s add up to %s.", Quote(total.head.text), r.amounts[total.at].pence, s.name(r.at, from), s.name(r.at, to), sum),
				fmt.Sprintf("Mend the one that is wrong, or leave the total out with --map ignore=%s, and import again.", short(s.colName(total.at))))
		}
	}
	s.leave(name, total.head.text, "a total, without months to check it by")
	return nil
}

func (b *block) hasYear(year calendar.Month) bool {
	for _, c := range b.cols {
		if c.role == figures && c.month.YearStart(april) == year {
			return true
		}
	}
	return false
}

// sums refuses a line that equals the sum of neighbouring lines in every month although
// its name is not that of a total: it may be one, and would be counted twice. Such a
// line without a name is left out.
func (s *sheet) sums(b *block) *Refusal {
	for i, r := range b.lines {
		if r.left || r.keep || r.rank != declaration.NoTotal {
			continue
		}
		for _, step := range []int{-1, 1} {
			if rows := b.addsUp(i, step); rows != nil {
				if r.line == "" {
					r.left = true
					s.leave(s.rowName(r.at), "", "it has no name and is the sum of rows beside it")
					break
				}
				first, last := rows[0].at, rows[len(rows)-1].at
				return s.refuse(s.name(r.at, b.first), fmt.Sprintf("The line %s is in every month the sum of %s, so it may be a total, and would be counted twice.", Quote(r.line), s.rowNames(min(first, last), max(first, last))),
					fmt.Sprintf("If it is a total, say --map ignore=%s; if it is a line, --map keep=%s.", short(s.rowName(r.at)), short(s.rowName(r.at))))
			}
		}
	}
	return nil
}

// addsUp returns the lines directly above line i (step -1) or below it (step 1) of
// which line i is the sum in every month, or nil. At least two of these lines must have
// an amount other than 0. Line i must have such an amount in at least two months, or in
// one month if it has no name.
func (b *block) addsUp(i, step int) candidate {
	r := b.lines[i]
	var rows candidate
	for k := i + step; k >= 0 && k < len(b.lines); k += step {
		other := b.lines[k]
		if other.segment != r.segment {
			return nil
		}
		if other.left {
			continue // a subtotal, whose lines are added up themselves
		}
		if other.measure != r.measure {
			continue
		}
		if rows = append(rows, other); len(rows) < 2 {
			continue
		}
		filled, nonzero, same := 0, 0, true
		for _, c := range b.cols {
			if c.role != figures {
				continue
			}
			if a := r.amounts[c.at]; a.pence != 0 {
				filled++
			}
			same = same && r.amounts[c.at].pence == sumOf(rows, c.at)
		}
		for _, o := range rows {
			for _, a := range o.amounts {
				if a.pence != 0 {
					nonzero++
					break
				}
			}
		}
		if same && nonzero > 1 && (filled > 1 || filled == 1 && r.line == "") {
			return rows
		}
	}
	return nil
}
