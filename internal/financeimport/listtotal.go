package financeimport

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
)

// listTotals checks the totals in a list, of one month or of several, and leaves them
// out. It reads a total as a line if no other row of its month has a lower rank. If the
// list has nothing but totals, it does nothing.
func (s *sheet) listTotals(l *listing, rows []listRow) *Refusal {
	ordinary := false
	for _, row := range rows {
		ordinary = ordinary || row.rank == declaration.NoTotal
	}
	for i, row := range rows {
		if row.rank == declaration.NoTotal || !ordinary {
			continue
		}
		alone := row.monthly
		for _, other := range rows {
			alone = alone && (other.at == row.at || !other.monthly || other.when != row.when || other.rank >= row.rank)
		}
		if alone {
			row.row.rank = declaration.NoTotal
			s.note("%s is the only row of its month, so it was read as a line.", upper(s.rowName(row.at)))
			continue
		}
		row.row.left = true
		if refusal := s.listTotal(l, rows, i); refusal != nil {
			return refusal
		}
		s.leave(s.rowName(row.at), cmpOr(row.line, s.text(row.at, l.month)), agrees)
	}
	return nil
}

func (s *sheet) listTotal(l *listing, rows []listRow, i int) *Refusal {
	total := rows[i]
	type set struct{ rows []listRow }
	var sets []set
	pick := func(keep func(int, listRow) bool) {
		var found set
		for k, r := range rows {
			if r.rank == declaration.NoTotal && keep(k, r) {
				found.rows = append(found.rows, r)
			}
		}
		if len(found.rows) > 0 {
			sets = append(sets, found)
		}
	}
	last := -1
	for k := range rows[:i] {
		if rows[k].rank != declaration.NoTotal {
			last = k
		}
	}
	h := s.heading(total.at, l.month)
	switch {
	case total.monthly:
		pick(func(_ int, r listRow) bool { return r.when == total.when })
		pick(func(k int, r listRow) bool { return r.when == total.when && k > last && k < i })
	case h.quarter > 0:
		pick(func(k int, r listRow) bool { return k < i && k > last })
		pick(func(_ int, r listRow) bool { return int(r.when.Number()+8)%12/3 == h.quarter-1 })
	case h.year != 0:
		pick(func(_ int, r listRow) bool { return r.when.YearStart(april) == h.year })
	default:
		pick(func(k int, r listRow) bool { return k < i && k > last })
		pick(func(k int, r listRow) bool { return k < i })
		pick(func(int, listRow) bool { return true })
	}
	if total.toDate {
		end := calendar.Month(0)
		for _, r := range rows {
			for k, c := range l.amounts {
				if c.measure == Actual && r.rank == declaration.NoTotal && !r.amounts[k].blank && r.amounts[k].pence != 0 {
					end = max(end, r.when)
				}
			}
		}
		pick(func(_ int, r listRow) bool { return r.when <= end })
	}
	for k, c := range l.amounts {
		if total.amounts[k].blank {
			continue
		}
		agreed, sum := false, total.amounts[k].pence
		for n := len(sets) - 1; n >= 0; n-- {
			sum = 0
			for _, r := range sets[n].rows {
				if l.kind < 0 || s.heading(r.at, l.kind).measure == s.heading(total.at, l.kind).measure {
					sum += r.amounts[k].pence
				}
			}
			if agreed = agreed || sum == total.amounts[k].pence; agreed {
				break
			}
		}
		if !agreed && len(sets) > 0 {
			of := sets[0].rows
			return s.refuse(s.name(total.at, c.at), fmt.Sprintf("The total %s says %s, but %s add up to %s.", Quote(cmpOr(total.line, h.text)), total.amounts[k].pence, s.cells(of[0].at, of[len(of)-1].at, c.at), sum),
				fmt.Sprintf("Mend the one that is wrong, or leave the total out with --map ignore=%d, and import again.", total.at+1))
		}
	}
	return nil
}

func (s *sheet) sayList(b *block, rows []listRow) {
	first, last := calendar.Month(0), calendar.Month(0)
	n := 0
	for _, r := range rows {
		if r.left {
			continue
		}
		if first == 0 || r.when < first {
			first = r.when
		}
		last = max(last, r.when)
		n++
	}
	if n > 0 {
		s.note("%s to %s: %s, with the months below each other in %s.", first.Long(), last.Long(), count(n, "row", "rows"), s.colName(b.first))
	}
}
