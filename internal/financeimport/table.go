package financeimport

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/money"
)

// Amounts are the forecast and the actual of a line in a month. Each is nil if it is not
// known.
type Amounts struct{ Forecast, Actual *money.Pence }

// Place is the month, the line and the service that an amount is for.
type Place struct {
	Month         calendar.Month
	Line, Service string
}

func (p Place) key() Place {
	return Place{p.Month, strings.ToLower(p.Line), strings.ToLower(p.Service)}
}

// Rows are the rows of finance files, one for each Place. The letter case of lines and
// services does not matter.
type Rows struct {
	amounts map[Place]Amounts
	names   map[Place]Place
}

// NewRows returns an empty set of rows.
func NewRows() *Rows { return &Rows{map[Place]Amounts{}, map[Place]Place{}} }

// Get returns the amounts of a place, and reports whether there is a row for it.
func (r *Rows) Get(p Place) (Amounts, bool) {
	a, ok := r.amounts[p.key()]
	return a, ok
}

// Put sets the amounts of a place.
func (r *Rows) Put(p Place, a Amounts) {
	if _, ok := r.names[p.key()]; !ok {
		r.names[p.key()] = p
	}
	r.amounts[p.key()] = a
}

// Places lists the places that have a row, sorted by month, line and service.
func (r *Rows) Places() []Place {
	all := make([]Place, 0, len(r.names))
	for _, p := range r.names {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b Place) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(strings.ToLower(a.Line), strings.ToLower(b.Line)), cmp.Compare(strings.ToLower(a.Service), strings.ToLower(b.Service)))
	})
	return all
}

// Merge returns the figures of several sheets in one slice. It returns a *Refusal if
// two cells give the same amount: the forecast, say, of one month, line and service.
func Merge(tables []*Table) ([]Figure, error) {
	type of struct {
		Place
		Measure Measure
	}
	seen := map[of]Figure{}
	var all []Figure
	for _, t := range tables {
		for _, f := range t.Figures {
			key := of{Place{f.Month, f.Line, f.Service}.key(), f.Measure}
			before, twice := seen[key]
			if twice && !f.Blank && !before.Blank && (before.Cell != f.Cell || before.Sheet != f.Sheet || before.File != f.File) {
				return nil, &Refusal{f.File, f.Sheet, f.Cell, fmt.Sprintf("The %s of %s for %s stands here and in %s.", f.Measure, Quote(f.Line), f.Month.Long(), Where(before.File, before.Sheet, before.Cell)), "Import one of the two, so that it does not count twice."}
			}
			if !twice || before.Blank {
				seen[key] = f
			}
			all = append(all, f)
		}
	}
	return all, nil
}

// Change is one amount that an import changes. Before and Now are the amount before and
// after the import, or nil if it is not known.
type Change struct {
	Place
	Measure     Measure
	Before, Now *money.Pence
}

// Update sets the amounts that the figures give. A blank figure makes its amount
// unknown. Update returns the amounts that it changes in rows that were there before.
func (r *Rows) Update(figures []Figure) []Change {
	var changes []Change
	given := map[string]bool{}
	id := func(f Figure) string {
		return fmt.Sprint(Place{f.Month, f.Line, f.Service}.key(), f.Measure)
	}
	for _, f := range figures {
		given[id(f)] = given[id(f)] || !f.Blank
	}
	earlier := maps.Clone(r.names)
	for _, f := range figures {
		if f.Blank && given[id(f)] {
			continue
		}
		p := Place{f.Month, f.Line, f.Service}
		amounts, put := r.Get(p)
		_, there := earlier[p.key()]
		at := &amounts.Forecast
		if f.Measure == Actual {
			at = &amounts.Actual
		}
		before := *at
		*at = nil
		if !f.Blank {
			pence := f.Pence
			*at = &pence
		}
		if there && !same(before, *at) {
			changes = append(changes, Change{p, f.Measure, before, *at})
		}
		if !put && f.Blank {
			continue // a month that lies ahead has no amount yet, so it gets no row
		}
		r.Put(p, amounts)
	}
	return changes
}

func same(a, b *money.Pence) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

// FileName returns the name of the finance file of a financial year, such as
// finance-2026-27.csv. The argument is the first month of that year.
func FileName(year calendar.Month) string { return "finance-" + year.YearLabel() + ".csv" }

// Years lists the financial years of the rows, each as its first month.
func (r *Rows) Years() []calendar.Month {
	var years []calendar.Month
	for _, p := range r.Places() {
		if year := p.Month.YearStart(april); !slices.Contains(years, year) {
			years = append(years, year)
		}
	}
	return years
}

// CSV returns the rows of a financial year as a finance file: sorted, and in pounds
// without separators. A line or service that a spreadsheet could take for a formula
// begins with an apostrophe, which the reader of finance files removes.
func (r *Rows) CSV(year calendar.Month) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"month", "line", "service", "forecast", "actual"})
	for _, p := range r.Places() {
		if p.Month.YearStart(april) == year {
			a, _ := r.Get(p)
			_ = w.Write([]string{p.Month.String(), declaration.GuardCell(p.Line), declaration.GuardCell(p.Service), plain(a.Forecast), plain(a.Actual)})
		}
	}
	w.Flush() // writing to a bytes.Buffer cannot fail
	return b.Bytes()
}

// plain writes an amount in pounds, such as 1234 or 1234.50. It writes nothing for nil.
func plain(p *money.Pence) string {
	if p == nil {
		return ""
	}
	sign, sum := "", *p
	if sum < 0 {
		sign, sum = "-", -sum
	}
	if sum%100 == 0 {
		return fmt.Sprintf("%s%d", sign, sum/100)
	}
	return fmt.Sprintf("%s%d.%02d", sign, sum/100, sum%100)
}

// Same reports whether two rows have the same amounts.
func Same(a, b Amounts) bool { return same(a.Forecast, b.Forecast) && same(a.Actual, b.Actual) }
