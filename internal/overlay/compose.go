package overlay

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
)

// BasePart is the name of the file that has the sections of the base in a composed
// declaration, if the overlay has YAML files or files in folders. Otherwise these
// sections are in the file Declared.
const BasePart = "delivery-group/group.yaml"

// Composed is a whole declaration: its files, sorted by name.
type Composed []File

// put is a value that an overlay puts at a path in the base.
type put struct {
	path  string
	value value
}

// Over lays an overlay over a base. A section in the overlay replaces that section of
// the base, and stays in its own file, at its own lines. If base is nil, the overlay is
// a whole declaration.
func (o Overlay) Over(base *Base) (Composed, error) {
	if base == nil && len(o.Without) > 0 {
		return nil, fmt.Errorf("`without %s` needs a base.yaml, and there is none", o.Without[0])
	}
	var composed Composed
	var given []string
	var puts []put
	for _, file := range o.Files {
		if isYAML(file.Name) && !o.Bare {
			part := split(file.Data)
			given, puts = append(given, part.stated...), append(puts, part.puts...)
			if file.Data = part.rest; part.empty {
				continue
			}
		}
		composed = append(composed, file)
	}
	if base == nil && len(puts) > 0 {
		return nil, fmt.Errorf("%s is a path into a base.yaml, and there is none", puts[0].path)
	}
	if base != nil && !o.Bare {
		rest, err := base.under(o, given, puts)
		if err != nil {
			return nil, err
		}
		if composed.has(BasePart) {
			return nil, fmt.Errorf("%s is where the rest of the base goes; give the file another name", BasePart)
		}
		composed = append(composed, rest.beside(composed)...)
	}
	slices.SortFunc(composed, func(x, y File) int { return bytes.Compare([]byte(x.Name), []byte(y.Name)) })
	return composed, nil
}

// has reports whether there is a file with the given name.
func (c Composed) has(name string) bool {
	return slices.ContainsFunc(c, func(file File) bool { return file.Name == name })
}

// under returns the base with the changes of an overlay, and without the sections that
// the overlay gives whole. The argument given lists their keys. The argument puts has
// the values to put in place.
func (b *Base) under(o Overlay, given []string, puts []put) (*Base, error) {
	for _, p := range puts {
		if key := sectionOf(p.path); slices.Contains(given, key) {
			return nil, fmt.Errorf("%s changes a section of the base that this example gives whole; make the change there", p.path)
		}
	}
	sections, err := b.edit(o.Without, puts)
	if err != nil {
		return nil, err
	}
	sections = slices.DeleteFunc(sections, func(s section) bool { return slices.Contains(given, s.key.text) })
	rest := &Base{sections: sections}
	if slices.ContainsFunc(sections, func(s section) bool { return s.key.text == "finance" }) {
		rest.rows = b.rows
	}
	return rest, nil
}

// beside returns the files that a base adds to the files of an overlay: its sections in
// one file, and its finance table.
func (b *Base) beside(others Composed) Composed {
	name := Declared
	if slices.ContainsFunc(others, func(file File) bool { return isYAML(file.Name) || path.Dir(file.Name) != "." }) {
		name = BasePart
	}
	var text []byte
	for _, s := range b.sections {
		text = append(text, s.text...)
	}
	files := Composed{{name, text}}
	rows := path.Join(path.Dir(name), Rows)
	if b.rows != nil && !others.has(rows) {
		files = append(files, File{rows, b.rows})
	}
	return files
}

var topKey = regexp.MustCompile(`(?m)^([a-z_]+):`)

// part is the content of a YAML file of an overlay.
type part struct {
	stated []string // the sections that replace those of the base
	puts   []put    // the values to put at paths in the base
	rest   []byte   // the file without those values; other lines keep their numbers
	empty  bool     // whether the file has nothing but those values
}

// split reads a YAML file of an overlay. If the file is not valid YAML, each line that
// begins with a key counts as a section.
func split(text []byte) part {
	sections, err := cut(text)
	if err != nil {
		p := part{rest: text}
		for _, key := range topKey.FindAllSubmatch(text, -1) {
			p.stated = append(p.stated, string(key[1]))
		}
		return p
	}
	head := len(text)
	for _, s := range sections {
		head -= len(s.text)
	}
	p := part{rest: bytes.Clone(text[:head])}
	for _, s := range sections {
		if key := s.key.text; sectionOf(key) == key {
			p.stated, p.rest = append(p.stated, key), append(p.rest, s.text...)
			continue
		}
		p.puts = append(p.puts, put{s.key.text, s.value})
		p.rest = append(p.rest, bytes.Repeat([]byte("\n"), bytes.Count(s.text, []byte("\n")))...)
	}
	p.empty = len(p.stated) == 0 && len(p.puts) > 0
	return p
}

// FS returns the files as a file system.
func (c Composed) FS() (fs.FS, error) { return archive(c) }
