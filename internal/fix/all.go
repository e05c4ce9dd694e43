package fix

import (
	"io/fs"
	"maps"
	"slices"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// Mended is a declaration after all fixes.
type Mended struct {
	// Fixes are what was mended, in the order in which it was, with the positions
	// of that moment.
	Fixes []Fix
	// Files are the changed files, in the order of their names.
	Files []File
	// Before and After are the declaration without and with the fixes.
	Before, After *declaration.Declaration
}

// File is the content of a changed file before and after.
type File struct {
	Name          string
	Before, After []byte
}

// mostRounds bounds how often mending one fault may bring another to light.
const mostRounds = 10

// All mends a declaration until nothing is left that has one right answer. Only
// the fixes that wanted returns are made; it is given the declaration of the round
// and all its fixes.
func All(root fs.FS, load Load, wanted func(*declaration.Declaration, []Fix) []Fix) Mended {
	changed := map[string][]byte{}
	m := Mended{Before: load(root)}
	m.After = m.Before
	for range mostRounds {
		now := Over(root, changed)
		fixes := wanted(m.After, Of(now, m.After, load))
		more, ok := Apply(now, fixes)
		if len(fixes) == 0 || !ok {
			break
		}
		maps.Copy(changed, more)
		m.Fixes = append(m.Fixes, fixes...)
		m.After = load(Over(root, changed))
	}
	for _, name := range slices.Sorted(maps.Keys(changed)) {
		before, err := fs.ReadFile(root, name)
		if err != nil {
			continue
		}
		m.Files = append(m.Files, File{name, before, changed[name]})
	}
	return m
}
