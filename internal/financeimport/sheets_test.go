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
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/financeimport"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/workbook"
	"github.com/DEFRA/dgcheck/policies"
)

var (
	update       = flag.Bool("update", false, "write the golden files again")
	folderOfMade = flag.String("made", "", "the folder to write the workbooks into that Go makes")
)

// schema returns the schema of the rulebook, with its list of words for totals.
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

// sheets is the folder of the test sheets: workbooks that LibreOffice saved, and
// archives.
const sheets = "testdata/sheets"

// archives are the txtar files with the sheets that are text, and with the expected
// result of every sheet in a file that ends in ".want".
var archives = []string{"imported.txtar", "refused.txtar", "workbooks.txtar"}

// archive returns the content of each file in an archive, by its name.
func archive(t testing.TB, name string) map[string][]byte {
	t.Helper()
	read, err := txtar.ParseFile(filepath.Join(sheets, name))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, file := range read.Files {
		if _, twice := files[file.Name]; twice {
			t.Fatalf("%s has %s twice", name, file.Name)
		}
		files[file.Name] = file.Data
	}
	return files
}

// TestSheets imports every sheet of testdata/sheets, and compares the result or the
// refusal with the expected one.
func TestSheets(t *testing.T) {
	if *update {
		for _, name := range archives {
			writeWanted(t, name)
		}
	}
	n := 0
	for _, name := range archives {
		files := archive(t, name)
		for file, want := range files {
			sheet, is := strings.CutSuffix(file, ".want")
			if !is {
				continue
			}
			n++
			t.Run(sheet, func(t *testing.T) {
				got := imported(t, sheet, sheetIn(t, files, sheet), strings.Fields(string(files[sheet+".map"])))
				if diff := cmp.Diff(string(want), got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
	}
	if n < 70 {
		t.Errorf("only %d sheets", n)
	}
}

// TestEveryWorkbookIsRead fails for a workbook that has no expected result.
func TestEveryWorkbookIsRead(t *testing.T) {
	wanted := archive(t, "workbooks.txtar")
	found, err := filepath.Glob(sheets + "/office-*")
	if err != nil {
		t.Fatal(err)
	}
	for name := range makers() {
		found = append(found, name+".xlsx")
	}
	for _, file := range found {
		if _, ok := wanted[filepath.Base(file)+".want"]; !ok {
			t.Errorf("%s has no entry in workbooks.txtar", file)
		}
	}
	if len(found) != len(wanted) {
		t.Errorf("%d workbooks, %d entries in workbooks.txtar", len(found), len(wanted))
	}
}

// TestMadeWorkbooksAreWritten writes the workbooks of makers into the folder given by
// the flag -made, for testdata/libreoffice.sh.
func TestMadeWorkbooksAreWritten(t *testing.T) {
	if *folderOfMade == "" {
		t.Skip("no -made")
	}
	for name := range makers() {
		content, _ := made(t, name)
		if err := os.WriteFile(filepath.Join(*folderOfMade, name+".xlsx"), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// sheetIn returns the content of a sheet: from its archive, from makers, or from the
// workbook of that name.
func sheetIn(t testing.TB, files map[string][]byte, name string) []byte {
	t.Helper()
	content, ok := files[name]
	if !ok {
		content, ok = made(t, name)
	}
	if !ok {
		var err error
		if content, err = os.ReadFile(filepath.Join(sheets, name)); err != nil {
			t.Fatal(err)
		}
	}
	return content
}

// writeWanted writes the results of the sheets of an archive into it, as the expected
// ones.
func writeWanted(t *testing.T, name string) {
	files := archive(t, name)
	path := filepath.Join(sheets, name)
	read, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range read.Files {
		if sheet, is := strings.CutSuffix(file.Name, ".want"); is {
			read.Files[i].Data = []byte(imported(t, sheet, sheetIn(t, files, sheet), strings.Fields(string(files[sheet+".map"]))))
		}
	}
	if err := os.WriteFile(path, txtar.Format(read), 0o644); err != nil {
		t.Fatal(err)
	}
}

// imported imports the sheets of a file that hold months, and returns the result as
// text.
func imported(t *testing.T, name string, content []byte, mapping []string) string {
	t.Helper()
	book, err := workbook.Read(content)
	if err != nil {
		return "refused\n" + err.Error() + "\n"
	}
	o := options(t, name, mapping...)
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
