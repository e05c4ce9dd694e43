package docsgen

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// FiguresSchema returns the JSON Schema of a file for --params, for use in editors. It
// has every figure with its bounds, its default and its description.
func FiguresSchema(figures []rule.Figure) ([]byte, error) {
	root := newSchemaNode()
	for _, figure := range figures {
		node := root
		steps := strings.Split(figure.Key, ".")
		for _, step := range steps[:len(steps)-1] {
			node = node.below(step)
		}
		node.put(steps[len(steps)-1], figureSchema(figure))
	}
	schema := struct {
		Schema string `json:"$schema"`
		Title  string `json:"title"`
		schemaNode
	}{"https://json-schema.org/draft/2020-12/schema", "Figures for dgcheck --params", *root}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(schema)
	return out.Bytes(), err
}

// schemaNode is the JSON Schema of a YAML map. Its properties are figures or further
// maps.
type schemaNode struct {
	Type       string         `json:"type"`
	Properties map[string]any `json:"properties"`
	Additional bool           `json:"additionalProperties"`
}

func newSchemaNode() *schemaNode { return &schemaNode{Type: "object", Properties: map[string]any{}} }

// below returns the child node under a key. It creates the node if it does not exist.
func (n *schemaNode) below(key string) *schemaNode {
	if child, ok := n.Properties[key].(*schemaNode); ok {
		return child
	}
	child := newSchemaNode()
	n.Properties[key] = child
	return child
}

func (n *schemaNode) put(key string, value any) {
	if _, taken := n.Properties[key]; !taken {
		n.Properties[key] = value
	}
}

// figureSchema returns the JSON Schema of one figure.
func figureSchema(figure rule.Figure) map[string]any {
	about := figure.About
	if figure.Unit != "" {
		about = fmt.Sprintf("%s In %s.", about, figure.Unit)
	}
	schema := map[string]any{"description": about}
	switch n, err := strconv.Atoi(figure.Value); {
	case len(figure.OneOf) > 0:
		schema["type"], schema["default"], schema["enum"] = "string", figure.Value, figure.OneOf
	case err == nil:
		schema["type"], schema["default"] = "integer", n
		schema["minimum"], schema["maximum"] = bound(figure.Min, 0), bound(figure.Max, rule.MostFigure)
	case figure.Value == "true" || figure.Value == "false":
		schema["type"], schema["default"] = "boolean", figure.Value == "true"
	default:
		schema["type"], schema["default"] = "string", figure.Value
		if _, isDay := calendar.ParseDay(figure.Value); isDay {
			schema["format"] = "date"
		} else {
			schema["enum"] = []string{rule.Error.String(), rule.Warning.String(), rule.Info.String()}
		}
	}
	return schema
}

// bound returns the whole number that a text contains. If the text is not a number, it
// returns the second argument.
func bound(text string, otherwise int) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return otherwise
}
