// Package source defines positions in declared files, and excerpts of their
// lines.
package source

import "strconv"

// Position is a position in a declared file. File is relative to the group's
// root and uses forward slashes. Line and Column count from 1; columns count
// characters and not bytes. If Line is 0, the thing was not written anywhere.
type Position struct {
	File   string
	Line   int
	Column int
}

// Written reports whether the position is in a file.
func (p Position) Written() bool { return p.Line > 0 }

// String returns FILE:LINE:COLUMN, which editors and terminals make clickable.
func (p Position) String() string {
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}
