// Package source defines positions in declared files, and excerpts of their
// lines.
package source

import "strconv"

// Position is a position in a declared file. File is relative to the group's root and
// has forward slashes. Line and Column count from 1, and columns count characters, not
// bytes. Line is 0 if there is no position.
type Position struct {
	File   string
	Line   int
	Column int
}

// Written reports whether the position is in a file.
func (p Position) Written() bool { return p.Line > 0 }

// String returns FILE:LINE:COLUMN, which editors and terminals turn into a link.
func (p Position) String() string {
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}
