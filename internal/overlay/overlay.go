// Package overlay reads examples and edge cases. Each is written as the differences
// from a base, which is a whole declaration that is written once. docs/policies.md
// describes the format.
package overlay

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Declared is the name of the file of a declaration that has one file.
const Declared = "delivery-group.yaml"

// Overlay is what an example changes in its base.
type Overlay struct {
	// Point is the sentence at the top, without comment signs.
	Point string
	Head
	Files []File
}

// File is one file of an overlay or of a composed declaration. A YAML file of an
// overlay has sections that replace those of the base, and values to put at paths in
// the base.
type File struct {
	Name string
	Data []byte
}

// Parse reads an overlay that is a single YAML file.
func Parse(text []byte) (Overlay, error) {
	var o Overlay
	if err := o.readHead(string(text)); err != nil {
		return o, err
	}
	sections, err := cut(text)
	if len(sections) > 0 {
		o.Files = []File{{Name: Declared, Data: text}}
	}
	return o, err
}

// ParseArchive reads an overlay that is a txtar archive. The instructions are before
// the first file. Its YAML files need not be valid, because an example may show a file
// that cannot be read.
func ParseArchive(text []byte) (Overlay, error) {
	var head []byte
	var o Overlay
	for _, line := range lines(text) {
		if name, begins := fileMark(line); begins {
			o.Files = append(o.Files, File{Name: name})
			continue
		}
		if len(o.Files) == 0 {
			head = append(head, line...)
			continue
		}
		last := &o.Files[len(o.Files)-1]
		last.Data = append(last.Data, line...)
	}
	if len(o.Files) == 0 {
		return o, fmt.Errorf("there is no file in it; a file begins with a line such as `-- %s --`", Declared)
	}
	for i, file := range o.Files {
		if !fs.ValidPath(file.Name) || file.Name == "." {
			return o, fmt.Errorf("%q cannot be the name of a file", file.Name)
		}
		if Composed(o.Files[:i]).has(file.Name) {
			return o, fmt.Errorf("the file %s is there twice", file.Name)
		}
	}
	return o, o.readHead(string(head))
}

// fileMark returns the name of the file that a line of a txtar archive begins. It
// returns false if the line does not begin a file.
func fileMark(line []byte) (name string, begins bool) {
	text, begins := strings.CutPrefix(strings.TrimRight(string(line), "\r\n"), "-- ")
	text, ends := strings.CutSuffix(text, " --")
	return strings.TrimSpace(text), begins && ends && strings.TrimSpace(text) != ""
}

// parse reads YAML whose root is a map, or that is empty.
func parse(text []byte) (yamltext.Node, error) {
	root, problems := yamltext.Parse(text)
	if len(problems) > 0 {
		return root, fmt.Errorf("line %d, column %d: %s", problems[0].Line, problems[0].Column, problems[0].Because)
	}
	if !root.Empty() && root.Kind() != yamltext.Map {
		return root, fmt.Errorf("line %d: a declaration is made of keys and values, such as `services:`", root.Line())
	}
	return root, nil
}

func isYAML(name string) bool { return path.Ext(name) == ".yaml" || path.Ext(name) == ".yml" }

// lines splits a text after each line end.
func lines(text []byte) [][]byte { return bytes.SplitAfter(text, []byte("\n")) }
