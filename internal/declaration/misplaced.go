package declaration

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// emptyAbove is called after each key of a map. It returns the key under which the next
// key may belong: the last key so far that the schema knows, if that key has no value.
// Otherwise it returns the zero Node. The argument parent is what emptyAbove returned
// after the key before.
func (s *shape) emptyAbove(parent, key, value yamltext.Node) yamltext.Node {
	switch field := s.fields[key.Text()]; {
	case field == nil:
		return parent
	case isBare(value):
		return key
	}
	return yamltext.Node{}
}

// belowParent handles a key that seems to belong below found.parent, a key above it
// that has no value, but that is not indented. It sets the remedy and Hides of the
// fault f. It returns false, and leaves f as it is, if the key does not belong there.
func (w *walker) belowParent(s *shape, found stray, f *Fault) bool {
	if found.parent.Empty() || found.parent.Line() == found.key.Line() || found.parent.Column() != found.key.Column() {
		return false
	}
	parent, name := found.parent.Text(), found.key.Text()
	depth, hyphen, held := found.parent.Column()-1+len("  "), "", s.fields[parent]
	if held.kind == listShape {
		if held = held.items; w.begun == found.parent.Line() {
			depth += len("- ")
		} else {
			hyphen = "- "
		}
	}
	if held.kind != objectShape || held.fields[name] == nil {
		return false
	}
	w.begun = found.parent.Line()
	if line := pair(name, found.value); found.value.Kind() == yamltext.Scalar && !strings.HasSuffix(line, "…") {
		f.Remedy = fmt.Sprintf("Write `%s%s` with %d spaces in front, so that it stands below `%s`.", hyphen, line, depth, parent)
	} else if s.fields[parent].kind == listShape {
		return false
	} else {
		f.Remedy = fmt.Sprintf("Put two more spaces in front of this line, and of those that belong to it, so that it stands below `%s`.", parent)
	}
	f.Hides = w.besides(s, parent)
	if s.fields[parent].kind == objectShape {
		f.Hides = append(f.Hides, Step{Key: name})
	}
	return true
}

// misplaced handles a key that the schema knows elsewhere: at the top level, in an
// object of the current object, or in the entries of one of its lists. It sets the
// remedy and Hides of the fault f. It returns false, and leaves f as it is, for any
// other key.
func (w *walker) misplaced(s *shape, found stray, f *Fault) bool {
	name := underscored(found.key.Text())
	if field, ok := w.d.schema.root.fields[name]; ok && len(w.path) > 1 && field.kind != textShape {
		f.Remedy = fmt.Sprintf("`%s` belongs at the top level: begin its line without blanks in front, and keep what it holds.", name)
		f.Hides = Keys(name)
		return true
	}
	var homes []string
	for _, inner := range keysOf(s.fields) {
		if field := s.fields[inner]; field != nil && field.kind == objectShape && !field.post && field.fields[name] != nil {
			homes = append(homes, inner)
			w.hide(append(w.besides(s, inner), Step{Key: name}))
		}
	}
	if len(homes) > 0 {
		f.Remedy = fmt.Sprintf("Move it under `%s`: `%s: {%s}`.", homes[0], homes[0], pair(name, found.value))
		f.Hides = append(w.besides(s, homes[0]), Step{Key: name})
		if last := len(homes) - 1; last > 0 {
			f.Remedy = fmt.Sprintf("Move it under the key that it belongs to, `%s` or `%s`.", strings.Join(homes[:last], "`, `"), homes[last])
		}
		return true
	}
	for _, inner := range keysOf(s.fields) {
		if field := s.fields[inner]; field != nil && field.kind == listShape && field.items.kind == objectShape && !field.items.post && field.items.fields[name] != nil {
			f.Remedy = fmt.Sprintf("Move `%s` into the entry of `%s` that it belongs to.", pair(name, found.value), inner)
			f.Hides = w.besides(s, inner)
			return true
		}
	}
	return false
}
