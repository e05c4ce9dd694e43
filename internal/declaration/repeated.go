package declaration

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// repeatedSums warns about lines that are most likely totals: the line equals the sum
// of other lines in each of its months, and has at least two. Such lines still count,
// since an equal sum alone proves nothing.
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

// linesOfTable returns the indexes of the rows of each line and service, in the order
// of the table.
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

// twoSums holds the sums of the forecasts and of the actuals, and how many of each are
// not 0.
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

// tableSums holds the sums of each month, of each service in a month, and, for each
// row, of the rows of its month above it.
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

// of returns the sum that row i is compared with: that of the other rows of its month
// (way "month"), of its service in the month ("service"), or of the month above it
// ("above").
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

// repeated compares a line with the sum that `of` returns, in each month. It returns in
// how many months they are equal, and the index of the first such row. If they differ
// in any month, it returns 0 months.
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

// equals reports whether a row's amounts equal the sums. counts is set if that can mean
// something: an amount is not 0, and is the sum of at least two others.
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

// parts returns the indexes of the rows that together equal the row with the index
// `of`. way is as in tableSums.of.
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

// named returns the names of the lines of some rows. It names the first three, and
// counts the rest.
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
