package yamltext

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Unknown counts the keys of a document that its reader does not know. If a line may be
// meant at several depths, the depth that gives the fewest unknown keys is the
// likeliest.
type Unknown func(root Node) int

// mostDepths limits how many depths are tried for a line.
const mostDepths = 12

// untabbed returns the versions of a line that begins with a tab, one for each depth
// that may be meant, the likeliest first. These are the depth of the spaces beside the
// tab, one step deeper than a line above that opens a block, and the depths of the
// lines above.
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

// nextTab returns how many lines come before the next line that begins with a tab,
// below the line with the given number. If there is no such line, it returns the number
// of all lines.
func nextTab(lines [][]byte, number int) int {
	for i := number; i < len(lines); i++ {
		if bytes.HasPrefix(bytes.TrimLeft(lines[i], " "), []byte("\t")) {
			return i
		}
	}
	return len(lines)
}

// opener matches a line below which a block is indented: a key without a value, or one
// with the sign of a text over several lines, such as `|`.
var opener = regexp.MustCompile(`(:|^\s*-|[|>][-+0-9]*)\s*(\s#.*)?$`)

func opens(line string) bool { return line != "" && opener.MatchString(line) }

// keyDepth returns the column, from 0, of the key in a line, after the hyphens of list
// entries.
func keyDepth(line string) int {
	text := strings.TrimLeft(line, " ")
	rest := text
	for strings.HasPrefix(rest, "- ") {
		rest = strings.TrimLeft(rest[1:], " ")
	}
	return indent(line) + len(text) - len(rest)
}

// besideBelow returns the depth at which a text lines up with the line below it, or
// with the keys below it if it begins a list entry. It returns -1 if the text opens a
// block, or if the line below has a tab.
func besideBelow(text, below string) int {
	switch entry := strings.HasPrefix(text, "- "); {
	case opens(text) && !entry, strings.Contains(below, "\t"):
		return -1
	case entry && !strings.HasPrefix(strings.TrimLeft(below, " "), "- "):
		return indent(below) - len("- ")
	}
	return indent(below)
}

// openDepths returns the depths of the lines above at which a line may continue, the
// nearest first. If the line begins a list entry (entry is set), the depths of other
// list entries come first.
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

// reading is how far a text can be read: the line at which it breaks, the number of
// unknown keys before that line, and the number of values.
type reading struct{ line, unknown, values int }

func (r reading) better(than reading) bool {
	return cmp.Or(cmp.Compare(r.line, than.line), cmp.Compare(than.unknown, r.unknown), cmp.Compare(r.values, than.values)) > 0
}

// read returns how far a text can be read, and what fits there (see reading). The
// function unknown counts the unknown keys. It may be nil.
func read(content []byte, unknown Unknown) reading {
	got := reading{line: bytes.Count(content, []byte("\n")) + 2}
	root, _, err := decode(content)
	if err != nil {
		got.line = diagnose(content, err).Line
		lines := bytes.SplitAfter(content, []byte("\n"))
		root, _, err = decode(bytes.Join(lines[:min(got.line-1, len(lines))], nil))
	}
	// Aliases may refer to one another so often that a walk would not end.
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

// values counts the nodes below a node. It does not follow aliases.
func values(node *yaml.Node) int {
	count := len(node.Content)
	for _, child := range node.Content {
		count += values(child)
	}
	return count
}
