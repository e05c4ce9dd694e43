package resultjson

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
)

// appendValue appends the JSON of a value that is part of a result. It gives the same
// bytes as jsonstream.Marshal (TestResultsAreWrittenAsJSON checks this) and is several
// times as fast. Without it, a run over many groups spends much of its time on JSON.
// Lines after the first begin with indent spaces.
func appendValue(to []byte, v reflect.Value, indent int) []byte {
	switch v.Kind() {
	case reflect.String:
		return appendText(to, v.String())
	case reflect.Bool:
		return strconv.AppendBool(to, v.Bool())
	case reflect.Int:
		return strconv.AppendInt(to, v.Int(), 10)
	case reflect.Pointer:
		if v.IsNil() {
			return append(to, "null"...)
		}
		return appendValue(to, v.Elem(), indent)
	case reflect.Slice:
		return appendList(to, v, indent)
	case reflect.Map:
		members := v.Interface().(map[string]jsonStandard)
		to = append(to, '{')
		for i, key := range slices.Sorted(maps.Keys(members)) {
			to = append(appendText(appendLine(to, i, indent), key), ": "...)
			to = appendValue(to, reflect.ValueOf(members[key]), indent+step)
		}
		return append(appendEnd(to, len(members), indent), '}')
	}
	return appendStruct(to, v, indent)
}

// step is the number of spaces by which the content of a list or an object is indented.
const step = 2

// appendLine begins the line of an entry of a list or object. i is the index of the
// entry; a comma is put before every entry but the first. indent is that of the list.
func appendLine(to []byte, i, indent int) []byte {
	if i > 0 {
		to = append(to, ',')
	}
	return appendBreak(to, indent+step)
}

// appendEnd begins the line with the closing bracket of a list or object of n entries.
func appendEnd(to []byte, n, indent int) []byte {
	if n == 0 {
		return to
	}
	return appendBreak(to, indent)
}

func appendBreak(to []byte, indent int) []byte {
	const spaces = "                                "
	to = append(to, '\n')
	for ; indent > len(spaces); indent -= len(spaces) {
		to = append(to, spaces...)
	}
	return append(to, spaces[:indent]...)
}

func appendList(to []byte, v reflect.Value, indent int) []byte {
	if v.IsNil() {
		return append(to, "null"...)
	}
	to = append(to, '[')
	for i := range v.Len() {
		to = appendValue(appendLine(to, i, indent), v.Index(i), indent+step)
	}
	return append(appendEnd(to, v.Len(), indent), ']')
}

func appendStruct(to []byte, v reflect.Value, indent int) []byte {
	members := membersOf(v.Type())
	to = append(to, '{')
	written := 0
	for i := range members {
		field := v.FieldByIndex(members[i].index)
		if members[i].omitEmpty && empty(field) {
			continue
		}
		to = append(appendLine(to, written, indent), members[i].head...)
		to = appendValue(to, field, indent+step)
		written++
	}
	return append(appendEnd(to, written, indent), '}')
}

func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	}
	return v.IsZero()
}

// member is a struct field as a member of a JSON object.
type member struct {
	name      string
	head      string // its name in quotes, a colon and a space
	index     []int
	omitEmpty bool
	optional  bool // may be missing in a result that is read
	computed  bool // computed again when a result is read, so not read itself
}

var knownMembers sync.Map // reflect.Type -> []member

// membersOf returns the members for a struct type, in order, including those of
// embedded structs. It caches them.
func membersOf(t reflect.Type) []member {
	if known, ok := knownMembers.Load(t); ok {
		return known.([]member)
	}
	var members []member
	for _, field := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "" {
			continue
		}
		members = append(members, member{
			name: name, head: strconv.Quote(name) + ": ", index: field.Index, omitEmpty: options == "omitempty",
			optional: field.Tag.Get("read") == "optional", computed: field.Tag.Get("read") == "computed",
		})
	}
	knownMembers.Store(t, members)
	return members
}

// appendText appends a text as a JSON string to the bytes in to, and returns them. Most
// texts need no escape, which is the fast path.
func appendText(to []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0x7f {
			escaped, err := json.Marshal(text)
			if err != nil { // cannot happen for a string
				return append(to, `""`...)
			}
			return append(to, jsonstream.VisibleJSON(escaped)...)
		}
	}
	to = append(to, '"')
	to = append(to, text...)
	return append(to, '"')
}
