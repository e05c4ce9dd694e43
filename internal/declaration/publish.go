package declaration

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// Published returns the schema as plain JSON Schema, for editors and validators. It
// leaves out the keywords of our own (x-…). Our own formats become patterns or are left
// out. A choice of types becomes anyOf, which a validator in strict mode accepts.
// Nothing is required at the top, since a declaration may be split into several files.
// Words of a choice may be in any letter case, and the key $schema is allowed.
func Published(schema []byte) ([]byte, error) {
	from := json.NewDecoder(bytes.NewReader(schema))
	from.UseNumber()
	root, err := readOrdered(from)
	if err != nil {
		return nil, fmt.Errorf("the schema cannot be read: %w", err)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(forEachFile(published(root))); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// ordered is a JSON object whose members keep their order.
type ordered []orderedMember

type orderedMember struct {
	name  string
	value any
}

// MarshalJSON returns the object with its members in their order.
func (o ordered) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	out.WriteByte('{')
	for i, member := range o {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := encoder.Encode(member.name); err != nil {
			return nil, err
		}
		out.WriteByte(':')
		if err := encoder.Encode(member.value); err != nil {
			return nil, err
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

func readOrdered(from *json.Decoder) (any, error) {
	token, err := from.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		var object ordered
		for from.More() {
			name, err := from.Token()
			if err != nil {
				return nil, err
			}
			value, err := readOrdered(from)
			if err != nil {
				return nil, err
			}
			object = append(object, orderedMember{fmt.Sprint(name), value})
		}
		_, err = from.Token()
		return object, err
	case json.Delim('['):
		list := []any{}
		for from.More() {
			value, err := readOrdered(from)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		_, err = from.Token()
		return list, err
	}
	return token, nil
}

// forEachFile returns the schema for a single file of a declaration: no key is
// required, and the key $schema is allowed.
func forEachFile(root any) any {
	members, ok := root.(ordered)
	if !ok {
		return root
	}
	var object ordered
	for _, member := range members {
		if properties, ok := member.value.(ordered); ok && member.name == "properties" {
			member.value = append(ordered{{schemaKey, ordered{
				{"type", "string"},
				{"description", "The schema that editors check this file by. It says nothing of the group."},
			}}}, properties...)
		}
		if member.name != "required" {
			object = append(object, member)
		}
	}
	return object
}

// schemaKey is the top-level key that names the schema for editors.
const schemaKey = "$schema"

// published rewrites a schema, and all schemas in it, as Published describes.
func published(value any) any {
	switch v := value.(type) {
	case ordered:
		var object ordered
		words := wordsOf(v)
		if words != nil {
			v = words
		}
		for _, member := range v {
			if words != nil && member.name == "anyOf" { // wordsOf has rewritten it already
				object = append(object, member)
			} else if written, keep := publishedMember(member); keep {
				object = append(object, written)
			}
		}
		return object
	case []any:
		for i := range v {
			v[i] = published(v[i])
		}
	}
	return value
}

func publishedMember(member orderedMember) (orderedMember, bool) {
	switch member.name {
	case "properties", "$defs": // their members are names of our own, not keywords
		named, _ := member.value.(ordered)
		for i := range named {
			named[i].value = published(named[i].value)
		}
		return orderedMember{member.name, named}, true
	case "enum", "const", "default", "examples":
		return member, true
	case "format":
		pattern, known := publishedFormats()[fmt.Sprint(member.value)]
		return orderedMember{"pattern", pattern}, known
	case "type":
		if types, several := member.value.([]any); several {
			choice := make([]any, len(types))
			for i, one := range types {
				choice[i] = ordered{{"type", one}}
			}
			return orderedMember{"anyOf", choice}, true
		}
	}
	return orderedMember{member.name, published(member.value)}, !strings.HasPrefix(member.name, "x-")
}

// publishedFormats returns the patterns of the formats that have only one way of
// writing. Months, amounts and others have several, for which there is no pattern.
func publishedFormats() map[string]string {
	return map[string]string{
		"date": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
		"slug": "^[a-z0-9][a-z0-9-]{0,62}$",
	}
}
