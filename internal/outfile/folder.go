package outfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Folder is a folder of files that is being written. The files are first written to a
// temporary folder beside the final one. Keep gives that folder its final name. End a
// Folder with Keep or Discard.
type Folder struct {
	target, part string
	mark         string
}

// IsFolder reports whether a path stands for a folder: it ends with a separator, or a
// folder exists there. The path must not be empty.
func IsFolder(name string) bool {
	if os.IsPathSeparator(name[len(name)-1]) || strings.HasSuffix(name, "/") {
		return true
	}
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// ListOfFiles is the name of a file that lists the other files of its folder. Its first
// line contains the mark, and each other line is a file name. A run writes it if some
// of its files cannot contain the mark, for example pictures.
const ListOfFiles = "files.txt"

// CreateFolder begins a folder with this path. The mark is a text that dgcheck puts
// into its own files. An existing folder is replaced only if an earlier run wrote every
// file in it: the first 512 bytes of the file contain the mark, or ListOfFiles lists
// the file. Otherwise the error is ErrOthersFiles. All other errors come from package
// os.
func CreateFolder(name, mark string) (*Folder, error) {
	target := Target(name)
	f := &Folder{target: target, part: part(target), mark: mark}
	if err := f.replaceable(); err != nil {
		return nil, err
	}
	if err := os.Mkdir(f.part, folderMode); err != nil {
		return nil, err
	}
	return f, nil
}

// folderMode is the usual mode of a new folder, before the process's umask is applied.
const folderMode = 0o777

// ErrOthersFiles is returned if dgcheck would have to replace files that it did not
// write.
var ErrOthersFiles = errors.New("it holds files that are not pages of a scorecard; name a folder that is new, empty or was written by an earlier run")

// replaceable returns nil if the folder at the final path may be replaced: it does not
// exist, is empty, or contains only files of an earlier run.
func (f *Folder) replaceable() error {
	entries, err := os.ReadDir(f.target)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return errors.Unwrap(err)
	}
	listed := f.listed()
	for _, entry := range entries {
		if !entry.Type().IsRegular() || !listed[entry.Name()] && !hasMark(filepath.Join(f.target, entry.Name()), f.mark) {
			return ErrOthersFiles
		}
	}
	return nil
}

// longestList is how much of ListOfFiles is read, in bytes.
const longestList = 64 << 20

// listed returns the names in the ListOfFiles of an earlier run. It returns nil if the
// file cannot be read or its first line does not contain the mark.
func (f *Folder) listed() map[string]bool {
	file, err := os.Open(filepath.Join(f.target, ListOfFiles))
	if err != nil {
		return nil
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, longestList))
	first, names, _ := strings.Cut(string(text), "\n")
	if err != nil || !strings.Contains(first, f.mark) {
		return nil
	}
	listed := map[string]bool{}
	for name := range strings.Lines(names) {
		listed[strings.TrimSuffix(name, "\n")] = true
	}
	return listed
}

// hasMark reports whether the first 512 bytes of a file contain mark.
func hasMark(name, mark string) bool {
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(file, head)
	return bytes.Contains(head[:n], []byte(mark))
}

// Create begins a new file in the folder. The caller closes it before Keep.
func (f *Folder) Create(name string) (io.WriteCloser, error) {
	file, err := os.OpenFile(filepath.Join(f.part, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, Mode)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, errors.Unwrap(err))
	}
	return file, nil
}

// Keep gives the folder its final name. It moves an existing folder aside and deletes
// it when the new one is in place. If the new folder cannot get the name, the existing
// folder stays. If the existing folder has got files that dgcheck did not write, the
// error is ErrOthersFiles.
func (f *Folder) Keep() error {
	if err := f.replaceable(); err != nil {
		return err
	}
	old := f.part + ".old"
	err := os.Rename(f.target, old)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	there := err == nil
	if err := os.Rename(f.part, f.target); err != nil {
		if there {
			err = errors.Join(err, os.Rename(old, f.target))
		}
		return err
	}
	return os.RemoveAll(old)
}

// Discard removes the temporary folder. After a successful Keep it does nothing.
func (f *Folder) Discard() { os.RemoveAll(f.part) }
