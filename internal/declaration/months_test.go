package declaration_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// summary returns finance.by_month as one line of text for each month.
func summary(t *testing.T, d *declaration.Declaration) map[string]string {
	t.Helper()
	months := map[string]string{}
	by := d.At(declaration.Keys("finance", "by_month"))
	if by == nil || by.Kind != declaration.Object {
		t.Fatalf("finance.by_month is no object: %+v", by)
	}
	for i, month := range by.Names {
		var parts []string
		for j, name := range by.Members[i].Names {
			if name == "figures" || strings.HasPrefix(name, "least") || strings.HasPrefix(name, "m") {
				continue // for TestHowFarFiguresOfAMonthAreApart
			}
			parts = append(parts, name+"="+sumText(by.Members[i].Members[j]))
		}
		months[month] = strings.Join(parts, " ")
	}
	return months
}

// sumText returns a number, a text or a list of them as text.
func sumText(v *declaration.Value) string {
	if v.Kind != declaration.List {
		return v.Text
	}
	items := make([]string, len(v.Items))
	for i := range v.Items {
		items[i] = sumText(&v.Items[i])
	}
	return "[" + strings.Join(items, " ") + "]"
}

const csvHeader = "month,line,service,forecast,actual\n"

func TestMonthsAreSummedUp(t *testing.T) {
	named := "finance: {files: [finance.csv]}\n"
	for name, c := range map[string]struct {
		yaml, csv string
		want      map[string]string
	}{
		"months of a declaration": {
			yaml: "finance:\n  months:\n    2026-07: {forecast: 30000, actual: 28750.55}\n    2026-08: {forecast: 42000}\n",
			want: map[string]string{
				"2026-07": "actual_pence=2875055 actuals=1 at=[finance rows 0] credits=0 forecast_pence=3000000 forecasts=1 lines=1 rests_on=[[finance rows 0]]",
				"2026-08": "actual_pence=0 actuals=0 at=[finance rows 1] credits=0 forecast_pence=4200000 forecasts=1 lines=1 rests_on=[[finance rows 1]]",
			},
		},
		"several lines of a month, apart": {
			yaml: named,
			csv:  csvHeader + "2026-07,staff,group,100,90\n2026-08,staff,group,200,\n2026-07,hosting,group,50.10,40.05\n",
			want: map[string]string{
				"2026-07": "actual_pence=13005 actuals=2 at=[finance rows 0] credits=0 forecast_pence=15010 forecasts=2 lines=2 rests_on=[[finance rows 0] [finance rows 2]]",
				"2026-08": "actual_pence=0 actuals=0 at=[finance rows 1] credits=0 forecast_pence=20000 forecasts=1 lines=1 rests_on=[[finance rows 1]]",
			},
		},
		"blank is no amount and nought is one": {
			yaml: named,
			csv:  csvHeader + "2026-07,staff,group,0,\n2026-07,hosting,group,,0\n2026-07,travel,group,,\n",
			want: map[string]string{
				"2026-07": "actual_pence=0 actuals=1 at=[finance rows 0] credits=0 forecast_pence=0 forecasts=1 lines=3 rests_on=[[finance rows 0] [finance rows 1] [finance rows 2]]",
			},
		},
		"credits are negative forecasts, not negative actuals": {
			yaml: named,
			csv:  csvHeader + "2026-07,staff,group,100,-30\n2026-07,refund,group,-20,5\n2026-07,grant,group,(1.50),\n",
			want: map[string]string{
				"2026-07": "actual_pence=-2500 actuals=2 at=[finance rows 0] credits=2 forecast_pence=7850 forecasts=3 lines=3 rests_on=[[finance rows 0] [finance rows 1] [finance rows 2]]",
			},
		},
		"an unreadable month stands under the empty one": {
			yaml: named,
			csv:  csvHeader + "someday,staff,group,100,90\n2026-08,staff,group,200,\n,hosting,group,7,\n",
			want: map[string]string{
				"":        "actual_pence=9000 actuals=1 at=[finance rows 0] credits=0 forecast_pence=10700 forecasts=2 lines=2 rests_on=[[finance rows 0] [finance rows 2]]",
				"2026-08": "actual_pence=0 actuals=0 at=[finance rows 1] credits=0 forecast_pence=20000 forecasts=1 lines=1 rests_on=[[finance rows 1]]",
			},
		},
		"an unreadable amount is left out of the sum": {
			yaml: named,
			csv:  csvHeader + "2026-07,staff,group,42k,90\n2026-07,hosting,group,10,n/k\n",
			want: map[string]string{
				"2026-07": "actual_pence=9000 actuals=1 at=[finance rows 0] credits=0 forecast_pence=1000 forecasts=1 lines=2 rests_on=[[finance rows 0] [finance rows 1]]",
			},
		},
		"one month written in two ways": {
			yaml: named,
			csv:  csvHeader + "2026-07,staff,group,1,\nJul-2026,hosting,group,2,\n",
			want: map[string]string{
				"2026-07": "actual_pence=0 actuals=0 at=[finance rows 0] credits=0 forecast_pence=300 forecasts=2 lines=2 rests_on=[[finance rows 0] [finance rows 1]]",
			},
		},
		"amounts given in headline mode": {
			yaml: "finance:\n  mode: headline\n  months:\n    2026-07: {forecast: 1, actual: 2}\n",
			want: map[string]string{
				"2026-07": "actual_pence=200 actuals=1 at=[finance rows 0] credits=0 forecast_pence=100 forecasts=1 lines=1 rests_on=[[finance rows 0]]",
			},
		},
		"headline mode without amounts": {yaml: "finance: {mode: headline}\n", want: map[string]string{}},
		"a file without lines":          {yaml: named, csv: csvHeader, want: map[string]string{}},
		"a file that is not there":      {yaml: named, want: map[string]string{}},
		"no finance at all":             {yaml: "group: {id: soil-health}\n", want: map[string]string{}},
	} {
		t.Run(name, func(t *testing.T) {
			group := files{single: "dgcheck: 1\n" + c.yaml}
			if c.csv != "" {
				group["finance.csv"] = c.csv
			}
			if diff := cmp.Diff(c.want, summary(t, load(t, group))); diff != "" {
				t.Errorf("sums (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMonthsOfSeveralFilesAreSummedUpTogether(t *testing.T) {
	d := load(t, files{
		single:  "dgcheck: 1\nfinance: {files: [a.csv, b.csv]}\n",
		"a.csv": csvHeader + "2026-07,staff,group,100,90\n",
		"b.csv": csvHeader + "2026-07,hosting,group,11,9\n",
	})
	want := map[string]string{
		"2026-07": "actual_pence=9900 actuals=2 at=[finance rows 0] credits=0 forecast_pence=11100 forecasts=2 lines=2 rests_on=[[finance rows 0] [finance rows 1]]",
	}
	if diff := cmp.Diff(want, summary(t, d)); diff != "" {
		t.Errorf("sums (-want +got):\n%s", diff)
	}
}

// TestMonthsOfTheLargestAmountsAreSummedUpExactly sums up 1,000 of the largest amounts.
// The sums must be exact. The largest table has twenty times as many rows, and its sums
// still fit into an int64.
func TestMonthsOfTheLargestAmountsAreSummedUpExactly(t *testing.T) {
	var lines strings.Builder
	lines.WriteString(csvHeader)
	for i := range 1000 {
		fmt.Fprintf(&lines, "2026-07,line %d,group,1000000000000,-1000000000000\n", i)
	}
	d := load(t, files{single: "dgcheck: 1\nfinance: {files: [finance.csv]}\n", "finance.csv": lines.String()})
	got := summary(t, d)["2026-07"]
	if !strings.HasPrefix(got, "actual_pence=-100000000000000000 actuals=1000 ") || !strings.Contains(got, " forecast_pence=100000000000000000 ") {
		t.Errorf("the sums are %.200s", got)
	}
}

// TestHowFarFiguresOfAMonthAreApart checks the least, the median and the most of the
// amounts above 0, for a month and for a line.
func TestHowFarFiguresOfAMonthAreApart(t *testing.T) {
	d := load(t, files{single: "dgcheck: 1\nfinance: {files: [a.csv]}\n", "a.csv": csvHeader +
		"2026-08,Staff,group,500,-1\n2026-07,staff,group,100,90\n2026-07,hosting,group,11,0\n2026-07,audit,group,,\n"})
	want(t, d)
	holds(t, d, map[string]string{
		"finance.by_month.2026-07.figures": "3", "finance.by_month.2026-07.least_pence": "1100", "finance.by_month.2026-07.median_pence": "9000", "finance.by_month.2026-07.most_pence": "10000",
		"finance.by_line[0].figures": "3", "finance.by_line[0].least_pence": "9000", "finance.by_line[0].median_pence": "10000", "finance.by_line[0].most_pence": "50000",
		"finance.by_line[0].places[0]": "1", "finance.by_line[0].places[1]": "0", "finance.by_line[1].figures": "1",
		"finance.by_line[2].figures": "0", "finance.by_line[2].most_pence": "0",
	})
}
