package fix

import (
	"bytes"
	"io/fs"
	"path"
	"time"
)

// Over returns a file system that has the files of root, some of them with other
// content. The argument changed has that content, by file name.
func Over(root fs.FS, changed map[string][]byte) fs.FS {
	if links, ok := root.(fs.ReadLinkFS); ok {
		return linkedOver{over{root, changed}, links}
	}
	return over{root, changed}
}

type over struct {
	fs.FS
	changed map[string][]byte
}

func (o over) Open(name string) (fs.File, error) {
	content, ok := o.changed[name]
	if !ok {
		return o.FS.Open(name)
	}
	return &file{bytes.NewReader(content), info{path.Base(name), int64(len(content))}}, nil
}

func (o over) Stat(name string) (fs.FileInfo, error) {
	if content, ok := o.changed[name]; ok {
		return info{path.Base(name), int64(len(content))}, nil
	}
	return fs.Stat(o.FS, name)
}

func (o over) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.FS, name) }

// linkedOver is over for a root that has symbolic links.
type linkedOver struct {
	over
	links fs.ReadLinkFS
}

func (l linkedOver) ReadLink(name string) (string, error) { return l.links.ReadLink(name) }

// Lstat describes a symbolic link itself. A file that only l.changed has is not a link.
func (l linkedOver) Lstat(name string) (fs.FileInfo, error) {
	found, err := l.links.Lstat(name)
	if _, changed := l.changed[name]; err != nil && changed {
		return l.Stat(name)
	}
	return found, err
}

type file struct {
	*bytes.Reader
	info info
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

// info is the fs.FileInfo of a changed file.
type info struct {
	name string
	size int64
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return 0o644 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }
