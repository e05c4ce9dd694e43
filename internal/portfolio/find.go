// Package portfolio finds groups under the paths a person names and works
// through many of them at once, in a stable order.
package portfolio

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	slash "path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// Group is where a group's declaration was found.
type Group struct {
	// Root is the folder that holds the declaration.
	Root string
	// Path is the root relative to the path it was found under, with slashes.
	Path string
	// Folder is the name of the root's folder, the id of a group without one.
	Folder string
}

// depth is how far below a path groups are looked for.
const depth = 4

// NoGroup tells that there is no group under a path.
type NoGroup struct {
	Path string
	// Miss is something that was most likely meant as one; nil where there is none.
	Miss *NearMiss
}

// Error says where was looked.
func (e *NoGroup) Error() string {
	if e.Miss != nil {
		return fmt.Sprintf("no group under %s: %s is nearly the name of a declaration; rename it to %s", e.Path, declaration.Shown(e.Miss.Path), declaration.Shown(e.Miss.Rename))
	}
	return fmt.Sprintf("no group under %s: looked for %s there and in folders up to %d deep; go to the group's folder or name it as PATH", e.Path, strings.Join(declaration.Places(), ", "), depth)
}

// Find finds the groups under the paths, each once, in the order of the paths
// and then of the folders' names.
func Find(paths []string) ([]Group, error) {
	var groups []Group
	seen := map[string]bool{}
	for _, path := range paths {
		found, err := under(path)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			none := &NoGroup{Path: path}
			if miss, found := nearMiss(path); found {
				none.Miss = &miss
			}
			return nil, none
		}
		for _, group := range found {
			if real := Real(group.Root); !seen[real] {
				seen[real] = true
				groups = append(groups, group)
			}
		}
	}
	return groups, nil
}

// Real gives a folder the same name whichever way it is named: absolute and
// without links, as far as it can be followed.
func Real(folder string) string {
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	if absolute, err := filepath.Abs(folder); err == nil {
		folder = absolute
	}
	return folder
}

// Common gives the real folder that the paths of all groups are relative to; false
// where there is no such folder, since they were found under several.
func Common(groups []Group) (folder string, ok bool) {
	for i, group := range groups {
		above := Real(group.Root)
		if group.Path != "." {
			above = strings.TrimSuffix(above, string(filepath.Separator)+filepath.FromSlash(group.Path))
		}
		if i > 0 && above != folder {
			return "", false
		}
		folder = above
	}
	return folder, len(groups) > 0
}

// under finds the groups of one path: the group it is or belongs to, or those
// in the folders below.
func under(path string) ([]Group, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, reason(err)
	}
	if root, ok := rootOf(path, info.IsDir()); ok {
		return []Group{at(root, ".")}, nil
	}
	if !info.IsDir() {
		return nil, nil
	}
	if _, err := os.ReadDir(path); err != nil {
		return nil, reason(err)
	}
	groups, err := searchIn(path, searching{repository: repositoryOf(path)})
	if err == nil && len(groups) == 0 {
		// What was named holds nothing but further working copies of its repository.
		groups, err = searchIn(path, searching{copies: true})
	}
	return groups, err
}

func searchIn(path string, s searching) ([]Group, error) {
	var groups []Group
	s.found = func(root, relative string) { groups = append(groups, at(root, relative)) }
	return groups, s.search(path, ".", 0)
}

// searching is a search for groups below a folder. Further working copies of the
// repository that a folder lies in are passed over, unless copies is set: they hold
// the same groups again.
type searching struct {
	repository string // empty for none
	copies     bool
	found      func(root, relative string)
}

// rootOf gives the root of the group that a path itself names: its folder, one
// of its files, or the folder they are in.
func rootOf(path string, isFolder bool) (string, bool) {
	folder, file := path, ""
	if !isFolder {
		folder, file = filepath.Dir(path), filepath.Base(path)
	}
	real := Real(folder)
	above, name := filepath.Dir(real), filepath.Base(real)
	if holdsFiles(real) && belongs(above, name, file) {
		return above, true
	}
	if file == "" && isGroup(folder) || file != "" && belongs(folder, "", file) {
		return folder, true
	}
	return above, belongs(above, name, file)
}

// holdsFiles tells whether a folder is one that a group keeps its files in,
// rather than a repository that has the same name.
func holdsFiles(folder string) bool {
	name := filepath.Base(folder)
	if name != declaration.Folder && name != ".github" {
		return false
	}
	_, err := os.Lstat(filepath.Join(folder, ".git"))
	return err != nil
}

// belongs tells whether a file, or without one a folder of files, is part of
// the declaration of the group at a root.
func belongs(root, folder, file string) bool {
	inside := slash.Join(folder, file)
	return slices.ContainsFunc(declaration.Discover(os.DirFS(root)), func(declared string) bool {
		return declared == inside || file == "" && strings.HasPrefix(declared, inside+"/")
	})
}

func isGroup(folder string) bool { return len(declaration.Discover(os.DirFS(folder))) > 0 }

func at(root, relative string) Group {
	folder := filepath.Base(root)
	if absolute, err := filepath.Abs(root); err == nil {
		folder = filepath.Base(absolute)
	}
	return Group{Root: root, Path: filepath.ToSlash(relative), Folder: folder}
}

// search looks through the folders below one. Links are not followed, and a
// folder that is a group is not searched further.
func (s searching) search(folder, relative string, level int) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		// A folder below the path that cannot be opened hides no group that
		// was named; the others are checked.
		return nil
	}
	for _, entry := range entries {
		if !entry.IsDir() || passedOver(entry.Name()) {
			continue
		}
		below, path := filepath.Join(relative, entry.Name()), filepath.Join(folder, entry.Name())
		inner := s
		if own := gitFolder(path); own != "" && !s.copies {
			if own == s.repository {
				continue
			}
			inner.repository = own
		}
		if isGroup(path) {
			s.found(path, below)
			continue
		}
		if level+1 < depth {
			if err := inner.search(path, below, level+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// Within finds the groups in a folder that need not lie on a disk, as Find finds
// those under a path, by the ways to their roots. What cannot be read hides only
// what lies in it.
func Within(root fs.FS) []string { return within(root, ".", 0) }

func within(root fs.FS, folder string, level int) []string {
	here, err := fs.Sub(root, folder)
	if err != nil {
		return nil
	}
	if len(declaration.Discover(here)) > 0 {
		return []string{folder}
	}
	entries, err := fs.ReadDir(root, folder)
	if err != nil || level == depth {
		return nil
	}
	var found []string
	for _, entry := range entries {
		if name := entry.Name(); entry.IsDir() && !passedOver(name) {
			found = append(found, within(root, slash.Join(folder, name), level+1)...)
		}
	}
	return found
}

// reason leaves the operation out of a path error: people asked for a path,
// not for a system call.
func reason(err error) error {
	var pathError *fs.PathError
	if !errors.As(err, &pathError) {
		return err
	}
	step := ""
	if errors.Is(err, fs.ErrNotExist) {
		step = "; name a group's folder or file that is there"
	}
	return fmt.Errorf("open %s: %w%s", pathError.Path, pathError.Err, step)
}
