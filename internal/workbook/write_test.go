package workbook_test

import (
	"bytes"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/DEFRA/dgcheck/internal/workbook"
)

// TestAnotherLibraryReadsWhatIsWritten reads a written workbook with excelize. It
// compares values, number formats, tables, the frozen heading row and the list of
// sheets.
func TestAnotherLibraryReadsWhatIsWritten(t *testing.T) {
	w := workbook.NewWriter("Title & more", "2026-11-22", []workbook.Sheet{
		{Name: "It's one", Columns: []workbook.Column{{Heading: "A & B", Width: 20}, {Heading: "Day", Width: 12}, {Heading: "Amount", Width: 14.5}, {Heading: "Place", Width: 30}}},
		{Name: "Empty", Columns: []workbook.Column{{Heading: "Nothing", Width: 10}}},
	})
	w.Row("It's one", "<b>&", workbook.Day("2026-03-29"), workbook.Pence(-1), workbook.Link{Address: `https://example.gov.uk/?a="b"&c`, Text: `line "3"`})
	w.Row("It's one", workbook.Word{Text: "red", Fill: workbook.Red}, workbook.Month("1900-02"), workbook.Pence(math.MinInt64), workbook.Link{Address: "javascript:alert(1)", Text: "no"})
	w.Row("It's one", nil, workbook.Day("soon"), 12345, nil)
	w.Chart(workbook.Chart{Name: "Chart", Title: "A <chart>", From: "It's one", Rows: 3, Labels: 1, LabelFormat: "mmm yyyy", Series: []workbook.Series{{Column: 2, Colour: "1D70B8"}}})
	w.Chart(workbook.Chart{Name: "None", From: "Empty"})
	if w.Row("No such sheet", "x") {
		t.Error("a row was written to a sheet that is not there")
	}
	var out bytes.Buffer
	if n, err := w.WriteTo(&out); err != nil || n != int64(out.Len()) {
		t.Fatalf("%d of %d bytes: %v", n, out.Len(), err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"It's one", "Empty", "Chart"}, book.GetSheetList()); diff != "" {
		t.Error(diff)
	}
	rows, err := book.GetRows("It's one", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"A & B", "Day", "Amount", "Place"}, {"<b>&", "46110", "-0.01", `line "3"`}, {"red", "1900-02", "-92233720368547758.08", "no"}, {"", "soon", "12345"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	if shown, err := book.GetCellValue("It's one", "B2"); err != nil || shown != "29 Mar 2026" {
		t.Errorf("%q, %v", shown, err)
	}
	if shown, err := book.GetCellValue("It's one", "C2"); err != nil || shown != "-£0.01" {
		t.Errorf("%q, %v", shown, err)
	}
	if formula, err := book.GetCellFormula("It's one", "D2"); err != nil || formula != `HYPERLINK("https://example.gov.uk/?a=""b""&c","line ""3""")` {
		t.Errorf("%q, %v", formula, err)
	}
	if formula, err := book.GetCellFormula("It's one", "D3"); err != nil || formula != "" {
		t.Errorf("%q, %v", formula, err)
	}
	for sheet, extent := range map[string]string{"It's one": "A1:D4", "Empty": "A1:A2"} {
		tables, err := book.GetTables(sheet)
		if err != nil || len(tables) != 1 || tables[0].Range != extent {
			t.Errorf("%s: %+v, %v", sheet, tables, err)
		}
		if panes, err := book.GetPanes(sheet); err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: %+v, %v", sheet, panes, err)
		}
	}
	if width, err := book.GetColWidth("It's one", "C"); err != nil || width != 14.5 {
		t.Errorf("%v, %v", width, err)
	}
	if properties, err := book.GetDocProps(); err != nil || properties.Title != "Title & more" || properties.Created != "2026-11-22T00:00:00Z" {
		t.Errorf("%+v, %v", properties, err)
	}
}
