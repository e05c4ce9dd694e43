package declaration

import (
	"maps"
	"slices"
	"strconv"
)

// byMonth sums the finance rows up by month, so that rules can look a month up. Rows
// whose month could not be read are under the month "".
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

// monthSum holds the sums of one month. The field places has the indexes of its rows.
// The fields forecast and actual are sums in pence. forecasts and actuals count the
// amounts in these sums, and credit counts the negative forecasts.
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

// value returns the sums as an object. The argument names has its keys
// (financeKeys.month). In the object, `at` is the path of the first row, and `rests_on`
// has the paths of all rows, as rules give paths in results. `credits` counts negative
// forecasts. `figures` counts the amounts above 0, of which the object also has the
// least, the median and the most.
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

// rowPlace returns the path of a row as rules write it: ["finance", "rows", 3].
func rowPlace(place int) Value {
	return Value{Kind: List, Items: []Value{textValue("finance"), textValue("rows"), numberValue(int64(place))}}
}

// pence returns an amount in an object, such as a finance row, given its key, such as
// forecast_pence. It returns false if the object has no such amount.
func (v *Value) pence(name string) (int64, bool) {
	member := v.Member(name)
	if member == nil || member.Kind != Number {
		return 0, false
	}
	sum, err := strconv.ParseInt(member.Text, 10, 64)
	return sum, err == nil
}
