// Package declaration reads what a delivery group declares about itself: YAML files and
// finance CSV in its repository. It checks them against the schema, and builds a
// complete document, in which each value has its position. It never fails: anything
// that is wrong becomes a Fault, and the rest is read. It knows neither the current day
// nor the policies.
package declaration

import (
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/source"
)

// Declaration is one group's declaration as far as it could be read.
type Declaration struct {
	// ID is the group's id or, if the declaration gives no id, the name of the group's
	// folder. Name is the group's name or, without a name, ID.
	ID, Name string
	// Document is the complete document: it has every key of the schema. A key that the
	// group did not write has its default value, or an empty one, and its Value.Written
	// is false.
	Document Value
	// Files are the files of the declaration: YAML files in the order of their names,
	// then files whose names hide that they are YAML, then finance files.
	Files []File
	// Faults are all faults, in the order in which they were found.
	Faults []Fault
	// Dangling are references to entries that do not exist.
	Dangling []Dangling
	// Gaps are the places where `finance.months` leaves months out.
	Gaps []Gap
	// Dated are the dates and months in fields for what has already happened. Planned
	// are those in fields for plans, which may be in the future, but not far.
	Dated, Planned []Dated
	// Written are the paths of lists and maps that were written, even empty ones, such
	// as services/0/outcomes.
	Written []string
	// Unavailable are the parts of the document that may be incomplete, since they
	// could not be read, or may be in an unread file or in another repository.
	Unavailable []Path
	// Partial is set if the group's main declaration is in another
	// repository, of which this one is a part.
	Partial bool
	// PrivateAmounts is set if the group keeps its amounts private, or if it cannot be
	// read whether it does.
	PrivateAmounts bool

	// Digest is the SHA-256, in hexadecimal, of a list of the declared files that could
	// be opened. The list has a line for each file, sorted by path, as sha256sum prints
	// it: SHA-256, two spaces, path. If there are no such files, Digest is empty.
	Digest string

	// stable maps the subject of a renamed entry to the subject under its first id.
	stable map[string]string
	pages  map[string]*page
}

// File is one file of the declaration.
type File struct {
	Path string
	// Read is false if the file could not be read.
	Read bool
	// Finance is set if `finance.files` names the file. Such a file can hold only
	// finance rows.
	Finance bool
	// Holds counts the values in the file by their kind: date, month, amount,
	// identifier, reference, text.
	Holds map[string]int
}

// OnlyRows reports whether only finance rows can be missing: the files and the parts of
// the declaration that could not be read can hold nothing else.
func (d *Declaration) OnlyRows() bool {
	return !slices.ContainsFunc(d.Unavailable, func(part Path) bool { return !OfRows(part) }) &&
		!slices.ContainsFunc(d.Files, func(file File) bool { return !file.Read && !file.Finance })
}

// OfRows reports whether a path leads to the finance rows or to their sums.
func OfRows(part Path) bool {
	return len(part) > 1 && part[0].Key == "finance" && slices.Contains([]string{rowsName, byMonthName, byLineName}, part[1].Key)
}

// Dangling is a reference to an entry that does not exist.
type Dangling struct {
	At    Path
	Where source.Position
	// ID is the id that is referred to, in backquotes, for a message. List names the
	// list in which it was looked up, or several lists, joined by "or". Near is the
	// most similar id of these lists, or "" if none is similar.
	ID, List, Near string
	// Unknown is set if an entry of the list has no readable id, so that the reference
	// may mean that entry.
	Unknown bool
	// Edit replaces a title or name, written in place of an id, by the id of the entry
	// that has it. It is nil if no entry, or more than one, has that title or name.
	Edit *source.Edit
}

// Dated is a date, or the first day of a month, with its path and position.
type Dated struct {
	At    Path
	Day   calendar.Day
	Where source.Position
}

// Locate returns the position of the value at a path: that of its key, if it has one.
// If the value was not written, it is the position of the nearest written value above
// it or, failing that, the first line of the first file.
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

// step returns the value to which one step of a path leads, or nil if there is none.
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

// Excerpt returns the line at a position. It reports false if the line looks like a
// credential or was not read.
func (d *Declaration) Excerpt(at source.Position) (source.Excerpt, bool) {
	page, read := d.pages[at.File]
	if !read {
		return source.Excerpt{}, false
	}
	return page.excerpt(at)
}

// Stable returns a subject such as service:river-alerts in a form that stays the same
// when the id of an entry changes: with the first id of each renamed entry. So the
// entry keeps its history.
func (d *Declaration) Stable(subject string) string {
	for entry := subject; entry != "" && len(d.stable) > 0; entry = entry[:max(strings.LastIndexByte(entry, '/'), 0)] {
		if first, renamed := d.stable[entry]; renamed {
			return first + subject[len(entry):]
		}
	}
	return subject
}

// StablePath returns a path as text, with the subjects of entries in place of their
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
