package overlay

import (
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Arrow marks each line in which two declarations differ. In YAML it is in a comment.
const Arrow = "←"

const mark = "# " + Arrow

// Contrast returns two lists: the parts of the first declaration that differ from the
// second, and those of the second that differ from the first. The differing lines are
// marked. A part is a piece of YAML, with an empty name, or lines of another file, with
// its name.
func Contrast(kept, broken Composed) (inKept, inBroken []File) {
	k, errKept := kept.tree()
	b, errBroken := broken.tree()
	if errKept != nil || errBroken != nil {
		return texts(kept, broken, true), texts(broken, kept, true)
	}
	return append(piece(k, b), texts(kept, broken, false)...), append(piece(b, k), texts(broken, kept, false)...)
}

// tree returns the values in all YAML files together as one map.
func (c Composed) tree() (value, error) {
	root := value{kind: yamltext.Map}
	for _, file := range c {
		if !isYAML(file.Name) {
			continue
		}
		sections, err := cut(file.Data)
		if err != nil {
			return root, err
		}
		for _, s := range sections {
			if at := root.member(s.key.text); at >= 0 {
				root.members[at].value.items = append(root.members[at].value.items, s.value.items...)
				continue
			}
			root.members = append(root.members, s.member)
		}
	}
	return root, nil
}

func piece(v, other value) []File {
	var b strings.Builder
	contrast{&b}.members(v, other, "")
	if b.Len() == 0 {
		return nil
	}
	return []File{{Data: []byte(b.String())}}
}

// contrast writes the parts of a value that differ from another value.
type contrast struct{ *strings.Builder }

// members writes the keys of the map v whose values differ in another map. For each key
// that only the other map has, it writes a line that says so.
func (c contrast) members(v, other value, indent string) {
	for _, m := range v.members {
		if c.same(m, other) {
			continue
		}
		c.WriteString(indent)
		c.member(m, other, indent)
	}
	c.missing(v, other, indent)
}

// same reports whether another map has the key of m with the same value.
func (c contrast) same(m member, other value) bool {
	at := other.member(m.key.text)
	return at >= 0 && m.value.equal(other.members[at].value)
}

// missing writes a line for each key that v lacks and the other map has, such as "# ←
// no `owner` here".
func (c contrast) missing(v, other value, indent string) {
	for _, m := range other.members {
		if v.member(m.key.text) < 0 {
			c.WriteString(indent + mark + " no `" + m.key.text + "` here\n")
		}
	}
}

// member writes a key whose value in another map differs. If both values are maps, or
// lists of maps, it writes only what differs inside them.
func (c contrast) member(m member, other value, indent string) {
	if at := other.member(m.key.text); at >= 0 {
		before := other.members[at].value
		switch {
		case m.value.kind == yamltext.Map && before.kind == yamltext.Map && !m.value.leaf() && !before.leaf():
			c.WriteString(m.key.scalar() + ":\n")
			c.members(m.value, before, indent+"  ")
			return
		case m.value.entries() && before.entries():
			c.WriteString(m.key.scalar() + ":\n")
			c.items(m.value, before, indent+"  ")
			return
		}
	}
	var b strings.Builder
	m.write(&b, indent)
	c.marked(b.String())
}

// marked writes lines, and puts an arrow at the end of the first of them.
func (c contrast) marked(text string) {
	first, rest, _ := strings.Cut(text, "\n")
	c.WriteString(first + "  " + mark + "\n" + rest)
}

// entries reports whether a value is a list of maps.
func (v value) entries() bool {
	return v.kind == yamltext.List && !slices.ContainsFunc(v.items, func(item value) bool { return item.kind != yamltext.Map })
}

// items writes the entries of the list v that differ from those of another list. For
// each entry that only the other list has, it writes a line that says so.
func (c contrast) items(v, other value, indent string) {
	pairs := v.pairs(other)
	for i, item := range v.items {
		switch at := pairs[i]; {
		case at < 0:
			var b strings.Builder
			item.entryInBlock(&b, indent)
			c.marked(b.String())
		case !item.equal(other.items[at]):
			c.item(item, other.items[at], indent)
		}
	}
	for i, item := range other.items {
		if !slices.Contains(pairs, i) {
			c.WriteString(indent + mark + " no " + item.shown() + " here\n")
		}
	}
}

// shown returns words for an entry in a message: its name in backquotes, or "such
// entry" if it has no name.
func (v value) shown() string {
	if name := v.name(); name != "" {
		return "`" + name + "`"
	}
	return "such entry"
}

// pairs returns, for each entry of the list v, the index of the matching entry in
// another list, or -1. Entries with the same name match. Of the remaining entries,
// those at the same index match.
func (v value) pairs(other value) []int {
	pairs := make([]int, len(v.items))
	for i, item := range v.items {
		pairs[i] = -1
		if name := item.name(); name != "" && v.named(name) == i {
			pairs[i] = other.named(name)
		}
	}
	for i := range v.items {
		if pairs[i] < 0 && i < len(other.items) && !slices.Contains(pairs, i) {
			pairs[i] = i
		}
	}
	return pairs
}

// item writes an entry that differs from another entry: its name, and the keys that
// differ.
func (c contrast) item(v, other value, indent string) {
	first := true
	for i, m := range v.members {
		same := c.same(m, other)
		if same && !v.calls(i) {
			continue
		}
		c.WriteString(indent + dash(first))
		first = false
		if same {
			m.write(c.Builder, indent+"  ")
			continue
		}
		c.member(m, other, indent+"  ")
	}
	c.missing(v, other, indent+"  ")
}

// dash returns the text before a key of a list entry: "- " before the first key, and
// two spaces before any other.
func dash(first bool) string {
	if first {
		return "- "
	}
	return "  "
}

// calls reports whether the ith member of a list entry is its name: id, name, title, or
// the first member.
func (v value) calls(i int) bool {
	switch v.members[i].key.text {
	case "id", "name", "title":
		return true
	}
	return i == 0
}

// entryInBlock writes an entry with each key on its own line.
func (v value) entryInBlock(b *strings.Builder, indent string) {
	for i, m := range v.members {
		b.WriteString(indent + dash(i == 0))
		m.write(b, indent+"  ")
	}
}
