package financeimport

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// roles finds out what each column of a list holds, by its heading.
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
		l.unit, _ = s.notedUnit()
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
		}
	}
	return s.valueColumn(l)
}

// lineRank returns the position of a heading in the order of preference for the column
// that names the lines: 1 for the best heading, unranked for one that is not in that
// order.
func lineRank(heading string) int {
	for i, name := range []string{"line", "cost line", "budget line", "line description", "description", "item", "category", "cost type", "expense type", "account", "type", "cost centre"} {
		if heading == name {
			return i + 1
		}
	}
	return unranked
}

// unranked is what lineRank returns for a heading that is not in its order of
// preference.
const unranked = 50

// allMeasures reports whether a column says in every row that has text whether it is
// forecast or actual.
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
		if looksLikeFigure(s.at(r, c)) || dash().MatchString(s.text(r, c)) {
			return true
		}
	}
	return false
}

// valueColumn finds the column of the amounts in a list that has another column,
// l.kind, to say whether each row is forecast or actual.
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

// unused adds the columns that are not read to the list of what is left out. It refuses
// a column that has figures but no heading: an extra comma may have moved them there.
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
		case contains(used, c):
		case !s.figuresIn(c, l.first, s.rows):
			if s.textsIn(c, l.first, s.rows) {
				s.leave(s.colName(c), h.text, notUsed)
			}
		case h.text == "":
			return s.refuse(s.name(l.first, c), "stands in a column of figures without a heading.", "Name the column, or leave it out with --map ignore="+short(s.colName(c))+".")
		case h.measure == Unsaid || h.weak || h.other:
			s.leave(s.colName(c), h.text, "neither forecast nor actual")
		default:
			s.leave(s.colName(c), h.text, "figures that are not those of one month")
		}
	}
	return nil
}

// textsIn reports whether a column has text in one of the rows from the first number to
// the one before the second.
func (s *sheet) textsIn(c, from, to int) bool {
	for r := from; r < to; r++ {
		if s.text(r, c) != "" {
			return true
		}
	}
	return false
}

// figuresIn reports whether a column has a figure in one of the rows from the first
// number to the one before the second.
func (s *sheet) figuresIn(c, from, to int) bool {
	for r := from; r < to; r++ {
		if looksLikeFigure(s.at(r, c)) {
			return true
		}
	}
	return false
}

// strongest leaves out columns whose measure comes from a weak word, such as budget, if
// another column has the strong word, such as forecast. It refuses two columns with the
// same measure.
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
