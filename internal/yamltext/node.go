// Package yamltext reads YAML that has not been checked. It keeps the text of every
// scalar as it was written, and the position of every node. It refuses input that would
// cost too much time or memory before anything is built from it, and reports where a
// file is broken as exactly as possible. No other package uses yaml.v3.
package yamltext

import (
	"iter"
	"strings"

	"gopkg.in/yaml.v3"
)

// Kind is whether a node is a scalar, a list or a map.
type Kind int

// The kinds of node.
const (
	Scalar Kind = iota
	List
	Map
)

// Node is a checked piece of YAML. An alias is read as the value that it refers to. The
// zero Node is an empty document.
type Node struct{ node *yaml.Node }

func at(node *yaml.Node) Node {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	return Node{node}
}

// Empty reports whether the document is empty.
func (n Node) Empty() bool { return n.node == nil }

// Kind returns the kind of the node.
func (n Node) Kind() Kind {
	switch n.node.Kind {
	case yaml.SequenceNode:
		return List
	case yaml.MappingNode:
		return Map
	}
	return Scalar
}

// Line and Column return the position of the node. Both count from 1; columns count
// characters.
func (n Node) Line() int   { return n.node.Line }
func (n Node) Column() int { return n.node.Column }

// Text returns the scalar's text as it was written, never a converted value: 0123 stays
// 0123, NO stays NO and a date stays a date's text.
func (n Node) Text() string { return n.node.Value }

// Quoted reports whether the scalar was written in quotes or as a block. Such a scalar
// is always text.
func (n Node) Quoted() bool {
	const quoting = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	return n.node.Style&quoting != 0
}

// Null reports whether the scalar is null: empty, ~ or null. Any other text is not
// null, even with the tag !!null.
func (n Node) Null() bool {
	if n.node.Kind != yaml.ScalarNode || n.node.Tag != "!!null" {
		return false
	}
	return n.node.Value == "" || n.node.Value == "~" || strings.EqualFold(n.node.Value, "null")
}

// Tag returns a tag that the author wrote, such as !secret. It returns "" for the tags
// of YAML's own scalars, lists and maps.
func (n Node) Tag() string {
	switch n.node.Tag {
	case "", "!", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!seq", "!!map", "!!merge":
		return ""
	}
	return n.node.Tag
}

// Merge reports whether the node is the merge key, <<.
func (n Node) Merge() bool { return n.node.Tag == "!!merge" }

// Len returns the number of a list's items or a map's keys.
func (n Node) Len() int {
	if n.node.Kind == yaml.MappingNode {
		return len(n.node.Content) / 2
	}
	return len(n.node.Content)
}

// Items returns an iterator over the items of a list.
func (n Node) Items() iter.Seq2[int, Node] {
	return func(yield func(int, Node) bool) {
		for i, item := range n.node.Content {
			if !yield(i, at(item)) {
				return
			}
		}
	}
}

// Entries returns an iterator over the keys and values of a map, in the order in which
// they were written.
func (n Node) Entries() iter.Seq2[Node, Node] {
	return func(yield func(Node, Node) bool) {
		for i := 0; i+1 < len(n.node.Content); i += 2 {
			if !yield(Node{n.node.Content[i]}, at(n.node.Content[i+1])) {
				return
			}
		}
	}
}
