package declaration

import (
	"maps"
	"slices"
	"strconv"
)

// byMonth sums the finance table up by month, so that the rules look a month up
// instead of going through the table. Lines whose month could not be read stand
// under the empty month.
func (b *builder) byMonth() {
	section := b.document.Member("finance")
	rows := section.Member("rows")
	if len(rows.Items) == 0 {
		return
	}
	months := map[string]*monthSum{}
	for i := range rows.Items {
		row := &rows.Items[i]
		sum := months[row.text(monthColumn)]
		if sum == nil {
			sum = &monthSum{}
			months[row.text(monthColumn)] = sum
		}
		sum.add(i, row)
	}
	summary := Value{Kind: Object, at: rows.at}
	for _, month := range slices.Sorted(maps.Keys(months)) {
		summary.Names = append(summary.Names, month)
		sums := months[month].value(b.schema.finance.month, rows)
		summary.Members = append(summary.Members, &sums)
	}
	section.set(byMonthName, summary)
}

// monthSum is the lines of one month.
type monthSum struct {
	places                     []int
	forecasts, actuals, credit int64
	forecast, actual           int64
}

func (m *monthSum) add(place int, row *Value) {
	m.places = append(m.places, place)
	if sum, ok := row.pence("forecast_pence"); ok {
		m.forecasts++
		m.forecast += sum
		if sum < 0 {
			m.credit++
		}
	}
	if sum, ok := row.pence("actual_pence"); ok {
		m.actuals++
		m.actual += sum
	}
}

// value returns the sums, with the place of the first line (`at`) and of every
// line (`rests_on`) as results name them. Credits counts negative forecasts; figures,
// least, median and most are of amounts above nought.
func (m *monthSum) value(names []string, rows *Value) Value {
	restsOn := Value{Kind: List}
	for _, place := range m.places {
		restsOn.Items = append(restsOn.Items, rowPlace(place))
	}
	spread := spreadOf(rows.Items, m.places)
	sums := objectOf(names, []Value{
		numberValue(m.actual), numberValue(m.actuals), rowPlace(m.places[0]), numberValue(m.credit), spread[0],
		numberValue(m.forecast), numberValue(m.forecasts), spread[1], numberValue(int64(len(m.places))), spread[2], spread[3], restsOn,
	})
	sums.at = rows.at
	return sums
}

// rowPlace is the path of a line as a rule writes it.
func rowPlace(place int) Value {
	return Value{Kind: List, Items: []Value{textValue("finance"), textValue("rows"), numberValue(int64(place))}}
}

// pence returns an amount of an object; false where there is none.
func (v *Value) pence(name string) (int64, bool) {
	member := v.Member(name)
	if member == nil || member.Kind != Number {
		return 0, false
	}
	sum, err := strconv.ParseInt(member.Text, 10, 64)
	return sum, err == nil
}
