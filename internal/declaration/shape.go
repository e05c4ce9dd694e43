package declaration

import (
	"slices"
	"strings"
)

// shapeKind is what the schema asks a value to be.
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

// shape is one node of the schema, in the form that the walk needs.
type shape struct {
	kind   shapeKind
	format string
	label  string // what to call the value in a sentence

	enum    []string
	aliases map[string]string
	hints   map[string]string
	lenient bool
	least   *int64
	most    *int64
	initial string // the default

	items  *shape
	entity string // singular name of a list's entries, for result subjects
	key    string // the field that identifies an entry
	single bool   // one value may stand for a list of one
	none   bool   // the word none may stand for an empty list

	fields map[string]*shape
	needed []string
	values *shape   // the shape of free keys
	post   bool     // a post: text may stand for its role, and two is one too many
	asText bool     // a text may stand for the object's role
	past   bool     // a date that states something that has happened
	near   bool     // a date that may be a plan, but not one for a later generation
	after  string   // the key of the same object with the day that this one follows
	ends   []string // fields that follow another of the same object
	refs   []string
	rows   bool // a map of months that is read as rows of the finance table
	mixed  bool // yes-or-no or a list

	names    []string       // keys of the total object, derived ones included, sorted
	index    map[string]int // where each of them stands
	carriers []string       // fields that hold lists of entries, at any depth
	blank    Value
}

// carries reports whether there are lists of entries in the shape.
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

// asEntry gives the shape of a list's entries the keys `subject`, under which
// results about the entry are reported, `called`, what people call it, and `file`,
// in which it stands.
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

// totalNames lists the keys of a total object: money in pence, a day number
// beside every date, and the number of posts given for a post.
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

// blankOf is the value of something that was not written.
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
