package financeimport_test

import (
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// maker writes one workbook with excelize. Cells are set by name.
type maker struct {
	t testing.TB
	f *excelize.File
}

func (m maker) row(sheet, cell string, values ...any) {
	m.t.Helper()
	if err := m.f.SetSheetRow(sheet, cell, &values); err != nil {
		m.t.Fatal(err)
	}
}

func (m maker) must(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

// style gives a rectangle of cells a number format. The arguments from and to are its
// first and last cell, such as B2 and D9.
func (m maker) style(sheet, from, to, format string) {
	m.t.Helper()
	id, err := m.f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	m.must(err)
	m.must(m.f.SetCellStyle(sheet, from, to, id))
}

// sheet renames the first sheet, and returns its name.
func (m maker) sheet(name string) string {
	m.must(m.f.SetSheetName("Sheet1", name))
	return name
}

func day(year int, month time.Month) time.Time {
	return time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
}

// makers returns the functions that make workbooks for the tests, by the name of the
// workbook without ".xlsx".
func makers() map[string]func(maker) {
	return map[string]func(maker){
		"dates-across":     datesAcross,
		"merged-headings":  mergedHeadings,
		"formulas":         formulas,
		"no-stored-value":  noStoredValue,
		"failed-formula":   failedFormula,
		"from-1904":        from1904,
		"shown-as-dash":    shownAsDash,
		"shown-thousands":  shownThousands,
		"parts-of-a-penny": partsOfAPenny,
		"in-euros":         inEuros,
		"two-sheets":       twoSheets,
		"hidden-rows":      hiddenRows,
		"services-merged":  servicesMerged,
		"text-numbers":     textNumbers,
		"percentages":      percentages,
		"millions-by-k":    millionsShownInThousands,
		"thousands-by-m":   thousandsShownInMillions,
	}
}

// made returns the bytes of a workbook of makers, and reports whether there is one of
// that name.
func made(t testing.TB, name string) ([]byte, bool) {
	t.Helper()
	build, is := makers()[strings.TrimSuffix(name, ".xlsx")]
	if !is {
		return nil, false
	}
	f := excelize.NewFile()
	m := maker{t, f}
	build(m)
	content, err := f.WriteToBuffer()
	m.must(err)
	m.must(f.Close())
	return content.Bytes(), true
}

func (m maker) months(sheet, cell string, year int, n int) {
	values := make([]any, n)
	for i := range values {
		values[i] = day(year, time.Month(4+i))
	}
	m.row(sheet, cell, values...)
}

func datesAcross(m maker) {
	s := m.sheet("Forecast")
	m.row(s, "A1", "Flood group")
	m.row(s, "A3", "Cost line")
	m.months(s, "B3", 2026, 3)
	m.style(s, "B3", "D3", "mmm-yy")
	m.row(s, "E3", "Total")
	m.row(s, "A4", "Staff", 1000.1, 2000.2, 3000.3, 6000.6)
	m.row(s, "A5", "River alerts", 0.1, 0.2, 0.30000000000000004, 0.6)
	m.row(s, "A6", "Total", 1000.2, 2000.4, 3000.6, 6001.2)
}

func mergedHeadings(m maker) {
	s := m.sheet("Monthly view")
	m.row(s, "A1", "Financial year 2026-27")
	m.row(s, "B2", "April", nil, "May", nil, "Year to date")
	m.must(m.f.MergeCell(s, "B2", "C2"))
	m.must(m.f.MergeCell(s, "D2", "E2"))
	m.must(m.f.MergeCell(s, "F2", "G2"))
	m.row(s, "A3", "Line", "Forecast", "Actual", "Forecast", "Actual", "Forecast", "Actual")
	m.row(s, "A4", "Staff", 100, 90, 110, nil, 100, 90)
	m.row(s, "A5", "Cloud", 10, 9, 11, nil, 10, 9)
	m.row(s, "A6", "Total", 110, 99, 121, nil, 110, 99)
}

// formulas writes formulas with their stored values, as Excel does.
func formulas(m maker) {
	s := m.sheet("Actuals")
	w, err := m.f.NewStreamWriter(s)
	m.must(err)
	m.must(w.SetRow("A1", []any{"Line", "Apr-26", "May-26", "Total"}))
	m.must(w.SetRow("A2", []any{"Staff", 100.25, 200, excelize.Cell{Formula: "SUM(B2:C2)", Value: 300.25}}))
	m.must(w.SetRow("A3", []any{"Total", excelize.Cell{Formula: "B2", Value: 100.25}, excelize.Cell{Formula: "C2", Value: 200}, excelize.Cell{Formula: "D2", Value: 300.25}}))
	m.must(w.Flush())
}

func noStoredValue(m maker) {
	s := m.sheet("Actuals")
	m.row(s, "A1", "Line", "Apr-26", "May-26")
	m.row(s, "A2", "Staff", 100)
	m.must(m.f.SetCellFormula(s, "C2", "B2*2"))
}

func failedFormula(m maker) {
	s := m.sheet("Actuals")
	w, err := m.f.NewStreamWriter(s)
	m.must(err)
	m.must(w.SetRow("A1", []any{"Line", "Apr-26", "May-26"}))
	m.must(w.SetRow("A2", []any{"Staff", 100, excelize.Cell{Formula: "Lookup!B2", Value: "#REF!"}}))
	m.must(w.Flush())
}

func from1904(m maker) {
	s := m.sheet("Forecast")
	yes := true
	m.must(m.f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
	// 44651 days after 1 January 1904 is 1 April 2026.
	m.row(s, "A1", "Line", 44651, 44681)
	m.style(s, "B1", "C1", "mmm yyyy")
	m.row(s, "A2", "Staff", 100, 200)
}

func shownAsDash(m maker) {
	s := m.sheet("Forecast")
	m.row(s, "A1", "Line", "Apr-26", "May-26", "Jun-26")
	m.row(s, "A2", "Staff", 0, "-", -1234.5)
	m.style(s, "B2", "D2", `_-£* #,##0.00_-;[Red](£* #,##0.00);_-£* "-"??_-;_-@_-`)
}

func shownThousands(m maker) {
	s := m.sheet("Forecast £k")
	m.row(s, "A1", "£k", "Apr-26", "May-26")
	m.row(s, "A2", "Staff", 120500, 99999.99)
	m.style(s, "B2", "C2", `#,##0,`)
}

func millionsShownInThousands(m maker) {
	s := m.sheet("Forecast")
	m.row(s, "A1", "£m", "Apr-26", "May-26")
	m.row(s, "A2", "Staff", 120.5, 99)
	m.style(s, "B2", "C2", `0.0000,`)
}

func thousandsShownInMillions(m maker) {
	s := m.sheet("Forecast")
	m.row(s, "A1", "£k", "Apr-26", "May-26")
	m.row(s, "A2", "Staff", 120500, 99000)
	m.style(s, "B2", "C2", `0.0000,,`)
}

func partsOfAPenny(m maker) {
	s := m.sheet("Forecast")
	m.row(s, "A1", "Line", "Apr-26", "May-26")
	m.row(s, "A2", "Staff", 100, 25000.0/3)
}

func inEuros(m maker) {
	s := m.sheet("Forecast")
	m.row(s, "A1", "Line", "Apr-26", "May-26")
	m.row(s, "A2", "Licences", 100, 200)
	m.style(s, "B2", "C2", `[$€-2] #,##0.00`)
}

func twoSheets(m maker) {
	m.row(m.sheet("Forecast"), "A1", "Line", "Apr-26", "May-26")
	m.row("Forecast", "A2", "Staff", 100, 200)
	_, err := m.f.NewSheet("Actuals")
	m.must(err)
	m.row("Actuals", "A1", "Line", "Apr-26", "May-26")
	m.row("Actuals", "A2", "Staff", 90)
	_, err = m.f.NewSheet("Old")
	m.must(err)
	m.row("Old", "A1", "Line", "Apr-25", "May-25")
	m.must(m.f.SetSheetVisible("Old", false))
}

func hiddenRows(m maker) {
	s := m.sheet("Forecast")
	m.row(s, "A1", "Line", "Apr-26", "May-26")
	m.row(s, "A2", "Staff", 100, 200)
	m.row(s, "A3", "Cloud", 10, 20)
	m.row(s, "A4", "Total", 100, 200)
	m.must(m.f.SetRowVisible(s, 3, false))
}

func servicesMerged(m maker) {
	s := m.sheet("2026-27")
	m.row(s, "A1", "Service", "Line", "", "April", "May", "June", "Q1 total")
	m.row(s, "A2", "River alerts", "Staff", "Forecast", 10, 20, 30, 60)
	m.row(s, "C3", "Actual", 11, 19, nil, 30)
	m.row(s, "B4", "Cloud", "Forecast", 1, 2, 3, 6)
	m.row(s, "C5", "Actual", 1, 1, nil, 2)
	m.row(s, "A6", "Coast watch", "Staff", "Forecast", 7, 8, 9, 24)
	m.row(s, "C7", "Actual", 7, 7, nil, 14)
	m.row(s, "A8", "Total", nil, "Forecast", 18, 30, 42, 90)
	m.row(s, "C9", "Actual", 19, 27, nil, 46)
	m.must(m.f.MergeCell(s, "A2", "A5"))
	m.must(m.f.MergeCell(s, "B2", "B3"))
	m.must(m.f.MergeCell(s, "B4", "B5"))
	m.must(m.f.MergeCell(s, "A6", "A7"))
	m.must(m.f.MergeCell(s, "B6", "B7"))
	m.must(m.f.MergeCell(s, "A8", "A9"))
}

func textNumbers(m maker) {
	s := m.sheet("Spend")
	m.row(s, "A1", "Month", "Cost centre", "Description", "Forecast (£)", "Actual (£)", "Comments")
	m.row(s, "A2", "2026-04", "1001", "Staff", "1,200.50", "£1,100", "ok")
	m.row(s, "A3", "2026-04", "1002", "Travel", "300", "(25.00)", "refund of 2025")
	m.row(s, "A4", "2026-05", "1001", "Staff", "1,200.50", "", "")
}

func percentages(m maker) {
	s := m.sheet("Actuals 2026-27")
	m.row(s, "A1", "Line", "Apr", "May")
	m.row(s, "A2", "Staff", 100, 200)
	m.row(s, "A3", "Share used", 0.5, 0.6)
	m.style(s, "B3", "C3", "0%")
}
