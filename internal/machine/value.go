package machine

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Value is a value of Rego. Its dynamic type is Null, bool, int64, Decimal, string,
// *Array, *Object or *Set. nil means undefined. Once a value is complete it does not
// change, so it may be shared.
type Value any

// Null is the value null.
type Null struct{}

// Array is a list of values.
type Array struct{ items []Value }

// NewArray returns an array of items. It keeps the slice.
func NewArray(items ...Value) *Array { return &Array{items} }

// Items returns the values in order. They must not be changed.
func (a *Array) Items() []Value { return a.items }

// Share prepares a value for use by several goroutines at once, and returns it. It
// computes now what is otherwise computed at first use, such as the order of a set.
func Share(v Value) Value {
	switch x := v.(type) {
	case *Array:
		for _, item := range x.items {
			Share(item)
		}
	case *Set:
		for _, item := range x.Items() {
			Share(item)
		}
	case *Object:
		if x.own != nil {
			x.own.find("")
			x.own.sorted()
		}
		for _, value := range x.values {
			Share(value)
		}
	}
	return v
}

// kind returns the rank of a value's type in the order of types: null, booleans,
// numbers, strings, arrays, objects, sets.
func kind(v Value) int {
	switch v.(type) {
	case Null:
		return 1
	case bool:
		return 2
	case int64, Decimal:
		return 3
	case string:
		return 4
	case *Array:
		return 5
	case *Object:
		return 6
	case *Set:
		return 7
	}
	return 0
}

// nameOf returns the name of a value's type in Rego.
func nameOf(v Value) string {
	return [...]string{"undefined", "null", "boolean", "number", "string", "array", "object", "set"}[kind(v)]
}

// Equal reports whether two values are equal. Numbers are compared by value: 1 equals
// 1.0.
func Equal(a, b Value) bool {
	switch x := a.(type) {
	case string:
		y, ok := b.(string)
		return ok && x == y
	case int64:
		if y, ok := b.(int64); ok {
			return x == y
		}
		y, ok := b.(Decimal)
		return ok && compareNumbers(x, y) == 0
	case bool:
		y, ok := b.(bool)
		return ok && x == y
	case *Array:
		y, ok := b.(*Array)
		return ok && (x == y || slices.EqualFunc(x.items, y.items, Equal))
	case *Object:
		y, ok := b.(*Object)
		return ok && x.equal(y)
	case *Set:
		y, ok := b.(*Set)
		return ok && (x == y || slices.EqualFunc(x.Items(), y.Items(), Equal))
	}
	return Compare(a, b) == 0
}

// Compare orders values as Rego does: by type, then by value.
func Compare(a, b Value) int {
	if x, ok := a.(string); ok {
		if y, ok := b.(string); ok {
			return strings.Compare(x, y)
		}
	}
	if c := cmp.Compare(kind(a), kind(b)); c != 0 {
		return c
	}
	switch x := a.(type) {
	case bool:
		return compareBools(x, b.(bool))
	case int64, Decimal:
		return compareNumbers(a, b)
	case *Array:
		return slices.CompareFunc(x.items, b.(*Array).items, Compare)
	case *Object:
		return x.compare(b.(*Object))
	case *Set:
		return slices.CompareFunc(x.Items(), b.(*Set).Items(), Compare)
	}
	return 0
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// Lookup returns the value at a key of an array, object or set. It returns nil if there
// is no such key.
func Lookup(v, key Value) Value {
	switch x := v.(type) {
	case *Object:
		return x.Get(key)
	case *Array:
		if i, ok := whole(key); ok && i >= 0 && i < int64(len(x.items)) {
			return x.items[i]
		}
	case *Set:
		if x.Has(key) {
			return key
		}
	}
	return nil
}

func wrongType(position int, v Value, want string) error {
	return fmt.Errorf("operand %d must be %s but got %s", position, want, nameOf(v))
}

// Set is a set of values.
type Set struct {
	items  []Value
	sorted bool
	first  [1]Value // memory for a set of one member, as in template strings
}

// NewSet returns a set of items. It keeps the slice, which is sorted when the set is
// first read.
func NewSet(items ...Value) *Set { return &Set{items: items} }

// Items returns the values in order, each once. They must not be changed.
func (s *Set) Items() []Value {
	if !s.sorted {
		if len(s.items) > 1 {
			slices.SortFunc(s.items, Compare)
			s.items = slices.CompactFunc(s.items, Equal)
		}
		s.sorted = true
	}
	return s.items
}

func (s *Set) add(v Value) {
	s.items = append(s.items, v)
	s.sorted = len(s.items) == 1
}

// few is the largest number of members or keys that are searched one by one.
const few = 6

// Has reports whether a value is a member.
func (s *Set) Has(v Value) bool {
	items := s.Items()
	if len(items) <= few {
		return slices.ContainsFunc(items, func(item Value) bool { return Equal(item, v) })
	}
	_, found := slices.BinarySearchFunc(items, v, Compare)
	return found
}
