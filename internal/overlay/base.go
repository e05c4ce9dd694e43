package overlay

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Base is a whole declaration that overlays change.
type Base struct {
	sections []section
	// rows is the content of the base's finance table, or nil.
	rows []byte
}

// Rows is the name by which a base refers to its finance table. In a pack, the file is
// called base.csv.
const Rows = "finance.csv"

// section is a top-level key with its value. The field text is both as they are
// written, with comments.
type section struct {
	member
	text []byte
}

// NewBase reads a base. The argument rows is the content of its finance table, or nil
// if it has none.
func NewBase(text, rows []byte) (*Base, error) {
	sections, err := cut(text)
	if err != nil {
		return nil, err
	}
	return &Base{sections, rows}, nil
}

// cut splits a YAML text into its sections. A comment right above a key belongs to that
// key. What is above the first key belongs to no section.
func cut(text []byte) ([]section, error) {
	root, err := parse(text)
	if err != nil || root.Empty() {
		return nil, err
	}
	all := lines(text)
	var sections []section
	end, keys := len(all), slices.Collect(keysOf(root))
	for i := len(keys) - 1; i >= 0; i-- {
		start := keys[i].Line() - 1
		if keys[i].Column() != 1 || start >= end {
			return nil, fmt.Errorf("line %d: a key such as `services:` begins a line of its own", start+1)
		}
		for i > 0 && start > 0 && bytes.HasPrefix(all[start-1], []byte("#")) {
			start--
		}
		sections = append(sections, section{member{key: keyOf(keys[i])}, bytes.Join(all[start:end], nil)})
		end = start
	}
	slices.Reverse(sections)
	i := 0
	for _, entry := range root.Entries() {
		if sections[i].value, err = valueOf(entry); err != nil {
			return nil, err
		}
		i++
	}
	return sections, nil
}

// keysOf iterates over the keys of a map.
func keysOf(root yamltext.Node) func(yield func(yamltext.Node) bool) {
	return func(yield func(yamltext.Node) bool) {
		for key := range root.Entries() {
			if !yield(key) {
				return
			}
		}
	}
}

// edit returns the sections of the base without the values at some paths, and with
// other values put at other paths. It writes the text of changed sections again.
func (b *Base) edit(without []string, puts []put) ([]section, error) {
	root := value{kind: yamltext.Map}
	for _, s := range b.sections {
		root.members = append(root.members, member{s.key, s.value.clone()})
	}
	changed := map[string]bool{}
	for _, path := range without {
		if err := root.remove(path); err != nil {
			return nil, fmt.Errorf("without %w", err)
		}
		changed[sectionOf(path)] = true
	}
	for _, p := range puts {
		if err := root.put(p.path, p.value); err != nil {
			return nil, err
		}
		changed[sectionOf(p.path)] = true
	}
	var sections []section
	for _, m := range root.members {
		i := slices.IndexFunc(b.sections, func(s section) bool { return s.key.text == m.key.text })
		s := section{m, b.sections[i].text}
		if changed[m.key.text] {
			var text strings.Builder
			m.write(&text, "")
			s.text = []byte(text.String())
		}
		sections = append(sections, s)
	}
	return sections, nil
}

// sectionOf returns the top-level key of a path.
func sectionOf(path string) string {
	key, _, _ := strings.Cut(path, ".")
	return key
}
