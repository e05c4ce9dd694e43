// Package outfile writes files and folders of files whole or not at all. What
// is written goes to a temporary name beside the final one, and gets its name
// when it is complete; until then, what is there stays as it is.
package outfile

import (
	"errors"
	"fmt"
	"os"
)

// Mode is the usual mode of a new file, before the process's mask.
const Mode = 0o666

// ErrFolder is returned if a folder stands where a file is to be written.
var ErrFolder = errors.New("it is a folder")

// File is a file that is being written. End it with Keep or Discard.
type File struct {
	file   *os.File // the temporary file beside the final one; nil once it is kept
	target string   // the path of the final file; empty for a device
}

// Create begins a file. The temporary file is in the same folder, so that it
// can be renamed, and has the mode of the file that it replaces. A pipe or
// device is written directly. If the name is a link, the file behind the link
// is replaced. If a folder has the name, the error is ErrFolder; other errors
// are those of package os.
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

// part returns the temporary name of a file or folder. It contains the id of
// the process, so that two processes do not write to the same one.
func part(target string) string { return fmt.Sprintf("%s.%d.part", target, os.Getpid()) }

// Write writes to the temporary file, or to the pipe or device.
func (f *File) Write(text []byte) (int, error) { return f.file.Write(text) }

// Keep gives the file its name once its content is on the disk. If that fails,
// Keep removes the temporary file. Keep must be called only once.
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

// Discard removes a file that was not completed. After Keep it does nothing.
func (f *File) Discard() {
	if f.file == nil {
		return
	}
	f.file.Close()
	if f.target != "" {
		os.Remove(f.file.Name())
	}
}
