package evaluation_test

import (
	"os"
	"testing"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

// group is the folder of a declaration of ordinary size: 25 KB in eleven files.
const group = "../../testdata/groups/flood-resilience"

func BenchmarkLoadRulebook(b *testing.B) {
	for b.Loop() {
		if _, err := rulebook.Load(policies.FS); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	book := shipped(b)
	for b.Loop() {
		if _, err := book.Compile([]string{"guide"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadSchema(b *testing.B) {
	book := shipped(b)
	for b.Loop() {
		if _, err := declaration.ReadSchema(book.Schema, book.Words); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadDeclaration(b *testing.B) {
	schema, _ := judging(b, true)
	for b.Loop() {
		schema.Load(os.DirFS(group), "group")
	}
}

func BenchmarkJudge(b *testing.B) {
	schema, evaluator := judging(b, true)
	d := schema.Load(os.DirFS(group), "group")
	for b.Loop() {
		if _, err := evaluator.Judge(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
}
