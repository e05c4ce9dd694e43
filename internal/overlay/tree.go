package overlay

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// value is a value in a declaration that can be changed. A list has items, a map has
// members, and anything else is a scalar.
type value struct {
	kind    yamltext.Kind
	text    string // the text of a scalar, as written
	quoted  bool
	items   []value
	members []member
}

// member is a key of a map with its value.
type member struct {
	key, value value
}

// valueOf returns a changeable copy of a YAML node. It returns an error for an explicit
// tag such as !secret, since the copy cannot keep it.
func valueOf(node yamltext.Node) (value, error) {
	if node.Tag() != "" {
		return value{}, fmt.Errorf("line %d: the tag %s has no meaning in a declaration", node.Line(), node.Tag())
	}
	v := value{kind: node.Kind()}
	switch v.kind {
	case yamltext.List:
		for _, item := range node.Items() {
			copied, err := valueOf(item)
			if err != nil {
				return v, err
			}
			v.items = append(v.items, copied)
		}
	case yamltext.Map:
		for key, entry := range node.Entries() {
			copied, err := valueOf(entry)
			if err != nil {
				return v, err
			}
			if key.Kind() != yamltext.Scalar {
				return v, fmt.Errorf("line %d: a key is a word, not a list or keys of its own", key.Line())
			}
			v.members = append(v.members, member{keyOf(key), copied})
		}
	default:
		v.text, v.quoted = node.Text(), node.Quoted()
	}
	return v, nil
}

// keyOf returns a copy of a map key. An empty key counts as quoted, since it has to be
// written with quotes.
func keyOf(node yamltext.Node) value {
	return value{text: node.Text(), quoted: node.Quoted() || node.Text() == ""}
}

// equal reports whether two values are the same. Block or flow style makes no
// difference, nor do quotes that do not change what a scalar means.
func (v value) equal(other value) bool {
	if v.kind != other.kind || v.text != other.text || v.quoted != other.quoted && v.special() {
		return false
	}
	return slices.EqualFunc(v.items, other.items, value.equal) &&
		slices.EqualFunc(v.members, other.members, func(x, y member) bool {
			return x.key.text == y.key.text && x.value.equal(y.value)
		})
}

// special reports whether quotes would change the meaning of a scalar, such as a
// number, null or true. With quotes it is a text.
func (v value) special() bool {
	switch strings.ToLower(v.text) {
	case "", "~", "null", "true", "false":
		return true
	}
	_, err := strconv.ParseFloat(v.text, 64)
	return err == nil
}

// member returns the index of a key in a map, or -1.
func (v value) member(key string) int {
	return slices.IndexFunc(v.members, func(m member) bool { return m.key.text == key })
}

// name returns the name of a list entry in a path: its id, or else the value of its
// first key, or else its own text. It returns "" if there is none of these. A path can
// then give only the entry's number.
func (v value) name() string {
	if v.kind == yamltext.Scalar {
		return v.text
	}
	if v.kind == yamltext.List || len(v.members) == 0 {
		return ""
	}
	named := v.members[0].value
	if i := v.member("id"); i >= 0 {
		named = v.members[i].value
	}
	if named.kind != yamltext.Scalar {
		return ""
	}
	return named.text
}

// named returns the index of the first list entry with the given name, or -1.
func (v value) named(name string) int {
	return slices.IndexFunc(v.items, func(item value) bool { return item.name() == name })
}

// item returns the index of the list entry with the given name. If no entry has it and
// name is a number, it returns the index of the entry with that number, counted from 1.
// Otherwise it returns -1.
func (v value) item(name string) int {
	if i := v.named(name); i >= 0 {
		return i
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(v.items) {
		return n - 1
	}
	return -1
}

// clone returns a copy that can be changed without changing v.
func (v value) clone() value {
	v.items, v.members = slices.Clone(v.items), slices.Clone(v.members)
	for i := range v.items {
		v.items[i] = v.items[i].clone()
	}
	for i := range v.members {
		v.members[i].value = v.members[i].value.clone()
	}
	return v
}
