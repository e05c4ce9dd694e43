package yamltext

import (
	"fmt"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

// The limits of one file. They are far above what a declaration needs, and keep a
// hostile file from costing much time or memory.
const (
	MaxNodes    = 50_000
	MaxDepth    = 64
	MaxScalar   = 64 << 10
	MaxKeys     = 10_000
	MaxAliased  = 10_000
	maxProblems = 20
)

// check walks every node of a document once, and returns the problems for which the
// file is refused. The argument lines is the number of lines in the file.
func check(root *yaml.Node, lines int) []Problem {
	c := &checker{lines: lines, open: map[*yaml.Node]bool{}, referred: map[*yaml.Node]bool{}}
	c.node(root, 1)
	c.idleAnchors()
	return c.problems
}

// idleAnchors reports anchors (`&name`) that no alias refers to. Most likely a text was
// meant to begin with an ampersand, and YAML takes its first word away as an anchor.
func (c *checker) idleAnchors() {
	for _, node := range c.anchored {
		if !c.stopped && !c.referred[node] {
			c.report(node, fmt.Sprintf("YAML takes `&%s` for a mark that others refer to, and nothing does.", clip(node.Anchor)),
				fmt.Sprintf("Put the text in quotes, as in `%s`, or take the mark out.", Quoted(clip("&"+node.Anchor+" "+node.Value))))
		}
	}
}

type checker struct {
	lines          int
	nodes, aliased int
	inAlias        int
	outermost      *yaml.Node // the alias that is being followed, if any
	open           map[*yaml.Node]bool
	anchored       []*yaml.Node
	referred       map[*yaml.Node]bool
	problems       []Problem
	stopped        bool
}

// stop records a problem and ends the walk, because the rest cannot be read safely.
func (c *checker) stop(node *yaml.Node, because, remedy string) {
	c.report(node, because, remedy)
	c.stopped = true
}

func (c *checker) report(node *yaml.Node, because, remedy string) {
	if c.inAlias > 0 {
		node = c.outermost
	}
	c.problems = append(c.problems, Problem{Line: node.Line, Column: node.Column, Because: because, Remedy: remedy})
	c.stopped = c.stopped || len(c.problems) >= maxProblems
}

func (c *checker) node(node *yaml.Node, depth int) {
	if node.Line > c.lines {
		// yaml.v3 places a key without text at the line after the last one.
		node.Line, node.Column = c.lines, 1
	}
	if c.stopped || !c.counted(node, depth) {
		return
	}
	switch node.Kind {
	case yaml.AliasNode:
		c.alias(node, depth)
	case yaml.ScalarNode:
		if node.Anchor != "" && c.inAlias == 0 {
			c.anchored = append(c.anchored, node)
		}
		if len(node.Value) > MaxScalar {
			c.stop(node, fmt.Sprintf("This text is longer than %d KiB.", MaxScalar>>10), "Keep the long text in a document of its own and give its link here.")
		}
	case yaml.MappingNode:
		if c.inAlias == 0 {
			c.keys(node)
		}
		c.content(node, depth)
	case yaml.SequenceNode:
		c.content(node, depth)
	}
}

func (c *checker) counted(node *yaml.Node, depth int) bool {
	c.nodes++
	if c.inAlias > 0 {
		c.aliased++
	}
	switch {
	case depth > MaxDepth:
		c.stop(node, fmt.Sprintf("Lists and keys are nested more than %d deep here.", MaxDepth), "Check the brackets and the indentation of the lines above.")
	case c.nodes > MaxNodes:
		c.stop(node, fmt.Sprintf("The file holds more than %d values.", MaxNodes), "Split it into several files in the same folder.")
	case c.aliased > MaxAliased:
		c.stop(node, fmt.Sprintf("References (`*name`) repeat more than %d values.", MaxAliased), "Write the values out where they are needed.")
	}
	return !c.stopped
}

func (c *checker) content(node *yaml.Node, depth int) {
	c.open[node] = true
	for _, child := range node.Content {
		c.node(child, depth+1)
	}
	delete(c.open, node)
}

func (c *checker) alias(node *yaml.Node, depth int) {
	if c.open[node.Alias] {
		c.stop(node, fmt.Sprintf("`*%s` refers to a value that contains it, so it would never end.", node.Value), "Write the value out instead of referring to it.")
		return
	}
	if c.inAlias == 0 {
		c.outermost = node
	}
	c.referred[node.Alias] = true
	c.inAlias++
	c.node(node.Alias, depth)
	c.inAlias--
}

// keys reports keys that are not plain text, and keys given twice, with both lines. It
// takes time linear in the number of keys.
func (c *checker) keys(node *yaml.Node) {
	if len(node.Content)/2 > MaxKeys {
		c.stop(node, fmt.Sprintf("More than %d keys stand side by side here.", MaxKeys), "Use a list, or split the file.")
		return
	}
	seen := make(map[string]int, len(node.Content)/2) // the index in Content of each key's first use
	for i := 0; i+1 < len(node.Content) && !c.stopped; i += 2 {
		key := node.Content[i]
		if key.Kind != yaml.ScalarNode {
			c.report(key, "A key must be a single word, not a list, a map or a reference.", "Write the key as plain text.")
			continue
		}
		if strings.HasPrefix(key.Value, "-") && hyphenKey.MatchString(key.Value) && plain(key) {
			c.report(key, "A space is missing after the hyphen.", "Write `- "+clip(key.Value[1:])+":`, with a space after the hyphen.")
			continue
		}
		if first, twice := seen[key.Value]; twice {
			c.report(key, fmt.Sprintf("The key `%s` is given twice: here and on line %d.", clip(key.Value), node.Content[first].Line),
				oneOfTwo(clip(key.Value), node.Content[first].Line, node.Content[first+1], node.Content[i+1]))
			continue
		}
		seen[key.Value] = i
	}
}

// oneOfTwo returns the remedy for a key that is given twice. The argument line is the
// line where it is given first. The last two arguments are its two values. If both are
// lists or maps, the remedy keeps the content of both.
func oneOfTwo(key string, line int, first, second *yaml.Node) string {
	const block = yaml.MappingNode | yaml.SequenceNode
	empty := func(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }
	switch {
	case empty(first) || empty(second):
		return fmt.Sprintf("Take away the line `%s:` that has nothing below it, and keep the other.", key)
	case first.Kind&block != 0 && first.Kind == second.Kind:
		return fmt.Sprintf("Put both under one `%s:`: move what stands below this line to what stands below line %d, and take this line away.", key, line)
	}
	return "Keep one of the two."
}

// hyphenKey matches a key such as "-id", which lacks the space after the hyphen of a
// list entry.
var hyphenKey = regexp.MustCompile(`^-[A-Za-z_][\w-]*$`)

// clip cuts a text after 60 characters, so that a sentence can quote it.
func clip(text string) string {
	const most = 60
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
