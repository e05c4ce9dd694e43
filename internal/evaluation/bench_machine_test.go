package evaluation_test

import (
	"os"
	"testing"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/plan"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

type shaper struct{ shapes map[*string]*machine.Shape; blanks map[*declaration.Value]machine.Value }

func (c *shaper) value(v *declaration.Value) machine.Value {
	switch v.Kind {
	case declaration.Bool:
		return v.Bool
	case declaration.Number:
		return machine.Number(v.Text)
	case declaration.Text:
		return v.Text
	case declaration.List:
		items := make([]machine.Value, len(v.Items))
		for i := range v.Items {
			items[i] = c.value(&v.Items[i])
		}
		return machine.NewArray(items...)
	case declaration.Object:
		if len(v.Members) > 0 && !v.Written() {
			if known, ok := c.blanks[&v.Members[0]]; ok {
				return known
			}
			o := c.build(v)
			c.blanks[&v.Members[0]] = o
			return o
		}
		return c.build(v)
	}
	return machine.Null{}
}

func (c *shaper) build(v *declaration.Value) *machine.Object {
	var shape *machine.Shape
	if v.Closed && len(v.Names) > 0 {
		shape = c.shapes[&v.Names[0]]
	}
	if shape == nil {
		shape = machine.NewShape(v.Names)
		if v.Closed && len(v.Names) > 0 {
			c.shapes[&v.Names[0]] = shape
		}
	}
	vals := make([]machine.Value, len(v.Members))
	for i := range v.Members {
		vals[i] = c.value(&v.Members[i])
	}
	return machine.NewObject(shape, vals)
}

func BenchmarkMachine(b *testing.B) {
	book, _ := rulebook.Load(policies.FS)
	modules, _ := book.Modules()
	file, err := plan.Build(b.Context(), modules, rulebook.Capabilities(), "dgcheck/answer")
	if err != nil {
		b.Fatal(err)
	}
	os.WriteFile("/tmp/plan.bin", file, 0o644)
	program, _ := machine.Load(string(file))
	schema, _ := declaration.ReadSchema(book.Schema, book.Words)
	e := evaluation.New(book, evaluation.Options{Day: calendar.Date(2026, 11, 22), Packs: book.Packs(), Params: book.Params()})
	d := schema.Load(os.DirFS("../../testdata/groups/flood-resilience"), "x")
	full := fromTerm(e.Input(d).Value).(*machine.Object)
	dat := fromTerm(e.Data())
	c := &shaper{map[*string]*machine.Shape{}, map[*declaration.Value]machine.Value{}}
	in := func() machine.Value {
		root := c.build(&d.Document)
		full.All(func(k, v machine.Value) bool {
			if root.Get(k) == nil {
				root.Put(k, v)
			}
			return true
		})
		return root
	}
	m := program.New(machine.Limits{})
	b.Run("convert", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			in()
		}
	})
	one := in()
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			m.Start(one, dat)
			if _, err := m.Value(b.Context(), "data.dgcheck.answer"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("guide", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			m.Start(one, dat)
			for _, r := range book.InForce([]string{"guide"}) {
				for _, name := range []string{".result", ".results"} {
					path := "data.dgcheck.rules." + string(r.ID) + name
					if program.Has(path) {
						if _, err := m.Value(b.Context(), path); err != nil {
							b.Fatal(err)
						}
					}
				}
			}
			if _, err := m.Value(b.Context(), "data.dgcheck.group"); err != nil {
				b.Fatal(err)
			}
		}
	})
}
