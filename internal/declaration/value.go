package declaration

import (
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/source"
)

// Kind is what a value is.
type Kind uint8

// The kinds of value. Null stands for a number, date or yes-or-no that was
// not written; text, lists and objects that were not written are empty.
const (
	Null Kind = iota
	Bool
	Number
	Text
	List
	Object
)

// Value is a piece of the total document: every key of the schema is present
// on every object, whether or not the group wrote it.
type Value struct {
	Kind Kind
	Bool bool
	// Text holds a text, or a number in its canonical decimal form.
	Text string
	// Items are a list's entries.
	Items []Value
	// Names and Members are an object's keys and their values, side by side.
	// Names is shared between objects of one shape and must not be changed. Nor must
	// a member: what a group did not write is one blank that all objects share.
	Names   []string
	Members []*Value
	// Closed is set if the names are the schema's, the same slice for every
	// object of the shape.
	Closed bool

	key, at mark
}

// mark is a place in one of the declaration's files, kept small because every
// value has two.
type mark struct {
	file         int32
	line, column int32
}

func (m mark) written() bool { return m.line > 0 }

// Written reports whether the value stands in a file; values that do not are
// the total document's blanks.
func (v *Value) Written() bool { return v.key.written() || v.at.written() }

// Member returns the value of an object's key, or nil where there is no such
// key.
func (v *Value) Member(name string) *Value {
	for i, have := range v.Names {
		if have == name {
			return v.Members[i]
		}
	}
	return nil
}

// text returns the text of an object's key; empty where there is none.
func (v *Value) text(name string) string {
	if member := v.Member(name); member != nil && member.Kind == Text {
		return member.Text
	}
	return ""
}

// objectOf returns an object of values that no other object shares.
func objectOf(names []string, values []Value) Value {
	built := Value{Kind: Object, Names: names, Members: make([]*Value, len(values)), Closed: true}
	for i := range values {
		built.Members[i] = &values[i]
	}
	return built
}

func textValue(text string) Value { return Value{Kind: Text, Text: text} }

func numberValue(n int64) Value { return Value{Kind: Number, Text: strconv.FormatInt(n, 10)} }

// Step is one step of a path: a key, or where Key is empty the index of a
// list's entry, from 0.
type Step struct {
	Key   string
	Index int
}

// Path leads from the document's root to a value.
type Path []Step

// Keys makes a path of keys alone.
func Keys(keys ...string) Path {
	path := make(Path, len(keys))
	for i, key := range keys {
		path[i].Key = key
	}
	return path
}

// String writes the path as people do: services[3].owner.
func (p Path) String() string {
	var b strings.Builder
	for i, step := range p {
		switch {
		case step.Key == "":
			b.WriteString("[" + strconv.Itoa(step.Index) + "]")
		case i > 0:
			b.WriteString("." + step.Key)
		default:
			b.WriteString(step.Key)
		}
	}
	return b.String()
}

// Leads reports whether the path leads to other: it is the same path or a step
// above it.
func (p Path) Leads(other Path) bool {
	if len(p) > len(other) {
		return false
	}
	for i, step := range p {
		if step != other[i] {
			return false
		}
	}
	return true
}

func (p Path) clone() Path { return append(make(Path, 0, len(p)+1), p...) }

// Fault is something wrong with the declaration itself, as far as it can be
// seen without knowing the day or the policies.
type Fault struct {
	// Kind says which sort of fault it is; a rule of the data pack reports
	// each kind.
	Kind FaultKind
	// At is the path of the faulty value; empty for a whole file.
	At Path
	// Where is the exact place.
	Where source.Position
	// Because and Remedy are sentences for people.
	Because, Remedy string
	// Level is "warning" or "info" where the fault is milder than its rule.
	Level string
	// Hides is the path of another value that the faulty text may stand for, as a
	// misspelt key stands for the right one. What rests on that value cannot be
	// judged. It is empty where there is none.
	Hides Path
	// Refers are the ids that a faulty reference most likely leads to, and Among the
	// lists they are looked up in. Among is empty where the fault is of no reference,
	// Refers where its ids cannot be made out.
	Refers, Among []string
	// Edit mends the fault, if there is one right way to mend it and no figure,
	// date or name has to be made up for it. Otherwise it is nil.
	Edit *source.Edit
}

// FaultKind is a sort of fault.
type FaultKind string

// The sorts of fault.
const (
	Unreadable  FaultKind = "unreadable"
	Shape       FaultKind = "shape"
	BadDate     FaultKind = "date"
	BadMonth    FaultKind = "month"
	BadAmount   FaultKind = "amount"
	Identifier  FaultKind = "identifier"
	Reference   FaultKind = "reference"
	Placeholder FaultKind = "placeholder"
	Personal    FaultKind = "personal"
	Topic       FaultKind = "topic"
	Total       FaultKind = "total"
)
