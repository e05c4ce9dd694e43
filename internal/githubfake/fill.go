package githubfake

import (
	"slices"
	"strings"
)

// fill returns an answer with each property added that its schema requires and the
// handler has not set. The value of such a property is from neutral. Properties that
// are set stay unchanged.
func (c *contract) fill(schema map[string]any, value any) any {
	schema = c.plain(schema, value)
	switch value := value.(type) {
	case map[string]any:
		properties, _ := schema["properties"].(map[string]any)
		for name, property := range properties {
			property := property.(map[string]any)
			if had, ok := value[name]; ok {
				value[name] = c.fill(property, had)
			} else if requires(schema, name) {
				value[name] = c.neutral(property)
			}
		}
	case []any:
		if items, ok := schema["items"].(map[string]any); ok {
			for i := range value {
				value[i] = c.fill(items, value[i])
			}
		}
	}
	return value
}

// plain returns a schema without "$ref" and "anyOf": it follows references, and of
// several alternatives it chooses the first that fits the type of value.
func (c *contract) plain(schema map[string]any, value any) map[string]any {
	if reference, ok := schema["$ref"].(string); ok {
		return c.plain(c.schema(strings.TrimPrefix(reference, "#/definitions/")), value)
	}
	alternatives, ok := schema["anyOf"].([]any)
	if !ok {
		return schema
	}
	_, object := value.(map[string]any)
	for _, alternative := range alternatives {
		candidate := c.plain(alternative.(map[string]any), value)
		if is(candidate, "object") == object {
			return candidate
		}
	}
	return c.plain(alternatives[0].(map[string]any), value)
}

// neutral returns a value that a schema allows: null if possible, and otherwise for
// example "", 0 or an empty list.
func (c *contract) neutral(schema map[string]any) any {
	if alternatives, ok := schema["anyOf"].([]any); ok {
		for _, alternative := range alternatives {
			if is(c.plain(alternative.(map[string]any), nil), "null") {
				return nil
			}
		}
		return c.neutral(alternatives[0].(map[string]any))
	}
	schema = c.plain(schema, nil)
	if values, ok := schema["enum"].([]any); ok && !is(schema, "null") {
		return values[0]
	}
	switch {
	case is(schema, "null"):
		return nil
	case is(schema, "string"):
		return neutralText(schema["format"])
	case is(schema, "integer"), is(schema, "number"):
		return 0
	case is(schema, "boolean"):
		return false
	case is(schema, "array"):
		return []any{}
	}
	return c.fill(schema, map[string]any{})
}

func neutralText(format any) string {
	switch format {
	case "uri":
		return "https://api.github.com/"
	case "date-time":
		return "2026-11-22T09:00:00Z"
	}
	return ""
}

func is(schema map[string]any, kind string) bool {
	switch types := schema["type"].(type) {
	case string:
		return types == kind
	case []any:
		return slices.Contains(types, any(kind))
	}
	return false
}

func requires(schema map[string]any, name string) bool {
	required, _ := schema["required"].([]any)
	return slices.Contains(required, any(name))
}

func (c *contract) schema(name string) map[string]any { return c.schemas[name].(map[string]any) }
