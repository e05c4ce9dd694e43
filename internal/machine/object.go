package machine

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Object maps keys to values. Objects with the same keys, made in the same order, share
// a Shape, which holds the keys. Other objects have their own dictionary.
type Object struct {
	shape  *Shape
	own    *dictionary
	values []Value
}

// NewObject returns an object with the keys of a shape and a value for each, in the
// order of the keys. The object keeps the slice.
func NewObject(shape *Shape, values []Value) *Object { return &Object{shape: shape, values: values} }

// NewMap returns an object with its own dictionary, for keys that other objects do not
// share, such as months. No key may occur twice. The object keeps the slice of values.
func NewMap(keys []string, values []Value) *Object {
	own := &dictionary{keys: make([]Value, len(keys))}
	for i, key := range keys {
		own.keys[i] = key
	}
	return &Object{own: own, values: values}
}

// Len returns the number of keys.
func (o *Object) Len() int { return len(o.values) }

// Get returns the value of a key, or nil if there is no such key.
func (o *Object) Get(key Value) Value {
	if at := o.find(key); at >= 0 {
		return o.values[at]
	}
	return nil
}

// All calls do with each key and value, in the order of the keys, until do returns
// false.
func (o *Object) All(do func(key, value Value) bool) {
	for _, at := range o.order() {
		if !do(o.key(at), o.values[at]) {
			return
		}
	}
}

// Put sets the value of a key. It must not be called once the object is complete, since
// it may then be shared.
func (o *Object) Put(key, value Value) {
	if at := o.find(key); at >= 0 {
		o.values[at] = value
		return
	}
	if o.own == nil {
		o.own, o.shape = newDictionary(o.shape), nil
	}
	o.own.add(key)
	o.values = append(o.values, value)
}

func (o *Object) find(key Value) int {
	if o.own != nil {
		return o.own.find(key)
	}
	name, ok := key.(string)
	if !ok || o.shape == nil {
		return -1
	}
	return o.shape.find(name)
}

func (o *Object) key(at int32) Value {
	if o.own != nil {
		return o.own.keys[at]
	}
	return o.shape.keys[at]
}

// order returns the indexes of the keys, sorted by key.
func (o *Object) order() []int32 {
	switch {
	case o.own != nil:
		return o.own.sorted()
	case o.shape == nil:
		return nil
	}
	return o.shape.order
}

func (o *Object) equal(p *Object) bool {
	if o == p {
		return true
	}
	if len(o.values) != len(p.values) {
		return false
	}
	for at := range o.values {
		other := p.Get(o.key(int32(at)))
		if other == nil || !Equal(o.values[at], other) {
			return false
		}
	}
	return true
}

func (o *Object) compare(p *Object) int {
	a, b := o.order(), p.order()
	for i := range min(len(a), len(b)) {
		if c := Compare(o.key(a[i]), p.key(b[i])); c != 0 {
			return c
		}
		if c := Compare(o.values[a[i]], p.values[b[i]]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

// dictionary holds the keys of one object.
type dictionary struct {
	keys []Value
	// names gives the index in keys of each string key, and numbers that of each whole
	// number. Both are nil until a key is looked up among more than a few.
	names   map[string]int
	numbers map[int64]int
	ranks   []int32 // the indexes in keys, sorted by key; nil until they are needed
}

func newDictionary(from *Shape) *dictionary {
	d := &dictionary{}
	if from != nil {
		d.keys = slices.Clone(from.keys)
	}
	return d
}

func (d *dictionary) add(key Value) {
	if d.names != nil {
		d.place(key, len(d.keys))
	}
	d.keys, d.ranks = append(d.keys, key), nil
}

func (d *dictionary) place(key Value, at int) {
	switch x := key.(type) {
	case string:
		d.names[x] = at
	case int64:
		d.numbers[x] = at
	}
}

func (d *dictionary) find(key Value) int {
	if len(d.keys) <= few {
		return d.search(key)
	}
	if d.names == nil {
		d.names, d.numbers = map[string]int{}, map[int64]int{}
		for at, k := range d.keys {
			d.place(k, at)
		}
	}
	switch x := key.(type) {
	case string:
		return placeOf(d.names, x)
	case int64:
		if at := placeOf(d.numbers, x); at >= 0 || len(d.numbers) == len(d.keys) {
			return at
		}
	}
	return d.search(key)
}

func placeOf[K comparable](places map[K]int, key K) int {
	if at, ok := places[key]; ok {
		return at
	}
	return -1
}

func (d *dictionary) search(key Value) int {
	return slices.IndexFunc(d.keys, func(k Value) bool { return Equal(k, key) })
}

func (d *dictionary) sorted() []int32 {
	if d.ranks == nil {
		d.ranks = make([]int32, len(d.keys))
		for i := range d.ranks {
			d.ranks[i] = int32(i)
		}
		slices.SortFunc(d.ranks, func(a, b int32) int { return Compare(d.keys[a], d.keys[b]) })
	}
	return d.ranks
}

// Shape is the list of keys that several objects share, in the order in which they were
// added. It is safe for use by several goroutines.
type Shape struct {
	keys   []Value
	order  []int32
	places map[string]int // the index of each key; nil if there are few keys

	mu    sync.Mutex
	wider map[string]*Shape // the shapes with one more key, by that key
}

// NewShape returns the shape of objects with the given keys. No key may occur twice.
func NewShape(keys []string) *Shape {
	s := &Shape{keys: make([]Value, len(keys)), order: make([]int32, len(keys))}
	for i, key := range keys {
		s.keys[i], s.order[i] = key, int32(i)
	}
	slices.SortFunc(s.order, func(a, b int32) int { return strings.Compare(keys[a], keys[b]) })
	if len(keys) > few {
		s.places = make(map[string]int, len(keys))
		for i, key := range keys {
			s.places[key] = i
		}
	}
	return s
}

func (s *Shape) find(name string) int {
	if s.places != nil {
		if at, ok := s.places[name]; ok {
			return at
		}
		return -1
	}
	for at, key := range s.keys {
		if key.(string) == name {
			return at
		}
	}
	return -1
}

// with returns the shape of objects that have one more key. It makes each such shape
// only once.
func (s *Shape) with(key string) *Shape {
	s.mu.Lock()
	defer s.mu.Unlock()
	if wider := s.wider[key]; wider != nil {
		return wider
	}
	keys := make([]string, 0, len(s.keys)+1)
	for _, k := range s.keys {
		keys = append(keys, k.(string))
	}
	wider := NewShape(append(keys, key))
	if s.wider == nil {
		s.wider = map[string]*Shape{}
	}
	s.wider[key] = wider
	return wider
}
