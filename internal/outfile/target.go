package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Target returns the absolute path of a file that exists or is to be written, with all
// symbolic links resolved. Callers compare the results to notice, before they write,
// that two names are the same file. A part that cannot be resolved stays as it is;
// opening the file later fails with the reason.
func Target(name string) string {
	path, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	for range longestChain {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return real
		}
		if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
			path = filepath.Join(folder, filepath.Base(path))
		}
		next, err := os.Readlink(path)
		if err != nil {
			return path
		}
		if !filepath.IsAbs(next) {
			next = filepath.Join(filepath.Dir(path), next)
		}
		path = next
	}
	return path
}

// longestChain is how many links to missing files Target follows one after another, so
// that a cycle of links ends. Linux follows as many
// (https://man7.org/linux/man-pages/man7/path_resolution.7.html).
const longestChain = 40

// Failure returns the error for text that could not be written: "could not write " and
// the argument what, then the reason and what to do about it. The argument what is the
// name of the file, or for example "standard output". The error wraps err.
func Failure(what string, err error) error {
	cause := err
	// The name of the system call, such as "open", does not help the reader of a
	// report.
	if path, ok := err.(*fs.PathError); ok {
		cause = path.Err
	}
	return fmt.Errorf("could not write %s: %w%s", what, cause, wayOut(err))
}

// wayOut returns what to do about a failed write, such as "; make the folder first", or
// "" if the reason says enough.
func wayOut(err error) string {
	for _, way := range []struct {
		cause error
		words string
	}{
		{syscall.ENOSPC, "make room there, then run it again"},
		{syscall.EPIPE, "the program that reads it ended before it had all of it"},
		{fs.ErrNotExist, "make the folder first"},
		{fs.ErrPermission, "choose a place where you may write"},
		{ErrFolder, "name a file"},
	} {
		if errors.Is(err, way.cause) {
			return "; " + way.words
		}
	}
	return ""
}
