package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

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
