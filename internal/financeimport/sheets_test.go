package financeimport_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/financeimport"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/workbook"
	"github.com/DEFRA/dgcheck/policies"
)

var update = flag.Bool("update", false, "write the sheets that Go makes, and the golden files, again")

// schema returns the schema with the words of totals.
func schema(t testing.TB) *declaration.Schema {
	t.Helper()
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func options(t testing.TB, file string, mapping ...string) financeimport.Options {
	t.Helper()
	m, err := financeimport.ParseMapping(mapping)
	if err != nil {
		t.Fatal(err)
	}
	return financeimport.Options{
		File: file, Map: m, Total: schema(t).TotalRank,
		Services: []financeimport.Service{{ID: "river-alerts", Names: []string{"River alerts"}}, {ID: "permits", Names: []string{"Riverbank permits"}}},
	}
}

// TestSheets reads every sheet of testdata/sheets and compares what comes of it, or
// why it is refused, with the golden file beside it. A file NAME.map has the mapping
// that it is read with.
func TestSheets(t *testing.T) {
	if *update {
		makeSheets(t)
	}
	files, err := filepath.Glob("testdata/sheets/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range files {
		if ext := filepath.Ext(file); ext == ".golden" || ext == ".map" {
			continue
		}
		n++
		t.Run(filepath.Base(file), func(t *testing.T) {
			mapping, _ := os.ReadFile(file + ".map")
			got := imported(t, file, strings.Fields(string(mapping)))
			golden := file + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if n < 30 {
		t.Errorf("only %d sheets", n)
	}
}

// imported reads the sheets of a file that hold months, and writes down what comes
// of them.
func imported(t *testing.T, file string, mapping []string) string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	book, err := workbook.Read(content)
	if err != nil {
		return "refused\n" + err.Error() + "\n"
	}
	o := options(t, filepath.Base(file), mapping...)
	var tables []*financeimport.Table
	for _, grid := range book.Sheets {
		if grid.Hidden || len(book.Sheets) > 1 && !financeimport.HoldsMonths(grid, o) {
			continue
		}
		table, err := financeimport.Read(grid, o)
		if err != nil {
			if !errors.As(err, new(*financeimport.Refusal)) {
				t.Errorf("%T is no refusal", err)
			}
			return "refused\n" + err.Error() + "\n"
		}
		tables = append(tables, table)
	}
	figures, err := financeimport.Merge(tables)
	if err != nil {
		return "refused\n" + err.Error() + "\n"
	}
	rows := financeimport.NewRows()
	rows.Update(figures)
	var b strings.Builder
	for _, year := range rows.Years() {
		fmt.Fprintf(&b, "%s\n%s\n", financeimport.FileName(year), rows.CSV(year))
	}
	for _, table := range tables {
		fmt.Fprintf(&b, "read\n%s\nleft out\n%s\nof the whole group\n%s\n", strings.Join(table.Notes, "\n"), strings.Join(table.LeftOut, "\n"), strings.Join(table.Unmatched, "\n"))
	}
	return b.String()
}
