package machine

import (
	"errors"
	"maps"
	"math/big"
	"slices"
)

// builtin computes a value from its operands. It returns nil if the result is
// undefined. An error, such as for an operand of the wrong type, ends the evaluation.
type builtin func(args []Value) (Value, error)

// Builtins returns the names of the builtins that a plan may call, sorted. Each returns
// what OPA's builtin of the same name returns
// (https://www.openpolicyagent.org/docs/policy-reference).
func Builtins() []string { return slices.Sorted(maps.Keys(builtins())) }

func builtins() map[string]builtin {
	all := map[string]builtin{}
	for _, family := range []map[string]builtin{comparisons(), arithmetic(), collections(), objects(), texts(), patterns(), times(), types()} {
		maps.Copy(all, family)
	}
	return all
}

func comparisons() map[string]builtin {
	ordered := func(holds func(order int) bool) builtin {
		return func(a []Value) (Value, error) { return holds(Compare(a[0], a[1])), nil }
	}
	return map[string]builtin{
		"lt":    ordered(func(c int) bool { return c < 0 }),
		"lte":   ordered(func(c int) bool { return c <= 0 }),
		"gt":    ordered(func(c int) bool { return c > 0 }),
		"gte":   ordered(func(c int) bool { return c >= 0 }),
		"equal": func(a []Value) (Value, error) { return Equal(a[0], a[1]), nil },
		"neq":   func(a []Value) (Value, error) { return !Equal(a[0], a[1]), nil },
	}
}

var (
	errDivide = errors.New("divide by zero")
	errModulo = errors.New("modulo by zero")
)

func arithmetic() map[string]builtin {
	binary := func(o operation) builtin {
		return func(a []Value) (Value, error) {
			for i := range a {
				if !isNumber(a[i]) {
					return nil, wrongType(i+1, a[i], "number")
				}
			}
			return o.of(a[0], a[1])
		}
	}
	unary := func(compute func(Value) Value) builtin {
		return func(a []Value) (Value, error) {
			if !isNumber(a[0]) {
				return nil, wrongType(1, a[0], "number")
			}
			return compute(a[0]), nil
		}
	}
	minus := binary(operation{func(x, y int64) (int64, bool) { return x - y, true }, (*big.Int).Sub, (*big.Float).Sub, nil})
	return map[string]builtin{
		"plus": binary(operation{func(x, y int64) (int64, bool) { return x + y, true }, (*big.Int).Add, (*big.Float).Add, nil}),
		"mul":  binary(operation{func(x, y int64) (int64, bool) { return x * y, true }, (*big.Int).Mul, (*big.Float).Mul, nil}),
		"div":  binary(operation{func(x, y int64) (int64, bool) { return x / y, x != 0 && x%y == 0 }, nil, (*big.Float).Quo, errDivide}),
		"rem":  binary(operation{func(x, y int64) (int64, bool) { return x % y, true }, (*big.Int).Rem, nil, errModulo}),
		"minus": func(a []Value) (Value, error) {
			x, isSet := a[0].(*Set)
			y, alsoSet := a[1].(*Set)
			if isSet && alsoSet {
				return without(x, y), nil
			}
			return minus(a)
		},
		"abs": unary(func(v Value) Value {
			if n, ok := small(v); ok {
				return max(n, -n)
			}
			f := float(v)
			return fromFloat(f.Abs(f))
		}),
		"round":         unary(func(v Value) Value { return rounded(v, nearest) }),
		"ceil":          unary(func(v Value) Value { return rounded(v, func(f *big.Float) *big.Float { return towards(f, true) }) }),
		"floor":         unary(func(v Value) Value { return rounded(v, func(f *big.Float) *big.Float { return towards(f, false) }) }),
		"numbers.range": numbersRange,
	}
}

func without(x, y *Set) *Set {
	rest := &Set{sorted: true}
	for _, item := range x.Items() {
		if !y.Has(item) {
			rest.items = append(rest.items, item)
		}
	}
	return rest
}

// mostNumbers is the limit on the length of a range.
const mostNumbers = 1_000_000

func numbersRange(a []Value) (Value, error) {
	from, fromWhole := whole(a[0])
	to, toWhole := whole(a[1])
	if !fromWhole || !toWhole {
		return nil, errors.New("numbers.range needs whole numbers")
	}
	step, n := int64(1), to-from
	if n < 0 {
		step, n = -1, -n
	}
	if n >= mostNumbers {
		return nil, errors.New("numbers.range is too long")
	}
	items := make([]Value, 0, n+1)
	for i := range n + 1 {
		items = append(items, from+i*step)
	}
	return NewArray(items...), nil
}

func types() map[string]builtin {
	is := func(wanted int) builtin {
		return func(a []Value) (Value, error) { return kind(a[0]) == wanted, nil }
	}
	return map[string]builtin{
		"is_null": is(1), "is_boolean": is(2), "is_number": is(3), "is_string": is(4), "is_array": is(5), "is_object": is(6), "is_set": is(7),
		"type_name": func(a []Value) (Value, error) { return nameOf(a[0]), nil },
		"to_number": func(a []Value) (Value, error) {
			switch x := a[0].(type) {
			case Null:
				return int64(0), nil
			case bool:
				if x {
					return int64(1), nil
				}
				return int64(0), nil
			case int64, Decimal:
				return a[0], nil
			case string:
				return parsed(x)
			}
			return nil, wrongType(1, a[0], "null, boolean, number or string")
		},
	}
}

// Builtin returns the builtin with the given name, or nil if there is none. It does not
// keep its operands.
func Builtin(name string) func(args []Value) (Value, error) { return builtins()[name] }
