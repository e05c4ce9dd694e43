package financeimport_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/financeimport"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// figuresOf is a random table, and how it is written. The field pence holds amounts in
// pence, by line and then by month: the forecast, then the actual. An amount of -1
// means that the cell is blank.
type figuresOf struct {
	first  calendar.Month
	months int
	lines  []string
	pence  [][][2]int64
	unit   int64
	shape  string
	label  string
	totals bool
}

func randomFigures(t *rapid.T) figuresOf {
	f := figuresOf{
		first:  calendar.MonthOf(rapid.IntRange(2020, 2035).Draw(t, "year"), time.April),
		months: rapid.IntRange(2, 12).Draw(t, "months"),
		lines:  rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"Staff", "Cloud hosting", "Travel", "Licences", "Flood forecast service", "=danger", "River alerts", "Überstunden", "Legal, other"}), 1, 6, rapid.ID[string]).Draw(t, "lines"),
		unit:   rapid.SampledFrom([]int64{1, 1, 1000}).Draw(t, "unit"),
		shape:  rapid.SampledFrom([]string{"blocks", "columns", "stacked", "rows", "list", "down"}).Draw(t, "shape"),
		label:  rapid.SampledFrom([]string{"Jan-06", "2006-01", "January 2006", "2 January 2006", "Jan"}).Draw(t, "label"),
		totals: rapid.Bool().Draw(t, "totals"),
	}
	posted := rapid.IntRange(1, f.months).Draw(t, "posted")
	for range f.lines {
		var row [][2]int64
		for m := range f.months {
			amounts := [2]int64{rapid.Int64Range(0, 2_000_000_00).Draw(t, "forecast"), -1}
			if m < posted {
				amounts[1] = rapid.Int64Range(0, 2_000_000_00).Draw(t, "actual")
			}
			row = append(row, amounts)
		}
		f.pence = append(f.pence, row)
	}
	return f
}

// month returns the label of month n, counted from 0.
func (f figuresOf) month(n int) string {
	m := f.first + calendar.Month(n)
	return time.Date(m.Year(), m.Number(), 1, 0, 0, 0, 0, time.UTC).Format(f.label)
}

// value returns an amount as a cell holds it, or nil for a blank cell.
func (f figuresOf) value(pence int64) any {
	if pence < 0 {
		return nil
	}
	return float64(pence) / 100 / float64(f.unit)
}

// sum returns the sum of one month over all lines, or nil if all are blank.
func (f figuresOf) sum(month, measure int) any {
	sum := int64(-1)
	for l := range f.lines {
		if p := f.pence[l][month][measure]; p >= 0 {
			sum = max(sum, 0) + p
		}
	}
	return f.value(sum)
}

// grid returns the cells of the table, by row, laid out in f.shape.
func (f figuresOf) grid() [][]any {
	title := "Spend " + f.first.YearLabel()
	if f.unit == 1000 {
		title += " (£k)"
	}
	rows := [][]any{{title}, {}}
	names := []string{"Forecast", "Actual"}
	switch f.shape {
	case "blocks":
		above, head := []any{nil}, []any{"Line"}
		for m := range names {
			for n := range f.months {
				above, head = append(above, nil), append(head, f.month(n))
				if n == 0 {
					above[len(above)-1] = names[m]
				}
			}
		}
		rows = append(rows, above, head)
		f.each(&rows, func(at func(m, n int) any) (row []any) {
			for m := range names {
				for n := range f.months {
					row = append(row, at(m, n))
				}
			}
			return row
		})
	case "columns":
		above, head := []any{nil}, []any{"Line"}
		for n := range f.months {
			above, head = append(above, f.month(n), nil), append(head, names[0], names[1])
		}
		rows = append(rows, above, head)
		f.each(&rows, func(at func(m, n int) any) (row []any) {
			for n := range f.months {
				row = append(row, at(0, n), at(1, n))
			}
			return row
		})
	case "stacked":
		for m := range names {
			head := []any{"Line"}
			for n := range f.months {
				head = append(head, f.month(n))
			}
			rows = append(rows, []any{names[m]}, head)
			f.each(&rows, func(at func(m, n int) any) (row []any) {
				for n := range f.months {
					row = append(row, at(m, n))
				}
				return row
			})
			rows = append(rows, []any{})
		}
	case "rows":
		head := []any{"Line", nil}
		for n := range f.months {
			head = append(head, f.month(n))
		}
		rows = append(rows, head)
		for l, line := range f.lines {
			for m, name := range names {
				row := []any{line, name}
				for n := range f.months {
					row = append(row, f.value(f.pence[l][n][m]))
				}
				rows = append(rows, row)
			}
		}
	case "list":
		rows = append(rows, []any{"Month", "Line", "Forecast", "Actual"})
		for n := range f.months {
			for l, line := range f.lines {
				rows = append(rows, []any{f.month(n), line, f.value(f.pence[l][n][0]), f.value(f.pence[l][n][1])})
			}
			if f.totals {
				rows = append(rows, []any{f.month(n), "Total", f.sum(n, 0), f.sum(n, 1)})
			}
		}
	case "down":
		above, head := []any{nil}, []any{"Month"}
		for _, line := range f.lines {
			above, head = append(above, line, line), append(head, names[0], names[1])
		}
		rows = append(rows, above, head)
		for n := range f.months {
			row := []any{f.month(n)}
			for l := range f.lines {
				row = append(row, f.value(f.pence[l][n][0]), f.value(f.pence[l][n][1]))
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// each adds a row for each line and, if the table has totals, a row of totals. The
// function row returns the cells of a row after its label. It gets a function that
// returns the amount of a measure and a month in that row.
func (f figuresOf) each(rows *[][]any, row func(at func(measure, month int) any) []any) {
	for l, line := range f.lines {
		*rows = append(*rows, append([]any{line}, row(func(m, n int) any { return f.value(f.pence[l][n][m]) })...))
	}
	if f.totals && len(f.lines) > 1 {
		*rows = append(*rows, append([]any{"Total"}, row(func(m, n int) any { return f.sum(n, m) })...))
	}
}

func (f figuresOf) workbook(t *rapid.T) []byte {
	file := excelize.NewFile()
	defer file.Close()
	for i, row := range f.grid() {
		if err := file.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := file.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestRandomTablesImportToThePenny writes a random table in a random layout, imports
// it, and compares every amount.
func TestRandomTablesImportToThePenny(t *testing.T) {
	o := options(t, "spend.xlsx")
	imported := 0
	rapid.Check(t, func(t *rapid.T) {
		f := randomFigures(t)
		book, err := workbook.Read(f.workbook(t))
		if err != nil {
			t.Fatal(err)
		}
		table, err := financeimport.Read(book.Sheets[0], o)
		if err != nil && strings.Contains(err.Error(), "so it may be a total") {
			return // some lines may add up to another by chance
		}
		if err != nil {
			t.Fatalf("%s: %v", f.shape, err)
		}
		imported++
		got := financeimport.NewRows()
		got.Update(table.Figures)
		want := 0
		for l, line := range f.lines {
			service := "group"
			if line == "River alerts" {
				service = "river-alerts"
			}
			for n := range f.months {
				place := financeimport.Place{Month: f.first + calendar.Month(n), Line: line, Service: service}
				have, ok := got.Get(place)
				if !ok || !equal(have.Forecast, f.pence[l][n][0]) || !equal(have.Actual, f.pence[l][n][1]) {
					t.Fatalf("%s: %v: got %v %v, want %v; read %v", f.shape, place, have.Forecast, have.Actual, f.pence[l][n], table.Notes)
				}
				want++
			}
		}
		if all := len(got.Places()); all != want {
			t.Fatalf("%s: %d rows, want %d", f.shape, all, want)
		}
	})
	if imported == 0 {
		t.Error("nothing was imported")
	}
}

func equal(have *money.Pence, want int64) bool {
	return have == nil && want < 0 || have != nil && want >= 0 && int64(*have) == want
}
