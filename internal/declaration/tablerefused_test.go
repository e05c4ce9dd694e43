package declaration_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/DEFRA/dgcheck/internal/source"
)

func utf16Text(text string, low, mark bool) string {
	units := utf16.Encode([]rune(text))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	var b strings.Builder
	for _, unit := range units {
		if low {
			b.WriteString(string([]byte{byte(unit), byte(unit >> 8)}))
		} else {
			b.WriteString(string([]byte{byte(unit >> 8), byte(unit)}))
		}
	}
	return b.String()
}

// TestB5FinanceFilesOfSpreadsheetsAreRead reads one table in the forms in which
// spreadsheets save a finance file. Each form has only one reading, so the rows must be
// the same, without a fault.
func TestB5FinanceFilesOfSpreadsheetsAreRead(t *testing.T) {
	plain := header + "2026-04,staff,group,1200,-4200\n2026-05,hosting £,group,0,\n"
	tests := map[string]string{
		"as it should be":           plain,
		"semicolons":                strings.ReplaceAll(plain, ",", ";"),
		"tabs":                      strings.ReplaceAll(plain, ",", "\t"),
		"sep= and semicolons":       "sep=;\n" + strings.ReplaceAll(plain, ",", ";"),
		"sep= and commas":           "sep=,\r\n" + strings.ReplaceAll(plain, "\n", "\r\n"),
		"sep= and tabs":             "sep=\t\n" + strings.ReplaceAll(plain, ",", "\t"),
		"sep= in quotes":            "\"sep=;\"\n" + strings.ReplaceAll(plain, ",", ";"),
		"UTF-16, low byte first":    utf16Text(plain, true, true),
		"UTF-16, high byte first":   utf16Text(plain, false, true),
		"UTF-16, low, no mark":      utf16Text(plain, true, false),
		"UTF-16, high, no mark":     utf16Text(plain, false, false),
		"UTF-16 with tabs":          utf16Text(strings.ReplaceAll(plain, ",", "\t"), true, true),
		"a byte order mark":         "\ufeff" + plain,
		"mark and sep=":             "\ufeffsep=,\n" + plain,
		"blank rows above":          ",,,,\n\n" + plain,
		"accounting figures":        header + "2026-04,staff,group,\" £1,200.00 \",\" (4,200.00)\"\n2026-05,hosting £,group, £-   ,\n",
		"a minus after the digits":  header + "2026-04,staff,group,\"1,200\",\"4,200-\"\n2026-05,hosting £,group, £ -   ,\n",
		"everything in quotes":      "\"month\",\"line\",\"service\",\"forecast\",\"actual\"\n\"2026-04\",\"staff\",\"group\",\"1,200\",\"-£4,200\"\n\"2026-05\",\"hosting £\",\"group\",\"0\",\"\"\n",
		"other forms of months":     header + "1-Apr-26,staff,group,1200,-4200\n2026-05-01 00:00:00,hosting £,group,0,\n",
		"commas after the last one": strings.ReplaceAll(plain, "\n", ",,\n"),
	}
	for name, csv := range tests {
		t.Run(name, func(t *testing.T) {
			d := table(t, csv)
			want(t, d)
			var got []string
			for _, row := range rows(d) {
				got = append(got, row[:strings.Index(row, " @")])
			}
			if fmt.Sprint(got) != "[2026-04|staff|group|120000|-420000 2026-05|hosting £|group|0|-]" {
				t.Errorf("rows: %q", got)
			}
		})
	}
}

// TestB5FinanceFilesAreRefusedInOneSentence reads finance files that cannot be read in
// one way. Each must have one fault, and no rows.
func TestB5FinanceFilesAreRefusedInOneSentence(t *testing.T) {
	const file = " delivery-group/f.csv:"
	body := "2026-04,staff,group,1,2\n2026-05,staff,group,1,2\n"
	american := func(months ...string) string {
		text := header
		for _, month := range months {
			text += month + ",staff,group,1,2\n"
		}
		return text
	}
	const us = "The months of this file are days in the American order, month before day, which is read as another month here."
	const across = "The months of this file stand side by side in one line, and we read them one below the other."
	const failed = "A formula of the spreadsheet failed here (`%s`)%s, so the file was not read."
	tests := map[string]struct{ csv, want string }{
		"titles above the header":   {"Soil health finance\nYear 2026-27,,,,\n\n" + header + body, "unreadable" + file + "1:1 Other lines stand above the header, which is on line 4."},
		"one title, semicolons":     {"Finance;;;;\n" + strings.ReplaceAll(header+body, ",", ";"), "unreadable" + file + "1:1 Other lines stand above the header, which is on line 2."},
		"months across":             {"line,service,Apr-26,May-26,Jun-26\nstaff,group,1,2,3\n", "unreadable" + file + "1:1 " + across},
		"two months across":         {"line,service,Apr-26,May-26\nstaff,group,1,2\n", "unreadable" + file + "1:1 " + across},
		"names of months across":    {"Cost,April,May,June,July\nstaff,1,2,3,4\n", "unreadable" + file + "1:1 " + across},
		"months across, two heads":  {"Finance,,,\n,Apr-26 forecast,Apr-26 actual,May-26 forecast\nstaff,1,2,3\n", "unreadable" + file + "1:1 " + across},
		"columns renamed":           {"Period,Cost line,Service,Budget,Spend\n" + body, "shape finance.files" + file + "1:1 " + "The columns of this file have other names than those we read."},
		"two columns renamed":       {"month,line,service,budget,spend\n" + body, "shape finance.files" + file + "1:1 The columns `forecast` and `actual` are missing from the first line, and `budget` and `spend` are not ones we read."},
		"the American order":        {american("04/01/2026", "05/01/2026", "06/01/2026"), "unreadable" + file + "2:1 " + us},
		"and January":               {american("01/01/2026", "02/01/2026", "12/01/2026"), "unreadable" + file + "2:1 " + us},
		"short American years":      {american("4/1/26", "5/1/26"), "unreadable" + file + "2:1 " + us},
		"American ends of months":   {american("04/30/2026", "05/31/2026"), "unreadable" + file + "2:1 " + us},
		"a formula that failed":     {header + "2026-04,staff,group,#REF!,2\n", "unreadable" + file + "2:21 " + fmt.Sprintf(failed, "#REF!", "")},
		"several":                   {header + "2026-04,#N/A,group,#DIV/0!,#VALUE!\n", "unreadable" + file + "2:9 " + fmt.Sprintf(failed, "#N/A", " and in 2 other cells")},
		"a column too narrow":       {header + "########,staff,group,1,2\n", "unreadable" + file + "2:1 " + fmt.Sprintf(failed, "########", "")},
		"LibreOffice's":             {header + "2026-04,staff,group,Err:502,2\n", "unreadable" + file + "2:21 " + fmt.Sprintf(failed, "Err:502", "")},
		"a workbook under any name": {"PK\x03\x04rest", "unreadable" + file + "1:1 This is a workbook of a spreadsheet program, not a CSV file."},
		"an old workbook":           {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "unreadable" + file + "1:1 This is a workbook of a spreadsheet program, not a CSV file."},
		"half of a UTF-16":          {utf16Text(header, true, true) + "x", "unreadable" + file + "1:1 The file is saved as UTF-16, and a part of it cannot be read."},
		"another UTF-16":            {utf16Text(header, true, true) + "\x00\xd8", "unreadable" + file + "1:1 The file is saved as UTF-16, and a part of it cannot be read."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := table(t, test.csv)
			want(t, d, test.want)
			if n := len(rows(d)); n != 0 {
				t.Errorf("%d rows are kept", n)
			}
			if len(d.Faults) == 1 && d.Faults[0].Remedy == "" {
				t.Error("no remedy")
			}
		})
	}
	// These are days in the British order, or the same in each order.
	for name, csv := range map[string]string{
		"the British order":     american("01/04/2026", "01/05/2026"),
		"January in each order": american("01/01/2026"),
	} {
		t.Run(name, func(t *testing.T) { want(t, table(t, csv)) })
	}
}

// TestB5AnAmountInCreditIsRefusedByItself reads an amount such as 1,200 CR. It must
// have a fault, and the rest of the file must be read.
func TestB5AnAmountInCreditIsRefusedByItself(t *testing.T) {
	d := table(t, header+"2026-04,staff,group,\"1,200 CR\",2\n2026-05,staff,group,1,2\n")
	want(t, d, "amount finance.rows[0].forecast delivery-group/f.csv:2:21 `1,200 CR` is not an amount: CR is not part of a number.")
	wantRows(t, d, "2026-04|staff|group|-|200 @delivery-group/f.csv:2", "2026-05|staff|group|100|200 @delivery-group/f.csv:3")
}

// TestB5OneRefusedFileLeavesTheOthers reads two files, of which one is refused. The
// rows of the other must be there.
func TestB5OneRefusedFileLeavesTheOthers(t *testing.T) {
	d := load(t, files{
		single:  "dgcheck: 1\nfinance: {files: [a.csv, b.csv]}\n",
		"a.csv": "Finance of the year\n" + header + "2026-04,a,group,1,2\n",
		"b.csv": header + "2026-05,b,group,3,4\n",
	})
	want(t, d, "unreadable a.csv:1:1 Other lines stand above the header, which is on line 2.")
	wantRows(t, d, "2026-05|b|group|300|400 @b.csv:2")
}

// TestD1AFileThatIsNoFinanceFileIsNeverShown reads files that do not begin with a
// header of finance. No fault or excerpt may show a text of them.
func TestD1AFileThatIsNoFinanceFileIsNeverShown(t *testing.T) {
	for name, csv := range map[string]string{
		"settings":       "DB_HOST=ragged-robin\nDB_USER=ragged-robin\n",
		"a list":         "ragged-robin,ragged-robin@example.gov.uk\n",
		"a bad line":     "ragged-robin\n\x01ragged-robin\n",
		"an open quote":  "ragged-robin\n\"ragged-robin\n",
		"a conflict":     "ragged-robin\n<<<<<<< HEAD\n",
		"a title":        "ragged-robin\n" + header + "2026-13,ragged-robin,group,1,2\n",
		"renamed":        "ragged-robin,month,line\n",
		"months across":  "ragged-robin,Apr-26,May-26,Jun-26\n",
		"half of UTF-16": utf16Text("ragged-robin\n", true, true) + "x",
	} {
		t.Run(name, func(t *testing.T) {
			d := table(t, csv)
			for _, fault := range d.Faults {
				if strings.Contains(fault.Because+fault.Remedy, "ragged") {
					t.Errorf("it is repeated: %+v", fault)
				}
			}
			for line := range 5 {
				if excerpt, shown := d.Excerpt(source.Position{File: "delivery-group/f.csv", Line: line + 1, Column: 1}); shown {
					t.Errorf("line %d is shown: %+v", line+1, excerpt)
				}
			}
		})
	}
	d := table(t, header+"2026-13,staff,group,1,2\n")
	if _, shown := d.Excerpt(source.Position{File: "delivery-group/f.csv", Line: 2, Column: 1}); !shown {
		t.Error("a line of a finance file is not shown")
	}
}

// TestB5AFinanceFileIsReadInTime fills files of the largest size in different ways.
// Each must be read or refused in a time that grows with its size alone. The limit is
// wide, for busy machines; a time that grew with the square of the size would be
// minutes.
func TestB5AFinanceFileIsReadInTime(t *testing.T) {
	const most = 1<<20 - 200
	fill := func(start, piece string) string { return start + strings.Repeat(piece, (most-len(start))/len(piece)) }
	var columns strings.Builder
	columns.WriteString("month,line,service,forecast,actual")
	for i := 0; columns.Len() < most; i++ {
		fmt.Fprintf(&columns, ",c%d", i)
	}
	for name, csv := range map[string]string{
		"columns":             columns.String() + "\n",
		"commas":              fill("", ","),
		"commas in a row":     fill(header+"2026-04", ","),
		"words in one line":   fill("", "apr,"),
		"short rows":          fill(header, "x\n"),
		"rows of nonsense":    fill(header, "x,x,x,x,x\n"),
		"rows of one month":   fill(header, "2026-04,a,b,1,2\n"),
		"totals":              fill(header+"2026-04,a,group,1,2\n", "2026-04,Total,,1,2\n"),
		"quotes":              fill(header, "\"a\nb\",a,b,1,2\n"),
		"one cell":            fill(header, "a"),
		"broken formulas":     fill(header, "#REF!,a,b,1,2\n"),
		"blank lines":         fill("", "\n"),
		"no commas, no lines": fill("", "aé"),
	} {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			table(t, csv)
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
}
