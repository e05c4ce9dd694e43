package machine

import (
	"errors"
	"sync/atomic"
)

// longestShape is the largest number of keys of a shape that grows key by key. Without
// it, an object with many computed keys would make a shape for each of them.
const longestShape = 40

// site is about a shape, the field from, that a statement has met. A statement that
// looks up a key keeps at, the index of its key in the shape, or -1 if the shape lacks
// the key. A statement that inserts a key keeps the field to instead: the shape with
// that key added.
type site struct {
	from, to *Shape
	at       int
}

var errKeys = errors.New("object keys must be unique")

func (c *compiler) addition(code Opcode) op {
	switch code {
	case OpAppend:
		from, to := c.source(), c.number()
		return func(m *Machine, l []Value) int {
			a := l[to].(*Array)
			a.items = append(a.items, from.of(m, l))
			return next
		}
	case OpAdd:
		from, to := c.source(), c.number()
		return func(m *Machine, l []Value) int { l[to].(*Set).add(from.of(m, l)); return next }
	case OpInsert:
		return c.insert()
	default: // OpInsertOnce
		row, key, from, to, f := c.number(), c.source(), c.source(), c.number(), c.function
		return func(m *Machine, l []Value) int {
			o, k, v := l[to].(*Object), key.of(m, l), from.of(m, l)
			if known := o.Get(k); known != nil {
				if !Equal(known, v) {
					return m.fail(f, row, errKeys)
				}
				return next
			}
			o.Put(k, v)
			return next
		}
	}
}

func (c *compiler) insert() op {
	key, from, to := c.source(), c.source(), c.number()
	name, fixed := key.constant.(string)
	if !fixed {
		return func(m *Machine, l []Value) int {
			l[to].(*Object).Put(key.of(m, l), from.of(m, l))
			return next
		}
	}
	var last atomic.Pointer[site]
	return func(m *Machine, l []Value) int {
		o := l[to].(*Object)
		v := from.of(m, l)
		if o.own != nil || len(o.values) >= longestShape {
			o.Put(name, v)
			return next
		}
		s := last.Load()
		if s == nil || s.from != o.shape {
			if o.shape.find(name) >= 0 {
				o.Put(name, v)
				return next
			}
			s = &site{from: o.shape, to: o.shape.with(name)}
			last.Store(s)
		}
		if o.values == nil {
			o.values = make([]Value, 0, 4)
		}
		o.shape, o.values = s.to, append(o.values, v)
		return next
	}
}

func (c *compiler) lookup(code Opcode) op {
	if code == OpLen {
		of, to := c.source(), c.number()
		return func(m *Machine, l []Value) int {
			n, err := count([]Value{of.of(m, l)})
			if err != nil {
				return broken
			}
			l[to] = n
			return next
		}
	}
	of, key, to := c.source(), c.source(), c.number()
	name, fixed := key.constant.(string)
	if !fixed {
		return func(m *Machine, l []Value) int {
			v := Lookup(of.of(m, l), key.of(m, l))
			if v == nil {
				return broken
			}
			l[to] = v
			return next
		}
	}
	return named(of, name, to)
}

// named makes a closure that looks up a fixed key and stores its value in a local,
// whose number is the last argument. It remembers the index of the key in the first two
// shapes that it meets. In any other shape it searches for the key.
func named(of source, name string, to int) op {
	var first, second atomic.Pointer[site]
	return func(m *Machine, l []Value) int {
		o, isObject := of.of(m, l).(*Object)
		if !isObject || o.own != nil || o.shape == nil {
			v := Lookup(of.of(m, l), name)
			if v == nil {
				return broken
			}
			l[to] = v
			return next
		}
		at := placeIn(o.shape, name, &first, &second)
		if at < 0 {
			return broken
		}
		l[to] = o.values[at]
		return next
	}
}

// placeIn returns the index of a key in a shape, or -1 if the shape lacks it. The last
// two arguments remember the index for the first two shapes that placeIn gets.
func placeIn(shape *Shape, name string, first, second *atomic.Pointer[site]) int {
	a := first.Load()
	if a != nil && a.from == shape {
		return a.at
	}
	b := second.Load()
	if b != nil && b.from == shape {
		return b.at
	}
	at := shape.find(name)
	switch {
	case a == nil:
		first.Store(&site{from: shape, at: at})
	case b == nil:
		second.Store(&site{from: shape, at: at})
	}
	return at
}
