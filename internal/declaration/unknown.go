package declaration

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// stray is a key of a map with its value. The schema may not know the key.
type stray struct {
	key, value yamltext.Node
	// siblings is the map that has the key.
	siblings yamltext.Node
	// The field cut has the pieces of a text that commas have cut, if the key is one of
	// them. Otherwise it is empty.
	cut cut
	// parent is the last key above that the schema knows, if that key has no value: the
	// key may belong below it.
	parent yamltext.Node
}

// unknown reports a key that the schema does not know. The remedy gives the key that
// was most likely meant, and the line to write. Results that depend on that key are
// then not assessed.
func (w *walker) unknown(s *shape, found stray) {
	name := found.key.Text()
	f := Fault{
		Kind: Shape, At: w.path.clone(), Where: w.position(found.key.Line(), found.key.Column()),
		Because: fmt.Sprintf("%s is not a key we know %s.", quote(nameOf(found.key)), w.placeOf(s)),
	}
	meant := w.dated(s, w.meantBy(s, name), found)
	switch {
	case w.cutText(s, found, &f):
	case w.belowParent(s, found, &f):
	case w.strayMonth(s, found, &f):
	case w.d.schema.words.hint(s, name) != "":
		f.Remedy = w.d.schema.words.hint(s, name)
		f.Hides = w.besides(s, "items")
	case meant == "" && s.fields["items"] != nil && ofEntries(found.value):
		f.Remedy = itemsRemedy(s)
		f.Hides = w.besides(s, "items")
	case meant != "" && w.d.schema.words.alias(s, name) == "" && !sameKind(s.fields[meant], found.value) && w.misplaced(s, found, &f):
	case meant != "" && found.hasSibling(meant):
		f.Remedy = fmt.Sprintf("`%s` stands here already. If this belongs there, put it in its place; then take this key out.", meant)
		f.Hides = w.besides(s, meant)
	case meant != "":
		f.Remedy = w.renamed(s, meant, found)
		f.Hides = w.besides(s, meant)
		if w.d.schema.words.alias(s, name) != "" || isOnlyNear(name, meant, keysOf(s.fields)) {
			f.Edit = w.replacing(found.key, meant)
		}
	case w.misplaced(s, found, &f):
	default:
		f.Remedy = unknownRemedy(found)
	}
	w.refers(&f, s, meant, found.value)
	w.hide(f.Hides)
	w.d.fault(f)
}

// hasSibling reports whether a key with the given name is in the map that has the key
// of found.
func (found stray) hasSibling(name string) bool {
	for key := range found.siblings.Entries() {
		if key.Text() == name {
			return true
		}
	}
	return false
}

// dated returns the key that was most likely meant. That is the argument meant, unless
// the value is a day and the object has a key for the day: for `approved: 2026-04-01`
// it is approved_on.
func (w *walker) dated(s *shape, meant string, found stray) string {
	field, day := s.fields[meant], meant
	if meant != "" && (field == nil || field.format == "date") || found.value.Kind() != yamltext.Scalar {
		return meant
	}
	if _, is := calendar.ParseDay(clean(found.value.Text())); !is {
		return meant
	}
	if day = found.key.Text() + "_on"; s.fields[day] != nil && s.fields[day].format == "date" {
		return day
	}
	return meant
}

// sameKind reports whether a value is a list and the field asks for a list, or is a map
// and the field asks for an object.
func sameKind(field *shape, value yamltext.Node) bool {
	return field != nil && (field.kind == listShape && value.Kind() == yamltext.List || field.kind == objectShape && value.Kind() == yamltext.Map)
}

// ofEntries reports whether a value is a list with at least one item, in which every
// item is a map.
func ofEntries(n yamltext.Node) bool {
	if n.Kind() != yamltext.List {
		return false
	}
	for _, item := range n.Items() {
		if item.Kind() != yamltext.Map {
			return false
		}
	}
	return n.Len() > 0
}

// itemsRemedy returns the remedy for entries under a heading of the group's own, such
// as `Now` in the roadmap.
func itemsRemedy(s *shape) string {
	if items := s.fields["items"]; items.items != nil && items.items.fields["horizon"] != nil {
		return "Put these entries under `items`, each with a `horizon`: now, next, later or done."
	}
	return "Put these entries under `items`."
}

// meantBy returns the key of the schema that an unknown key most likely stands for, or
// "".
func (w *walker) meantBy(s *shape, name string) string {
	if meant := w.d.schema.words.alias(s, name); meant != "" {
		return meant
	}
	if near := nearest(name, keysOf(s.fields)); near != "" {
		return near
	}
	var longer []string
	for _, ending := range []string{"_on", "_url", "_to", "_by"} {
		if s.fields[name+ending] != nil {
			longer = append(longer, name+ending)
		}
	}
	if len(longer) == 1 {
		return longer[0] // `held` for held_on
	}
	return ""
}

// placeOf returns words that say where the unknown key is, such as "in service".
func (w *walker) placeOf(s *shape) string {
	if len(w.path) > 1 {
		return "in " + s.label
	}
	return "at the top level of a declaration"
}

// besides returns the path of a key with the given name in the object that has the
// unknown key at w.path. It returns nil if the schema does not know that name. For
// `finance.months` it returns the path of the finance rows.
func (w *walker) besides(s *shape, name string) Path {
	field, known := s.fields[name]
	if !known {
		return nil
	}
	if field != nil && field.rows {
		name = rowsName
	}
	path := w.path.clone()
	path[len(path)-1] = Step{Key: name}
	return path
}

// hide records that the part of the document at a path could not be read, so that rules
// that need it are not assessed. It records nothing for a path into an entry of a list.
func (w *walker) hide(path Path) {
	if len(path) == 0 || slices.ContainsFunc(path, func(step Step) bool { return step.Key == "" }) || countsAsAbsent(path) {
		return
	}
	w.d.unavailableFrom(path)
}

// countsAsAbsent reports whether a path leads to `group.founded` or `group.status`. If
// they cannot be read, they count as not given.
func countsAsAbsent(path Path) bool {
	return len(path) == 2 && path[0].Key == wholeGroup && (path[1].Key == "founded" || path[1].Key == "status")
}

// renamed returns the remedy for a key that is written in place of another. The
// argument meant is that other key.
func (w *walker) renamed(s *shape, meant string, found stray) string {
	field := s.fields[meant]
	if line, ok := w.lineFor(field, meant, found.value); ok {
		return fmt.Sprintf("Did you mean `%s`? Write `%s`%s.", meant, line, whose(line))
	}
	return fmt.Sprintf("Did you mean `%s`? Write `%s:` in place of `%s:`.", meant, meant, shortName(found.key))
}

// shortName returns a key as messages repeat it, without the quotes around it.
func shortName(key yamltext.Node) string {
	return strings.Trim(quote(nameOf(key)), "`")
}

// strayMonth handles a key that is a month, and is written at the depth of the key
// `months` and not below that key. It sets the remedy and Hides of the fault f. It
// returns false, and leaves f as it is, for any other key.
func (w *walker) strayMonth(s *shape, found stray, f *Fault) bool {
	name, months := monthsField(s)
	month, err := calendar.ParseMonth(clean(found.key.Text()))
	if named, is := calendar.NamedMonth(clean(found.key.Text())); months && is && found.value.Kind() == yamltext.Scalar && !found.value.Null() {
		example := calendar.MonthOf(exampleYear, named)
		f.Remedy = fmt.Sprintf("Move it under `%s` with its year, as in `%s: {%s: {forecast: %s}}`, or with `actual` if it has been spent.", name, name, example, shownValue(found.value))
		f.Hides = w.besides(s, name)
		return true
	}
	if !months || err != nil {
		return false
	}
	if found.value.Kind() == yamltext.Scalar && !found.value.Null() {
		sum := shownValue(found.value)
		f.Remedy = fmt.Sprintf("Move it under `%s`: `%s: {%s: {forecast: %s}}`, or with `actual` if it has been spent.", name, name, month, sum)
	} else {
		f.Remedy = fmt.Sprintf("Move it under `%s`: `%s: {%s}`.", name, name, pair(month.String(), found.value))
	}
	f.Hides = w.besides(s, name)
	return true
}

// monthsField returns the key of an object whose value is a map of months. It returns
// false if the object has no such key.
func monthsField(s *shape) (string, bool) {
	for name, field := range s.fields {
		if field != nil && field.rows {
			return name, true
		}
	}
	return "", false
}

// unknownRemedy returns the remedy for a key that is like no known key. It never asks
// to delete the value, which may stay as a comment.
func unknownRemedy(found stray) string {
	return fmt.Sprintf("Look the name up in the guide to declaring and write that one; if there is none, keep it as a note on a line of its own: `# %s`.", pair(shortName(found.key), found.value))
}
