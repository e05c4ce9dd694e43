package workbook_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/DEFRA/dgcheck/internal/workbook"
)

// archive returns a zip archive. parts are file names and contents in turn: name,
// content, name, content …
func archive(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const odsHead = `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:body><office:spreadsheet>`

func ods(t testing.TB, table string) []byte {
	return archive(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", odsHead+table+`</office:spreadsheet></office:body></office:document-content>`)
}

// xlsx returns a workbook with one sheet, whose rows are given as XML.
func xlsx(t testing.TB, rows string) []byte {
	return archive(t,
		"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+rows+`</sheetData></worksheet>`,
	)
}

func TestWhatIsNoWorkbookIsRefusedByName(t *testing.T) {
	wide := strings.Join(strings.Split("EncryptedPackage", ""), "\x00") + "\x00"
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	for name, c := range map[string]struct {
		content []byte
		want    string
	}{
		"xls":            {[]byte(ole + strings.Repeat("\x00", 600)), "Excel up to 2003 (.xls)"},
		"encrypted":      {[]byte(ole + strings.Repeat("\x00", 600) + wide), "encrypted: it opens with a password"},
		"xlsb":           {archive(t, "xl/workbook.bin", "x"), "binary workbook of Excel (.xlsb)"},
		"docx":           {archive(t, "word/document.xml", "x"), "document of Word"},
		"numbers":        {archive(t, "Index/Document.iwa", "x"), "Numbers"},
		"an archive":     {archive(t, "a.txt", "x"), "archive that holds no workbook"},
		"encrypted ods":  {archive(t, "content.xml", "x", "META-INF/manifest.xml", "<manifest:encryption-data/>"), "encrypted: it opens with a password"},
		"odt":            {archive(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "x"), "no spreadsheet"},
		"a page":         {[]byte("\ufeff \n<HTML><table>"), "web page"},
		"fods":           {[]byte(`<?xml version="1.0"?><office:document>`), "(.fods)"},
		"XML":            {[]byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), "XML that was saved"},
		"a PDF":          {[]byte("%PDF-1.7"), "PDF"},
		"Latin-1":        {[]byte("Forecast \xa3"), "not UTF-8"},
		"bytes":          {[]byte("a\x00\x01\x02b"), "neither a workbook nor text"},
		"an open quote":  {[]byte("a,b\n\"c,d\n"), "Line 2 cannot be read as CSV"},
		"an open tab":    {[]byte("a\tb\n\"c\td\ne\tf\n"), "Line 2 cannot be read as CSV"},
		"cut in half":    {xlsx(t, `<row r="1"><c r="A1"><v>1</v></c></row>`)[:700], "damaged"},
		"broken XML":     {ods(t, `<table:table><table:table-row>`), "damaged"},
		"entities":       {archive(t, "content.xml", `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`), "damaged"},
		"far row":        {xlsx(t, `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`), "too far down or to the right"},
		"far column":     {xlsx(t, `<row r="1"><c r="XFD1"><v>1</v></c></row>`), "too far down or to the right"},
		"many far cells": {xlsx(t, strings.Repeat(`<row><c r="ALK1"><v>1</v></c></row>`, 900)), "too"},
		"far ods row":    {ods(t, `<table:table><table:table-row table:number-rows-repeated="1048575"/><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>`), "too far down or to the right"},
		"ods repeats":    {ods(t, `<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/></table:table-row></table:table>`), "too far down or to the right"},
		"too many files": {archive(t, many(2500)...), "too large"},
		"a bomb":         {archive(t, "content.xml", strings.Repeat(" ", 70<<20)), "too large"},
		"many elements":  {archive(t, "content.xml", strings.Repeat("<a/>", 2_000_000)), "too large"},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := workbook.Read(c.content)
			if refusal := (*workbook.Refusal)(nil); !errors.As(err, &refusal) || !strings.Contains(refusal.Because, c.want) || refusal.Remedy == "" {
				t.Errorf("got %v, want %q", err, c.want)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func many(n int) []string {
	files := []string{"content.xml", "x"}
	for i := range n {
		files = append(files, fmt.Sprint(i), "")
	}
	return files
}

func TestODS(t *testing.T) {
	book, err := workbook.Read(ods(t, `<table:table table:name="A">
<table:table-column table:number-columns-repeated="3"/>
<table:table-header-rows><table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>Line<text:s/>name</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-04-01T00:00:00"/></table:table-row></table:table-header-rows>
<table:table-row-group><table:table-row-group><table:table-row table:visibility="collapse"><table:table-cell table:number-columns-repeated="2" office:value-type="currency" office:currency="GBP" office:value="1.05"><text:p>£1</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="percentage" office:value="0.5"/></table:table-row></table:table-row-group></table:table-row-group>
<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell table:formula="of:=[.X1]" office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell><table:table-cell table:formula="of:=[.X1]"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell office:value-type="currency" office:currency="EUR" office:value="7"/></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table>`))
	if err != nil {
		t.Fatal(err)
	}
	g := book.Sheets[0]
	for at, want := range map[[2]int]workbook.Cell{
		{0, 0}: {Kind: workbook.Text, Text: "Line name"},
		{0, 1}: {Kind: workbook.Date, Text: "2026-04-01"},
		{1, 0}: {Kind: workbook.Number, Text: "1.05"},
		{1, 1}: {Kind: workbook.Number, Text: "1.05"},
		{1, 3}: {Kind: workbook.Number, Text: "0.5", Percent: true},
		{4, 0}: {Kind: workbook.Broken, Text: "#REF!"},
		{4, 1}: {Kind: workbook.Broken},
		{4, 2}: {Kind: workbook.Bool, Text: "true"},
		{4, 3}: {Kind: workbook.Number, Text: "7", Currency: "EUR"},
	} {
		if got := g.At(at[0], at[1]); got != want {
			t.Errorf("%s: got %+v, want %+v", workbook.CellName(at[0], at[1]), got, want)
		}
	}
	if len(g.Rows) != 5 || !g.HiddenRows[1] || g.HiddenRows[0] {
		t.Errorf("%d rows, hidden %v", len(g.Rows), g.HiddenRows)
	}
}

func TestXLSX(t *testing.T) {
	book, err := workbook.Read(xlsx(t, `<row r="2" hidden="1"><c r="B2"><v>1234.5600000000001</v></c><c r="C2" t="str"><f>IF(1,"")</f><v></v></c><c r="D2" t="str"><f>B2</f></c><c r="E2"><f>B2</f></c><c r="F2" t="e"><f>X</f><v>#N/A</v></c><c r="G2" t="b"><v>1</v></c><c r="H2" t="inlineStr"><is><t>text</t></is></c></row>`))
	if err != nil {
		t.Fatal(err)
	}
	g := book.Sheets[0]
	for column, want := range []workbook.Cell{
		{}, {Kind: workbook.Number, Text: "1234.5600000000001"}, {}, {Kind: workbook.Broken}, {Kind: workbook.Broken},
		{Kind: workbook.Broken, Text: "#N/A"}, {Kind: workbook.Bool, Text: "1"}, {Kind: workbook.Text, Text: "text"},
	} {
		if got := g.At(1, column); got != want {
			t.Errorf("%s: got %+v, want %+v", workbook.CellName(1, column), got, want)
		}
	}
	if !g.HiddenRows[1] {
		t.Error("row 2 is hidden")
	}
}

func TestFormats(t *testing.T) {
	for format, want := range map[string]workbook.Cell{
		"mmm-yy":                   {Kind: workbook.Date, Text: "2026-04-15", NoDay: true},
		"[$-809]dd mmmm yyyy":      {Kind: workbook.Date, Text: "2026-04-15"},
		`mmmm yyyy;@`:              {Kind: workbook.Date, Text: "2026-04-15", NoDay: true},
		"#,##0.00":                 {Kind: workbook.Number},
		`_-£* #,##0.00_-;-£* 0`:    {Kind: workbook.Number},
		`#,##0,"k"`:                {Kind: workbook.Number, Thousands: 1},
		`£0.0,,"m"`:                {Kind: workbook.Number, Thousands: 2},
		"0.0%":                     {Kind: workbook.Number, Percent: true},
		`[$€-2] #,##0`:             {Kind: workbook.Number, Currency: "€"},
		`[$USD] #,##0`:             {Kind: workbook.Number, Currency: "USD"},
		`[Red]"dm "0`:              {Kind: workbook.Number},
		`[$£-809]#,##0;[Red]-$0.0`: {Kind: workbook.Number},
	} {
		f := excelize.NewFile()
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		err = errors.Join(err, f.SetCellValue("Sheet1", "A1", 46127), f.SetCellStyle("Sheet1", "A1", "A1", style))
		var out bytes.Buffer
		if err = errors.Join(err, f.Write(&out), f.Close()); err != nil {
			t.Fatal(err)
		}
		book, err := workbook.Read(out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if want.Kind == workbook.Number {
			want.Text = "46127"
		}
		if got := book.Sheets[0].At(0, 0); got != want {
			t.Errorf("%s: got %+v, want %+v", format, got, want)
		}
	}
}

func TestText(t *testing.T) {
	utf16 := []byte{0xff, 0xfe}
	for _, r := range "a\t£1\n" {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for name, c := range map[string]struct {
		text string
		want [][]string
	}{
		"commas":     {"a,b\n\nc,\"d,e\"\n", [][]string{{"a", "b"}, {}, {"c", "d,e"}}},
		"tabs":       {"a\t1,000\nb\t2\" pipe\n", [][]string{{"a", "1,000"}, {"b", "2\" pipe"}}},
		"semicolons": {"a;1,5\nb;2,5\n", [][]string{{"a", "1,5"}, {"b", "2,5"}}},
		"sep=":       {"sep=|\na|b,c\n", [][]string{{}, {"a", "b,c"}}},
		"UTF-16":     {string(utf16), [][]string{{"a", "£1"}}},
		"old Mac":    {"a,b\rc,d", [][]string{{"a", "b"}, {"c", "d"}}},
	} {
		book, err := workbook.Read([]byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for r, row := range c.want {
			for col, want := range row {
				if got := book.Sheets[0].At(r, col).Text; got != want {
					t.Errorf("%s: %s: got %q, want %q", name, workbook.CellName(r, col), got, want)
				}
			}
		}
	}
}

func TestColumns(t *testing.T) {
	for column, name := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA"} {
		if got := workbook.ColumnName(column); got != name {
			t.Errorf("%d: got %s", column, got)
		}
		if got, ok := workbook.ColumnNumber(strings.ToLower(name)); !ok || got != column {
			t.Errorf("%s: got %d, %t", name, got, ok)
		}
	}
	for _, name := range []string{"", "1", "A1", "ÄB"} {
		if _, ok := workbook.ColumnNumber(name); ok {
			t.Errorf("%q is no column", name)
		}
	}
}

// FuzzRead checks that Read returns a book or a *Refusal for any content.
func FuzzRead(f *testing.F) {
	f.Add([]byte("a,b\n1,2"))
	f.Add(ods(f, `<table:table><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>`))
	f.Add(xlsx(f, `<row r="1"><c r="A1"><v>1</v></c></row>`))
	for _, name := range []string{"office-services-merged.ods", "office-merged-headings.xlsx"} {
		content, err := os.ReadFile("../financeimport/testdata/sheets/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) { readAny(t, content) })
}

// FuzzODS reads an .ods file with any XML as its tables. Read must return a book or a
// *Refusal.
func FuzzODS(f *testing.F) {
	f.Add(`<table:table table:name="A"><table:table-column table:number-columns-repeated="3"/><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, table string) { readAny(t, ods(t, table)) })
}

// FuzzXLSX reads an .xlsx file with any XML as the rows of its sheet. Read must return
// a book or a *Refusal.
func FuzzXLSX(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="3"><f>B1</f><v>1</v></c></row><row><c><v>2</v></c></row>`)
	f.Fuzz(func(t *testing.T, rows string) { readAny(t, xlsx(t, rows)) })
}

func readAny(t *testing.T, content []byte) {
	book, err := workbook.Read(content)
	if err != nil {
		if refusal := (*workbook.Refusal)(nil); !errors.As(err, &refusal) || refusal.Because == "" || refusal.Remedy == "" {
			t.Errorf("%v is no refusal", err)
		}
		return
	}
	for _, g := range book.Sheets {
		if len(g.Rows) > 20_001 || g.Width() > 1_001 {
			t.Errorf("%d rows, %d columns", len(g.Rows), g.Width())
		}
	}
}
