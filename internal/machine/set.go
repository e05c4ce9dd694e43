package machine

import "slices"

// Set is a set of values.
type Set struct {
	items  []Value
	sorted bool
}

// NewSet returns a set of items, which it keeps and sorts.
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

// few is how many members are searched one by one.
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
