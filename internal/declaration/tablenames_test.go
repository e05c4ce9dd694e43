package declaration_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestB5ColumnsUnderOtherNames reads first lines with other names. The remedy must give
// the names to write, and amounts in thousands must never be read as pounds.
func TestB5ColumnsUnderOtherNames(t *testing.T) {
	const rows = "\n2026-04,staff,group,182,179\n"
	tests := map[string]struct{ first, because, remedy string }{
		"a finance system": {
			"Period,Cost line,Service,Budget,Outturn", "The columns of this file have other names than those we read.",
			"In the first line write `month` in place of `Period`, `line` in place of `Cost line`, `forecast` in place of `Budget` and `actual` in place of `Outturn`.",
		},
		"units beside names": {
			"Month,Description,Service ID,Forecast (£),Actual (£)", "The columns of this file have other names than those we read.",
			"In the first line write `line` in place of `Description`, `service` in place of `Service ID`, `forecast` in place of `Forecast (£)` and `actual` in place of `Actual (£)`.",
		},
		"the other way round": {
			"period,category,service,outturn,budget", "The columns of this file have other names than those we read.",
			"In the first line write `month` in place of `period`, `line` in place of `category`, `actual` in place of `outturn` and `forecast` in place of `budget`.",
		},
		"in thousands": {
			"month,line,service,forecast £k,actual £k", "The first line says that the amounts are in thousands or millions, and we read pounds.",
			"Write the amounts out in pounds, and name their columns `forecast` and `actual`.",
		},
		"in thousands, as noughts": {
			"Period,Line,Service,Budget (£000),Spend £'000", "The first line says that the amounts are in thousands or millions, and we read pounds.",
			"Write the amounts out in pounds, and name their columns `forecast` and `actual`.",
		},
		"a column missing": {
			"month,line,service,forecast", "The column `actual` is missing from the first line.",
			"Add the column `actual` to the first line, and a cell for it to each line below, blank where there is nothing to say.",
		},
		"two columns missing": {
			"month,line,forecast", "The columns `service` and `actual` are missing from the first line.",
			"Add the columns `service` and `actual` to the first line, and cells for them to each line below, blank where there is nothing to say.",
		},
		"one missing and one renamed": {
			"month,line,service,budget", "The columns `forecast` and `actual` are missing from the first line, and `budget` is not one we read.",
			"In the first line write `forecast` in place of `budget`. Add the column `actual` to the first line, and a cell for it to each line below, blank where there is nothing to say.",
		},
		"something else": {"name,date,password,colour,x", "The first line of this file is not the header of a finance file.", "Begin the file with the line `month,line,service,forecast,actual`."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := table(t, test.first+rows)
			want(t, d, "shape finance.files delivery-group/f.csv:1:1 "+test.because)
			if diff := cmp.Diff([]string{test.remedy}, remedies(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestB5NotesBelowTheFigures reads notes below the figures. They must be left out, but
// never the figures themselves.
func TestB5NotesBelowTheFigures(t *testing.T) {
	d := table(t, header+"2026-04,staff,group,1,2\n\nNotes:,,,,\nFigures are without VAT,,,,\n,Source: the ledger,,,\n")
	want(t, d, "shape info finance.files delivery-group/f.csv:4:1 Lines 4, 5 and 6 hold notes and no figures, so they were passed over.")
	if n := len(rows(d)); n != 1 {
		t.Errorf("%d rows", n)
	}
	for _, line := range []string{"soon,staff,group,1,2", "Notes,,,5,", ",,,,5"} {
		if d := table(t, header+line+"\n"); len(d.Faults) != 1 || string(d.Faults[0].Kind) != "month" {
			t.Errorf("%s: %v", line, told(d))
		}
	}
}

// TestB5StrokesBetweenValues reads a file in which "|" separates the values. It must
// have no fault.
func TestB5StrokesBetweenValues(t *testing.T) {
	want(t, table(t, strings.ReplaceAll(header+"2026-04,staff,group,1200,2\n", ",", "|")))
}
