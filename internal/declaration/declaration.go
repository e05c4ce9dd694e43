// Package declaration reads what a delivery group says of itself: YAML files
// and finance CSV in its repository, checked against the schema in one walk
// and completed into a total document, with the place of every value. It
// never fails: whatever is wrong is a fault beside the document, and the rest
// stands. It knows neither the day nor the policies.
package declaration

import (
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/source"
)

// Declaration is one group's declaration as far as it could be read.
type Declaration struct {
	// ID is the group's id, or its folder's name where it gives none. Name is
	// the group's name, or its id.
	ID, Name string
	// Document is the total document: every key of the schema is present.
	Document Value
	// Files are the declared files in the order of their names.
	Files []File
	// Faults are all that is wrong, in the order it was found.
	Faults []Fault
	// Dangling are references to entries that do not exist.
	Dangling []Dangling
	// Gaps are places where months of finance are left out.
	Gaps []Gap
	// Dated are dates that state something which has happened, and Planned dates
	// that may lie ahead, but not far.
	Dated, Planned []Dated
	// Lists and maps that were written, even empty ones, as slashed paths.
	Written []string
	// Unavailable are the parts of the document that may stand in a place
	// that could not be read: an unread file, or another repository.
	Unavailable []Path
	// Partial is set if the group's main declaration is in another
	// repository, of which this one is a part.
	Partial bool

	// Digest is the SHA-256 of a list of the declared files that could be opened, as
	// sha256sum writes it: digest, two spaces, path, sorted by path. It is in
	// hexadecimal, and empty if there are no such files.
	Digest string

	// stable maps the subject of an entry that was renamed to the subject it
	// had under its first id.
	stable map[string]string
	pages  map[string]*page
}

// File is one declared file.
type File struct {
	Path string
	// Read is false when the file could not become a document.
	Read bool
	// Finance reports whether the file is one that `finance.files` names, which
	// can hold lines of finance and nothing else.
	Finance bool
	// Holds counts the values of a sort in the file: date, month, amount,
	// identifier, reference, text.
	Holds map[string]int
}

// OnlyRows reports whether nothing but lines of finance may stand where we could
// not look.
func (d *Declaration) OnlyRows() bool {
	return !slices.ContainsFunc(d.Unavailable, func(part Path) bool { return !OfRows(part) }) &&
		!slices.ContainsFunc(d.Files, func(file File) bool { return !file.Read && !file.Finance })
}

// OfRows reports whether a part of the document is the finance table or its sums.
func OfRows(part Path) bool {
	return len(part) > 1 && part[0].Key == "finance" && slices.Contains([]string{rowsName, byMonthName, byLineName}, part[1].Key)
}

// Dangling is a reference to something that does not exist.
type Dangling struct {
	At    Path
	Where source.Position
	// ID is what was referred to, List where it should have been found and
	// Near the most similar id there is; empty when nothing is similar.
	ID, List, Near string
	// Unknown reports whether an entry of the list has no id that can be read, so
	// that the reference may lead to it.
	Unknown bool
	// Edit replaces a title or name, written where an id belongs, by the id of the
	// entry that has it. It is nil if no entry, or more than one, has that title or name.
	Edit *source.Edit
}

// Dated is a date, or the first day of a month, with its place.
type Dated struct {
	At    Path
	Day   calendar.Day
	Where source.Position
}

// Locate returns the place of the value a path leads to: of its key, where it
// has one. Where nothing is written there, it is the place of the nearest
// written value above; failing that, the first line of the first file.
func (d *Declaration) Locate(path Path) source.Position {
	best := mark{line: 1, column: 1}
	value := &d.Document
	for _, step := range path {
		if value = value.step(step); value == nil {
			break
		}
		switch {
		case value.key.written():
			best = value.key
		case value.at.written():
			best = value.at
		}
	}
	return d.position(best)
}

func (d *Declaration) position(m mark) source.Position {
	position := source.Position{Line: int(m.line), Column: int(m.column)}
	if int(m.file) < len(d.Files) {
		position.File = d.Files[m.file].Path
	}
	return position
}

// step goes one step down, or gives nil where there is nothing.
func (v *Value) step(step Step) *Value {
	if step.Key != "" {
		return v.Member(step.Key)
	}
	if step.Index < 0 || step.Index >= len(v.Items) {
		return nil
	}
	return &v.Items[step.Index]
}

// At returns the value a path leads to, or nil.
func (d *Declaration) At(path Path) *Value {
	value := &d.Document
	for _, step := range path {
		if value = value.step(step); value == nil {
			return nil
		}
	}
	return value
}

// Excerpt returns the line a position names, unless it holds something that
// looks like a credential.
func (d *Declaration) Excerpt(at source.Position) (source.Excerpt, bool) {
	page, read := d.pages[at.File]
	if !read {
		return source.Excerpt{}, false
	}
	return page.excerpt(at)
}

// Stable returns the subject under which an entry was first known: entries that
// were renamed keep their history.
func (d *Declaration) Stable(subject string) string {
	for entry := subject; entry != "" && len(d.stable) > 0; entry = entry[:max(strings.LastIndexByte(entry, '/'), 0)] {
		if first, renamed := d.stable[entry]; renamed {
			return first + subject[len(entry):]
		}
	}
	return subject
}

// StablePath writes a path with the subjects of entries in place of their
// numbers, so that it stays the same when entries move.
func (d *Declaration) StablePath(path Path) string {
	var text string
	value := &d.Document
	for _, step := range path {
		part := step.Key
		if value != nil {
			value = value.step(step)
		}
		if part == "" {
			part = "[]"
			if value != nil && value.text(subjectName) != "" {
				part = "[" + value.text(subjectName) + "]"
			} else {
				part = Path{step}.String()
			}
		}
		text += "/" + part
	}
	return text
}
