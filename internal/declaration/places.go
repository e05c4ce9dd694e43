package declaration

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Folder is the folder of a declaration that is split into several files.
const Folder = "delivery-group"

// singles returns the paths of a declaration that is a single file.
func singles() []string {
	return []string{"delivery-group.yaml", "delivery-group.yml", ".github/delivery-group.yaml", ".github/delivery-group.yml"}
}

// Places lists the paths at which a group's declaration is looked for, for messages.
func Places() []string {
	return []string{Folder + "/*.yaml", "delivery-group.yaml", ".github/delivery-group.yaml"}
}

// Discover lists the YAML files of the declaration in a group's root, sorted by name.
// The list is empty if there is no declaration.
func Discover(root fs.FS) []string { return discover(root).found }

// listing is what was found at the paths of a group's declaration.
type listing struct {
	found   []string      // the YAML files of the declaration, sorted by name
	entries []fs.DirEntry // the content of the folder
	unread  error         // the error of reading the folder, or nil
	direct  bool          // the folder is a folder itself, and not a link to one
}

// ordinary reports whether a file is known to be an ordinary file, with no link in its
// path.
func (l listing) ordinary(name string) bool {
	inside, ok := strings.CutPrefix(name, Folder+"/")
	return ok && l.direct && slices.ContainsFunc(l.entries, func(e fs.DirEntry) bool { return e.Name() == inside && e.Type() == 0 })
}

func discover(root fs.FS) listing {
	var l listing
	l.entries, l.unread = fs.ReadDir(root, Folder)
	if l.unread == nil {
		info, err := fs.Lstat(root, Folder)
		l.direct = err == nil && info.IsDir()
	}
	for _, entry := range l.entries {
		// Skip names that begin with a dot: editors and operating systems leave such
		// files in any folder.
		if ext := path.Ext(entry.Name()); (ext == ".yaml" || ext == ".yml") && !entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") {
			l.found = append(l.found, path.Join(Folder, entry.Name()))
		}
	}
	for _, single := range singles() {
		if _, err := fs.Lstat(root, single); err == nil {
			l.found = append(l.found, single)
		}
	}
	slices.Sort(l.found)
	return l
}
