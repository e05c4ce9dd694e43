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

// Folder is a folder of files that is being written. The files go into a
// temporary folder beside the final one, and the folder gets its name when all
// of them are complete. End it with Keep or Discard.
type Folder struct {
	target, part string
	mark         string
}

// IsFolder reports whether name, which must not be empty, stands for a folder:
// it ends with a separator, or is an existing folder.
func IsFolder(name string) bool {
	if os.IsPathSeparator(name[len(name)-1]) || strings.HasSuffix(name, "/") {
		return true
	}
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// ListOfFiles is the name of a file that names the files of its folder, one a line,
// after a line with the mark. A run whose files cannot all have the mark writes it.
const ListOfFiles = "files.txt"

// CreateFolder begins a folder. An existing folder is replaced only if mark is
// in the first 512 bytes of each of its files, or the file is in ListOfFiles, which
// shows that an earlier run wrote them; otherwise the error is ErrOthersFiles. Other
// errors are those of package os.
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

// folderMode is the usual mode of a new folder, before the process's mask.
const folderMode = 0o777

// ErrOthersFiles is returned instead of replacing files that dgcheck did not
// write.
var ErrOthersFiles = errors.New("it holds files that are not pages of a scorecard; name a folder that is new, empty or was written by an earlier run")

// replaceable returns nil if the existing folder may be replaced: it does not
// exist, is empty, or holds the pages of an earlier run.
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

// longestList bounds a list of files, in bytes.
const longestList = 64 << 20

// listed returns the files that an earlier run listed.
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

// hasMark reports whether a file contains mark near its beginning.
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

// Keep gives the folder its name. The existing folder is moved aside until the
// new one is in place. If that is not possible, the existing folder stays; if
// it has files of others by now, the error is ErrOthersFiles.
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

// Discard removes a folder that was not completed. After a successful Keep it
// does nothing.
func (f *Folder) Discard() { os.RemoveAll(f.part) }
