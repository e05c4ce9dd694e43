package command

import (
	"fmt"
	"os"
)

// openOrdinary opens a file that a person named, if it is a regular file of at
// most most bytes. It does not open a pipe, since reading one could block for
// ever.
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
