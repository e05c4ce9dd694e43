package outfile

import (
	"os"
	"path/filepath"
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
