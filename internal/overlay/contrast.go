package overlay

import (
	"bytes"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Arrow marks each line in which two declarations differ. In YAML it is a comment.
const Arrow = "←"

const mark = "# " + Arrow

// Contrast returns of two declarations the parts in which they differ, with the
// lines that differ marked. A part is a piece of YAML, without a name, or lines of
// another file, with its name.
func Contrast(kept, broken Composed) (inKept, inBroken []File) {
	k, errKept := kept.tree()
	b, errBroken := broken.tree()
	if errKept != nil || errBroken != nil {
		return texts(kept, broken, true), texts(broken, kept, true)
	}
	return append(piece(k, b), texts(kept, broken, false)...), append(piece(b, k), texts(broken, kept, false)...)
}

// tree returns the declaration that all YAML files give together.
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

// contrast writes the parts of a value that differ from another.
type contrast struct{ *strings.Builder }

// members writes the keys of a map that differ, and a line for each that only the
// other map has.
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

// same reports whether another map has a key with the same value.
func (c contrast) same(m member, other value) bool {
	at := other.member(m.key.text)
	return at >= 0 && m.value.equal(other.members[at].value)
}

// missing writes a line for each key that only the other map has.
func (c contrast) missing(v, other value, indent string) {
	for _, m := range other.members {
		if v.member(m.key.text) < 0 {
			c.WriteString(indent + mark + " no `" + m.key.text + "`\n")
		}
	}
}

// member writes a key whose value differs. Its value is taken apart if both values
// are maps, or lists of maps.
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

// marked writes lines of which the first is marked.
func (c contrast) marked(text string) {
	first, rest, _ := strings.Cut(text, "\n")
	c.WriteString(first + "  " + mark + "\n" + rest)
}

// entries reports whether a value is a list of maps.
func (v value) entries() bool {
	return v.kind == yamltext.List && !slices.ContainsFunc(v.items, func(item value) bool { return item.kind != yamltext.Map })
}

// items writes the entries of a list that differ. Entries with the same name are
// compared, and of those without the ones in the same place.
func (c contrast) items(v, other value, indent string) {
	for i, item := range v.items {
		at := other.counterpart(item, i)
		switch {
		case at < 0:
			var b strings.Builder
			item.entryInBlock(&b, indent)
			c.marked(b.String())
		case !item.equal(other.items[at]):
			c.item(item, other.items[at], indent)
		}
	}
	for i, item := range other.items {
		if v.counterpart(item, i) < 0 {
			c.WriteString(indent + mark + " no `" + item.name() + "`\n")
		}
	}
}

// counterpart returns the position of the entry that stands for one of another
// list, or -1.
func (v value) counterpart(item value, at int) int {
	if name := item.name(); name != "" {
		return slices.IndexFunc(v.items, func(item value) bool { return item.name() == name })
	}
	if at < len(v.items) {
		return at
	}
	return -1
}

// item writes an entry that differs: what it is called, and what differs.
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

// dash returns what stands before a key of an entry.
func dash(first bool) string {
	if first {
		return "- "
	}
	return "  "
}

// calls reports whether a member of an entry is what the entry is called.
func (v value) calls(i int) bool {
	switch v.members[i].key.text {
	case "id", "name", "title":
		return true
	}
	return i == 0
}

// entryInBlock writes an entry with a line for each key.
func (v value) entryInBlock(b *strings.Builder, indent string) {
	for i, m := range v.members {
		b.WriteString(indent + dash(i == 0))
		m.write(b, indent+"  ")
	}
}

// texts returns the lines of files that differ from those of the same name, with
// the first line of each file, which heads a table. A file that has no counterpart
// is returned whole.
func texts(c, other Composed, yaml bool) []File {
	var parts []File
	for _, file := range c {
		if isYAML(file.Name) && !yaml {
			continue
		}
		at := slices.IndexFunc(other, func(o File) bool { return o.Name == file.Name })
		if at < 0 {
			parts = append(parts, file)
			continue
		}
		if part := differing(lines(file.Data), lines(other[at].Data), arrow(file.Name)); part != nil {
			parts = append(parts, File{file.Name, part})
		}
	}
	return parts
}

// arrow returns the mark for a line of a file.
func arrow(name string) string {
	if isYAML(name) {
		return mark
	}
	return Arrow
}

// differing returns the lines that another text lacks, below the first line. If
// there are none, it says whether a line is missing. It returns nil if there is no
// difference.
func differing(text, other [][]byte, arrow string) []byte {
	head := text[0]
	if !holds(other, head) {
		head = marked(head, arrow)
	}
	var lines []byte
	for _, line := range text[1:] {
		if !holds(other, line) {
			lines = append(lines, marked(line, arrow)...)
		}
	}
	missing := slices.ContainsFunc(other, func(line []byte) bool { return !holds(text, line) })
	if missing && lines == nil {
		lines = []byte(arrow + " a line is missing\n")
	}
	if lines == nil && bytes.Equal(head, text[0]) {
		return nil
	}
	return append(bytes.Clone(head), lines...)
}

// marked returns a line with a mark at its end.
func marked(line []byte, arrow string) []byte {
	return slices.Concat(bytes.TrimRight(line, "\r\n"), []byte("  "+arrow+"\n"))
}

// holds reports whether a text has a line. A blank line it always has.
func holds(text [][]byte, line []byte) bool {
	return len(bytes.TrimSpace(line)) == 0 || slices.ContainsFunc(text, func(other []byte) bool { return bytes.Equal(other, line) })
}
