package history

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// The limits on the number of links in one path, and on the length of a link's target
// in bytes. They are the same as for a folder on disk.
const (
	maxLinks  = 8
	maxTarget = 4096
)

// errEscapes is the error for a link that leads out of the folder, or to nothing.
var errEscapes = errors.New("it leads out of the folder")

// Folder is a folder as it was at the commit. Links are followed only inside
// it, as on disk.
type Folder struct {
	repository *Repository
	id         string

	mu     sync.Mutex
	failed error
}

// Folder returns a folder by its path from the repository's root. It follows no links
// on the way. If there is no such folder, the error is fs.ErrNotExist.
func (r *Repository) Folder(name string) (*Folder, error) { return r.folder(r.root, name) }

func (r *Repository) folder(id, name string) (*Folder, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrInvalid
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == "." {
			break
		}
		listing, err := r.tree(id)
		if err != nil {
			return nil, err
		}
		found, ok := listing.find(part)
		switch {
		case ok && found.mode == fs.ModeIrregular:
			return nil, problem("its folder was a submodule then, and what it held is in another repository")
		case !ok || !found.mode.IsDir():
			return nil, fs.ErrNotExist
		}
		id = found.id
	}
	return &Folder{repository: r, id: id}, nil
}

// Failed returns the first error of git while the folder was read. After such an error,
// what was read may be incomplete: for example, a file that git could not open looks as
// if it did not exist.
func (f *Folder) Failed() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.failed
}

// note keeps the first error of git, and returns err.
func (f *Folder) note(err error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.failed == nil {
		f.failed = err
	}
	return err
}

func (f *Folder) listing(id string) (tree, error) {
	t, err := f.repository.tree(id)
	if err != nil {
		return t, f.note(err)
	}
	return t, nil
}

// find returns the entry at a path. If follow is set and the path is that of a link, it
// returns the entry of the link's target.
func (f *Folder) find(name string, follow bool) (entry, error) {
	way := []entry{{name: ".", mode: fs.ModeDir, id: f.id}}
	rest := strings.Split(name, "/")
	for links := 0; len(rest) > 0; {
		part, here := rest[0], way[len(way)-1]
		rest = rest[1:]
		if here.mode == fs.ModeIrregular {
			return entry{}, f.submodule(name)
		}
		if !here.mode.IsDir() {
			return entry{}, fs.ErrNotExist
		}
		switch part {
		case "", ".":
			continue
		case "..":
			if len(way) == 1 {
				return entry{}, errEscapes
			}
			way = way[:len(way)-1]
			continue
		}
		listing, err := f.listing(here.id)
		if err != nil {
			return entry{}, err
		}
		found, ok := listing.find(part)
		if !ok {
			return entry{}, fs.ErrNotExist
		}
		if found.mode == fs.ModeSymlink && (follow || len(rest) > 0) {
			target, err := f.target(found)
			if links++; err == nil && (links > maxLinks || path.IsAbs(target)) {
				err = errEscapes
			}
			if err != nil {
				return entry{}, err
			}
			rest = append(strings.Split(target, "/"), rest...)
			continue
		}
		way = append(way, found)
	}
	return way[len(way)-1], nil
}

// submodule returns the error for a path that leads into another repository.
func (f *Folder) submodule(name string) error {
	return f.note(problem("%s was a submodule then, and what it held is in another repository", name))
}

func (f *Folder) target(link entry) (string, error) {
	target, err := f.repository.blob(link.id, maxTarget)
	if err != nil {
		return "", f.note(err)
	}
	return string(target), nil
}

// locate is like find, with the same parameters, and returns errors of type
// *fs.PathError. The text doing is the operation that they name, such as "open".
func (f *Folder) locate(doing, name string, follow bool) (entry, error) {
	if !fs.ValidPath(name) {
		return entry{}, &fs.PathError{Op: doing, Path: name, Err: fs.ErrInvalid}
	}
	found, err := f.find(name, follow)
	if err != nil {
		return entry{}, &fs.PathError{Op: doing, Path: name, Err: err}
	}
	return found, nil
}

// Open opens a file or folder.
func (f *Folder) Open(name string) (fs.File, error) {
	found, err := f.locate("open", name, true)
	if err != nil {
		return nil, err
	}
	info := &info{folder: f, entry: found, called: path.Base(name)}
	switch {
	case found.mode.IsDir():
		entries, err := f.entries(found)
		return &openFolder{info, entries}, err
	case found.mode != 0:
		return nil, &fs.PathError{Op: "open", Path: name, Err: f.submodule(name)}
	}
	content, err := f.repository.blob(found.id, f.repository.maxFile)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: f.note(err)}
	}
	return &openFile{info, bytes.NewReader(content)}, nil
}

// Stat describes a file or folder. It follows links.
func (f *Folder) Stat(name string) (fs.FileInfo, error) { return f.stat("stat", name, true) }

// Lstat is like Stat, but describes a link itself.
func (f *Folder) Lstat(name string) (fs.FileInfo, error) { return f.stat("lstat", name, false) }

func (f *Folder) stat(doing, name string, follow bool) (fs.FileInfo, error) {
	found, err := f.locate(doing, name, follow)
	if err != nil {
		return nil, err
	}
	return (&info{folder: f, entry: found, called: path.Base(name)}).Info()
}

// Hash returns the hash of a file's content. It follows links.
func (f *Folder) Hash(name string) (string, error) {
	found, err := f.locate("hash", name, true)
	if err == nil && found.mode != 0 {
		err = &fs.PathError{Op: "hash", Path: name, Err: fs.ErrInvalid}
	}
	return found.id, err
}

// ReadLink returns the target of a link.
func (f *Folder) ReadLink(name string) (string, error) {
	found, err := f.locate("readlink", name, false)
	if err == nil && found.mode != fs.ModeSymlink {
		err = &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	if err != nil {
		return "", err
	}
	return f.target(found)
}

// ReadDir lists a folder, sorted by name.
func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	found, err := f.locate("readdir", name, true)
	switch {
	case err != nil:
		return nil, err
	case found.mode == fs.ModeIrregular:
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: f.submodule(name)}
	case !found.mode.IsDir():
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	return f.entries(found)
}

func (f *Folder) entries(of entry) ([]fs.DirEntry, error) {
	listing, err := f.listing(of.id)
	if err != nil {
		return nil, err
	}
	entries := make([]fs.DirEntry, len(listing.entries))
	for i, e := range listing.entries {
		entries[i] = &info{folder: f, entry: e, called: e.name}
	}
	return entries, nil
}
