package declaration

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// repeatedSums points out lines that equal the sum of others in every month in
// which they stand, and in two at least: most likely they are totals. They are
// counted all the same, since a sum alone is no proof.
func (b *builder) repeatedSums() {
	rows := b.rows().Items
	sums := sumUp(rows)
	for _, line := range linesOfTable(rows) {
		for _, way := range []string{"month", "service", "above"} {
			if first, months := sums.repeated(rows, line, way); months >= 2 {
				b.fault(Fault{
					Kind: Total, At: Path{{Key: "finance"}, {Key: rowsName}, {Index: first}}, Where: b.at(&rows[first]), Level: "warning",
					Because: fmt.Sprintf("%s is the sum of %s in each of its %d months. Is this a total? It counts twice.", nameOfLine(&rows[first]), named(rows, sums.parts(rows, first, way)), months),
					Remedy:  "Take the line out of every month if it is a total; leave it as it is if it is a cost of its own.",
				})
				break
			}
		}
	}
}

// linesOfTable returns the places of the rows of each line of each service, in
// the order of the table.
func linesOfTable(rows []Value) [][]int {
	index := map[[2]string]int{}
	var lines [][]int
	for i := range rows {
		key := [2]string{strings.ToLower(rows[i].text(lineColumn)), strings.ToLower(rows[i].text(serviceColumn))}
		at, seen := index[key]
		if !seen {
			at = len(lines)
			index[key] = at
			lines = append(lines, nil)
		}
		lines[at] = append(lines[at], i)
	}
	return lines
}

// twoSums is the sum of each of the two columns, and of how many figures that
// are not nought.
type twoSums struct {
	pence   [2]int64
	figures [2]int
}

func columnsOfPence() [2]string { return [2]string{"forecast_pence", "actual_pence"} }

func (t *twoSums) add(row *Value) {
	for i, column := range columnsOfPence() {
		if sum, ok := row.pence(column); ok && sum != 0 {
			t.pence[i] += sum
			t.figures[i]++
		}
	}
}

func (t twoSums) without(row *Value) twoSums {
	for i, column := range columnsOfPence() {
		if sum, ok := row.pence(column); ok && sum != 0 {
			t.pence[i] -= sum
			t.figures[i]--
		}
	}
	return t
}

// tableSums are the sums of months, of the services in a month, and of the rows
// of a month that stand above each row.
type tableSums struct {
	months   map[string]*twoSums
	services map[[2]string]*twoSums
	above    []twoSums
}

func sumUp(rows []Value) *tableSums {
	t := &tableSums{months: map[string]*twoSums{}, services: map[[2]string]*twoSums{}, above: make([]twoSums, len(rows))}
	for i := range rows {
		row := &rows[i]
		month := row.text(monthColumn)
		service := [2]string{month, row.text(serviceColumn)}
		if t.months[month] == nil {
			t.months[month] = &twoSums{}
		}
		if t.services[service] == nil {
			t.services[service] = &twoSums{}
		}
		t.above[i] = *t.months[month]
		t.months[month].add(row)
		t.services[service].add(row)
	}
	return t
}

// of returns the sum that a row is compared with.
func (t *tableSums) of(rows []Value, i int, way string) twoSums {
	row := &rows[i]
	switch way {
	case "month":
		return t.months[row.text(monthColumn)].without(row)
	case "service":
		return t.services[[2]string{row.text(monthColumn), row.text(serviceColumn)}].without(row)
	}
	return t.above[i]
}

// repeated tells in how many months a line equals a sum, nought where it does not
// in one of them, and the first of its rows that does.
func (t *tableSums) repeated(rows []Value, line []int, way string) (first, months int) {
	for _, i := range line {
		if rows[i].text(monthColumn) == "" {
			return 0, 0
		}
		equal, counts := t.of(rows, i, way).equals(&rows[i])
		if !equal {
			return 0, 0
		}
		if counts {
			if months++; months == 1 {
				first = i
			}
		}
	}
	return first, months
}

// equals reports whether a row's figures are the sums, and whether that says
// anything: a figure that is not nought, made of two others at least.
func (t twoSums) equals(row *Value) (equal, counts bool) {
	for i, column := range columnsOfPence() {
		sum, given := row.pence(column)
		if !given || sum == 0 {
			if t.pence[i] != 0 && given {
				return false, false
			}
			continue
		}
		if sum != t.pence[i] || t.figures[i] < 2 {
			return false, false
		}
		counts = true
	}
	return true, counts
}

// parts returns the rows whose sum a row is.
func (t *tableSums) parts(rows []Value, of int, way string) []int {
	var parts []int
	for i := range rows {
		switch {
		case i == of || rows[i].text(monthColumn) != rows[of].text(monthColumn):
		case way == "service" && rows[i].text(serviceColumn) != rows[of].text(serviceColumn):
		case way == "above" && i > of:
		default:
			parts = append(parts, i)
		}
	}
	return parts
}

func nameOfLine(row *Value) string {
	name := quote(cmp.Or(row.text(lineColumn), row.text(serviceColumn), "This line"))
	if service := row.text(serviceColumn); service != "" && service != wholeGroup && row.text(lineColumn) != "" {
		return name + " of " + quote(service)
	}
	return name
}

// named names rows, the first few of many.
func named(rows []Value, places []int) string {
	var names []string
	for _, i := range places {
		if name := nameOfLine(&rows[i]); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > namesListed {
		names = append(names[:namesListed:namesListed], fmt.Sprintf("%d more", len(names)-namesListed))
	}
	return listed(names)
}
