package command

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

// errFolder tells of a folder where a file is to be written.
var errFolder = errors.New("it is a folder")

// unwritten says what could not be written, why and what to do about it. The name
// is empty for standard output; the cause can still be asked for.
func unwritten(name string, err error) error {
	cause := err
	// People asked for a report, not for a system call.
	if path, ok := err.(*fs.PathError); ok {
		cause = path.Err
	}
	return fmt.Errorf("could not write %s: %w%s", orStandard(name), cause, wayOut(err))
}

// wayOut says what to do about a write that failed; nothing where the cause says
// it itself.
func wayOut(err error) string {
	for _, way := range []struct {
		cause error
		words string
	}{
		{syscall.ENOSPC, "make room there, then run it again"},
		{syscall.EPIPE, "the program that reads it ended before it had all of it"},
		{fs.ErrNotExist, "make the folder first"},
		{fs.ErrPermission, "choose a place where you may write"},
		{errFolder, "name a file"},
	} {
		if errors.Is(err, way.cause) {
			return "; " + way.words
		}
	}
	return ""
}
