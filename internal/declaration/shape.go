package declaration

import (
	"slices"
	"strings"
)

// shapeKind is the type that the schema asks of a value.
type shapeKind uint8

const (
	anyShape shapeKind = iota
	boolShape
	integerShape
	numberShape
	textShape
	listShape
	objectShape
)

// shape is one node of the schema, in the form that the walker needs.
type shape struct {
	kind   shapeKind
	format string
	label  string // the name of the value in messages

	enum    []string
	aliases map[string]string
	hints   map[string]string
	lenient bool
	least   *int64
	most    *int64
	initial string // the default value

	items  *shape
	entity string // the kind of a list's entries in their subjects, such as service
	key    string // the field that identifies an entry
	single bool   // one value may be written for a list of one
	none   bool   // the word `none` may be written for an empty list

	fields map[string]*shape
	needed []string
	values *shape   // the shape of the values of keys that the schema does not list
	post   bool     // a post: a text may be written for its role, and a rule refuses two posts
	asText bool     // a text may be written for the object, as its role
	past   bool     // a date of something that has happened
	near   bool     // a date that may be planned, but not far ahead
	after  string   // the key in the same object whose day this one must not precede
	ends   []string // the fields for which after is set
	refs   []string
	rows   bool // a map of months that is read as finance rows
	mixed  bool // true or false, or a list

	names    []string       // keys of the complete object, derived ones included, sorted
	index    map[string]int // the index of each name in names
	carriers []string       // fields that hold lists of entries, at any depth
	blank    Value
}

// carries reports whether the shape has lists of entries, at any depth.
func (s *shape) carries() bool {
	return s.entity != "" || len(s.carriers) > 0 || s.items != nil && s.items.carries()
}

func (s *shape) setNames(names []string) {
	slices.Sort(names)
	s.names = names
	s.index = make(map[string]int, len(names))
	for i, name := range names {
		s.index[name] = i
	}
}

// asEntry returns the shape of a list's entries with three more keys: `subject`, under
// which results about the entry are reported, `called`, its name for people, and
// `file`, the name of the file in which it is written.
func (s *shape) asEntry() *shape {
	entry := *s
	entry.setNames(append(slices.Clone(s.names), subjectName, fileName, calledName))
	entry.blank = blankOf(&entry)
	return &entry
}

const (
	subjectName = "subject"
	fileName    = "file"
	calledName  = "called"
	rowsName    = "rows"
	byMonthName = "by_month"
	byLineName  = "by_line"
	countName   = "count"
	roleName    = "role"
)

// totalNames lists the keys that an object has in the complete document. They differ
// from the keys of the schema: an amount KEY is there as KEY_pence, a date KEY also has
// KEY_day, the number of its day, and a post has `count`, the number of posts that were
// given.
func totalNames(s *shape) []string {
	var all []string
	if s.post {
		all = append(all, countName)
	}
	for name, field := range s.fields {
		switch {
		case field.rows:
			all = append(all, rowsName, byMonthName, byLineName)
		case field.kind == textShape && field.format == "money":
			all = append(all, name+"_pence")
		case field.kind == textShape && field.format == "date":
			all = append(all, name, name+"_day")
		case field.kind == listShape && field.items.format == "date":
			all = append(all, name, name+"_days")
		default:
			all = append(all, name)
		}
	}
	return all
}

// blankOf returns the value of a field that was not written: the default value that the
// schema gives, or an empty one.
func blankOf(s *shape) Value {
	switch s.kind {
	case textShape:
		if s.format == "money" {
			return Value{}
		}
		return textValue(s.initial)
	case listShape:
		blank := Value{Kind: List}
		if s.initial != "" {
			for _, item := range strings.Split(s.initial, "\n") {
				blank.Items = append(blank.Items, textValue(item))
			}
		}
		return blank
	case objectShape:
		members := make([]Value, len(s.names))
		for i, name := range s.names {
			members[i] = blankMember(s, name)
		}
		return objectOf(s.names, members)
	case boolShape:
		if s.initial != "" {
			return Value{Kind: Bool, Bool: s.initial == "true"}
		}
	}
	return Value{}
}

func blankMember(s *shape, name string) Value {
	if field := s.fields[name]; field != nil && !field.rows {
		return field.blank
	}
	switch {
	case name == subjectName, name == fileName, name == calledName:
		return textValue("")
	case name == countName:
		return numberValue(0)
	case name == byMonthName:
		return Value{Kind: Object}
	case name == rowsName, name == byLineName, strings.HasSuffix(name, "_days"):
		return Value{Kind: List}
	}
	return Value{}
}
