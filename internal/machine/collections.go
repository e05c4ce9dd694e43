package machine

import (
	"math/big"
	"slices"
	"unicode/utf8"
)

// collections returns the builtins on arrays and sets.
func collections() map[string]builtin {
	return map[string]builtin{
		"count":             count,
		"sum":               func(a []Value) (Value, error) { return total(a[0], 0, (*big.Int).Add, (*big.Float).Add) },
		"product":           func(a []Value) (Value, error) { return total(a[0], 1, (*big.Int).Mul, (*big.Float).Mul) },
		"max":               func(a []Value) (Value, error) { return extreme(a[0], 1) },
		"min":               func(a []Value) (Value, error) { return extreme(a[0], -1) },
		"sort":              sorted,
		"internal.member_2": member,
		"internal.member_3": memberAt,
		"array.concat":      arrayConcat,
		"array.slice":       arraySlice,
		"array.flatten":     arrayFlatten,
		"array.reverse":     arrayReverse,
		"and":               intersect,
		"or":                unite,
		"union":             uniteAll,
		"intersection":      intersectAll,
	}
}

// items returns the members of an array or a set. It returns an error for any other
// value.
func items(v Value) ([]Value, error) {
	switch x := v.(type) {
	case *Array:
		return x.items, nil
	case *Set:
		return x.Items(), nil
	}
	return nil, wrongType(1, v, "set or array")
}

func count(a []Value) (Value, error) {
	switch x := a[0].(type) {
	case *Array:
		return int64(len(x.items)), nil
	case *Set:
		return int64(len(x.Items())), nil
	case *Object:
		return int64(x.Len()), nil
	case string:
		return int64(utf8.RuneCountInString(x)), nil
	}
	return nil, wrongType(1, a[0], "array, object, set or string")
}

// total adds or multiplies the numbers in an array or a set. The argument start is the
// sum or product of no numbers: 0 or 1. The functions exactly and roughly add or
// multiply two numbers. The result is exact if all numbers are whole.
func total(v Value, start int64, exactly func(z, x, y *big.Int) *big.Int, roughly func(z, x, y *big.Float) *big.Float) (Value, error) {
	numbers, err := items(v)
	if err != nil {
		return nil, err
	}
	sum, isWhole := big.NewInt(start), true
	for _, number := range numbers {
		if !isNumber(number) {
			return nil, wrongType(1, number, "number")
		}
		n, ok := integer(number)
		if !ok {
			isWhole = false
			break
		}
		exactly(sum, sum, n)
	}
	if isWhole {
		return Number(sum.String()), nil
	}
	f := new(big.Float)
	if start != 0 {
		f = big.NewFloat(float64(start))
	}
	for _, number := range numbers {
		if !isNumber(number) {
			return nil, wrongType(1, number, "number")
		}
		roughly(f, f, float(number))
	}
	return fromFloat(f), nil
}

// extreme returns the greatest value (sign 1) or the least (sign -1), or nil if there is
// none. Like OPA, it takes the last of equal values in an array and the first in a set.
func extreme(v Value, sign int) (Value, error) {
	all, err := items(v)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	best := all[0]
	_, ofSet := v.(*Set)
	for _, one := range all[1:] {
		if c := Compare(one, best) * sign; c > 0 || c == 0 && !ofSet {
			best = one
		}
	}
	return best, nil
}

func sorted(a []Value) (Value, error) {
	all, err := items(a[0])
	if err != nil {
		return nil, err
	}
	all = slices.Clone(all)
	slices.SortStableFunc(all, Compare)
	return &Array{all}, nil
}

func member(a []Value) (Value, error) {
	same := func(v Value) bool { return Equal(v, a[0]) }
	switch x := a[1].(type) {
	case *Set:
		return x.Has(a[0]), nil
	case *Array:
		return slices.ContainsFunc(x.items, same), nil
	case *Object:
		return slices.ContainsFunc(x.values, same), nil
	}
	return false, nil
}

func memberAt(a []Value) (Value, error) {
	switch x := a[2].(type) {
	case *Set:
		return x.Has(a[0]) && Equal(a[0], a[1]), nil
	case *Array, *Object:
		found := Lookup(x, a[0])
		return found != nil && Equal(found, a[1]), nil
	}
	return false, nil
}

func arrays(a []Value) (x, y *Array, err error) {
	x, isArray := a[0].(*Array)
	if !isArray {
		return nil, nil, wrongType(1, a[0], "array")
	}
	if y, isArray = a[1].(*Array); !isArray {
		return nil, nil, wrongType(2, a[1], "array")
	}
	return x, y, nil
}

func arrayConcat(a []Value) (Value, error) {
	x, y, err := arrays(a)
	switch {
	case err != nil:
		return nil, err
	case len(x.items) == 0:
		return y, nil
	case len(y.items) == 0:
		return x, nil
	}
	return &Array{slices.Concat(x.items, y.items)}, nil
}

func arraySlice(a []Value) (Value, error) {
	x, ok := a[0].(*Array)
	if !ok {
		return nil, wrongType(1, a[0], "array")
	}
	from, ok := whole(a[1])
	if !ok {
		return nil, wrongType(2, a[1], "integer")
	}
	to, ok := whole(a[2])
	if !ok {
		return nil, wrongType(3, a[2], "integer")
	}
	to = min(max(to, 0), int64(len(x.items)))
	from = min(max(from, 0), to)
	return &Array{x.items[from:to:to]}, nil
}

func arrayFlatten(a []Value) (Value, error) {
	x, ok := a[0].(*Array)
	if !ok {
		return nil, wrongType(1, a[0], "array")
	}
	flat := make([]Value, 0, len(x.items))
	for _, item := range x.items {
		if inner, ok := item.(*Array); ok {
			flat = append(flat, inner.items...)
		} else {
			flat = append(flat, item)
		}
	}
	return &Array{flat}, nil
}

func arrayReverse(a []Value) (Value, error) {
	x, ok := a[0].(*Array)
	if !ok {
		return nil, wrongType(1, a[0], "array")
	}
	reversed := slices.Clone(x.items)
	slices.Reverse(reversed)
	return &Array{reversed}, nil
}

func sets(a []Value) (x, y *Set, err error) {
	x, isSet := a[0].(*Set)
	if !isSet {
		return nil, nil, wrongType(1, a[0], "set")
	}
	if y, isSet = a[1].(*Set); !isSet {
		return nil, nil, wrongType(2, a[1], "set")
	}
	return x, y, nil
}

func unite(a []Value) (Value, error) {
	x, y, err := sets(a)
	if err != nil {
		return nil, err
	}
	return NewSet(slices.Concat(x.items, y.items)...), nil
}

func intersect(a []Value) (Value, error) {
	x, y, err := sets(a)
	if err != nil {
		return nil, err
	}
	return common(x, y), nil
}

func common(x, y *Set) *Set {
	both := &Set{sorted: true}
	for _, item := range x.Items() {
		if y.Has(item) {
			both.items = append(both.items, item)
		}
	}
	return both
}

// setsOf returns the members of a set of sets.
func setsOf(v Value) ([]*Set, error) {
	outer, ok := v.(*Set)
	if !ok {
		return nil, wrongType(1, v, "set")
	}
	var all []*Set
	for _, item := range outer.Items() {
		inner, ok := item.(*Set)
		if !ok {
			return nil, wrongType(1, item, "set")
		}
		all = append(all, inner)
	}
	return all, nil
}

func uniteAll(a []Value) (Value, error) {
	all, err := setsOf(a[0])
	if err != nil {
		return nil, err
	}
	united := &Set{}
	for _, set := range all {
		united.items = append(united.items, set.items...)
	}
	return united, nil
}

func intersectAll(a []Value) (Value, error) {
	all, err := setsOf(a[0])
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return &Set{}, nil
	}
	both := all[0]
	for _, set := range all[1:] {
		both = common(both, set)
	}
	return both, nil
}
