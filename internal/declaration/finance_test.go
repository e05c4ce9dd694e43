package declaration_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

const header = "month,line,service,forecast,actual\n"

// table reads a group whose finance is in one CSV file.
func table(t *testing.T, csv string) *declaration.Declaration {
	t.Helper()
	return load(t, files{
		"delivery-group/group.yaml": "dgcheck: 1\nservices: [{id: river-alerts}]\nfinance: {files: [f.csv]}\n",
		"delivery-group/f.csv":      csv,
	})
}

// rows returns the finance rows as MONTH|LINE|SERVICE|FORECAST|ACTUAL @SRC, with "-"
// for an amount that is not given.
func rows(d *declaration.Declaration) []string {
	var lines []string
	for i := range d.At(path("finance.rows")).Items {
		cell := func(name string) string {
			value := d.At(path(fmt.Sprintf("finance.rows[%d].%s", i, name)))
			if value.Kind == declaration.Null {
				return "-"
			}
			return value.Text
		}
		lines = append(lines, fmt.Sprintf("%s|%s|%s|%s|%s @%s", cell("month"), cell("line"), cell("service"), cell("forecast_pence"), cell("actual_pence"), cell("src")))
	}
	return lines
}

func wantRows(t *testing.T, d *declaration.Declaration, lines ...string) {
	t.Helper()
	if diff := cmp.Diff(lines, rows(d)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestMonthsAreRows(t *testing.T) {
	d := one(t, `finance:
  months:
    2026-04: {forecast: 30000, actual: '28,750.50'}
    May-26: {forecast: 42000, actual: 0}
    2026-6: {forecast: 42000, actual: null}
    "07/2026": {actual: -1}
    2026-08:
    2026-09: {}
`)
	want(t, d)
	wantRows(t, d,
		"2026-04||group|3000000|2875050 @delivery-group.yaml:4",
		"2026-05||group|4200000|0 @delivery-group.yaml:5",
		"2026-06||group|4200000|- @delivery-group.yaml:6",
		"2026-07||group|-|-100 @delivery-group.yaml:7",
		"2026-08||group|-|- @delivery-group.yaml:8",
		"2026-09||group|-|- @delivery-group.yaml:9",
	)
	places := map[string]string{
		"finance.rows[0]": "4:5", "finance.rows[0].actual_pence": "4:32", "finance.rows[2].forecast_pence": "6:14", "finance.rows[4].forecast_pence": "8:5", "finance.rows[9]": "3:3",
	}
	for at, place := range places {
		if diff := cmp.Diff(single+":"+place, d.Locate(path(at)).String()); diff != "" {
			t.Errorf("%s: %s", at, diff)
		}
	}
}

func TestMonthsThatCannotBeRead(t *testing.T) {
	tests := map[string]struct {
		months string
		want   []string
	}{
		"no month":             {"{P1: {forecast: 1}}", []string{"month finance.rows[0].month 3:12 `P1` is not a month we can read: that is a period number, not a month."}},
		"a number":             {"{46113: {forecast: 1}}", []string{"month finance.rows[0].month 3:12 `46113` is not a month we can read: that is a spreadsheet's date number (it stands for 2026-04-01)."}},
		"the merge key":        {"{<<: {forecast: 1}}", []string{"month finance.rows[0].month 3:12 `<<` is not a month we can read: we cannot read it as a month."}},
		"no amount":            {"{2026-04: {forecast: n/a}}", []string{"amount finance.rows[0].forecast 3:32 `n/a` is not an amount: it could mean nothing was spent or nothing is known."}},
		"a list for an amount": {"{2026-04: {forecast: [1]}}", []string{"amount finance.rows[0].forecast 3:32 An amount is one number, but a list is written."}},
		"an amount alone":      {"{2026-04: 5}", []string{"shape finance.rows[0] 3:21 A month needs a forecast or an actual, but `5` is written."}},
		"a list":               {"[2026-04]", []string{"shape finance.rows 3:11 `months` should be a set of months, each with a forecast and an actual."}},
		"a text":               {"none", []string{"shape finance.rows 3:11 `months` should be a set of months, each with a forecast and an actual."}},
		"twice": {"{2026-04: {forecast: 1}, Apr-26: {forecast: 2}}", []string{
			"identifier finance.rows[1] 3:36 The same month, line and service (2026-04) stand on two lines: here on line 3 and in delivery-group.yaml on line 3.",
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			want(t, one(t, "finance:\n  months: "+test.months+"\n"), test.want...)
		})
	}
}

func TestFinanceFiles(t *testing.T) {
	plain := header + "2026-04,staff,group,182000,179300\n2026-05,suppliers,river-alerts,74000,\n2026-05,hosting,group,,0\n"
	lines := []string{
		"2026-04|staff|group|18200000|17930000 @delivery-group/f.csv:2",
		"2026-05|suppliers|river-alerts|7400000|- @delivery-group/f.csv:3",
		"2026-05|hosting|group|-|0 @delivery-group/f.csv:4",
	}
	tests := map[string]string{
		"plain":                  plain,
		"CRLF":                   strings.ReplaceAll(plain, "\n", "\r\n"),
		"a byte order mark":      "\ufeff" + plain,
		"mark and CRLF":          "\ufeff" + strings.ReplaceAll(plain, "\n", "\r\n"),
		"semicolons":             strings.ReplaceAll(plain, ",", ";"),
		"no last line break":     strings.TrimSuffix(plain, "\n"),
		"other letters":          "MONTH,Line, Service ,FORECAST,Actual\n" + strings.TrimPrefix(plain, header),
		"another order":          "actual,forecast,service,line,month\n179300,182000,group,staff,2026-04\n,74000,river-alerts,suppliers,May-26\n0,,group,hosting,01/05/2026\n",
		"quotes":                 header + "\"2026-04\",staff,group,\"182,000\",\"£179,300.00\"\n\"May 2026\",suppliers,river-alerts,\"74 000\",\"\"\n2026-05,hosting,group,, 0 \n",
		"blanks in disguise":     header + "2026-04,staff,group,182000,179300\n2026-05,suppliers,river-alerts,74000,\u00a0\n2026-05,hosting,group,\u200b,0\n",
		"trailing blank columns": "month,line,service,forecast,actual,,\n2026-04,staff,group,182000,179300,,\n2026-05,suppliers,river-alerts,74000,,,\n2026-05,hosting,group,,0,,\n",
		"trailing commas":        header + "2026-04,staff,group,182000,179300,,,\n2026-05,suppliers,river-alerts,74000,,\n2026-05,hosting,group,,0\n",
	}
	for name, csv := range tests {
		t.Run(name, func(t *testing.T) {
			d := table(t, csv)
			want(t, d)
			wantRows(t, d, lines...)
		})
	}
	t.Run("blank lines", func(t *testing.T) {
		d := table(t, header+"\n2026-04,staff,group,1,2\n,,,,\n\n2026-05,staff,group,1,2\n\n")
		want(t, d)
		wantRows(t, d, "2026-04|staff|group|100|200 @delivery-group/f.csv:3", "2026-05|staff|group|100|200 @delivery-group/f.csv:6")
	})
	t.Run("a kind of spending", func(t *testing.T) {
		d := table(t, "month,line,service,forecast,actual,kind\n2026-04,staff,group,1,2,capital\n")
		want(t, d)
		holds(t, d, map[string]string{"finance.rows[0].kind": `"capital"`})
	})
}

func TestFinanceFilesThatAreWrong(t *testing.T) {
	const file = " delivery-group/f.csv:"
	const broken = "unreadable" + file + "%s This line cannot be read as CSV: a quote is open, or stands inside a value."
	tests := map[string]struct {
		csv  string
		want []string
	}{
		"an extra column":       {"month,line,service,forecast,actual,note\n", []string{"shape info finance.files" + file + "1:36 The column `note` is not one we read."}},
		"a column missing":      {"month,line,service,forecast\n2026-04,staff,group,1\n", []string{"shape finance.files" + file + "1:1 The column `actual` is missing from the first line."}},
		"a column misspelt":     {"month,line,service,forcast,actual\n", []string{"shape finance.files" + file + "1:1 The column `forecast` is missing from the first line, and `forcast` is not one we read."}},
		"a column twice":        {"month,line,service,forecast,actual,Actual\n2026-04,a,group,1,2,3\n", []string{"shape finance.rows" + file + "1:36 The column `actual` is there twice."}},
		"nothing":               {"", []string{"shape finance.files" + file + "1:1 The finance file is empty."}},
		"only blank lines":      {"\n\n", []string{"shape finance.files" + file + "1:1 The finance file is empty."}},
		"no first line":         {"2026-04,staff,group,1,2\n", []string{"shape finance.files" + file + "1:1 The first line of this file is not the header of a finance file."}},
		"a short line":          {header + "2026-04,staff,group\n", []string{"shape finance.rows[0]" + file + "2:1 This line has 3 values, the first line has 5."}},
		"a kind of no kind":     {"month,line,service,forecast,actual,kind\n2026-04,staff,group,1,2,capitall\n2026-05,staff,group,1,2,Resource\n", []string{"shape finance.rows[0].kind" + file + "2:25 `capitall` is not a kind of spending we know."}},
		"thousands and a comma": {header + "2026-04,staff,group,120,500,\n2026-05,staff,group,120,500\n", []string{"shape finance.rows[0]" + file + "2:21 A comma ends a value in this file, so `120,500` is read as `120` and `500`."}},
		"noughts after a comma": {header + "2026-04,staff,group,120,000,\n", []string{"shape finance.rows[0]" + file + "2:21 A comma ends a value in this file, so `120,000` is read as `120` and `000`."}},
		"noughts and no more":   {header + "2026-04,staff,group,£1,050.50\n", []string{"shape finance.rows[0]" + file + "2:21 A comma ends a value in this file, so `£1,050.50` is read as `£1` and `050.50`."}},
		"a long line":           {header + "2026-04,staff,group,182000,179300,7\n", []string{"shape finance.rows[0]" + file + "2:1 This line has 6 values, the first line has 5."}},
		"no month":              {header + "2026-04,a,group,1,1\n,staff,group,1,2\n", []string{"month finance.rows[1].month" + file + "3:1 This line gives no month."}},
		"a total":               {header + "Total,,,5000,4000\n", []string{"month finance.rows[0].month" + file + "2:1 `Total` is not a month we can read: the year is missing."}},
		"a month changed":       {header + "26-Apr,staff,group,1,2\n", []string{"month finance.rows[0].month" + file + "2:1 `26-Apr` is not a month we can read: a spreadsheet has changed a month into a day of a month."}},
		"an amount with a k": {header + "2026-04,café £,group,120k,-\n", []string{
			"amount finance.rows[0].forecast" + file + "2:22 `120k` is not an amount: k and m are not numbers.",
			"amount finance.rows[0].actual" + file + "2:27 `-` is not an amount: it could mean nothing was spent or nothing is known.",
		}},
		"the same line twice": {header + "2026-04,Staff,group,1,2\nApr-26, staff ,GROUP,3,4\n2026-04,staff,river-alerts,5,6\n", []string{
			"identifier finance.rows[1]" + file + "3:1 The same month, line and service (2026-04) stand on two lines: here on line 3 and in delivery-group/f.csv on line 2.",
		}},
		"a quote inside a value":     {header + "2026-04,the \"staff\",group,1,2\n", []string{fmt.Sprintf(broken, "2:13")}},
		"a quote after wide letters": {header + "2026-04,é水 \"staff\",group,1,2\n", []string{fmt.Sprintf(broken, "2:12")}},
		"text after a quote":         {header + "2026-04,\"staff\" x,group,1,2\n", []string{fmt.Sprintf(broken, "2:15")}},
		"a quote never closed":       {header + "2026-04,a,group,1,2\n2026-05,\"staff,group,1,2\n2026-06,b,group,1,2\n", []string{fmt.Sprintf(broken, "3:1")}},
		"a quote in the first line":  {"month,\"line,service,forecast,actual\n", []string{fmt.Sprintf(broken, "1:1")}},
		"Latin-1":                    {header + "2026-04,caf\xe9,group,1,2\n", []string{"unreadable" + file + "2:12 The file is not saved as UTF-8: there is a character here that cannot be read."}},
		"UTF-16":                     {"\xff\xfem\x00o\x00", []string{"shape finance.files" + file + "1:1 The first line of this file is not the header of a finance file."}},
		"old line ends":              {strings.ReplaceAll(header, "\n", "\r") + "2026-04,a,group,1,2\r", []string{"unreadable" + file + "1:35 A line ends here in a way that only very old programs use (a carriage return alone)."}},
		"an LFS pointer":             {"version https://git-lfs.github.com/spec/v1\n", []string{"unreadable" + file + "1:1 This is a pointer of Git LFS, not the file itself."}},
		"a web page":                 {"<!DOCTYPE html>\n", []string{"unreadable" + file + "1:1 This is a web page, not a declaration: the file was saved from a browser."}},
		"a merge conflict":           {header + "<<<<<<< HEAD\n2026-04,a,group,1,2\n=======\n2026-04,a,group,3,4\n>>>>>>> x\n", []string{"unreadable" + file + "2:1 A merge conflict has been left in the file."}},
		"2 MiB":                      {header + strings.Repeat("2026-04,a,group,1,2\n", 110_000), []string{"unreadable delivery-group/group.yaml:3:19 The file is larger than 1 MiB (2148 KiB), so it was not read."}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := table(t, test.csv)
			want(t, d, test.want...)
			unread := strings.HasPrefix(test.want[0], "unreadable") || strings.HasPrefix(test.want[0], "shape finance.files")
			rows := false
			for _, part := range d.Unavailable {
				rows = rows || part.String() == "finance.rows"
			}
			if unread != rows {
				t.Errorf("unavailable: %v", d.Unavailable)
			}
		})
	}
}

func TestABlankActualIsNotNil(t *testing.T) {
	d := table(t, header+"2026-04,a,group,1,\n2026-05,a,group,1,0\n2026-06,a,group,,\n")
	want(t, d)
	holds(t, d, map[string]string{
		"finance.rows[0].actual_pence": "null", "finance.rows[1].actual_pence": "0", "finance.rows[2].actual_pence": "null", "finance.rows[2].forecast_pence": "null",
	})
}

func TestAServiceOfAFinanceFileIsLookedUp(t *testing.T) {
	d := table(t, header+"2026-04,a,group,1,2\n2026-04,b,river-alerts,1,2\n2026-04,c,river-alert,1,2\n2026-04,d,,1,2\n")
	want(t, d)
	var dangling []string
	for _, ref := range d.Dangling {
		dangling = append(dangling, fmt.Sprintf("%s %s %s in %s, near %q", ref.At, ref.Where, ref.ID, ref.List, ref.Near))
	}
	if diff := cmp.Diff([]string{"finance.rows[2].service delivery-group/f.csv:4:11 `river-alert` in services or group, near \"river-alerts\""}, dangling); diff != "" {
		t.Error(diff)
	}
}

func TestCellsAreFoundWhereTheyStand(t *testing.T) {
	d := table(t, header+"2026-04,\"é, staff\",group,1,2\n2026-05,\"two\nlines\",group,3,\n")
	want(t, d)
	places := map[string]string{
		"finance.rows[0]": "2:1", "finance.rows[0].month": "2:1", "finance.rows[0].line": "2:9", "finance.rows[0].actual_pence": "2:28",
		"finance.rows[1]": "3:1", "finance.rows[1].forecast_pence": "4:14", "finance.rows[1].actual_pence": "3:1", "finance.rows": "1:1",
	}
	for at, place := range places {
		if diff := cmp.Diff("delivery-group/f.csv:"+place, d.Locate(path(at)).String()); diff != "" {
			t.Errorf("%s: %s", at, diff)
		}
	}
}

func TestSeveralFinanceFilesAreOneTable(t *testing.T) {
	d := load(t, files{
		single:         "dgcheck: 1\nfinance: {files: [money/a.csv, b.csv]}\n",
		"money/a.csv":  header + "2026-04,a,group,1,2\n",
		"b.csv":        header + "2026-04,A,Group,3,4\nsoon,a,group,5,6\n",
		"unlisted.csv": "nonsense",
	})
	want(t, d,
		"month finance.rows[2].month b.csv:3:1 `soon` is not a month we can read: the year is missing.",
		"identifier finance.rows[1] b.csv:2:1 The same month, line and service (2026-04) stand on two lines: here on line 2 and in money/a.csv on line 2.",
	)
	wantRows(t, d, "2026-04|a|group|100|200 @money/a.csv:2", "2026-04|A|Group|300|400 @b.csv:2", "|a|group|500|600 @b.csv:3")
}

func TestHowFinanceIsGiven(t *testing.T) {
	group := func(finance string) files {
		return files{single: "dgcheck: 1\nfinance: " + finance + "\n", "f.csv": header + "2026-04,a,group,1,2\n"}
	}
	tests := map[string]struct {
		finance string
		want    []string
	}{
		"one file":                {"{files: [f.csv]}", nil},
		"months beside files":     {"{months: {2026-05: {forecast: 1}}, files: [f.csv]}", []string{"shape finance.rows 2:45 Finance is given twice: as `months` and as `files`."}},
		"no months beside files":  {"{months: {}, files: [f.csv]}", nil},
		"months and no files":     {"{months: {2026-05: {forecast: 1}}, files: []}", nil},
		"a file named twice":      {"{files: [f.csv, ./f.csv]}", []string{"identifier finance.files[1] 2:26 The file `./f.csv` is read already."}},
		"the declaration itself":  {"{files: [delivery-group.yaml]}", []string{"unreadable 2:19 Only files whose names end in `.csv` or `.tsv` are read as finance."}},
		"a file not yet named":    {"{files: [TBC, ~, '']}", []string{"placeholder finance.files[0] 2:19 `TBC` stands where a value should be, so we count it as not given."}},
		"a file as a text":        {"{files: f.csv}", []string{"shape finance.files 2:18 `files` should be a list, but `f.csv` is written."}},
		"headline":                {"{mode: headline, actuals_to: 2026-10, evidence: https://example.gov.uk/x}", nil},
		"headline with a file":    {"{mode: headline, files: [f.csv]}", []string{"shape warning finance.mode 2:11 `mode: headline` keeps amounts private, but amounts are given all the same."}},
		"headline with months":    {"{mode: Headline, months: {2026-04: {forecast: 1}}}", []string{"shape warning finance.mode 2:11 `mode: headline` keeps amounts private, but amounts are given all the same."}},
		"a file that is missing":  {"{files: [g.csv]}", []string{"unreadable 2:19 The file does not exist, or is a link to nothing."}},
		"a file in other letters": {"{files: [F.csv]}", []string{"unreadable 2:19 The file does not exist, or is a link to nothing."}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { want(t, load(t, group(test.finance)), test.want...) })
	}
}

func TestAFinanceTableHasItsLimit(t *testing.T) {
	var csv strings.Builder
	csv.WriteString(header)
	for i := range 20_005 {
		fmt.Fprintf(&csv, "2026-04,%d,group,1,2\n", i)
	}
	d := table(t, csv.String())
	want(t, d, "shape finance.rows delivery-group/f.csv:20002:1 The finance table has more than 20000 lines.")
	if n := len(d.At(path("finance.rows")).Items); n != 20_000 {
		t.Errorf("%d rows", n)
	}
}
