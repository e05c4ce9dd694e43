package fix

import (
	"io/fs"
	"maps"
	"slices"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// Mended is a declaration before and after its fixes.
type Mended struct {
	// Fixes are the applied fixes in the order of their application. The positions of a
	// fix are those in the files as earlier rounds left them.
	Fixes []Fix
	// Files are the changed files, sorted by name.
	Files []File
	// Before and After are the declaration before and after the fixes.
	Before, After *declaration.Declaration
}

// File is the content of a changed file before and after.
type File struct {
	Name          string
	Before, After []byte
}

// mostRounds is the maximum number of rounds. A fix can reveal another fault, which the
// next round fixes.
const mostRounds = 10

// All applies fixes to a declaration, in rounds, until no fix is left. In each round it
// calls wanted with the current declaration and all fixes for it, and applies only the
// fixes that wanted returns.
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
