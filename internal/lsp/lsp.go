// Package lsp is a language server: while an author edits a declaration, the editor
// shows the problems that a check finds, also in text that is not saved yet. It
// implements the Language Server Protocol 3.17
// (https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/).
// It does not know the rules: a Workspace checks them.
package lsp

import (
	"context"

	"github.com/DEFRA/dgcheck/internal/source"
)

// Workspace checks the groups that documents belong to. The server calls only one of
// its methods at a time.
type Workspace interface {
	// Group returns the folder of the group that a file belongs to. If the file belongs
	// to no group, the result ok is false.
	Group(file string) (root string, ok bool)
	// Judge checks the group whose folder is root and returns its problems. The map
	// unsaved has the texts that differ from the files on disk, by path relative to
	// that folder.
	Judge(ctx context.Context, root string, unsaved map[string][]byte) ([]Problem, error)
	// Entries returns the positions of all entries with the given id.
	Entries(root string, unsaved map[string][]byte, id string) []source.Position
	// Read returns the text on disk of a file of the group whose folder is root. The
	// name of the file is its path relative to that folder. Read returns nil if the
	// file cannot be read.
	Read(root, name string) []byte
	// Explain returns plain text about a rule, such as what it is for and how to mend
	// what it finds.
	Explain(rule string) string
}

// Problem is a message that the editor shows at a line.
type Problem struct {
	// Where is the position. Its file is a path below the group's folder.
	Where source.Position
	Rule  string
	// Address is the URL of the page about the rule, or empty.
	Address  string
	Message  string
	Severity Severity
	// Fix is the edit that solves the problem, or nil if there is none.
	Fix *source.Edit
}

// Severity is how serious a problem is, as a number of the protocol
// (DiagnosticSeverity).
type Severity int

// The severities that dgcheck uses.
const (
	Error       Severity = 1
	Warning     Severity = 2
	Information Severity = 3
)

// Options are settings of the server.
type Options struct {
	Version string
	// Pause waits until the author is likely to have stopped typing. It returns an
	// error if ctx is done first.
	Pause func(ctx context.Context) error
}
