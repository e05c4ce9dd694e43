package declaration

import (
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/source"
)

// Kind is the kind of a value.
type Kind uint8

// The kinds of value. A number, a date or a true-or-false that was not written is Null.
// A text, a list or an object that was not written is empty.
const (
	Null Kind = iota
	Bool
	Number
	Text
	List
	Object
)

// Value is a part of the complete document. An object for which the schema names the
// keys has every such key, whether the group wrote it or not.
type Value struct {
	Kind Kind
	Bool bool
	// Text holds a text, or a number in its canonical decimal form.
	Text string
	// Items are a list's entries.
	Items []Value
	// Names and Members are the keys of an object and their values, in the same order.
	// Do not change either: objects share the Members that the group did not write, and
	// if Closed is set, also the slice Names.
	Names   []string
	Members []*Value
	// Closed is set if the group could not add keys of its own: Names is a slice that
	// all objects of this kind share.
	Closed bool

	key, at mark
}

// mark is a position in one of the declaration's files. It is kept small, since every
// value has two.
type mark struct {
	file         int32
	line, column int32
}

func (m mark) written() bool { return m.line > 0 }

// Written reports whether the value is written in a file. Any other value is a default,
// empty, or derived from other values.
func (v *Value) Written() bool { return v.key.written() || v.at.written() }

// Member returns the value of an object's key, or nil if there is no such key.
func (v *Value) Member(name string) *Value {
	for i, have := range v.Names {
		if have == name {
			return v.Members[i]
		}
	}
	return nil
}

// text returns the text of an object's key, or "" if there is none.
func (v *Value) text(name string) string {
	if member := v.Member(name); member != nil && member.Kind == Text {
		return member.Text
	}
	return ""
}

// objectOf returns an object with these keys and values. Its Members point into values.
func objectOf(names []string, values []Value) Value {
	built := Value{Kind: Object, Names: names, Members: make([]*Value, len(values)), Closed: true}
	for i := range values {
		built.Members[i] = &values[i]
	}
	return built
}

func textValue(text string) Value { return Value{Kind: Text, Text: text} }

func numberValue(n int64) Value { return Value{Kind: Number, Text: strconv.FormatInt(n, 10)} }

// Step is one step of a path: a key or, if Key is empty, the index of a list entry,
// from 0.
type Step struct {
	Key   string
	Index int
}

// Path leads from the document's root to a value.
type Path []Step

// Keys returns a path of keys.
func Keys(keys ...string) Path {
	path := make(Path, len(keys))
	for i, key := range keys {
		path[i].Key = key
	}
	return path
}

// String returns the path as people write it, such as services[3].owner.
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

// Leads reports whether the argument is the same path as p, or a path below it.
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

// Fault is something wrong with the declaration that can be seen without knowing the
// day or the policies.
type Fault struct {
	// Kind is the sort of fault. The pack data has a rule for each kind, which reports
	// it.
	Kind FaultKind
	// At is the path of the faulty value. It is empty if the fault is about a whole
	// file.
	At Path
	// Where is the exact position.
	Where source.Position
	// Because is a sentence that says what is wrong. Remedy is one that says what to
	// do.
	Because, Remedy string
	// Level is "warning" or "info" if the fault is less severe than the rule that
	// reports it. Otherwise it is empty.
	Level string
	// Hides is the path of another value that may be missing because of the fault. If
	// `owner` is misspelt as `ownr`, At ends in ownr, and Hides in owner. Results that
	// depend on the value at Hides are not assessed. It is empty if there is no such
	// value.
	Hides Path
	// Refers are the ids that a faulty reference most likely means, if they are known.
	// Among are the lists that have entries with such ids; it is empty if the fault is
	// not about a reference.
	Refers, Among []string
	// Edit mends the fault. It is nil if there is more than one way to mend it, or if a
	// figure, a date or a name would have to be invented.
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
