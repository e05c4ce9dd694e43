package delivery

import (
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// part is a repository, or the part of a repository that belongs to a service.
type part struct {
	forge.Repository
	// path is a folder or file of the part. prefix is the beginning of its tags. At
	// most one of them is set.
	path, prefix string
}

// parsePart reads owner/name, owner/name#path or owner/name@prefix.
func parsePart(text string) (part, error) {
	var p part
	var name string
	if before, folder, is := strings.Cut(text, "#"); is {
		name, p.path = before, strings.TrimPrefix(path.Clean("/"+folder), "/")
	} else {
		name, p.prefix, _ = strings.Cut(text, "@")
	}
	var err error
	p.Repository, err = forge.ParseRepository(name)
	return p, err
}

// owns reports whether a tag or release belongs to the part. For a part that is a
// folder or file it returns false, because tags and releases are of the whole
// repository.
func (p part) owns(tag string) bool { return p.path == "" && strings.HasPrefix(tag, p.prefix) }

// version returns the version that a tag names, without the prefix of the part.
func (p part) version(tag string) string { return strings.TrimPrefix(tag, p.prefix) }
