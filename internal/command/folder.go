package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report"
)

// folder is a report of several files that is being written. The files go into
// a temporary folder beside the final one, and the folder gets its name when
// all of them are complete.
type folder struct {
	target, part string
}

// wantsFolder reports whether a report is to be a folder: its name ends with a
// separator, or is an existing folder.
func wantsFolder(name string) bool {
	if os.IsPathSeparator(name[len(name)-1]) || strings.HasSuffix(name, "/") {
		return true
	}
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// openFolder begins a report that is a folder.
func (d *destination) openFolder(reporter report.Folder) error {
	target := placeOf(d.name)
	f := &folder{target: target, part: fmt.Sprintf("%s.%d.part", target, os.Getpid())}
	if err := f.replaceable(); err != nil {
		return err
	}
	if err := os.Mkdir(f.part, folderMode); err != nil {
		return err
	}
	d.folder = f
	d.reporter = reporter.Spread(f.create)
	return nil
}

// folderMode is the usual mode of a new folder, before the process's mask.
const folderMode = 0o777

// errOthersFiles is returned instead of replacing files that dgcheck did not
// write.
var errOthersFiles = errors.New("it holds files that are not pages of a scorecard; name a folder that is new, empty or was written by an earlier run")

// replaceable returns nil if the existing folder may be replaced: it does not
// exist, is empty, or holds the pages of an earlier run.
func (f *folder) replaceable() error {
	entries, err := os.ReadDir(f.target)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return errors.Unwrap(err)
	}
	for _, entry := range entries {
		if !entry.Type().IsRegular() || !ours(filepath.Join(f.target, entry.Name())) {
			return errOthersFiles
		}
	}
	return nil
}

// ours reports whether a file names dgcheck as its generator near its
// beginning.
func ours(name string) bool {
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(file, head)
	return bytes.Contains(head[:n], []byte(report.MadeBy))
}

// create begins a file in the folder.
func (f *folder) create(name string) (io.WriteCloser, error) {
	file, err := os.OpenFile(filepath.Join(f.part, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, reportMode)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, errors.Unwrap(err))
	}
	return file, nil
}

// keep gives the folder its name. The existing folder is moved aside until the
// new one is in place.
func (f *folder) keep() error {
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

// discard removes a folder that was not completed.
func (f *folder) discard() { os.RemoveAll(f.part) }
