package evaluation_test

import (
	"testing"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

// shipped reads the policies that ship.
func shipped(tb testing.TB) *rulebook.Book {
	tb.Helper()
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		tb.Fatal(err)
	}
	return book
}

// judging returns a schema and an evaluator with every pack in force on 22 November
// 2026. The argument given says that this day counts as chosen by --as-of, and not as
// today.
func judging(tb testing.TB, given bool) (*declaration.Schema, *evaluation.Evaluator) {
	tb.Helper()
	book := shipped(tb)
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		tb.Fatal(err)
	}
	day := calendar.Date(2026, 11, 22)
	return schema, evaluation.New(book, evaluation.Options{Day: day, Given: given, Packs: book.Packs(), Params: book.Params()})
}
