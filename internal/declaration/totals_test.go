package declaration_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestA3TotalsByWordAreLeftOut reads rows whose line says that they are totals. They
// must be left out if their month has other rows, and reported with what they add up.
func TestA3TotalsByWordAreLeftOut(t *testing.T) {
	body := "2026-04,staff,group,100,90\n2026-04,hosting,group,20,25\n2026-05,staff,group,100,90\n2026-05,hosting,group,20,25\n"
	for _, word := range []string{
		"Total", "TOTAL", "total:", "Totals", "Grand total", "Subtotal", "Sub total", "Sub-total", "Q1", "q2", "Q3 total", "Q4 2026-27", "FY total", "FY total 2026/27",
		"Total 2026-27", "Total (2026)", "YTD", "ytd 2026", "All", "FY26 total", "Total April 2026", "Total - Apr-26",
		"Sum", "Overall", "Running total", "Net total", "Total spend", "Full year", "Total (all lines)", "Subtotal staff", "Sub-total: staff", "Cumulative",
	} {
		t.Run(word, func(t *testing.T) {
			d := table(t, header+body+"2026-04,"+word+",group,120,115\n2026-05,"+word+",,120,115\n")
			want(t, d, fmt.Sprintf("total finance.rows delivery-group/f.csv:6:9 `%s` is a total of the 2 other rows of April 2026 (`staff` and `hosting`), so it was left out: it would count twice. The same holds for line 7.", word))
			if n := len(rows(d)); n != 4 {
				t.Errorf("%d rows are left", n)
			}
			holds(t, d, map[string]string{"finance.by_month.2026-04.forecast_pence": "12000", "finance.by_month.2026-05.actual_pence": "11500", "finance.by_month.2026-05.lines": "2"})
		})
	}
	for _, name := range []string{"Total staff costs", "All staff", "Q5", "Totally new", "Quarry 1", "ytdx", "staff"} {
		t.Run(name, func(t *testing.T) {
			want(t, table(t, header+"2026-04,hosting,group,20,25\n2026-04,"+name+",group,120,115\n"))
		})
	}
}

func TestA3ALabelMayStandInAnotherColumn(t *testing.T) {
	const file = "total finance.rows delivery-group/f.csv:"
	tests := map[string]struct {
		row  string
		want string
	}{
		"in the month":           {"Total,,,200,180", file + "4:1 `Total` is a total of the 2 rows beside it (`staff`), so it was left out: it would count twice."},
		"a quarter":              {"Q1,staff,group,200,180", file + "4:1 `Q1` is a total of the 2 rows beside it (`staff`), so it was left out: it would count twice."},
		"without a month":        {",Grand total,,200,180", file + "4:2 `Grand total` is a total of the 2 rows beside it (`staff`), so it was left out: it would count twice."},
		"a financial year":       {"2026-27,,,200,180", file + "4:1 `2026-27` is a total of the 2 rows beside it (`staff`), so it was left out: it would count twice."},
		"a year in short":        {"FY26/27,staff,group,200,180", file + "4:1 `FY26/27` is a total of the 2 rows beside it (`staff`), so it was left out: it would count twice."},
		"in the service":         {"2026-05,,Total,100,90", file + "4:10 `Total` is a total of the one other row of May 2026 (`staff`), so it was left out: it would count twice."},
		"broken amounts, unread": {"Total,,,#,-", file + "4:1 `Total` is a total of the 2 rows beside it (`staff`), so it was left out: it would count twice."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := table(t, header+"2026-04,staff,group,100,90\n2026-05,staff,group,100,90\n"+test.row+"\n")
			want(t, d, test.want)
			if n := len(rows(d)); n != 2 || len(d.Dangling) > 0 {
				t.Errorf("%d rows, dangling %v", n, d.Dangling)
			}
		})
	}
	// A service may have the id `all`, which is a word for a total.
	d := load(t, files{single: "dgcheck: 1\nservices: [{id: all}]\nfinance: {files: [f.csv]}\n", "f.csv": header + "2026-04,staff,group,1,2\n2026-04,staff,all,1,2\n"})
	want(t, d)
}

func TestA3AMonthOfTotalsAloneKeepsThem(t *testing.T) {
	want(t, table(t, header+"2026-04,Total,group,100,90\n2026-05,Total,group,100,90\n"))
	want(t, table(t, header+"2026-04,Total,group,100,90\n2026-05,staff,group,100,90\n"))
	want(t, table(t, header+"2026-04,Total,group,100,90\n2026-04,Total,river-alerts,100,90\n"))
	d := table(t, header+"2026-04,Subtotal,group,100,90\n2026-04,Subtotal,river-alerts,50,40\n2026-04,Total,,150,130\n")
	want(t, d, "total finance.rows delivery-group/f.csv:4:9 `Total` is a total of the 2 other rows of April 2026 (`Subtotal`), so it was left out: it would count twice.")
	want(t, table(t, header+"Total,,,5000,4000\n"), "month finance.rows[0].month delivery-group/f.csv:2:1 `Total` is not a month we can read: the year is missing.")
}

func TestA3ATotalInAnotherFileIsLeftOutToo(t *testing.T) {
	d := load(t, files{
		single:  "dgcheck: 1\nfinance: {files: [a.csv, b.csv]}\n",
		"a.csv": header + "2026-04,Total,group,100,90\n",
		"b.csv": header + "2026-04,staff,group,60,50\n2026-04,hosting,group,40,40\n",
	})
	want(t, d, "total finance.rows a.csv:2:9 `Total` is a total of the 2 other rows of April 2026 (`staff` and `hosting`), so it was left out: it would count twice.")
	wantRows(t, d, "2026-04|staff|group|6000|5000 @b.csv:2", "2026-04|hosting|group|4000|4000 @b.csv:3")
}

func TestA3ATotalAmongTheMonthsIsLeftOut(t *testing.T) {
	d := one(t, "finance:\n  months:\n    2026-04: {forecast: 100}\n    Q1: {forecast: 300}\n    Total: {forecast: 400}\n    2026-05: {forecast: 200}\n    2026-27: {forecast: 400}\n")
	want(t, d,
		"total finance.rows 5:5 `Q1` is a total of the months beside it, so it was left out: it would count twice.",
		"total finance.rows 6:5 `Total` is a total of the months beside it, so it was left out: it would count twice.",
		"total finance.rows 8:5 `2026-27` is a total of the months beside it, so it was left out: it would count twice.")
	wantRows(t, d, "2026-04||group|10000|- @delivery-group.yaml:4", "2026-05||group|20000|- @delivery-group.yaml:7")
}

// TestA3TotalsBySumAreAskedAbout reads lines that equal the sum of others in each of
// their months. They must have a warning, and still count.
func TestA3TotalsBySumAreAskedAbout(t *testing.T) {
	const file = "total warning finance.rows"
	tests := map[string]struct {
		csv  []string
		want string
	}{
		"all others": {
			[]string{"2026-04,staff,group,100,90", "2026-04,hosting,group,20,25", "2026-04,Programme,group,120,115", "2026-05,staff,group,110,", "2026-05,hosting,group,21,", "2026-05,Programme,group,131,"},
			file + "[2] delivery-group/f.csv:4:1 `Programme` is the sum of `staff` and `hosting` in each of its 2 months. Is this a total? It counts twice.",
		},
		"those of its service": {
			[]string{"2026-04,staff,river-alerts,100,90", "2026-04,hosting,river-alerts,20,25", "2026-04,Service cost,river-alerts,120,115", "2026-04,audit,group,7,7", "2026-05,staff,river-alerts,10,9", "2026-05,hosting,river-alerts,2,2.50", "2026-05,Service cost,river-alerts,12,11.50", "2026-05,audit,group,7,7"},
			file + "[2] delivery-group/f.csv:4:1 `Service cost` of `river-alerts` is the sum of `staff` of `river-alerts` and `hosting` of `river-alerts` in each of its 2 months. Is this a total? It counts twice.",
		},
		"those above": {
			[]string{"2026-04,staff,group,100,90", "2026-04,contractors,group,20,25", "2026-04,people,group,120,115", "2026-04,hosting,group,7,7", "2026-05,staff,group,10,9", "2026-05,contractors,group,2,2", "2026-05,people,group,12,11", "2026-05,hosting,group,8,8"},
			file + "[2] delivery-group/f.csv:4:1 `people` is the sum of `staff` and `contractors` in each of its 2 months. Is this a total? It counts twice.",
		},
		"one month alone":         {[]string{"2026-04,staff,group,100,", "2026-04,hosting,group,20,", "2026-04,other,group,120,"}, ""},
		"one month differs":       {[]string{"2026-04,a,group,1,", "2026-04,b,group,2,", "2026-04,c,group,3,", "2026-05,a,group,1,", "2026-05,b,group,2,", "2026-05,c,group,4,"}, ""},
		"equal to a single other": {[]string{"2026-04,a,group,5,", "2026-04,b,group,5,", "2026-04,c,group,0,", "2026-05,a,group,6,", "2026-05,b,group,6,", "2026-05,c,group,0,"}, ""},
		"nothing at all":          {[]string{"2026-04,a,group,0,0", "2026-04,b,group,0,0", "2026-04,c,group,0,0", "2026-05,a,group,0,0", "2026-05,b,group,0,0", "2026-05,c,group,0,0"}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := table(t, header+strings.Join(test.csv, "\n")+"\n")
			if test.want == "" {
				want(t, d)
			} else {
				want(t, d, test.want)
			}
			if n := len(rows(d)); n != len(test.csv) {
				t.Errorf("%d rows", n)
			}
		})
	}
}
