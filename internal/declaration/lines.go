package declaration

import (
	"slices"
	"strings"
)

// byLine sets `finance.by_line`, so that rules look at single rows only if a line is
// unusual. The list has an object for each line and service. `places` are the indexes
// of its rows in the order of their months. `figures` is the number of amounts above 0;
// the least, the median and the most of these amounts are in pence. The sums of a month
// (monthSum) have the same four values.
func (b *builder) byLine() {
	section := b.document.Member("finance")
	rows := section.Member(rowsName)
	if len(rows.Items) == 0 {
		return
	}
	lines := Value{Kind: List, at: rows.at}
	for _, places := range linesOfTable(rows.Items) {
		slices.SortStableFunc(places, func(a, b int) int {
			return strings.Compare(rows.Items[a].text(monthColumn), rows.Items[b].text(monthColumn))
		})
		line := Value{Kind: List}
		for _, place := range places {
			line.Items = append(line.Items, numberValue(int64(place)))
		}
		spread := spreadOf(rows.Items, places)
		built := objectOf(b.schema.finance.line, append(spread, line))
		built.at = rows.at
		lines.Items = append(lines.Items, built)
	}
	section.set(byLineName, lines)
}

// spreadOf describes the amounts above 0 in the rows with the given indexes: their
// number, the least, the median and the most, in this order. If there are no such
// amounts, each is 0.
func spreadOf(rows []Value, places []int) []Value {
	var figures []int64
	for _, place := range places {
		for _, column := range columnsOfPence() {
			if sum, ok := rows[place].pence(column); ok && sum > 0 {
				figures = append(figures, sum)
			}
		}
	}
	if len(figures) == 0 {
		return []Value{numberValue(0), numberValue(0), numberValue(0), numberValue(0)}
	}
	slices.Sort(figures)
	return []Value{
		numberValue(int64(len(figures))), numberValue(figures[0]),
		numberValue(figures[len(figures)/2]), numberValue(figures[len(figures)-1]),
	}
}
