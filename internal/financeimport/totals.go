package financeimport

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/money"
)

// checkTotals checks each total against the sums of the rows or columns that it may add
// up, and leaves it out. It refuses the first total that equals none of these sums.
func (s *sheet) checkTotals(blocks []*block) *Refusal {
	for _, b := range blocks {
		s.onlyTotals(b)
		for i, row := range b.lines {
			if row.rank == declaration.NoTotal || row.left {
				continue
			}
			row.left = true
			if refusal := s.totalRow(b, i); refusal != nil {
				return refusal
			}
			s.leave(s.rowName(row.at), row.line, agrees)
		}
	}
	s.measures(blocks)
	for _, b := range blocks {
		if refusal := s.sums(b); refusal != nil {
			return refusal
		}
		for _, col := range b.cols {
			if col.role != totals {
				continue
			}
			if refusal := s.totalColumn(blocks, b, col); refusal != nil {
				return refusal
			}
		}
	}
	return nil
}

// onlyTotals reads a total as a line if the run of rows around it has nothing but
// totals. If such totals have different ranks, it does so with those of the lowest
// rank.
func (s *sheet) onlyTotals(b *block) {
	least := map[int]declaration.Rank{}
	for _, row := range b.lines {
		if have, seen := least[row.segment]; !seen || row.rank < have {
			least[row.segment] = row.rank
		}
	}
	for _, row := range b.lines {
		if row.rank != declaration.NoTotal && row.rank == least[row.segment] && !row.toDate {
			row.rank = declaration.NoTotal
			row.keep = true
			s.note("%s (%s) has no lines beside it, so it was read as a line.", upper(s.rowName(row.at)), Quote(row.line))
		}
	}
}

// agrees is the reason given in Table.LeftOut for a total.
const agrees = "a total; it agrees with what it adds up"

// candidate is a set of rows that a total may add up.
type candidate []*row

// candidates returns the sets of rows that line i, a total, may add up, the likeliest
// first.
func (b *block) candidates(i int) []candidate {
	total := b.lines[i]
	fits := func(r *row) bool {
		return r.segment == total.segment && (total.measure == Unsaid || r.measure == Unsaid || r.measure == total.measure)
	}
	collect := func(step int, stop func(r, first *row) bool) candidate {
		var found candidate
		for k := i + step; k >= 0 && k < len(b.lines); k += step {
			r := b.lines[k]
			if !fits(r) && r.segment == total.segment {
				continue
			}
			var first *row
			if len(found) > 0 {
				first = found[0]
			}
			if !fits(r) || stop(r, first) {
				break
			}
			if r.rank == declaration.NoTotal {
				found = append(found, r)
			}
		}
		return found
	}
	isTotal := func(r *row) bool { return r.rank != declaration.NoTotal }
	part := func(r, first *row) bool { return isTotal(r) || first != nil && r.part != first.part }
	since := func(r, _ *row) bool { return isTotal(r) }
	whole := func(r, _ *row) bool { return r.rank == declaration.WholeTotal }
	all := func(_, _ *row) bool { return false }
	sets := []candidate{collect(-1, part), collect(-1, since), collect(-1, whole), collect(-1, all), collect(1, part), collect(1, since), collect(1, all)}
	if total.rank == declaration.WholeTotal {
		sets[0], sets[3] = sets[3], sets[0]
	}
	return sets
}

// totalRow checks line i, a total, against the sets of rows that it may add up. It
// returns nil if the total agrees with one of them.
func (s *sheet) totalRow(b *block, i int) *Refusal {
	total := b.lines[i]
	best, most := candidate(nil), -1
	for _, rows := range b.candidates(i) {
		if len(rows) == 0 {
			continue
		}
		agree, all := b.agreement(total, rows)
		if agree == all {
			return nil
		}
		if agree > most {
			best, most = rows, agree
		}
	}
	if b.running(total, i) {
		return nil
	}
	if best == nil {
		return s.refuse(s.name(total.at, b.first), "stands in a total without rows that it adds up.", "If it is a line of its own, say --map keep="+short(s.rowName(total.at))+"; if it is not, --map ignore="+short(s.rowName(total.at))+".")
	}
	return s.disagrees(b, total, best)
}

// agreement compares the amounts of a total with the sums of some rows. The result all
// is how many amounts the total has, and agree how many of them equal the sum of their
// column.
func (b *block) agreement(total *row, rows candidate) (agree, all int) {
	for _, col := range b.cols {
		have, ok := total.amounts[col.at]
		if !ok || have.blank {
			continue
		}
		if all++; sumOf(rows, col.at) == have.pence {
			agree++
		}
	}
	return agree, all
}

func sumOf(rows candidate, col int) money.Pence {
	sum := money.Pence(0)
	for _, r := range rows {
		sum += r.amounts[col].pence
	}
	return sum
}

// running reports whether a total is cumulative: in each month it equals the sum of
// that month and all before it. The total is line i, and the rows that it may add up
// are above it.
func (b *block) running(total *row, i int) bool {
	var rows candidate
	for _, r := range b.lines[:i] {
		if r.segment == total.segment && r.rank == declaration.NoTotal && (total.measure == Unsaid || r.measure == Unsaid || r.measure == total.measure) {
			rows = append(rows, r)
		}
	}
	sums, any := map[Measure]money.Pence{}, false
	for _, col := range b.cols {
		if col.role != figures {
			continue
		}
		sums[col.measure] += sumOf(rows, col.at)
		if have := total.amounts[col.at]; !have.blank {
			if have.pence != sums[col.measure] {
				return false
			}
			any = true
		}
	}
	return any && len(rows) > 0
}

// disagrees returns the refusal for the first column in which a total differs from the
// sum of rows.
func (s *sheet) disagrees(b *block, total *row, rows candidate) *Refusal {
	for _, col := range b.cols {
		have, ok := total.amounts[col.at]
		if sum := sumOf(rows, col.at); ok && !have.blank && sum != have.pence {
			top, bottom := rows[0].at, rows[0].at
			for _, r := range rows {
				top, bottom = min(top, r.at), max(bottom, r.at)
			}
			hint := ""
			for r := top; r <= bottom; r++ {
				if gr, _ := s.place(r, 0); s.grid.HiddenRows[gr] {
					hint = " Hidden rows lie between them, which the total may leave out."
				}
			}
			return s.refuse(s.name(total.at, col.at),
				fmt.Sprintf("The total %s says %s, but %s add up to %s.%s", Quote(total.line), have.pence, s.cells(top, bottom, col.at), sum, hint),
				fmt.Sprintf("Mend the one that is wrong, or leave the total out with --map ignore=%s, and import again.", short(s.rowName(total.at))))
		}
	}
	return nil
}

// cells names the cells of a run of rows in one column, such as "B3 to B9".
func (s *sheet) cells(top, bottom, col int) string {
	if top == bottom {
		return "the figures of " + s.name(top, col)
	}
	return s.name(top, col) + " to " + s.name(bottom, col)
}
