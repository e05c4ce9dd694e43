package machine

import (
	"strconv"
	"strings"
)

// Text returns a value as Rego prints it in a template string: a string without quotes,
// and any other value in Rego's notation.
func Text(v Value) string {
	if text, ok := v.(string); ok {
		return text
	}
	return Notation(v)
}

// Notation returns a value as written in Rego, with quotes around strings.
func Notation(v Value) string {
	var b strings.Builder
	notate(&b, v)
	return b.String()
}

// notate writes a value as written in Rego, with quotes around strings.
func notate(b *strings.Builder, v Value) {
	switch x := v.(type) {
	case Null:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(x))
	case int64, Decimal:
		b.WriteString(textOf(v))
	case string:
		b.WriteString(strconv.Quote(x))
	case *Array:
		notateList(b, "[", x.items, "]")
	case *Set:
		if len(x.items) == 0 {
			b.WriteString("set()")
			return
		}
		notateList(b, "{", x.Items(), "}")
	case *Object:
		b.WriteByte('{')
		first := true
		x.All(func(key, value Value) bool {
			if !first {
				b.WriteString(", ")
			}
			first = false
			notate(b, key)
			b.WriteString(": ")
			notate(b, value)
			return true
		})
		b.WriteByte('}')
	}
}

func notateList(b *strings.Builder, open string, items []Value, end string) {
	b.WriteString(open)
	for i, item := range items {
		if i > 0 {
			b.WriteString(", ")
		}
		notate(b, item)
	}
	b.WriteString(end)
}
