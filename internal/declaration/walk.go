package declaration

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/source"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// walker reads the nodes of one YAML file into the document. It checks shapes and
// types, and records references and positions, in one pass.
type walker struct {
	d    *builder
	file int32
	path Path
	// begun is the line of a key such as `services:` that has no value, although keys
	// that seem to belong to its entries follow, without indentation. A remedy has
	// already asked to begin the first of these keys with a hyphen, so those after it
	// need none. It is 0 if there is no such key.
	begun int
}

func (w *walker) position(line, column int) source.Position {
	return source.Position{File: w.d.files[w.file].Path, Line: line, Column: column}
}

func (w *walker) mark(n yamltext.Node) mark {
	return mark{file: w.file, line: int32(n.Line()), column: int32(n.Column())}
}

// fault reports a fault at a node.
func (w *walker) fault(kind FaultKind, n yamltext.Node, because, remedy string) {
	w.d.fault(Fault{
		Kind: kind, At: w.path.clone(), Where: w.position(n.Line(), n.Column()),
		Because: because, Remedy: remedy,
	})
}

// misshapen reports a value that has another shape than the schema asks for.
func (w *walker) misshapen(s *shape, n yamltext.Node, because string) {
	f := Fault{
		Kind: Shape, At: w.path.clone(), Where: w.position(n.Line(), n.Column()),
		Because: because, Remedy: w.shapeRemedy(s, n), Edit: w.shapeEdit(s, n),
	}
	w.refersBy(&f, s, n)
	w.d.fault(f)
	if s.kind == listShape || s.kind == objectShape {
		w.hide(w.path.clone())
	}
}

// subjectOf returns the subject of a sentence about the value being read: the key in
// backquotes, or "An entry of" the list that has it.
func (w *walker) subjectOf(s *shape) string {
	if n := len(w.path); n > 1 && w.inList() && w.path[n-2].Key != "" {
		return fmt.Sprintf("An entry of `%s`", w.path[n-2].Key)
	}
	return fmt.Sprintf("`%s`", s.label)
}

// within calls walk while w.path is one step longer.
func (w *walker) within(step Step, walk func()) {
	w.path = append(w.path, step)
	walk()
	w.path = w.path[:len(w.path)-1]
}

// value returns the value of a node. It reports a node of the wrong shape, which then
// counts as not written.
func (w *walker) value(s *shape, n yamltext.Node) Value {
	built := w.build(s, n)
	built.at = w.mark(n)
	return built
}

func (w *walker) build(s *shape, n yamltext.Node) Value {
	if tag := n.Tag(); tag != "" {
		w.fault(Shape, n, fmt.Sprintf("The tag %s has no meaning here.", quote(tag)), "Remove the tag and write the value alone.")
		return s.blank
	}
	if n.Kind() == yamltext.Scalar && n.Null() {
		return s.blank
	}
	switch s.kind {
	case objectShape:
		return w.object(s, n)
	case listShape:
		return w.list(s, n)
	case anyShape:
		if s.mixed {
			return w.boolOrList(s, n)
		}
		return w.free(s, n)
	}
	if n.Kind() != yamltext.Scalar {
		w.misshapen(s, n, fmt.Sprintf("%s should be %s, but %s is written.", w.subjectOf(s), wanted(s), written(n)))
		return s.blank
	}
	return w.scalar(s, n)
}

// object returns a complete object: what is written, and the default or empty value for
// every other key of the schema.
func (w *walker) object(s *shape, n yamltext.Node) Value {
	switch n.Kind() {
	case yamltext.Scalar:
		return w.textForObject(s, n)
	case yamltext.List:
		if s.post && s.single {
			return w.posts(s, n)
		}
		w.misshapen(s, n, fmt.Sprintf("%s should be %s, but a list is written.", w.subjectOf(s), wanted(s)))
		return s.blank
	}
	members := slices.Clone(s.blank.Members)
	built := Value{Kind: Object, Names: s.names, Members: members, Closed: s.values == nil}
	if s.values != nil {
		// Keys that the schema does not list are added below, so the slice must not be
		// shared.
		built.Names = slices.Clone(s.names)
	}
	given := 0
	var parent yamltext.Node
	for found := range w.entries(s, n) {
		found.parent, found.siblings = parent, n
		w.within(Step{Key: s.keyName(found.key)}, func() {
			if w.entry(s, &built, found) {
				given++
			}
		})
		parent = s.emptyAbove(parent, found.key, found.value)
	}
	w.needs(s, n)
	w.order(s, &built)
	if s.post && given > 0 {
		built.set(countName, numberValue(w.d.schema.words.postsIn(built.text(roleName))))
	}
	return built
}

// entry reads one key and its value into the object, and reports whether the schema
// knows or allows the key.
func (w *walker) entry(s *shape, into *Value, found stray) bool {
	key, value := found.key, found.value
	name := key.Text()
	field := s.fields[name]
	switch {
	case key.Merge():
		w.mergeKey(key)
		return false
	case field == nil && s.values == nil:
		w.unknown(s, found)
		return false
	case field == nil:
		w.freeKey(s, into, key, value)
		return true
	case field.rows:
		w.d.months(w, into, value)
		if rows := into.Member("rows"); rows.at.written() {
			rows.key = w.mark(key)
		}
		return true
	}
	w.note(field, value)
	built := w.value(field, value)
	built.key = w.mark(key)
	w.place(s, field, into, name, built)
	return true
}

func (w *walker) mergeKey(key yamltext.Node) {
	w.fault(Shape, key, "`<<` copies keys from another place, which is not read here.", "Write the keys out.")
}

// place sets a key of an object to a value, and sets the keys that are derived from it,
// such as the number of a day. The argument into is the object, and field is the shape
// of the key.
func (w *walker) place(s, field *shape, into *Value, name string, built Value) {
	switch {
	case field.kind == textShape && field.format == "money":
		into.Members[s.index[name+"_pence"]] = &built
		return
	case field.kind == textShape && field.format == "date":
		day := dayOf(built)
		into.Members[s.index[name+"_day"]] = &day
	case field.kind == listShape && field.items.format == "date":
		days := Value{Kind: List, key: built.key, at: built.at}
		for _, item := range built.Items {
			days.Items = append(days.Items, dayOf(item))
		}
		into.Members[s.index[name+"_days"]] = &days
	}
	into.Members[s.index[name]] = &built
}

// note records that a list or a map was written, even if it is empty. Rules tell a list
// that is empty from one that is missing.
func (w *walker) note(s *shape, value yamltext.Node) {
	if (s.kind == listShape || s.kind == objectShape || s.mixed) && (value.Kind() != yamltext.Scalar || !value.Null()) {
		w.d.written = append(w.d.written, w.path.slashed())
	}
}

// needs reports the required keys that an object lacks.
func (w *walker) needs(s *shape, n yamltext.Node) {
	for _, name := range s.needed {
		if place, given := look(n, name); !given && !w.misspelt(s, n, name) {
			w.within(Step{Key: name}, func() {
				w.d.fault(Fault{
					Kind: Shape, At: w.path.clone(), Where: w.position(place.Line(), place.Column()),
					Because: fmt.Sprintf("`%s` is missing here.", name), Remedy: missingRemedy(name, n), Edit: w.missingEdit(name, n),
				})
			})
		}
	}
}

// misspelt reports whether an unknown key of a map stands for the key with the given
// name, which is then not missing.
func (w *walker) misspelt(s *shape, n yamltext.Node, name string) bool {
	for key := range n.Entries() {
		if _, known := s.fields[key.Text()]; !known && w.meantBy(s, key.Text()) == name {
			return true
		}
	}
	return false
}

// missingRemedy returns the remedy for a missing key. An id is made from the entry's
// title or name.
func missingRemedy(name string, n yamltext.Node) string {
	if id := idFor(n); name == "id" && id != "" {
		return fmt.Sprintf("Add an id, such as `id: %s`.", id)
	}
	return fmt.Sprintf("Add `%s`.", name)
}

// idFor returns an identifier made of an entry's title or name, or "" if it has
// neither.
func idFor(n yamltext.Node) string {
	for _, from := range []string{"title", "name"} {
		for key, value := range n.Entries() {
			if key.Text() != from || value.Kind() != yamltext.Scalar || looksSecret(value.Text()) {
				continue
			}
			if id := slugOf(clean(value.Text())); id != "" {
				return id
			}
		}
	}
	return ""
}

// look reports whether a map has a value for a key. It returns the node at which a
// fault is reported: the key, or the map if it has no such key.
func look(n yamltext.Node, name string) (yamltext.Node, bool) {
	for key, value := range n.Entries() {
		if key.Text() == name {
			return key, value.Kind() != yamltext.Scalar || !value.Null() && clean(value.Text()) != ""
		}
	}
	return n, false
}

func (w *walker) list(s *shape, n yamltext.Node) Value {
	built := Value{Kind: List}
	switch {
	case n.Kind() == yamltext.List:
		built.Items = make([]Value, 0, n.Len())
		for i, item := range n.Items() {
			w.within(Step{Index: w.d.base(w.path) + i}, func() {
				built.Items = append(built.Items, w.value(s.items, item))
			})
		}
	case s.single && n.Kind() == yamltext.Scalar:
		w.within(Step{Index: w.d.base(w.path)}, func() {
			built.Items = []Value{w.value(s.items, n)}
		})
	case s.none && n.Kind() == yamltext.Scalar && strings.EqualFold(strings.TrimSpace(n.Text()), "none"):
	case n.Kind() == yamltext.Scalar && w.placeholder(n, false):
	default:
		w.misshapen(s, n, fmt.Sprintf("`%s` should be a list, but %s is written.", s.label, written(n)))
		return s.blank
	}
	return built
}

// set changes the value of a key that the object has. The object must not share its
// members with others.
func (v *Value) set(name string, value Value) {
	if i := slices.Index(v.Names, name); i >= 0 {
		v.Members[i] = &value
	}
}

// slashed returns the path as the policies have it in input.written, such as
// services/0/outcomes.
func (p Path) slashed() string {
	var b strings.Builder
	for i, step := range p {
		if i > 0 {
			b.WriteByte('/')
		}
		if step.Key == "" {
			fmt.Fprint(&b, step.Index)
		} else {
			b.WriteString(step.Key)
		}
	}
	return b.String()
}
