// Package lsp is a language server: an editor is shown what a check finds while a
// declaration is written, with the text that is not saved yet. It speaks the
// Language Server Protocol 3.17
// (https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/)
// and knows nothing of rules: a Workspace judges.
package lsp

import (
	"context"

	"github.com/DEFRA/dgcheck/internal/source"
)

// Workspace judges the groups that documents belong to. Its methods are called one
// at a time.
type Workspace interface {
	// Group returns the folder of the group of which a file is a part. ok is false
	// if the file is part of none.
	Group(file string) (root string, ok bool)
	// Judge judges the group in a folder. Unsaved has the texts of files that
	// differ from those on disk, by their paths below the folder.
	Judge(ctx context.Context, root string, unsaved map[string][]byte) ([]Problem, error)
	// Entries returns the positions of the entries with an id.
	Entries(root string, unsaved map[string][]byte, id string) []source.Position
	// Read returns the text of a file on disk, by its path below the folder. It is
	// empty if the file cannot be read.
	Read(root, name string) []byte
	// Explain returns what a rule is for, as plain text.
	Explain(rule string) string
}

// Problem is something that an editor shows at a line.
type Problem struct {
	// Where is a position below the group's folder.
	Where source.Position
	Rule  string
	// Address is the page about the rule, or empty.
	Address  string
	Message  string
	Severity Severity
	// Fix is the edit that mends it, or nil.
	Fix *source.Edit
}

// Severity is how grave a problem is, by the protocol's numbers.
type Severity int

// The severities.
const (
	Error       Severity = 1
	Warning     Severity = 2
	Information Severity = 3
)

// Options are what a server needs from outside.
type Options struct {
	Version string
	// Pause waits for a moment in which no more is typed. If the context ends
	// first, it returns an error.
	Pause func(ctx context.Context) error
}
