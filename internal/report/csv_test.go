package report_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// table parses a CSV text into rows.
func table(t *testing.T, text string) [][]string {
	t.Helper()
	rest, marked := strings.CutPrefix(text, "\ufeff")
	if !marked {
		t.Error("no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestNothingADeclarationSaysIsAFormula(t *testing.T) {
	width := len(table(t, written(t, "csv", outline.Options{}, run()))[0])
	formulas := []string{
		"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u3000＝1", "＝1+1", "＋1", "－1", "＠x", "−1", "\u200b=1", "\ufeff=1",
		"=HYPERLINK(\"https://example.com\",\"x\")", "=cmd|' /C calc'!A0", "x;=1+1", "x; =1+1", "a\",=1+1,\"", "a\r\n=1,b", "\"=1\"",
	}
	for _, text := range append(attacks(), formulas...) {
		rows := table(t, written(t, "csv", outline.Options{Catalogue: catalogue(text)}, published(), everything(text), unjudgedGroup(text)))
		if want := table(t, written(t, "csv", outline.Options{Catalogue: catalogue("x")}, published(), everything("x"), unjudgedGroup("x"))); len(rows) != len(want) {
			t.Errorf("%.60q: %d rows, want %d", text, len(rows), len(want))
		}
		for _, row := range rows {
			if len(row) != width {
				t.Errorf("%.60q: %d cells", text, len(row))
			}
			for _, cell := range row {
				if first := strings.TrimSpace(cell); first != "" && strings.ContainsRune("=+-@＝＋－＠−\t\r\n\x00", []rune(first)[0]) {
					t.Errorf("%.60q is a formula in %.60q", text, cell)
				}
				if strings.ContainsAny(cell, "\t\r\n\x00") || len(utf16.Encode([]rune(cell))) > 32_767 {
					t.Errorf("%.60q does not fit one line of a cell", cell)
				}
			}
		}
	}
}

func TestCSVHasARowForEveryResult(t *testing.T) {
	out := written(t, "csv", outline.Options{Catalogue: catalogue("Title")}, against("main"), everything("Soil"), unjudgedGroup("Peat"))
	rows := table(t, out)
	if want := 1 + 1 + 9 + 2; len(rows) != want {
		t.Fatalf("%d rows, want %d", len(rows), want)
	}
	cell := func(row int, name string) string {
		for i, column := range rows[0] {
			if column == name {
				return rows[row][i]
			}
		}
		t.Fatalf("no column %s", name)
		return ""
	}
	for _, want := range []struct {
		row          int
		column, cell string
	}{
		{1, "verdict", "not-judged"}, {1, "message", "Not judged by the organisation's own policies: Soil"},
		{2, "as_of", "2026-11-22"}, {2, "rule", "guide.0Soil"}, {2, "pack", "guide"}, {2, "title", "Title"}, {2, "heading", "Services"},
		{2, "verdict", "fail"}, {2, "severity", "info"}, {2, "change", "new"}, {2, "line", "3"}, {2, "clauses", "Soil B"},
		{2, "link", "https://github.com/DEFRA/flood/blob/0123456789abcdef0123456789abcdef01234567/groups/Soil/Soil#L3"},
		{3, "change", "standing"}, {9, "verdict", "pass"}, {9, "change", "mended"}, {9, "remedy", ""}, {10, "change", ""}, {11, "group", "Peat"}, {11, "verdict", "not-judged"},
		{12, "verdict", "not-compared"}, {12, "message", "Not compared with main: Peat"},
	} {
		if got := cell(want.row, want.column); got != want.cell {
			t.Errorf("row %d, %s: %q, want %q", want.row, want.column, got, want.cell)
		}
	}
	if bytes.Count([]byte(out), []byte("\n")) != bytes.Count([]byte(out), []byte("\r\n")) {
		t.Error("a line does not end as RFC 4180 has it")
	}
}
