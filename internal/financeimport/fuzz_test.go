package financeimport_test

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/financeimport"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// FuzzImport imports any text. The result must be a refusal, or figures that are
// complete and that each come from a cell of their own.
func FuzzImport(f *testing.F) {
	for _, name := range []string{"imported.txtar", "refused.txtar"} {
		for file, content := range archive(f, name) {
			if filepath.Ext(file) == ".csv" {
				f.Add(string(content))
			}
		}
	}
	o := options(f, "spend.csv")
	f.Fuzz(func(t *testing.T, text string) {
		book, err := workbook.Read([]byte(text))
		if err != nil {
			return
		}
		table, err := financeimport.Read(book.Sheets[0], o)
		if err != nil {
			if refusal := (*financeimport.Refusal)(nil); !errors.As(err, &refusal) || refusal.Because == "" || refusal.Remedy == "" {
				t.Errorf("%v is no refusal", err)
			}
			return
		}
		cells := map[string]bool{}
		for _, figure := range table.Figures {
			if cells[figure.Cell] {
				t.Errorf("%s was read twice", figure.Cell)
			}
			cells[figure.Cell] = true
			if figure.Line == "" || figure.Service == "" || figure.Measure != financeimport.Forecast && figure.Measure != financeimport.Actual {
				t.Errorf("incomplete: %+v", figure)
			}
			if figure.Month < calendar.MonthOf(1, 1) || figure.Month > calendar.MonthOf(9999, 12) {
				t.Errorf("month %d", figure.Month)
			}
		}
	})
}
