package yamltext

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Unknown counts the keys of a document that its reader does not know. It decides
// between several depths at which a line can stand.
type Unknown func(root Node) int

// mostDepths bounds how many depths of a line are tried.
const mostDepths = 12

// untabbed returns a line that is indented with a tab at every depth at which it can
// stand, the likeliest first: that of the spaces beside the tab, one step deeper than
// a line above that opens a block, beside the lines above.
func untabbed(lines [][]byte, number int) []string {
	line := string(bytes.TrimSuffix(lines[number-1], []byte("\r")))
	text := strings.TrimLeft(line, " \t")
	before := line[:len(line)-len(text)]
	above, below := neighbour(lines, number, -1), neighbour(lines, number, 1)
	var depths []int
	add := func(depth int) {
		if !slices.Contains(depths, depth) {
			depths = append(depths, depth)
		}
	}
	spaces, tabs := strings.Count(before, " "), strings.Count(before, "\t")
	if strings.HasPrefix(before, "\t") && spaces > 0 {
		add(spaces)
	}
	if opens(above) {
		if under := besideBelow(text, below); under > keyDepth(above) {
			add(under)
		}
		add(keyDepth(above) + len("  "))
	}
	if strings.HasPrefix(before, "\t") {
		add(spaces + tabs*len("  "))
	}
	for _, depth := range openDepths(lines, number, strings.HasPrefix(text, "- ")) {
		add(depth)
	}
	add(0)
	add(spaces + tabs*len("    "))
	var all []string
	for _, depth := range depths[:min(len(depths), mostDepths)] {
		all = append(all, strings.Repeat(" ", depth)+text)
	}
	return all
}

// nextTab returns how many lines stand before the next one with a tab, after a line.
func nextTab(lines [][]byte, number int) int {
	for i := number; i < len(lines); i++ {
		if bytes.HasPrefix(bytes.TrimLeft(lines[i], " "), []byte("\t")) {
			return i
		}
	}
	return len(lines)
}

// opener matches a line below which a block is indented: a key without a value, or
// with the sign of a text over several lines.
var opener = regexp.MustCompile(`(:|^\s*-|[|>][-+0-9]*)\s*(\s#.*)?$`)

func opens(line string) bool { return line != "" && opener.MatchString(line) }

// keyDepth returns where the key of a line begins, after the hyphen of an entry.
func keyDepth(line string) int {
	text := strings.TrimLeft(line, " ")
	rest := text
	for strings.HasPrefix(rest, "- ") {
		rest = strings.TrimLeft(rest[1:], " ")
	}
	return indent(line) + len(text) - len(rest)
}

// besideBelow returns the depth at which a text lines up with the line below it, or
// with the keys below it if it begins an entry. It returns -1 if the text opens a block
// of its own.
func besideBelow(text, below string) int {
	switch entry := strings.HasPrefix(text, "- "); {
	case opens(text) && !entry, strings.Contains(below, "\t"):
		return -1
	case entry && !strings.HasPrefix(strings.TrimLeft(below, " "), "- "):
		return indent(below) - len("- ")
	}
	return indent(below)
}

// openDepths returns the depths at which lines above a line stand that it can stand
// beside, the nearest first. Entries of a list stand beside entries first.
func openDepths(lines [][]byte, number int, entry bool) []int {
	var first, rest []int
	least := -1
	for i := number - 2; i >= 0 && least != 0; i-- {
		line := strings.TrimRight(string(lines[i]), "\r")
		text := strings.TrimLeft(line, " ")
		if text == "" || text[0] == '#' || text[0] == '\t' || least >= 0 && indent(line) >= least {
			continue
		}
		least = indent(line)
		if strings.HasPrefix(text, "- ") {
			if entry {
				first = append(first, least)
			}
			rest = append(rest, keyDepth(line))
		}
		rest = append(rest, least)
	}
	return append(first, rest...)
}

// reading is how a text reads: the line at which it breaks, how many keys before that
// are not known, and how many values there are.
type reading struct{ line, unknown, values int }

func (r reading) better(than reading) bool {
	return cmp.Or(cmp.Compare(r.line, than.line), cmp.Compare(than.unknown, r.unknown), cmp.Compare(r.values, than.values)) > 0
}

// read reads a text as far as it can be read.
func read(content []byte, unknown Unknown) reading {
	got := reading{line: bytes.Count(content, []byte("\n")) + 2}
	root, _, err := decode(content)
	if err != nil {
		got.line = diagnose(content, err).Line
		lines := bytes.SplitAfter(content, []byte("\n"))
		root, _, err = decode(bytes.Join(lines[:min(got.line-1, len(lines))], nil))
	}
	// Aliases could refer to one another so often that no walk ends.
	if err == nil && root != nil && unknown != nil && !aliased(root) {
		joinThousands(root)
		got.unknown, got.values = unknown(at(root)), values(root)
	}
	return got
}

// aliased reports whether there is an alias below a node.
func aliased(node *yaml.Node) bool {
	return node.Kind == yaml.AliasNode || slices.ContainsFunc(node.Content, aliased)
}

// values counts the nodes below a node. What an alias refers to is not counted again.
func values(node *yaml.Node) int {
	count := len(node.Content)
	for _, child := range node.Content {
		count += values(child)
	}
	return count
}
