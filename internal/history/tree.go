package history

import (
	"bytes"
	"encoding/hex"
	"io/fs"
	"slices"
	"strings"
)

// The bounds of what is read and kept of folders. A folder's listing takes some
// forty bytes an entry.
const (
	maxTree   = 8 << 20
	keptTrees = 8
	// keptEntries is the longest listing that is kept.
	keptEntries = 20_000
)

// entry is what a folder holds under one name.
type entry struct {
	name string
	mode fs.FileMode
	id   string
}

// tree is the listing of one folder, in the order of the names.
type tree struct {
	id      string
	entries []entry
}

func (t tree) find(name string) (entry, bool) {
	i, ok := slices.BinarySearchFunc(t.entries, name, func(e entry, name string) int { return strings.Compare(e.name, name) })
	if !ok {
		return entry{}, false
	}
	return t.entries[i], true
}

// tree reads a folder's listing. A few are kept, so that the folders above many
// groups are not read for each of them.
func (r *Repository) tree(id string) (tree, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if i := slices.IndexFunc(r.trees, func(t tree) bool { return t.id == id }); i >= 0 {
		found := r.trees[i]
		r.trees = slices.Insert(slices.Delete(r.trees, i, i+1), 0, found)
		return found, nil
	}
	content, err := r.content(id, treeObject, maxTree)
	if err != nil {
		return tree{}, err
	}
	entries, ok := parse(content, len(id)/2)
	if !ok {
		return tree{}, &Refused{Said: "a folder cannot be read"}
	}
	read := tree{id, entries}
	if len(entries) <= keptEntries {
		r.trees = slices.Insert(r.trees, 0, read)
		r.trees = r.trees[:min(len(r.trees), keptTrees)]
	}
	return read, nil
}

// blob gives a file's content, blobSize its size alone.
func (r *Repository) blob(id string, most int64) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.content(id, blobObject, most)
}

func (r *Repository) blobSize(id string) (int64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.size(id, blobObject)
}

// parse reads a listing as git stores it: mode, blank, name, a zero byte and the
// object's name in bytes. Names that no folder can hold are left out.
func parse(content []byte, width int) ([]entry, bool) {
	var entries []entry
	for len(content) > 0 {
		mode, rest, ok := bytes.Cut(content, []byte(" "))
		name, rest, named := bytes.Cut(rest, []byte{0})
		if !ok || !named || len(rest) < width {
			return nil, false
		}
		e := entry{string(name), modeOf(string(mode)), hex.EncodeToString(rest[:width])}
		if fs.ValidPath(e.name) && e.name != "." && !strings.Contains(e.name, "/") {
			entries = append(entries, e)
		}
		content = rest[width:]
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return entries, true
}

// modeOf reads git's word for what an entry is. Anything it may say that is no
// file, folder or link is another repository's commit, which is not read.
func modeOf(mode string) fs.FileMode {
	switch mode {
	case "40000":
		return fs.ModeDir
	case "120000":
		return fs.ModeSymlink
	case "100644", "100664", "100755":
		return 0
	}
	return fs.ModeIrregular
}
