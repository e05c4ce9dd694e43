package evaluation

import (
	"slices"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
)

// elsewhere returns the message of a result that needs a missing part of the document.
// It says where that part may be: under a key that has a fault, in a file that could
// not be read, or in another repository of the group.
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

// unreadFor returns the file that may have the missing part of the document, but could
// not be read. For lines of finance, an unreadable finance file comes before any other
// file. For other parts, finance files do not count, as they hold lines of finance
// only. It returns false if there is no such file.
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
			// Skip this fault. It is that of a missing finance file, at the line that
			// names it, and the file with that line was read.
		case !found:
			file, found = fault.Where.File, true
		}
	}
	return file, found
}

// unread makes a not-applicable result not assessed if the list that its rule judges
// may be in a file or repository that could not be read.
func (j *outcome) unread(d *declaration.Declaration) {
	for _, missing := range d.Unavailable {
		if missing.Leads(j.at) {
			j.verdict, j.message = finding.NotAssessed, elsewhere(d, d.Faults, missing)
			return
		}
	}
}
