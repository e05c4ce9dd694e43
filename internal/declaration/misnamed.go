package declaration

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"bytes"
	"maps"

	"github.com/DEFRA/dgcheck/internal/source"
)

// misnamed reports files in the declaration's folder whose endings hide that they are
// YAML, such as services.yaml.txt, since they may be part of the declaration. It leaves
// out a file that is also there under the right name, since it is a copy. It reports
// nothing if there is no declaration.
func (b *builder) misnamed() {
	for _, entry := range b.places.entries {
		name, meant := entry.Name(), yamlName(entry.Name())
		if entry.IsDir() || meant == "" || len(b.places.found) == 0 || slices.Contains(b.places.found, path.Join(Folder, meant)) {
			continue
		}
		shown := b.shown(path.Join(Folder, name))
		b.files = append(b.files, File{Path: shown, Holds: map[string]int{}})
		b.unreadable(source.Position{File: shown, Line: 1, Column: 1},
			"The file's name does not end in `.yaml` or `.yml`, so it is not read, although it seems to be part of the declaration.",
			fmt.Sprintf("Rename it to `%s`, or move it out of the folder if it is not meant.", strings.Trim(quote(meant), "`")))
	}
}

// yamlName returns the name that a file was most likely meant to have, if a program has
// added `.txt` or its ending is in capitals. It returns "" for any other file.
func yamlName(name string) string {
	bare := name
	if strings.EqualFold(path.Ext(name), ".txt") {
		bare = strings.TrimSuffix(name, path.Ext(name))
	}
	written := path.Ext(bare)
	ending := strings.ToLower(written)
	if strings.HasPrefix(name, ".") || ending != ".yaml" && ending != ".yml" || path.Ext(name) == ending {
		return ""
	}
	return strings.TrimSuffix(bare, written) + ending
}

// Same reports whether two declarations have the same id and name, the same files with
// the same content, and the same faults. Results for one are then valid for the other.
func (d *Declaration) Same(other *Declaration) bool {
	return d.ID == other.ID && d.Name == other.Name &&
		slices.EqualFunc(d.Files, other.Files, func(a, b File) bool { return a.Path == b.Path && a.Read == b.Read }) &&
		maps.EqualFunc(d.pages, other.pages, func(a, b *page) bool { return bytes.Equal(a.content, b.content) }) &&
		slices.EqualFunc(d.Faults, other.Faults, func(a, b Fault) bool { return a.Where == b.Where && a.Because == b.Because })
}
