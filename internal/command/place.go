package command

import (
	"os"
	"path/filepath"
)

// placeOf gives the one path under which a file of this name is or will be,
// however it is spelt and whatever links lead to it: two names of one place are to
// be known as one before anything is written. What cannot be found out is left as
// it is spelt; opening the file then tells why.
func placeOf(name string) string {
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

// longestChain is how many links that lead nowhere yet are followed, so that a ring
// of them ends. Linux follows as many (https://man7.org/linux/man-pages/man7/path_resolution.7.html).
const longestChain = 40
