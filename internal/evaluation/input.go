package evaluation

import (
	"slices"
	"strings"
	"sync"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/machine"
)

// converter turns documents into the values that policies see. Parts that are equal in
// several groups, such as objects in which nothing is written, become the same values.
type converter struct {
	// layouts maps the address of the first name of an object (*string) to a *layout.
	// blanks maps the address of the first member of an object without written values
	// (**declaration.Value) to its converted value.
	layouts, blanks sync.Map
}

// layout is how the objects of one schema type are converted. It does not change once
// it is made.
type layout struct {
	shape *machine.Shape
	// The field blanks has an entry for each member of the type's first object: the
	// member if it was not written, and nil if it was. The field values has the same
	// members in the form that policies see. Most other objects of the type have the
	// same members unwritten, so these need no conversion.
	blanks []*declaration.Value
	values []machine.Value
}

func (c *converter) value(v *declaration.Value) machine.Value {
	switch v.Kind {
	case declaration.Bool:
		return v.Bool
	case declaration.Number:
		return machine.Number(v.Text)
	case declaration.Text:
		return v.Text
	case declaration.List:
		items := make([]machine.Value, len(v.Items))
		for i := range v.Items {
			items[i] = c.value(&v.Items[i])
		}
		return machine.NewArray(items...)
	case declaration.Object:
		return c.object(v)
	}
	return machine.Null{}
}

func (c *converter) object(v *declaration.Value) machine.Value {
	if !v.Closed || len(v.Names) == 0 {
		values := make([]machine.Value, len(v.Members))
		for i, member := range v.Members {
			values[i] = c.value(member)
		}
		return machine.NewMap(v.Names, values)
	}
	if v.Written() {
		return c.closed(v, nil, nil)
	}
	// Nothing in the object is written. All such objects of a type are equal, so only
	// the first is converted.
	if blank, ok := c.blanks.Load(&v.Members[0]); ok {
		return blank
	}
	blank, _ := c.blanks.LoadOrStore(&v.Members[0], machine.Share(c.closed(v, nil, nil)))
	return blank
}

// closed converts an object whose keys the schema names, and adds further keys at its
// end. The arguments names and more are these keys and their values.
func (c *converter) closed(v *declaration.Value, names []string, more []machine.Value) *machine.Object {
	layout := c.layout(v, names)
	values := append(make([]machine.Value, 0, len(v.Members)+len(more)), layout.values...)
	for i, member := range v.Members {
		if member != layout.blanks[i] {
			values[i] = c.value(member)
		}
	}
	return machine.NewObject(layout.shape, append(values, more...))
}

// layout returns the layout for an object whose keys the schema names. The argument
// more lists the further keys that closed adds. It makes the layout of a type once.
func (c *converter) layout(v *declaration.Value, more []string) *layout {
	if known, ok := c.layouts.Load(&v.Names[0]); ok {
		return known.(*layout)
	}
	made := &layout{
		shape:  machine.NewShape(slices.Concat(v.Names, more)),
		blanks: make([]*declaration.Value, len(v.Members)), values: make([]machine.Value, len(v.Members)),
	}
	for i, member := range v.Members {
		if !member.Written() && len(member.Items) == 0 { // sums of rows have items, and yet they are not written
			made.blanks[i], made.values[i] = member, machine.Share(c.value(member))
		}
	}
	known, _ := c.layouts.LoadOrStore(&v.Names[0], made)
	return known.(*layout)
}

// input returns what policies see as `input`: the declaration with more keys, such as
// `as_of`. The argument seen is the value of `input.evidence`.
func (c *converter) input(d *declaration.Declaration, faults []declaration.Fault, seen machine.Value, o Options) *machine.Object {
	names := []string{
		"schema", "as_of", "as_of_day", "as_of_given", "files", "faults", "dangling", "later", "planned", "written", "unavailable", "evidence",
	}
	more := []machine.Value{
		"dgcheck.declaration/1", o.Day.String(), int64(o.Day), o.Given,
		c.files(d), c.faults(faults), c.dangling(d), c.later(d.Dated, o), c.later(d.Planned, o), written(d), paths(d.Unavailable),
		seen,
	}
	return c.closed(&d.Document, names, more)
}

func (c *converter) files(d *declaration.Declaration) machine.Value {
	files := make([]machine.Value, len(d.Files))
	for i, file := range d.Files {
		holds := object()
		for sort, n := range file.Holds {
			holds.Put(sort, int64(n))
		}
		files[i] = object("path", file.Path, "read", file.Read, "finance", file.Finance, "holds", holds)
	}
	return list(files...)
}

func (c *converter) faults(faults []declaration.Fault) machine.Value {
	values := make([]machine.Value, len(faults))
	for i, fault := range faults {
		values[i] = object(
			"kind", string(fault.Kind), "file", fault.Where.File, "at", pathValue(fault.At), "hides", pathValue(fault.Hides),
			"because", fault.Because, "remedy", fault.Remedy, "level", fault.Level,
		)
	}
	return list(values...)
}

func (c *converter) dangling(d *declaration.Declaration) machine.Value {
	values := make([]machine.Value, len(d.Dangling))
	for i, ref := range d.Dangling {
		values[i] = object(
			"at", pathValue(ref.At), "file", ref.Where.File,
			"id", ref.ID, "list", ref.List, "near", ref.Near, "unknown", ref.Unknown,
		)
	}
	return list(values...)
}

// later returns the dated facts with a date after the day judged.
func (c *converter) later(facts []declaration.Dated, o Options) machine.Value {
	var values []machine.Value
	for _, fact := range facts {
		if fact.Day > o.Day {
			values = append(values, object(
				"at", pathValue(fact.At), "file", fact.Where.File, "date", fact.Day.String(), "day", int64(fact.Day),
			))
		}
	}
	return list(values...)
}

func written(d *declaration.Declaration) machine.Value {
	values := make([]machine.Value, len(d.Written))
	for i, path := range d.Written {
		values[i] = path
	}
	return machine.NewSet(values...)
}

func paths(all []declaration.Path) machine.Value {
	values := make([]machine.Value, len(all))
	for i, path := range all {
		values[i] = pathValue(path)
	}
	return list(values...)
}

func pathValue(path declaration.Path) machine.Value {
	steps := make([]machine.Value, len(path))
	for i, step := range path {
		if step.Key == "" {
			steps[i] = int64(step.Index)
		} else {
			steps[i] = step.Key
		}
	}
	return list(steps...)
}

// longestPath is more steps than the path to any value in a declaration has.
const longestPath = 64

// pathOf reads a path that a rule gives as a list of keys and indexes. It returns false
// for any other value, and for a path of more than longestPath steps.
func pathOf(v machine.Value) (declaration.Path, bool) {
	array, ok := v.(*machine.Array)
	if !ok || len(array.Items()) > longestPath {
		return nil, false
	}
	path := make(declaration.Path, 0, len(array.Items()))
	for _, step := range array.Items() {
		switch x := step.(type) {
		case string:
			path = append(path, declaration.Step{Key: x})
		case int64:
			if x < 0 {
				return nil, false
			}
			path = append(path, declaration.Step{Index: int(x)})
		default:
			return nil, false
		}
	}
	return path, true
}

// object returns an object. Its arguments are the keys and values in turn: key, value,
// key, value …
func object(pairs ...machine.Value) *machine.Object {
	names := make([]string, 0, len(pairs)/2)
	values := make([]machine.Value, 0, len(pairs)/2)
	for pair := range slices.Chunk(pairs, 2) {
		names, values = append(names, pair[0].(string)), append(values, pair[1])
	}
	return machine.NewObject(machine.NewShape(names), values)
}

func list(items ...machine.Value) machine.Value { return machine.NewArray(items...) }

// get returns the value of a key. It returns nil if v is not an object or lacks the
// key.
func get(v machine.Value, key string) machine.Value {
	if o, ok := v.(*machine.Object); ok {
		return o.Get(key)
	}
	return nil
}

// textOf returns a text without white space around it. For any other value it returns
// "".
func textOf(v machine.Value) string {
	text, _ := v.(string)
	return strings.TrimSpace(text)
}
