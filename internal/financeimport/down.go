package financeimport

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// listing is a sheet with one row for each month and line.
type listing struct {
	header, month int // the row of the headings, the column of the months
	lines         []int
	service       int
	amounts       []column // forecast and actual
	kind, value   int      // the column that says which amount, and that of the amounts
	first         int      // the first row of a month
	totalColumns  []int
	unit          int64
}

// down reads a sheet whose months stand below each other in a column: as a list with
// one row for each month and line, or as a table with a column for each line.
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
	for r := l.first - 1; r >= 0 && l.header < 0; r-- {
		for c := range s.cols {
			if c != month && s.at(r, c).Kind == workbook.Text {
				l.header = r
			}
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

// plain reports whether the headings name the two amounts and nothing else, so that
// no column stands for a line.
func (l *listing) plain(s *sheet) bool {
	texts := map[string]bool{}
	if len(l.amounts) == 0 {
		return false
	}
	for _, c := range l.amounts {
		if over := s.heading(l.header-1, c.at); over.rest != "" && over.year == 0 && len(l.lines) == 0 {
			return false // a line, of which these are the two amounts
		}
		mapped := s.options.Map.measure(false, c.at) != Unsaid
		if c.head.rest != "" && !mapped && declaration.ColumnFor(c.head.text) == "" || texts[c.head.text] {
			return false
		}
		texts[c.head.text] = true
	}
	return true
}

// roles finds out what the columns of a list are, by their headings.
func (s *sheet) roles(l *listing) *Refusal {
	prefer := 99
	for r := range l.header {
		for c := range s.cols {
			if h := s.heading(r, c); l.unit == 0 && h.unit > 0 {
				l.unit = h.unit
			}
		}
	}
	if l.unit == 0 {
		l.unit = s.nameUnit()
	}
	for c := range s.cols {
		if c == l.month || l.header < 0 && s.options.Map.spans == nil || s.mapCol("ignore", c) {
			continue
		}
		h := s.spread(l.header, c)
		mapped := s.options.Map.measure(false, c)
		ours := declaration.ColumnFor(h.text)
		switch {
		case s.mapCol("line", c):
			if prefer > 0 {
				l.lines, prefer = nil, 0
			}
			l.lines = append(l.lines, c)
		case s.mapCol("service", c), ours == "service" && l.service < 0 && len(s.options.Map.spans["service"]) == 0:
			l.service = c
		case mapped != Unsaid:
			l.amounts = append(l.amounts, column{at: c, head: h, measure: mapped, unit: h.unit})
		case s.allMeasures(l, c):
			l.kind = c
		case h.other && h.measure == Unsaid, h.text == "":
		case (h.measure == Forecast || h.measure == Actual) && h.total == declaration.NoTotal && !h.other && s.figuresBelow(l.first, c):
			l.amounts = append(l.amounts, column{at: c, head: h, measure: h.measure, weak: h.weak, unit: h.unit})
		case ours == "line" && prefer > 0:
			if rank := lineRank(h.rest); rank < prefer {
				l.lines, prefer = []int{c}, rank
			}
		case h.total != declaration.NoTotal:
			l.totalColumns = append(l.totalColumns, c)
		}
	}
	return s.valueColumn(l)
}

// lineRank is how well a heading names the lines; the lowest is the best.
func lineRank(heading string) int {
	for i, name := range []string{"line", "cost line", "budget line", "line description", "description", "item", "category", "cost type", "expense type", "account", "type", "cost centre"} {
		if heading == name {
			return i + 1
		}
	}
	return 50
}

// allMeasures reports whether a column says in every row which amount it gives.
func (s *sheet) allMeasures(l *listing, c int) bool {
	found := 0
	for r := l.first; r < s.rows; r++ {
		if s.at(r, c).Kind == workbook.Blank {
			continue
		}
		if h := s.heading(r, c); h.measure == Unsaid || h.measure == Both || h.rest != "" {
			return false
		}
		found++
	}
	return found > 0
}

func (s *sheet) figuresBelow(r, c int) bool {
	for ; r < s.rows; r++ {
		if looksLikeFigure(s.at(r, c)) || dash.MatchString(s.text(r, c)) {
			return true
		}
	}
	return false
}

// valueColumn finds the column of the amounts where another says which they are.
func (s *sheet) valueColumn(l *listing) *Refusal {
	if l.kind < 0 {
		return nil
	}
	var open []int
	for c := range s.cols {
		if c != l.month && c != l.service && c != l.kind && !contains(l.lines, c) && !s.mapCol("ignore", c) && s.figuresBelow(l.first, c) {
			open = append(open, c)
		}
	}
	for _, c := range open {
		if h := strings.ToLower(s.heading(l.header, c).text); strings.Contains(h, "amount") || strings.Contains(h, "value") || strings.Contains(h, "£") {
			open = []int{c}
			break
		}
	}
	if len(open) != 1 {
		return s.refuse(s.name(max(l.header, 0), l.kind), "This column says which amount a row gives, but it is not plain which column has the amounts.", "Leave the other columns of figures out with --map ignore= and their letters.")
	}
	l.value = open[0]
	l.amounts = []column{{at: open[0], head: s.heading(l.header, open[0]), unit: s.heading(l.header, open[0]).unit}}
	return nil
}

// unused lists the columns of figures that are not read. One without a heading is
// refused: a comma too many may have put its figures there.
func (s *sheet) unused(l *listing) *Refusal {
	used := append([]int{l.month, l.service, l.kind}, l.lines...)
	for _, c := range l.amounts {
		used = append(used, c.at)
	}
	for c := range s.cols {
		h := s.spread(l.header, c)
		switch {
		case s.mapCol("ignore", c):
			s.leave(s.colName(c), h.text, "to be left out, as --map says")
		case contains(used, c) || !s.figuresIn(c, l.first, s.rows):
		case h.text == "":
			return s.refuse(s.name(l.first, c), "stands in a column of figures without a heading.", "Name the column, or leave it out with --map ignore="+short(s.colName(c))+".")
		case h.measure == Unsaid || h.weak || h.other:
			s.leave(s.colName(c), h.text, "neither forecast nor actual")
		}
	}
	return nil
}

// figuresIn reports whether a column has figures between two rows.
func (s *sheet) figuresIn(c, from, to int) bool {
	for r := from; r < to; r++ {
		if looksLikeFigure(s.at(r, c)) {
			return true
		}
	}
	return false
}

// strongest leaves budgets and plans out where a forecast stands beside them, and
// refuses two forecasts.
func (s *sheet) strongest(l *listing) *Refusal {
	var kept []column
	for _, c := range l.amounts {
		strong := false
		for _, other := range l.amounts {
			strong = strong || other.at != c.at && other.measure == c.measure && !other.weak
		}
		if c.weak && strong {
			s.leave(s.colName(c.at), c.head.text, "the sheet names a "+c.measure.String()+" beside it")
			continue
		}
		kept = append(kept, c)
	}
	l.amounts = kept
	for i, c := range kept {
		for _, other := range kept[:i] {
			if c.measure == other.measure && l.kind < 0 {
				return s.refuse(s.name(l.header, c.at), fmt.Sprintf("Both %s and %s may be the %s.", Quote(other.head.text), Quote(c.head.text), c.measure),
					fmt.Sprintf("Say which one it is: --map %s=%s, and leave the other out: --map ignore=%s.", c.measure, short(s.colName(c.at)), short(s.colName(other.at))))
			}
		}
		if c.weak {
			s.note("%s (%s) was read as the %s.", upper(s.colName(c.at)), Quote(c.head.text), c.measure)
		}
	}
	if len(kept) == 0 {
		return s.refuse(s.name(max(l.header, 0), l.month), "No column is called forecast or actual.", "Say which columns they are: --map forecast=C --map actual=D, with their letters.")
	}
	return nil
}

// readList reads a list row by row.
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
	for r := l.first; r < s.rows; r++ {
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
			continue // a note, or a heading between
		case s.monthTotal(h, row):
			row.rank = max(row.rank, declaration.PartTotal)
		default:
			return s.refuse(s.name(r, l.month), "holds "+Quote(s.at(r, l.month).Text)+" in place of a month.", "Write the month, or leave the row out with --map ignore="+fmt.Sprint(r+1)+".")
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

// listRow is a row of a list, with its amounts in the order of their columns.
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

// monthTotal reports whether a row has a word for a total in place of its month.
func (s *sheet) monthTotal(h heading, row listRow) bool {
	return row.rank != declaration.NoTotal || h.total != declaration.NoTotal || h.year != 0 || totalEnds.MatchString(h.text)
}

func (s *sheet) listRow(l *listing, r int) (listRow, *Refusal) {
	row := listRow{row: &row{at: r, line: s.lineOf(l, r), keep: s.mapRow("keep", r)}}
	if l.service >= 0 {
		row.service = s.text(r, l.service)
	}
	if _, ok := s.service(row.line); !ok && !row.keep {
		row.rank = s.totalOf(row.line)
	}
	row.toDate = toDateWord.MatchString(row.line) || toDateWord.MatchString(s.text(r, l.month))
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

// listTotals leaves the totals of a list out, after it has checked them: those of a
// month, and those of several.
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
