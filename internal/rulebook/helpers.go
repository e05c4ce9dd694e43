package rulebook

import (
	"io/fs"
	"path"
	"strings"
)

// HelpersForOwn returns the helper modules of dgcheck by path, which plain OPA needs to
// run an organisation's policies. It returns nil if none of these policies imports a
// helper.
func (b *Book) HelpersForOwn() (map[string][]byte, error) {
	if b.ownFiles == nil {
		return nil, nil
	}
	used := false
	err := fs.WalkDir(b.ownFiles, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".rego" || used {
			return err
		}
		text, err := fs.ReadFile(b.ownFiles, name)
		used = strings.Contains(string(text), "data.dgcheck.lib")
		return err
	})
	if err != nil || !used {
		return nil, err
	}
	names, err := fs.Glob(b.files, libFolder+"/*.rego")
	if err != nil {
		return nil, err
	}
	helpers := map[string][]byte{}
	for _, name := range names {
		if b.isOwn(name) || strings.HasSuffix(name, "_test.rego") {
			continue
		}
		if helpers[name], err = fs.ReadFile(b.files, name); err != nil {
			return nil, err
		}
	}
	return helpers, nil
}
