package evaluation

import (
	"slices"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
)

// elsewhere says where a missing part of the document may stand: under a key that
// has a fault, in a file that could not be read and could hold it, or in another
// repository.
func elsewhere(d *declaration.Declaration, faults []declaration.Fault, missing declaration.Path) string {
	for _, fault := range faults {
		hidden := fault.Hides
		if len(hidden) == 0 {
			hidden = fault.At
		}
		if fault.Kind == declaration.Shape && fault.Level == "" && (missing.Leads(hidden) || declaration.OfRows(missing) && declaration.OfRows(hidden)) {
			return finding.WaitsForFault(fault.Where)
		}
	}
	if file, found := unreadFor(d, faults, missing); found {
		return finding.WaitsForFile(file)
	}
	return "What this needs may stand in another of the group's repositories."
}

// unreadFor returns the file that a fault names which kept a part of the document
// from being read. Lines of finance are looked for in the finance files first; a
// finance file can hold nothing else.
func unreadFor(d *declaration.Declaration, faults []declaration.Fault, missing declaration.Path) (file string, found bool) {
	rows := declaration.OfRows(missing)
	for _, fault := range faults {
		if fault.Kind != declaration.Unreadable {
			continue
		}
		of := slices.IndexFunc(d.Files, func(f declaration.File) bool { return f.Path == fault.Where.File })
		switch {
		case rows && of >= 0 && d.Files[of].Finance:
			return fault.Where.File, true
		case !rows && of >= 0 && (d.Files[of].Finance || d.Files[of].Read):
			// A finance file that is missing is pointed out where it is named.
		case !found:
			file, found = fault.Where.File, true
		}
	}
	return file, found
}

// unread turns results that say nothing is there into ones that could not be
// assessed, where the list that the rule judges may stand where we could not look.
func (j *outcome) unread(d *declaration.Declaration) {
	for _, missing := range d.Unavailable {
		if missing.Leads(j.at) {
			j.verdict, j.message = finding.NotAssessed, elsewhere(d, d.Faults, missing)
			return
		}
	}
}
