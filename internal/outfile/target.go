package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Target returns the canonical path of a file that exists or will exist, with
// every link resolved. Two names of one place must be recognised before
// anything is written. If a part cannot be resolved, it stays as it is; opening
// the file then fails with the reason.
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

// longestChain is how many dangling links are followed, so that a cycle of
// links ends. Linux follows as many
// (https://man7.org/linux/man-pages/man7/path_resolution.7.html).
const longestChain = 40

// Failure returns the error for a file that could not be written, with the
// reason and what to do. It wraps the cause. what is the file's name, or other words
// for where the text was to go.
func Failure(what string, err error) error {
	cause := err
	// People asked for a report, so the name of the system call is left out.
	if path, ok := err.(*fs.PathError); ok {
		cause = path.Err
	}
	return fmt.Errorf("could not write %s: %w%s", what, cause, wayOut(err))
}

// wayOut returns what to do about a write that failed, or "" if the reason
// already says it.
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
