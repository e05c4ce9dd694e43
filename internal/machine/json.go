package machine

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// AppendJSON appends a value to a slice as JSON. A set becomes an array. An object key
// that is not a string becomes a string of its text.
func AppendJSON(to []byte, v Value) []byte {
	switch x := v.(type) {
	case bool:
		return strconv.AppendBool(to, x)
	case int64:
		return strconv.AppendInt(to, x, 10)
	case Decimal:
		return append(to, x...)
	case string:
		return appendText(to, x)
	case *Array:
		return appendItems(to, x.items)
	case *Set:
		return appendItems(to, x.Items())
	case *Object:
		to = append(to, '{')
		first := true
		x.All(func(key, value Value) bool {
			if !first {
				to = append(to, ',')
			}
			first = false
			to = append(appendText(to, Text(key)), ':')
			to = AppendJSON(to, value)
			return true
		})
		return append(to, '}')
	}
	return append(to, "null"...)
}

func appendText(to []byte, text string) []byte {
	quoted, err := json.Marshal(text)
	if err != nil { // no text causes an error
		return append(to, `""`...)
	}
	return append(to, quoted...)
}

func appendItems(to []byte, items []Value) []byte {
	to = append(to, '[')
	for i, item := range items {
		if i > 0 {
			to = append(to, ',')
		}
		to = AppendJSON(to, item)
	}
	return append(to, ']')
}

// ReadJSON reads a JSON document as a value. It sets no limit on the size: the caller
// limits the length of the text.
func ReadJSON(r io.Reader) (Value, error) {
	decoder := json.NewDecoder(r)
	decoder.UseNumber()
	var document any
	if err := decoder.Decode(&document); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the document")
	}
	return fromJSON(document), nil
}

func fromJSON(v any) Value {
	switch x := v.(type) {
	case json.Number:
		return Number(x.String())
	case []any:
		items := make([]Value, len(x))
		for i, item := range x {
			items[i] = fromJSON(item)
		}
		return &Array{items}
	case map[string]any:
		o := &Object{own: &dictionary{}}
		keys := make([]string, 0, len(x))
		for key := range x {
			keys = append(keys, key)
		}
		slices.SortFunc(keys, strings.Compare)
		for _, key := range keys {
			o.Put(key, fromJSON(x[key]))
		}
		return o
	case nil:
		return Null{}
	}
	return v // a bool or a string
}
