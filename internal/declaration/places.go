package declaration

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Folder is where a group that splits its declaration keeps the files.
const Folder = "delivery-group"

// singles are the places of a declaration that is one file.
func singles() []string {
	return []string{"delivery-group.yaml", "delivery-group.yml", ".github/delivery-group.yaml", ".github/delivery-group.yml"}
}

// Places lists where a group's declaration is looked for, for people.
func Places() []string {
	return []string{Folder + "/*.yaml", "delivery-group.yaml", ".github/delivery-group.yaml"}
}

// Discover lists the declaration's YAML files under a group's root, sorted by
// name. It gives none where there is no group.
func Discover(root fs.FS) []string {
	found, _ := discover(root)
	return found
}

// discover also returns why the folder could not be read; nil if it could.
func discover(root fs.FS) ([]string, error) {
	var found []string
	entries, unread := fs.ReadDir(root, Folder)
	for _, entry := range entries {
		// Skip names that begin with a dot: editors and other systems leave such files
		// beside a declaration.
		if ext := path.Ext(entry.Name()); (ext == ".yaml" || ext == ".yml") && !entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") {
			found = append(found, path.Join(Folder, entry.Name()))
		}
	}
	for _, single := range singles() {
		if _, err := fs.Lstat(root, single); err == nil {
			found = append(found, single)
		}
	}
	slices.Sort(found)
	return found, unread
}
