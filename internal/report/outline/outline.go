// Package outline arranges a scorecard for its readers before a format writes it:
// which problems come first, which results share a line, what waits for a mended
// fault, and how counts, changes and deadlines are put into words.
package outline

import (
	"io"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// Reporter writes one format, one group at a time, so that any number of groups
// needs no more memory than one.
type Reporter interface {
	Begin(w io.Writer, run scorecard.Run) error
	Group(w io.Writer, card Card) error
	End(w io.Writer) error
}

// MadeBy is near the beginning of every page of a folder, so that a later run
// can tell which files it may replace.
const MadeBy = `<meta name="generator" content="dgcheck">`

// Folder is a reporter that can write a folder of files instead of one.
type Folder interface {
	// Spread returns the reporter that writes the folder. create opens a file
	// with a plain name. The writer that the reporter's methods are given stays
	// empty.
	Spread(create func(name string) (io.WriteCloser, error)) Reporter
}

// Card is a scorecard together with its position in the run and access to the lines it
// refers to.
type Card struct {
	scorecard.Scorecard
	// Index is the group's position in the run, from 0.
	Index int
	// Excerpt returns the line at a position. If it must not be shown, Excerpt
	// returns false.
	Excerpt func(source.Position) (source.Excerpt, bool)
}

// Catalogue finds rules and the clauses they serve.
type Catalogue interface {
	Find(id rule.ID) (rule.Rule, bool)
	Clause(id string) (rule.Clause, bool)
}

// Options are the reader's choices.
type Options struct {
	// Catalogue gives the titles of rules and clauses.
	Catalogue Catalogue
	// Color allows colours on a terminal.
	Color bool
	// All also shows passes and what does not apply.
	All bool
	// Most is how many problems of a group text shows. If 0, it shows all.
	Most int
	// Limit is the maximum size of Markdown, in characters and bytes. If 0, it
	// is the size of a comment on GitHub.
	Limit int
}

// Homepage is where the program is published.
const Homepage = "https://github.com/DEFRA/dgcheck"

// TitleOf returns a rule's title, or its id if the title is not known.
func TitleOf(o Options, id rule.ID) string {
	if o.Catalogue != nil {
		if found, ok := o.Catalogue.Find(id); ok {
			return found.Title
		}
	}
	return string(id)
}
