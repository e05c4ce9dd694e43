package machine

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// texts returns the builtins on strings.
func texts() map[string]builtin {
	return map[string]builtin{
		"lower":           ofText(func(t string) Value { return strings.ToLower(t) }),
		"upper":           ofText(func(t string) Value { return strings.ToUpper(t) }),
		"trim_space":      ofText(func(t string) Value { return strings.TrimSpace(t) }),
		"strings.reverse": ofText(func(t string) Value { return backwards(t) }),
		"contains":        ofTwo(func(t, u string) Value { return strings.Contains(t, u) }),
		"startswith":      ofTwo(func(t, u string) Value { return strings.HasPrefix(t, u) }),
		"endswith":        ofTwo(func(t, u string) Value { return strings.HasSuffix(t, u) }),
		"trim":            ofTwo(func(t, u string) Value { return strings.Trim(t, u) }),
		"trim_left":       ofTwo(func(t, u string) Value { return strings.TrimLeft(t, u) }),
		"trim_right":      ofTwo(func(t, u string) Value { return strings.TrimRight(t, u) }),
		"trim_prefix":     ofTwo(func(t, u string) Value { return strings.TrimPrefix(t, u) }),
		"trim_suffix":     ofTwo(func(t, u string) Value { return strings.TrimSuffix(t, u) }),
		"strings.count":   ofTwo(func(t, u string) Value { return int64(strings.Count(t, u)) }),
		"split":           ofTwo(split),
		"replace": func(a []Value) (Value, error) {
			t, err := stringsOf(a)
			if err != nil {
				return nil, err
			}
			if t[1] == "" {
				return strings.NewReplacer(t[1], t[2]).Replace(t[0]), nil
			}
			return strings.ReplaceAll(t[0], t[1], t[2]), nil
		},
		"indexof":                  indexOf,
		"substring":                substring,
		"concat":                   concat,
		"format_int":               formatInt,
		"sprintf":                  sprintf,
		"internal.template_string": template,
	}
}

// ofText returns a builtin with one operand, a string.
func ofText(compute func(text string) Value) builtin {
	return func(a []Value) (Value, error) {
		text, ok := a[0].(string)
		if !ok {
			return nil, wrongType(1, a[0], "string")
		}
		return compute(text), nil
	}
}

// ofTwo returns a builtin with two operands, both strings.
func ofTwo(compute func(text, other string) Value) builtin {
	return func(a []Value) (Value, error) {
		text, ok := a[0].(string)
		if !ok {
			return nil, wrongType(1, a[0], "string")
		}
		other, ok := a[1].(string)
		if !ok {
			return nil, wrongType(2, a[1], "string")
		}
		return compute(text, other), nil
	}
}

func stringsOf(a []Value) ([]string, error) {
	all := make([]string, len(a))
	for i := range a {
		text, ok := a[i].(string)
		if !ok {
			return nil, wrongType(i+1, a[i], "string")
		}
		all[i] = text
	}
	return all, nil
}

func arrayOf(texts []string) *Array {
	all := make([]Value, len(texts))
	for i, text := range texts {
		all[i] = text
	}
	return &Array{all}
}

func backwards(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeLastRuneInString(text)
		b.WriteRune(r)
		text = text[:len(text)-size]
	}
	return b.String()
}

func split(text, separator string) Value {
	if !strings.Contains(text, separator) {
		return NewArray(text)
	}
	return arrayOf(strings.Split(text, separator))
}

func indexOf(a []Value) (Value, error) {
	text, ok := a[0].(string)
	if !ok {
		return nil, wrongType(1, a[0], "string")
	}
	search, ok := a[1].(string)
	if !ok {
		return nil, wrongType(2, a[1], "string")
	}
	if search == "" {
		return nil, errors.New("empty search character")
	}
	at := strings.Index(text, search)
	if at < 0 {
		return int64(-1), nil
	}
	return int64(utf8.RuneCountInString(text[:at])), nil
}

func substring(a []Value) (Value, error) {
	text, ok := a[0].(string)
	if !ok {
		return nil, wrongType(1, a[0], "string")
	}
	from, ok := whole(a[1])
	if !ok {
		return nil, wrongType(2, a[1], "integer")
	}
	length, ok := whole(a[2])
	if !ok {
		return nil, wrongType(3, a[2], "integer")
	}
	if from < 0 {
		return nil, errors.New("negative offset")
	}
	if isASCII(text) {
		n := int64(len(text))
		from = min(from, n)
		if length < 0 {
			length = n
		}
		return text[from : from+min(length, n-from)], nil
	}
	runes := []rune(text)
	n := int64(len(runes))
	from = min(from, n)
	switch {
	case from == 0 && (length < 0 || length >= n):
		return text, nil
	case length < 0:
		length = n
	}
	return string(runes[from : from+min(length, n-from)]), nil
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func concat(a []Value) (Value, error) {
	separator, ok := a[0].(string)
	if !ok {
		return nil, wrongType(1, a[0], "string")
	}
	parts, err := items(a[1])
	if err != nil {
		return nil, wrongType(2, a[1], "set or array")
	}
	all := make([]string, len(parts))
	for i, part := range parts {
		if all[i], ok = part.(string); !ok {
			return nil, wrongType(2, part, "string")
		}
	}
	return strings.Join(all, separator), nil
}

func formatInt(a []Value) (Value, error) {
	if !isNumber(a[0]) {
		return nil, wrongType(1, a[0], "number")
	}
	base, ok := a[1].(int64) // OPA refuses 10.0 and 1e1
	if !ok || base != 2 && base != 8 && base != 10 && base != 16 {
		return nil, errors.New("operand 2 must be one of {2, 8, 10, 16}")
	}
	n, ok := new(big.Int).SetString(textOf(a[0]), 10)
	if !ok {
		n, _ = float(a[0]).Int(nil)
	}
	return n.Text(int(base)), nil
}

func sprintf(a []Value) (Value, error) {
	format, ok := a[0].(string)
	if !ok {
		return nil, wrongType(1, a[0], "string")
	}
	values, ok := a[1].(*Array)
	if !ok {
		return nil, wrongType(2, a[1], "array")
	}
	args := make([]any, len(values.items))
	for i, v := range values.items {
		args[i] = printable(v)
	}
	return fmt.Sprintf(format, args...), nil
}

// printable returns a value as OPA passes it to fmt: a whole number as an int64 or a
// *big.Int, a number with a fraction or an exponent as a float64 if it fits, and
// anything else as text.
func printable(v Value) any {
	switch x := v.(type) {
	case int64:
		return x
	case Decimal:
		if f, err := strconv.ParseFloat(string(x), 64); err == nil && strings.ContainsAny(string(x), ".eE") {
			return f
		}
		if strings.ContainsAny(string(x), ".eE") {
			return string(x)
		}
		if n, ok := whole(x); ok {
			return n
		}
		if n, ok := new(big.Int).SetString(string(x), 10); ok {
			return n
		}
		return string(x)
	}
	return Text(v)
}

// template joins the parts of a template string. An expression in the string arrives as
// a set: it has the value as its member, or is empty if the value is undefined.
func template(a []Value) (Value, error) {
	parts, ok := a[0].(*Array)
	if !ok {
		return nil, wrongType(1, a[0], "array")
	}
	var b strings.Builder
	for _, part := range parts.items {
		computed, ok := part.(*Set)
		switch {
		case !ok && kind(part) > kind(""):
			return nil, wrongType(1, part, "a set or a scalar")
		case !ok:
			b.WriteString(Text(part))
			continue
		}
		switch values := computed.Items(); len(values) {
		case 0:
			b.WriteString("<undefined>")
		case 1:
			b.WriteString(Text(values[0]))
		default:
			return nil, errors.New("template-strings must not produce multiple outputs")
		}
	}
	return b.String(), nil
}
