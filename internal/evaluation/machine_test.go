package evaluation_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/plan"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

func fromTerm(v ast.Value) machine.Value {
	switch x := v.(type) {
	case ast.Null:
		return machine.Null{}
	case ast.Boolean:
		return bool(x)
	case ast.Number:
		return machine.Number(string(x))
	case ast.String:
		return string(x)
	case *ast.Array:
		var items []machine.Value
		x.Foreach(func(t *ast.Term) { items = append(items, fromTerm(t.Value)) })
		return machine.NewArray(items...)
	case ast.Object:
		o := machine.NewObject(machine.NewShape(nil), nil)
		x.Foreach(func(k, t *ast.Term) { o.Put(fromTerm(k.Value), fromTerm(t.Value)) })
		return o
	case ast.Set:
		var items []machine.Value
		x.Foreach(func(t *ast.Term) { items = append(items, fromTerm(t.Value)) })
		return machine.NewSet(items...)
	}
	panic(fmt.Sprintf("%T", v))
}

func TestMachineX(t *testing.T) {
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	modules, err := book.Modules()
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	file, err := plan.Build(t.Context(), modules, rulebook.Capabilities(), "dgcheck/answer")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("plan", len(file), time.Since(start))
	start = time.Now()
	program, err := machine.Load(string(file))
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("load", time.Since(start))
	schema, _ := declaration.ReadSchema(book.Schema, book.Words)
	e := evaluation.New(book, evaluation.Options{Day: calendar.Date(2026, 11, 22), Packs: book.Packs(), Params: book.Params()})
	compiled, err := book.Compile(book.Packs())
	if err != nil {
		t.Fatal(err)
	}
	m := program.New(machine.Limits{})
	folders, _ := filepath.Glob("../../testdata/groups/*")
	examples, _ := filepath.Glob("../../policies/*/*/broken")
	var tm, ti time.Duration
	n := 0
	for _, folder := range append(folders, examples...) {
		d := schema.Load(os.DirFS(folder).(fs.FS), "x")
		input := e.Input(d)
		data := e.Data()
		q, _ := compiled.Compiler.QueryCompiler().Compile(ast.MustParseBody("answer = data.dgcheck.answer"))
		store := inmem.NewFromASTObject(data)
		txn, _ := store.NewTransaction(t.Context())
		var want *ast.Term
		start := time.Now()
		err := topdown.NewQuery(q).WithCompiler(compiled.Compiler).WithStore(store).WithTransaction(txn).WithInput(input).WithStrictBuiltinErrors(true).Iter(t.Context(), func(r topdown.QueryResult) error { want = r["answer"]; return nil })
		store.Abort(t.Context(), txn)
		ti += time.Since(start)
		if err != nil {
			t.Fatal(folder, err)
		}
		in, dat := fromTerm(input.Value), fromTerm(data)
		start = time.Now()
		m.Start(in, dat)
		got, err := m.Value(t.Context(), "data.dgcheck.answer")
		tm += time.Since(start)
		if err != nil {
			t.Error(folder, err)
			continue
		}
		n++
		if w := fromTerm(want.Value); !machine.Equal(w, got) || machine.Text(w) != machine.Text(got) {
			a, b := machine.Text(w), machine.Text(got)
			i := 0
			for i < len(a) && i < len(b) && a[i] == b[i] {
				i++
			}
			t.Errorf("%s differs\n%.300s\n%.300s", folder, a[max(0, i-100):], b[max(0, i-100):])
		}
	}
	fmt.Println(n, "machine", tm, "interpreter", ti)
	_ = json.Valid
}
