package evaluation

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/machine"
)

// term returns a value in the form that OPA's interpreter uses.
func term(v machine.Value) *ast.Term {
	switch x := v.(type) {
	case bool:
		return ast.InternedTerm(x)
	case int64:
		return ast.NumberTerm(json.Number(strconv.FormatInt(x, 10)))
	case machine.Decimal:
		return ast.NumberTerm(json.Number(x))
	case string:
		return ast.StringTerm(x)
	case *machine.Array:
		return ast.ArrayTerm(terms(x.Items())...)
	case *machine.Set:
		return ast.SetTerm(terms(x.Items())...)
	case *machine.Object:
		o := ast.NewObject()
		x.All(func(key, value machine.Value) bool { o.Insert(term(key), term(value)); return true })
		return ast.NewTerm(o)
	}
	return ast.InternedNullTerm
}

func terms(values []machine.Value) []*ast.Term {
	all := make([]*ast.Term, len(values))
	for i, v := range values {
		all[i] = term(v)
	}
	return all
}

// valueOf returns a value of OPA's interpreter in the form that machine uses.
func valueOf(v ast.Value) machine.Value {
	switch x := v.(type) {
	case ast.Boolean:
		return bool(x)
	case ast.Number:
		return machine.Number(string(x))
	case ast.String:
		return string(x)
	case *ast.Array:
		items := make([]machine.Value, 0, x.Len())
		x.Foreach(func(t *ast.Term) { items = append(items, valueOf(t.Value)) })
		return machine.NewArray(items...)
	case ast.Set:
		items := make([]machine.Value, 0, x.Len())
		x.Foreach(func(t *ast.Term) { items = append(items, valueOf(t.Value)) })
		return machine.NewSet(items...)
	case ast.Object:
		o := machine.NewObject(machine.NewShape(nil), nil)
		x.Foreach(func(key, value *ast.Term) { o.Put(valueOf(key.Value), valueOf(value.Value)) })
		return o
	case ast.Null:
		return machine.Null{}
	}
	panic(fmt.Sprintf("evaluation: there is no value for %T", v))
}
