// Package fix corrects faults in a group's declaration that have only one possible
// correction, such as a mistyped key. An edit changes nothing else in its file. Before
// it returns an edit, the package tries it: each file that could be read can still be
// read, the fault is gone, and the number of faults about ids does not grow.
package fix

import (
	"bytes"
	"cmp"
	"io/fs"
	"slices"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/source"
)

// Fix is an edit and the fault that it corrects.
type Fix struct {
	*source.Edit
	// Where is the position of the fault. Because is a sentence that says what is
	// wrong.
	Where   source.Position
	Because string
	// Reference is set if the fault is a reference to an entry that does not exist. It
	// is the text of the reference, as messages repeat it.
	Reference string
}

// Load reads a declaration from a file system. It must return the same declaration for
// the same files.
type Load func(root fs.FS) *declaration.Declaration

// mostTried is the maximum number of edits that Of tries one by one for one
// declaration.
const mostTried = 50

// Of returns the fixes for the declaration d, which load read from root. They can all
// be applied together: they do not overlap, and they are sorted by file and offset.
func Of(root fs.FS, d *declaration.Declaration, load Load) []Fix {
	all := apart(candidates(d))
	if len(all) == 0 {
		return nil
	}
	if works(root, d, all, load) {
		return all
	}
	var kept []Fix
	for i := range all[:min(len(all), mostTried)] {
		if tried := append(slices.Clone(kept), all[i]); works(root, d, tried, load) {
			kept = tried
		}
	}
	return kept
}

// candidates returns a fix for every fault, dangling reference and gap between months
// that has an edit. The fixes are not tried yet.
func candidates(d *declaration.Declaration) []Fix {
	var all []Fix
	for _, fault := range d.Faults {
		if fault.Edit != nil {
			all = append(all, Fix{Edit: fault.Edit, Where: fault.Where, Because: fault.Because})
		}
	}
	for _, reference := range d.Dangling {
		if reference.Edit != nil {
			all = append(all, Fix{Edit: reference.Edit, Where: reference.Where, Because: isTitle(reference), Reference: reference.ID})
		}
	}
	for _, gap := range d.Gaps {
		all = append(all, Fix{Edit: gap.Edit, Where: gap.Where, Because: gap.Because})
	}
	return all
}

func isTitle(d declaration.Dangling) string { return d.ID + " is the title of an entry, not its id." }

// apart sorts fixes by file and offset. It drops a fix that overlaps or touches the one
// before it.
func apart(all []Fix) []Fix {
	slices.SortStableFunc(all, func(a, b Fix) int {
		return cmp.Or(cmp.Compare(a.Start.File, b.Start.File), cmp.Compare(a.Offset, b.Offset))
	})
	kept := all[:0]
	for _, one := range all {
		if n := len(kept); n > 0 && kept[n-1].Start.File == one.Start.File && one.Offset <= kept[n-1].Offset+len(kept[n-1].Old) {
			continue
		}
		kept = append(kept, one)
	}
	return kept
}

// works reports whether the fixes remove their faults, every file that could be read
// can still be read, and the number of faults about ids does not grow.
func works(root fs.FS, d *declaration.Declaration, fixes []Fix, load Load) bool {
	changed, ok := Apply(root, fixes)
	if !ok {
		return false
	}
	after := load(Over(root, changed))
	was, is := faults(d), faults(after)
	for _, one := range fixes {
		if f := (fault{one.Where.File, one.Because}); was[f] > 0 && is[f] >= was[f] {
			return false
		}
	}
	return stillRead(d, after) && repeatedIDs(after) <= repeatedIDs(d)
}

// fault identifies a fault by its file and message, because edits change line numbers.
type fault struct{ file, because string }

func faults(d *declaration.Declaration) map[fault]int {
	count := map[fault]int{}
	for _, f := range d.Faults {
		count[fault{f.Where.File, f.Because}]++
	}
	for _, gap := range d.Gaps {
		count[fault{gap.Where.File, gap.Because}]++
	}
	for _, reference := range d.Dangling {
		count[fault{reference.Where.File, isTitle(reference)}]++
	}
	return count
}

// stillRead reports whether every file that could be read before the edits can be read
// after them.
func stillRead(before, after *declaration.Declaration) bool {
	for _, file := range before.Files {
		if file.Read && !slices.ContainsFunc(after.Files, func(f declaration.File) bool { return f.Path == file.Path && f.Read }) {
			return false
		}
	}
	return true
}

// repeatedIDs returns the number of faults of kind Identifier that have the default
// level.
func repeatedIDs(d *declaration.Declaration) (count int) {
	for _, f := range d.Faults {
		if f.Kind == declaration.Identifier && f.Level == "" {
			count++
		}
	}
	return count
}

// Apply returns the new content of each changed file, by file name. The fixes must be
// sorted by file and offset and must not overlap. Apply returns false if a file does
// not contain the text that a fix replaces.
func Apply(root fs.FS, fixes []Fix) (map[string][]byte, bool) {
	changed := map[string][]byte{}
	for start := 0; start < len(fixes); {
		name, end := fixes[start].Start.File, start
		for end < len(fixes) && fixes[end].Start.File == name {
			end++
		}
		content, err := fs.ReadFile(root, name)
		if err != nil {
			return nil, false
		}
		var after bytes.Buffer
		at := 0
		for _, one := range fixes[start:end] {
			if one.Offset < at || !one.Applies(content) {
				return nil, false
			}
			after.Write(content[at:one.Offset])
			after.WriteString(one.New)
			at = one.Offset + len(one.Old)
		}
		after.Write(content[at:])
		changed[name] = after.Bytes()
		start = end
	}
	return changed, true
}
