package declaration

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Parts of the messages about a total, and the remedies.
const (
	leftOut     = "so it was left out: it would count twice."
	takeTotal   = "Take it out of the file; rows are added up for you."
	takeTotals  = "Take them out of the file; rows are added up for you."
	namesListed = 3
)

// label sets r.total if a record says that it is a total: in its line, in its service
// unless a service has that id, or in place of its month.
func (s *sheet) label(r *record) {
	for _, column := range []string{lineColumn, serviceColumn, monthColumn} {
		text := s.cell(r, column)
		if column == monthColumn && r.monthly || column == serviceColumn && s.b.serviceNamed(text) {
			continue
		}
		rank := s.b.rankOf(text)
		if column == monthColumn {
			rank = s.b.schema.monthRank(text)
		}
		if rank != noTotal {
			r.total = totalWord{rank: rank, label: text, place: r.places[slices.Index(s.columns, column)], column: column}
			return
		}
	}
}

// rankOf returns the rank of a label (see rank). It keeps the rank of each label, since
// many records have the same label.
func (b *builder) rankOf(label string) rank {
	known, ok := b.ranks[label]
	if !ok {
		known = b.schema.totalRank(label)
		b.ranks[label] = known
	}
	return known
}

// serviceNamed reports whether there is a service with this id.
func (b *builder) serviceNamed(id string) bool {
	if b.services == nil {
		b.services = map[string]bool{}
		list := b.document.Member("services").Items
		for i := range list {
			b.services[list[i].text("id")] = true
		}
	}
	return b.services[id]
}

// leaveTotalsOut marks the records that are totals, so that they make no rows, and
// reports each label once for a file. If a month has nothing but totals, those of the
// lowest rank stay. A total without a month adds up all months; it stays only if no
// month has an ordinary record.
func (b *builder) leaveTotalsOut() {
	least, ordinary := map[calendar.Month]rank{}, false
	for _, s := range b.sheets {
		for i := range s.records {
			if r := &s.records[i]; r.monthly {
				of, seen := least[r.month]
				if !seen || r.total.rank < of {
					least[r.month] = r.total.rank
				}
				ordinary = ordinary || r.total.rank == noTotal
			}
		}
	}
	for _, s := range b.sheets {
		found := map[string][]*record{}
		for i := range s.records {
			r := &s.records[i]
			if r.total.rank != noTotal && (r.monthly && r.total.rank > least[r.month] || !r.monthly && ordinary) {
				r.total.left = true
				key := strings.ToLower(r.total.column + r.total.label)
				found[key] = append(found[key], r)
			}
		}
		s.sayTotals(found)
	}
}

// sayTotals reports one fault for each label of totals in a file, such as "Total
// staff". The argument found has the records with each label.
func (s *sheet) sayTotals(found map[string][]*record) {
	labels := make([][]*record, 0, len(found))
	for _, records := range found {
		labels = append(labels, records)
	}
	slices.SortFunc(labels, func(a, b []*record) int { return cmp.Compare(a[0].line(), b[0].line()) })
	for _, records := range labels {
		first, remedy := records[0], takeTotal
		said := fmt.Sprintf("%s is a total of %s, %s", quote(first.total.label), s.b.addedUp(first), leftOut)
		if others := records[1:]; len(others) > 0 {
			remedy = takeTotals
			said += fmt.Sprintf(" The same holds for %s.", linesOf(others))
		}
		s.fault(Total, first.total.place, Keys("finance", rowsName), said, remedy)
	}
}

// addedUp returns words for the rows that a total adds up, such as "the 2 other rows of
// April 2026 (`staff` and `cloud`)".
func (b *builder) addedUp(total *record) string {
	var names []string
	rows := 0
	for _, s := range b.sheets {
		for i := range s.records {
			r := &s.records[i]
			if !r.monthly || r.total.rank >= total.total.rank || total.monthly && r.month != total.month {
				continue
			}
			rows++
			if name := quote(cmp.Or(s.cell(r, lineColumn), s.cell(r, serviceColumn))); name != "``" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	what := fmt.Sprintf("the %d rows beside it", rows)
	if total.monthly {
		what = fmt.Sprintf("the %d other rows of %s", rows, total.month.Long())
	}
	if rows == 1 {
		what = strings.Replace(strings.Replace(what, "1 rows", "one row", 1), "1 other rows", "one other row", 1)
	}
	if len(names) == 0 {
		return what
	}
	if len(names) > namesListed {
		names = append(names[:namesListed:namesListed], fmt.Sprintf("%d more", len(names)-namesListed))
	}
	return fmt.Sprintf("%s (%s)", what, listed(names))
}

// linesOf returns the line numbers of records in words, such as "lines 3, 5 and 9". It
// gives the first twelve, and counts the rest.
func linesOf(records []*record) string {
	const most = 12
	if len(records) == 1 {
		return fmt.Sprintf("line %d", records[0].line())
	}
	var lines []string
	for _, r := range records[:min(len(records), most)] {
		lines = append(lines, fmt.Sprint(r.line()))
	}
	if others := len(records) - most; others > 0 {
		lines = append(lines, fmt.Sprintf("%d more", others))
	}
	return "lines " + listed(lines)
}

// hasMonth reports whether `finance.months` has a key that is not a word for a total.
func (b *builder) hasMonth(months yamltext.Node) bool {
	for key := range months.Entries() {
		if b.schema.monthRank(clean(key.Text())) == noTotal {
			return true
		}
	}
	return false
}

// totalKey reports a key of `finance.months` that names a total in place of a month.
func (b *builder) totalKey(w *walker, key yamltext.Node) {
	outer := w.path
	w.path = Keys("finance", rowsName)
	w.fault(Total, key, fmt.Sprintf("%s is a total of the months beside it, %s", quote(clean(key.Text())), leftOut), "Take it out; months are added up for you.")
	w.path = outer
}
