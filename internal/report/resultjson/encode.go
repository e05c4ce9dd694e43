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

// appendValue appends what jsonstream.Marshal writes of one of the types of a result,
// several times as fast: a large part of a run over many groups is spent on it. Lines
// after the first begin with prefix. TestResultsAreWrittenAsJSON holds it to that.
func appendValue(to []byte, v reflect.Value, prefix string) []byte {
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
		return appendValue(to, v.Elem(), prefix)
	case reflect.Slice:
		if v.IsNil() {
			return append(to, "null"...)
		}
		return appendEach(to, '[', v.Len(), ']', prefix, func(to []byte, i int, prefix string) []byte {
			return appendValue(to, v.Index(i), prefix)
		})
	case reflect.Map:
		members := v.Interface().(map[string]jsonStandard)
		keys := slices.Sorted(maps.Keys(members))
		return appendEach(to, '{', len(keys), '}', prefix, func(to []byte, i int, prefix string) []byte {
			return appendValue(append(appendText(to, keys[i]), ": "...), reflect.ValueOf(members[keys[i]]), prefix)
		})
	}
	return appendStruct(to, v, prefix)
}

// appendEach appends the entries of a list or the members of an object, each on a line
// of its own.
func appendEach(to []byte, open byte, n int, end byte, prefix string, entry func(to []byte, i int, prefix string) []byte) []byte {
	to = append(to, open)
	if n == 0 {
		return append(to, end)
	}
	deeper := prefix + "  "
	for i := range n {
		if i > 0 {
			to = append(to, ',')
		}
		to = append(append(to, '\n'), deeper...)
		to = entry(to, i, deeper)
	}
	to = append(append(to, '\n'), prefix...)
	return append(to, end)
}

func appendStruct(to []byte, v reflect.Value, prefix string) []byte {
	members := membersOf(v.Type())
	written := make([]*member, 0, len(members))
	for i := range members {
		if m := &members[i]; !m.omitEmpty || !empty(v.FieldByIndex(m.index)) {
			written = append(written, m)
		}
	}
	return appendEach(to, '{', len(written), '}', prefix, func(to []byte, i int, prefix string) []byte {
		return appendValue(append(to, written[i].head...), v.FieldByIndex(written[i].index), prefix)
	})
}

func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	}
	return v.IsZero()
}

// member is a field of a struct as a member of an object.
type member struct {
	name      string
	head      string // its name in quotes, a colon and a space
	index     []int
	omitEmpty bool
	optional  bool // in a result that is read
	computed  bool // again, from a result that is read
}

var knownMembers sync.Map // reflect.Type -> []member

// membersOf returns the members of a struct, in order. The fields of a struct that is
// embedded are members too.
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

// appendText appends a text in quotes. Most need no escape.
func appendText(to []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0x7f {
			escaped, err := json.Marshal(text)
			if err != nil { // which no text causes
				return append(to, `""`...)
			}
			return append(to, jsonstream.VisibleJSON(escaped)...)
		}
	}
	to = append(to, '"')
	to = append(to, text...)
	return append(to, '"')
}
