package declaration

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Schema is the JSON Schema of declarations in the form that Load uses. It can read any
// number of declarations.
type Schema struct {
	root    *shape
	words   *words
	finance financeKeys
}

// node is a node of the JSON Schema as it is written.
type node struct {
	Ref        string            `json:"$ref"`
	Defs       map[string]*node  `json:"$defs"`
	Type       typeNames         `json:"type"`
	Format     string            `json:"format"`
	Title      string            `json:"title"`
	Enum       []any             `json:"enum"`
	Const      any               `json:"const"`
	Default    any               `json:"default"`
	Minimum    *int64            `json:"minimum"`
	Maximum    *int64            `json:"maximum"`
	Items      *node             `json:"items"`
	Properties map[string]*node  `json:"properties"`
	Required   []string          `json:"required"`
	Additional json.RawMessage   `json:"additionalProperties"`
	OneOf      []*node           `json:"oneOf"`
	XKind      string            `json:"x-kind"`
	XKey       string            `json:"x-key"`
	XRef       names             `json:"x-ref"`
	XPast      bool              `json:"x-past"`
	XNear      bool              `json:"x-near"`
	XAfter     string            `json:"x-after"`
	XPost      bool              `json:"x-post"`
	XAliases   map[string]string `json:"x-aliases"`
	XHints     map[string]string `json:"x-hints"`
	XLenient   bool              `json:"x-lenient"`
	XRows      bool              `json:"x-rows"`
}

// names is a list of words. In JSON, a list of one word may be written as a string.
type names []string

func (n *names) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		*n = names{one}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(n))
}

type typeNames = names

// ReadSchema reads the JSON Schema of declarations, and the word lists of words.yaml.
// It knows the parts of JSON Schema that this schema uses. It returns an error for any
// other part, since a value would go unchecked.
func ReadSchema(text, wordLists []byte) (*Schema, error) {
	var root node
	if err := json.Unmarshal(text, &root); err != nil {
		return nil, fmt.Errorf("read declaration schema: %w", err)
	}
	words, err := readWords(wordLists)
	if err != nil {
		return nil, fmt.Errorf("read words: %w", err)
	}
	r := &schemaReader{defs: root.Defs}
	shape := r.shape(&root, "declaration")
	if r.err != nil {
		return nil, fmt.Errorf("read declaration schema: %w", r.err)
	}
	return &Schema{root: shape, words: words, finance: namesOfFinance()}, nil
}

// DefaultPacks returns the packs whose rules check a group that names no packs.
func (s *Schema) DefaultPacks() []string {
	return strings.Fields(s.root.fields["group"].fields["packs"].initial)
}

type schemaReader struct {
	defs map[string]*node
	err  error
}

func (r *schemaReader) fail(format string, args ...any) *shape {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
	return &shape{}
}

func (r *schemaReader) shape(n *node, label string) *shape {
	s := r.base(n, label)
	r.overlay(s, n)
	s.blank = blankOf(s)
	return s
}

// base returns the shape that a node's type, $ref or oneOf gives. The argument label is
// the name of the value in messages.
func (r *schemaReader) base(n *node, label string) *shape {
	switch {
	case n.Ref != "":
		target := r.defs[strings.TrimPrefix(n.Ref, "#/$defs/")]
		if target == nil {
			return r.fail("%s: no definition %s", label, n.Ref)
		}
		return r.shape(target, label)
	case len(n.OneOf) == 2:
		return r.union(n.OneOf[0], n.OneOf[1], label)
	case len(n.OneOf) > 0:
		return r.fail("%s: oneOf has %d forms, two are understood", label, len(n.OneOf))
	}
	s := &shape{label: label, format: n.Format}
	switch strings.Join(n.Type, ",") {
	case "object":
		s.kind = objectShape
		r.object(s, n)
	case "array":
		s.kind = listShape
		if n.Items == nil {
			return r.fail("%s: an array without items", label)
		}
		s.items = r.shape(n.Items, label)
	case "string", "number,string", "number,string,null":
		s.kind = textShape
	case "boolean":
		s.kind = boolShape
	case "integer":
		s.kind = integerShape
	case "number":
		s.kind = numberShape
	case "":
		s.kind = anyShape
	default:
		return r.fail("%s: type %v is not understood", label, n.Type)
	}
	return s
}

// overlay sets the fields of a shape that come from keywords beside a node's type, $ref
// or oneOf, such as enum, default and x-kind.
func (r *schemaReader) overlay(s *shape, n *node) {
	for _, value := range n.Enum {
		s.enum = append(s.enum, fmt.Sprint(value))
	}
	if n.Default != nil {
		if text, ok := n.Default.(string); ok {
			s.initial = text
		}
		if list, ok := n.Default.([]any); ok && s.kind == listShape {
			for _, item := range list {
				s.initial = strings.TrimPrefix(s.initial+"\n"+fmt.Sprint(item), "\n")
			}
		}
	}
	if n.XKind != "" {
		s.entity, s.key = n.XKind, "id"
	}
	if n.XKey != "" {
		s.key = n.XKey
	}
	if n.XKind != "" {
		s.items = s.items.asEntry()
		s.items.label = s.entity
	}
	if n.Minimum != nil {
		s.least = n.Minimum
	}
	if n.Maximum != nil {
		s.most = n.Maximum
	}
	if n.XRef != nil {
		s.refs = n.XRef
	}
	if n.XAliases != nil {
		s.aliases = n.XAliases
	}
	if n.XHints != nil {
		s.hints = n.XHints
	}
	s.past = s.past || n.XPast
	s.near = s.near || n.XNear
	if n.XAfter != "" {
		s.after = n.XAfter
	}
	s.post = s.post || n.XPost
	s.lenient = s.lenient || n.XLenient
	s.rows = s.rows || n.XRows
}

func (r *schemaReader) object(s *shape, n *node) {
	s.needed = n.Required
	s.fields = make(map[string]*shape, len(n.Properties))
	for name, property := range n.Properties {
		s.fields[name] = r.shape(property, name)
	}
	switch text := string(n.Additional); text {
	case "false":
	case "", "true":
		s.values = &shape{kind: anyShape, label: s.label}
	default:
		var values node
		if err := json.Unmarshal(n.Additional, &values); err != nil {
			r.fail("%s: additionalProperties: %v", s.label, err)
			return
		}
		s.values = r.shape(&values, s.label)
	}
	s.post = n.XPost
	for name, field := range s.fields {
		if field.after != "" {
			s.ends = append(s.ends, name)
		}
		if field.carries() {
			s.carriers = append(s.carriers, name)
		}
	}
	slices.Sort(s.carriers)
	slices.Sort(s.ends)
	s.setNames(totalNames(s))
}

// union returns the shape for a oneOf of two forms. It knows the combinations that the
// schema uses.
func (r *schemaReader) union(first, second *node, label string) *shape {
	switch a := r.shape(first, label); {
	case second.Const == "none" && a.kind == listShape:
		a.none = true
		return a
	case a.kind == boolShape && slices.Equal(second.Type, []string{"array"}):
		return &shape{kind: anyShape, label: label, mixed: true}
	case slices.Equal(second.Type, []string{"string"}) && a.kind == objectShape:
		a.asText = true
		return a
	case slices.Equal(second.Type, []string{"array"}) && a.post:
		// A list of two posts is accepted here, although a post must be one post: the
		// rule that refuses it can explain why.
		a.single = true
		return a
	case slices.Equal(second.Type, []string{"array"}):
		return &shape{kind: listShape, label: label, items: a, single: true}
	}
	return r.fail("%s: oneOf is not of a form that is understood", label)
}
