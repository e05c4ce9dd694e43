package evaluation_test

import (
	"os"
	"testing"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

// group is an ordinary group: 25 KB in eleven files.
const group = "../../testdata/groups/flood-resilience"

func BenchmarkLoadRulebook(b *testing.B) {
	for b.Loop() {
		if _, err := rulebook.Load(policies.FS); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := book.Compile([]string{"guide"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadSchema(b *testing.B) {
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := declaration.ReadSchema(book.Schema); err != nil {
			b.Fatal(err)
		}
	}
}

func set(b *testing.B) (*declaration.Schema, *evaluation.Evaluator) {
	b.Helper()
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		b.Fatal(err)
	}
	schema, err := declaration.ReadSchema(book.Schema)
	if err != nil {
		b.Fatal(err)
	}
	day := calendar.Date(2026, 11, 22)
	return schema, evaluation.New(book, evaluation.Options{Day: day, Given: true, Packs: []string{"guide"}, Params: book.Params()})
}

func BenchmarkLoadDeclaration(b *testing.B) {
	schema, _ := set(b)
	for b.Loop() {
		schema.Load(os.DirFS(group), "group")
	}
}

func BenchmarkJudge(b *testing.B) {
	schema, evaluator := set(b)
	d := schema.Load(os.DirFS(group), "group")
	for b.Loop() {
		if _, err := evaluator.Judge(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
}
