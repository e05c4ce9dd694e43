package plan_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/machine"
)

// fromTerm converts a value of OPA to one of the machine.
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

// numbers generates whole numbers, many of them near the limits of 32 and 64 bits, and
// decimals.
func numbers() *rapid.Generator[*ast.Term] {
	whole := rapid.OneOf(rapid.Int64Range(-12, 12), rapid.Int64(), rapid.SampledFrom([]int64{
		math.MaxInt32, math.MinInt32, math.MaxInt32 + 1, math.MinInt32 - 1, math.MaxInt64, math.MinInt64, 1 << 53, 20_000, 20_779,
	}))
	return rapid.Custom(func(t *rapid.T) *ast.Term {
		text := strconv.FormatInt(whole.Draw(t, "whole"), 10)
		switch rapid.IntRange(0, 9).Draw(t, "form") {
		case 0:
			text += "." + rapid.StringMatching(`[0-9]{1,4}`).Draw(t, "fraction")
		case 1:
			text += rapid.SampledFrom([]string{"e2", "e-3", "E1", ".0", ".50"}).Draw(t, "end")
		case 2:
			text += rapid.StringMatching(`[0-9]{1,14}`).Draw(t, "more")
		case 3:
			text = rapid.SampledFrom([]string{"0.5", "-0.5", "-0.1", "1.5", "2.5", "-0", "0.0", "1.0", "1.10"}).Draw(t, "special")
		}
		return ast.NumberTerm(json.Number(text))
	})
}

func texts() *rapid.Generator[*ast.Term] {
	text := rapid.OneOf(
		rapid.StringMatching(`[ab/., -]{0,6}`),
		rapid.SampledFrom([]string{"", "a", "é", "ßİ", "😀x", "e\u0301", " a\t", "12", "-3.5", "1e3", "NaN", "inf", "0x1p4", "007", "+5", "%s", "%d %v", "$1"}),
	)
	return rapid.Custom(func(t *rapid.T) *ast.Term { return ast.StringTerm(text.Draw(t, "text")) })
}

// values generates values of every type, nested up to a depth.
func values(depth int) *rapid.Generator[*ast.Term] {
	return rapid.Custom(func(t *rapid.T) *ast.Term {
		most := 6
		if depth == 0 {
			most = 3
		}
		switch rapid.IntRange(0, most).Draw(t, "type") {
		case 0:
			return ast.NullTerm()
		case 1:
			return ast.BooleanTerm(rapid.Bool().Draw(t, "truth"))
		case 2:
			return numbers().Draw(t, "number")
		case 3:
			return texts().Draw(t, "string")
		case 4:
			return arrays(values(depth-1)).Draw(t, "array")
		case 5:
			return sets(values(depth-1)).Draw(t, "set")
		}
		return objects(values(depth-1)).Draw(t, "object")
	})
}

func arrays(of *rapid.Generator[*ast.Term]) *rapid.Generator[*ast.Term] {
	return rapid.Custom(func(t *rapid.T) *ast.Term { return ast.ArrayTerm(rapid.SliceOfN(of, 0, 4).Draw(t, "items")...) })
}

func sets(of *rapid.Generator[*ast.Term]) *rapid.Generator[*ast.Term] {
	return rapid.Custom(func(t *rapid.T) *ast.Term { return ast.SetTerm(rapid.SliceOfN(of, 0, 4).Draw(t, "members")...) })
}

func objects(of *rapid.Generator[*ast.Term]) *rapid.Generator[*ast.Term] {
	return rapid.Custom(func(t *rapid.T) *ast.Term {
		o := ast.NewObject()
		for range rapid.IntRange(0, 9).Draw(t, "keys") {
			key := texts()
			// If an object has both false and null as keys, OPA 1.22 does not find
			// false. So no key is one of these.
			if rapid.IntRange(0, 5).Draw(t, "other key") == 0 {
				key = numbers()
			}
			o.Insert(key.Draw(t, "key"), of.Draw(t, "value"))
		}
		return ast.NewTerm(o)
	})
}
