// Package source says where something is written: in which file, on which
// line, at which column, and what that line looks like.
package source

import "strconv"

// Position is a place in a declared file. File is relative to the group's
// root and uses forward slashes. Line and Column count from 1; columns count
// characters, not bytes. The zero Line means "nowhere": nothing was written.
type Position struct {
	File   string
	Line   int
	Column int
}

// Written tells whether the position is a place in a file.
func (p Position) Written() bool { return p.Line > 0 }

// String gives FILE:LINE:COLUMN, the form editors and terminals make clickable.
func (p Position) String() string {
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}
