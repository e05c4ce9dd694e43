package command

import (
	"fmt"
	"os"
)

// openOrdinary opens a file that the user names. It returns an error if the file is not
// a regular file, or if it is larger than the limit most, in bytes. It does not open a
// pipe, because reading that could wait for ever.
func openOrdinary(name string, most int64) (*os.File, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return os.Open(name)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not an ordinary file", name)
	case info.Size() > most:
		return nil, fmt.Errorf("%s is larger than %d MiB", name, most>>20)
	}
	return os.Open(name)
}
