package financeimport

import (
	"bytes"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Declare adds file names to `finance.files` in the text of a declaration, and leaves
// the rest as it is written. It returns false if it cannot edit the text; then a person
// has to add the names. The caller must read the result to check it.
func Declare(content []byte, names []string) ([]byte, bool) {
	root, problems := yamltext.Parse(content)
	if len(problems) > 0 || !root.Empty() && (root.Kind() != yamltext.Map || root.Flow()) {
		return nil, false
	}
	e := &declaring{lines: strings.SplitAfter(string(content), "\n"), ending: "\n", names: names}
	if bytes.Contains(content, []byte("\r\n")) {
		e.ending = "\r\n"
	}
	if !root.Empty() {
		for key, value := range root.Entries() {
			if key.Text() == "finance" {
				return e.section(key, value)
			}
		}
	}
	for _, line := range e.lines {
		if strings.HasPrefix(line, "...") {
			return nil, false
		}
	}
	text := string(content)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += e.ending
	}
	return []byte(text + "finance:" + e.ending + e.block("  ")), true
}

type declaring struct {
	lines  []string
	ending string
	names  []string
}

// block returns the lines of the key `files` with the names below it as a list. Each
// line begins with the argument indent.
func (e *declaring) block(indent string) string {
	text := indent + "files:" + e.ending
	for _, name := range e.names {
		text += indent + "  - " + name + e.ending
	}
	return text
}

// section adds the names to an existing key `finance`, and returns the whole
// declaration. It returns false if it cannot edit the text of that key.
func (e *declaring) section(key, value yamltext.Node) ([]byte, bool) {
	switch {
	case value.Null() && value.Line() == key.Line():
		return e.after(key.Line(), e.block("  "))
	case value.Kind() != yamltext.Map:
		return nil, false
	case value.Flow():
		return e.into(value.Line(), value.Column(), "{", "files: ["+strings.Join(e.names, ", ")+"], ")
	}
	for name, files := range value.Entries() {
		if name.Text() == "files" {
			return e.list(files)
		}
	}
	for name := range value.Entries() {
		return e.after(key.Line(), e.block(strings.Repeat(" ", name.Column()-1)))
	}
	return nil, false
}

// list adds the names to an existing list of files, and returns the whole declaration.
// It returns false if the value is no list, or if it cannot edit the list.
func (e *declaring) list(files yamltext.Node) ([]byte, bool) {
	if files.Kind() != yamltext.List {
		return nil, false
	}
	if files.Flow() {
		names := strings.Join(e.names, ", ")
		if files.Len() > 0 {
			names += ", "
		}
		return e.into(files.Line(), files.Column(), "[", names)
	}
	last := 0
	for _, item := range files.Items() {
		last = item.Line()
	}
	if last < 1 || last > len(e.lines) {
		return nil, false
	}
	indent, _, dashed := strings.Cut(e.lines[last-1], "-")
	if !dashed || strings.TrimSpace(indent) != "" {
		return nil, false
	}
	text := ""
	for _, name := range e.names {
		text += indent + "- " + name + e.ending
	}
	return e.after(last, text)
}

// after inserts text below a line, which counts from 1, and returns the whole
// declaration. It returns false if there is no such line.
func (e *declaring) after(line int, text string) ([]byte, bool) {
	if line < 1 || line > len(e.lines) {
		return nil, false
	}
	if !strings.HasSuffix(e.lines[line-1], "\n") {
		e.lines[line-1] += e.ending
	}
	e.lines[line-1] += text
	return []byte(strings.Join(e.lines, "")), true
}

// into inserts text directly after a bracket at a line and a column, which count from
// 1, and returns the whole declaration. It returns false if the bracket is not there.
func (e *declaring) into(line, column int, bracket, text string) ([]byte, bool) {
	if line < 1 || line > len(e.lines) {
		return nil, false
	}
	runes := []rune(e.lines[line-1])
	if column < 1 || column > len(runes) || string(runes[column-1]) != bracket {
		return nil, false
	}
	e.lines[line-1] = string(runes[:column]) + text + string(runes[column:])
	return []byte(strings.Join(e.lines, "")), true
}
