package declaration

import (
	"bytes"
	"io/fs"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Identify returns a group's id, so that many groups can be sorted before any is
// checked. If it can, it avoids reading the whole declaration. For a group that gives
// no id it returns the argument fallback, which is the name of the group's folder.
func (s *Schema) Identify(root fs.FS, fallback string) string {
	places := discover(root)
	for _, name := range places.found {
		if inGit(name) || !places.ordinary(name) && inGit(way(root, name)) {
			continue
		}
		content, refusal := read(root, name)
		if refusal != nil || inspect(content) != nil {
			continue
		}
		if block, ok := groupBlock(content); ok {
			if id := idIn(block); id != "" {
				return id
			}
		}
	}
	return s.Load(root, fallback).ID
}

// groupBlock returns the lines of the top-level key `group` in a file, up to the next
// top-level key. It returns false if the file has no such key.
func groupBlock(content []byte) ([]byte, bool) {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	start := 0
	if !bytes.HasPrefix(content, []byte("group:")) {
		at := bytes.Index(content, []byte("\ngroup:"))
		if at < 0 {
			return nil, false
		}
		start = at + 1
	}
	end := start
	for end < len(content) {
		line := bytes.IndexByte(content[end:], '\n') + 1
		if line == 0 {
			return content[start:], true
		}
		end += line
		if end < len(content) && !bytes.ContainsRune([]byte(" \t\r\n#"), rune(content[end])) {
			break
		}
	}
	return content[start:end], true
}

func idIn(block []byte) string {
	root, problems := yamltext.Parse(block)
	if len(problems) > 0 || root.Empty() || root.Kind() != yamltext.Map {
		return ""
	}
	for _, group := range root.Entries() {
		if group.Kind() != yamltext.Map {
			return ""
		}
		for key, value := range group.Entries() {
			if key.Text() == "id" && value.Kind() == yamltext.Scalar && !value.Null() {
				if id := clean(value.Text()); !isPlaceholder(id, false) && !looksSecret(id) {
					return id
				}
			}
		}
	}
	return ""
}
