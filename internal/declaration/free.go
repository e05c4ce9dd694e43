package declaration

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// freeKey reads a key that the schema does not list, in an object that allows any key.
func (w *walker) freeKey(s *shape, into *Value, key, value yamltext.Node) {
	built := w.value(s.values, value)
	built.key = w.mark(key)
	into.Names = append(into.Names, w.freeName(key))
	into.Members = append(into.Members, &built)
}

// freeName returns the name of a key that the schema does not list. It reports a key
// that looks like a credential.
func (w *walker) freeName(key yamltext.Node) string {
	w.unsecret(key, key.Text())
	return nameOf(key)
}

// free reads a value whose shape the schema leaves open.
func (w *walker) free(s *shape, n yamltext.Node) Value {
	switch n.Kind() {
	case yamltext.List:
		built := Value{Kind: List}
		for i, item := range n.Items() {
			w.within(Step{Index: i}, func() { built.Items = append(built.Items, w.value(s, item)) })
		}
		return built
	case yamltext.Map:
		built := Value{Kind: Object}
		for key, value := range n.Entries() {
			w.within(Step{Key: nameOf(key)}, func() {
				if key.Merge() {
					w.mergeKey(key)
					return
				}
				member := w.value(s, value)
				member.key = w.mark(key)
				built.Names = append(built.Names, w.freeName(key))
				built.Members = append(built.Members, &member)
			})
		}
		return built
	}
	return w.freeScalar(n)
}

// boolOrList reads a value that is true, false or a list of texts. Any other value is a
// fault.
func (w *walker) boolOrList(s *shape, n yamltext.Node) Value {
	switch n.Kind() {
	case yamltext.Scalar:
		return w.yesOrNo(&shape{kind: boolShape, label: s.label, blank: s.blank}, n)
	case yamltext.List:
		open := *s
		open.mixed = false
		return w.free(&open, n)
	}
	w.fault(Shape, n, fmt.Sprintf("`%s` should be true, false or a list, but %s is written.", s.label, written(n)), "Write true or false, or list the names in square brackets.")
	return s.blank
}
