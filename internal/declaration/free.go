package declaration

import (
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
