// Package portfolio finds groups under the paths that a user gives, and works on many
// groups at once, in a stable order.
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

// Group is the location of a group.
type Group struct {
	// Root is the folder that contains the declaration.
	Root string
	// Path is the root relative to the path under which it was found, with
	// slashes.
	Path string
	// Folder is the name of the root's folder. It is the group's id if the
	// declaration has none.
	Folder string
}

// depth is how many levels below a path are searched for groups.
const depth = 4

// NoGroup is the error if there is no group under a path.
type NoGroup struct {
	Path string
	// Miss is a file or folder that was probably meant as a declaration. It is nil if
	// there is none.
	Miss *NearMiss
}

// Error says which path was searched, and what was found there.
func (e *NoGroup) Error() string {
	if e.Miss != nil {
		return fmt.Sprintf("no group under %s: %s is nearly the name of a declaration; rename it to %s", e.Path, declaration.Shown(e.Miss.Path), declaration.Shown(e.Miss.Rename))
	}
	return fmt.Sprintf("no group under %s: looked for %s there and in folders up to %d deep; go to the group's folder or name it as PATH", e.Path, strings.Join(declaration.Places(), ", "), depth)
}

// Find returns the groups under the paths, each once. They are in the order of the
// paths and, under one path, of the folders' names.
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

// Real returns the absolute path of a folder, with links resolved if possible, so that
// equal folders have equal paths.
func Real(folder string) string {
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	if absolute, err := filepath.Abs(folder); err == nil {
		folder = absolute
	}
	return folder
}

// Common returns the folder to which the paths of all groups are relative, as returned
// by Real. It returns false if the groups were found under several folders.
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

// under returns the groups of one path. If the path is a group's folder or one of its
// files, that is one group. Otherwise it is the groups in the folders below.
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
		// There is no group, or every group is in another working copy of the same
		// repository, which the search above skips.
		groups, err = searchIn(path, searching{copies: true})
	}
	return groups, err
}

func searchIn(path string, s searching) ([]Group, error) {
	var groups []Group
	s.found = func(root, relative string) { groups = append(groups, at(root, relative)) }
	return groups, s.search(path, ".", 0)
}

// searching is a search for groups below a folder. Unless copies is set, it skips other
// working copies of the same repository, since they contain the same groups again.
type searching struct {
	repository string // the git folder of the repository that contains the folder; empty if there is none
	copies     bool
	found      func(root, relative string)
}

// rootOf returns the root of the group that a path names. The path may be the group's
// folder, the folder of its files, or one of these files.
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

// holdsFiles reports whether a folder is one in which a group keeps its files:
// delivery-group or .github. A folder with such a name that is the root of a git
// repository does not count.
func holdsFiles(folder string) bool {
	name := filepath.Base(folder)
	if name != declaration.Folder && name != ".github" {
		return false
	}
	_, err := os.Lstat(filepath.Join(folder, ".git"))
	return err != nil
}

// belongs reports whether a file is part of the declaration of the group at root. If
// file is empty, it reports whether the folder contains such a file.
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

// search finds the groups in the folders below the given one. relative is its path from
// where the search began, and level is how many levels it lies below that. It follows
// no links, and searches no further inside a group's folder.
func (s searching) search(folder, relative string, level int) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		// The folder cannot be opened. It is skipped, and the other folders are still
		// searched.
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

// Within finds the groups in a file system as Find does. It returns the paths of their
// roots. It skips what cannot be read.
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

// reason returns a path error as a message for users. It always begins with "open" and
// the path, because users do not know the system call that failed. If the path does not
// exist, it also says what to do.
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
