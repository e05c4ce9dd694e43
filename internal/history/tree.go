package history

import (
	"bytes"
	"encoding/hex"
	"io/fs"
	"slices"
	"strings"
)

// The limits for reading and keeping folders. A listing takes about forty bytes
// per entry.
const (
	maxTree   = 8 << 20
	keptTrees = 8
	// keptEntries is the longest listing that is kept.
	keptEntries = 20_000
)

// entry is one entry of a folder.
type entry struct {
	name string
	mode fs.FileMode
	id   string
}

// tree is the listing of one folder, sorted by name.
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

// tree returns the listing of a folder. It keeps the last few, so that the folders
// above many groups are not read again for each group.
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

// blob returns the content of a file with at most the given number of bytes, and
// blobSize only its size.
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

// parse reads a tree object in git's format: mode, space, name, a zero byte, and the
// object's hash in width bytes. It skips names that no folder can contain.
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

// modeOf converts git's mode of an entry. Any mode that is not a file, folder
// or link is a commit of another repository, which is not read.
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
