// Package fix mends what has one right answer in a group's declaration. Every
// edit is tried before it is given: the file still parses, the fault is gone, and
// nothing else of the file has changed.
package fix

import (
	"bytes"
	"cmp"
	"io/fs"
	"slices"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/source"
)

// Fix is an edit and the fault that it mends.
type Fix struct {
	*source.Edit
	// Where is the position of the fault, and Because what is wrong, in a
	// sentence.
	Where   source.Position
	Because string
	// Reference is what was referred to, as messages repeat it, if the fault is a
	// reference that leads nowhere. Otherwise it is "".
	Reference string
}

// Load reads a declaration from its root. It must give the same declaration for
// the same files.
type Load func(root fs.FS) *declaration.Declaration

// mostTried bounds how many edits of one declaration are tried one by one.
const mostTried = 50

// Of returns the edits that can all be made to the declaration d, which load read
// from root, in the order of files and places. They do not overlap.
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

// candidates returns the edits of all faults, references and gaps.
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

// apart sorts edits and leaves out those that touch an earlier one.
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

// works reports whether the edits mend their faults and break nothing.
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

// fault identifies a fault while lines move.
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

// stillRead reports whether every file that could be read can be read.
func stillRead(before, after *declaration.Declaration) bool {
	for _, file := range before.Files {
		if file.Read && !slices.ContainsFunc(after.Files, func(f declaration.File) bool { return f.Path == file.Path && f.Read }) {
			return false
		}
	}
	return true
}

// repeatedIDs counts the faults of identifiers in a declaration.
func repeatedIDs(d *declaration.Declaration) (count int) {
	for _, f := range d.Faults {
		if f.Kind == declaration.Identifier && f.Level == "" {
			count++
		}
	}
	return count
}

// Apply returns the content of each changed file after the edits, by name. It
// reports false if a file no longer has what an edit replaces. The edits are in
// order and do not overlap.
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
