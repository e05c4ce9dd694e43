// Package outfile writes files, and folders of files, completely or not at all. The
// content is first written under a temporary name beside the final one. When it is
// complete, it gets the final name. Until then, an existing file or folder of that name
// does not change.
package outfile

import (
	"errors"
	"fmt"
	"os"
)

// Mode is the usual mode of a new file, before the process's umask is applied.
const Mode = 0o666

// ErrFolder is returned if a file is to be written and a folder has its name.
var ErrFolder = errors.New("it is a folder")

// File is a file that is being written. End it with Keep or Discard.
type File struct {
	file   *os.File // the temporary file, or the pipe or device; nil after Keep
	target string   // the path of the final file; empty for a pipe or device
}

// Create begins a file with this path. It makes a temporary file in the same folder, so
// that Keep can rename it, with the mode of the file that it replaces. A pipe or device
// is written directly. If the path is a symbolic link, the file that the link points to
// is replaced. If it is a folder, the error is ErrFolder. All other errors come from
// package os.
func Create(name string) (*File, error) {
	mode := os.FileMode(Mode)
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return nil, ErrFolder
	case err == nil && !info.Mode().IsRegular():
		file, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		return &File{file: file}, nil
	case err == nil:
		mode = info.Mode().Perm()
	}
	target := Target(name)
	file, err := os.OpenFile(part(target), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err
	}
	return &File{file: file, target: target}, nil
}

// part returns the temporary path for a file or folder, whose final path is the
// argument. It contains the process id, so that two processes do not write to the same
// one.
func part(target string) string { return fmt.Sprintf("%s.%d.part", target, os.Getpid()) }

// Write writes to the temporary file, or to the pipe or device.
func (f *File) Write(text []byte) (int, error) { return f.file.Write(text) }

// Keep syncs the content to the disk and then gives the file its final name. If that
// fails, it removes the temporary file. For a pipe or device it only closes it. Keep
// must be called only once.
func (f *File) Keep() error {
	file := f.file
	f.file = nil
	if f.target == "" {
		return file.Close()
	}
	err := errors.Join(file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), f.target)
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return err
}

// Discard closes and removes the temporary file. A pipe or device is only closed. After
// Keep it does nothing.
func (f *File) Discard() {
	if f.file == nil {
		return
	}
	f.file.Close()
	if f.target != "" {
		os.Remove(f.file.Name())
	}
}
