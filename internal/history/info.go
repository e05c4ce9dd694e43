package history

import (
	"bytes"
	"io"
	"io/fs"
	"time"
)

// info describes a file, folder or link. Git stores neither times nor owners.
type info struct {
	folder *Folder
	entry  entry
	called string
	size   int64
}

func (i *info) Name() string       { return i.called }
func (i *info) Size() int64        { return i.size }
func (i *info) ModTime() time.Time { return time.Time{} }
func (i *info) IsDir() bool        { return i.entry.mode.IsDir() }
func (i *info) Sys() any           { return nil }
func (i *info) Type() fs.FileMode  { return i.entry.mode }

// Mode returns the mode of a file that everyone may read, since git stores no such
// permission.
func (i *info) Mode() fs.FileMode {
	if i.IsDir() {
		return i.entry.mode | 0o555
	}
	return i.entry.mode | 0o444
}

// Info returns a copy of the info, with the size of a file, for which it asks git.
func (i *info) Info() (fs.FileInfo, error) {
	known := *i
	if i.entry.mode != 0 {
		return &known, nil
	}
	size, err := i.folder.repository.blobSize(i.entry.id)
	if err != nil {
		return nil, i.folder.note(err)
	}
	known.size = size
	return &known, nil
}

// openFile is a file with its whole content in memory.
type openFile struct {
	*info
	*bytes.Reader
}

func (f *openFile) Size() int64                { return f.Reader.Size() }
func (f *openFile) Stat() (fs.FileInfo, error) { return f.Info() }
func (f *openFile) Close() error               { return nil }

// openFolder is a folder that is listed a few entries at a time.
type openFolder struct {
	*info
	left []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.Info() }
func (f *openFolder) Close() error               { return nil }
func (f *openFolder) Read([]byte) (int, error)   { return 0, fs.ErrInvalid }

// ReadDir returns the next n entries, or fewer at the end, and io.EOF after it. If n is
// 0 or less, it returns all that are left.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(f.left)
	} else if len(f.left) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(f.left))
	given := f.left[:n]
	f.left = f.left[n:]
	return given, nil
}
