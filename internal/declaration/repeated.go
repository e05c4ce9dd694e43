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

// tableSums holds three kinds of sums of rows: those of each month, those of each month
// and service, and, by the index of a row, those of the rows above it that have the
// same month.
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

// of returns the sum with which a row, rows[i], is compared. It adds up other rows of
// the same month: all of them if the argument way is "month", those of the same service
// if it is "service", and those above the row if it is "above".
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

// repeated compares each row of a line with the sum that the method of returns for it.
// The argument line has the indexes of the rows. If every row equals its sum, repeated
// returns the number of rows for which that counts (see equals), and the index of the
// first of them. Otherwise, or if a row has no month, it returns 0 for both.
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

// equals reports whether the amounts of a row equal the sums. An amount that is not
// given equals any sum. An amount other than 0 must be the sum of at least two other
// amounts. The result counts is set if the row has such an amount, since only then does
// the equality mean anything.
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

// parts returns the indexes of the rows whose sum the method of returns for one row:
// the row that has the index given as the argument of.
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

// named returns the names of the lines of some rows, given by their indexes. It names
// the first three, and counts the rest: "`staff`, `cloud`, `rent` and 2 more".
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
