// Package outline arranges a scorecard for people before a format writes it: the order
// of the problems, which results share a line, which checks wait for a fault to be
// mended, and the words for counts, changes and deadlines.
package outline

import (
	"io"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// Reporter writes scorecards in one format. It writes one group at a time, so that any
// number of groups needs only the memory for one.
type Reporter interface {
	Begin(w io.Writer, run scorecard.Run) error
	Group(w io.Writer, card Card) error
	End(w io.Writer) error
}

// MadeBy is near the beginning of every file of a folder, so that a later run
// recognises the files that it may replace.
const MadeBy = `<meta name="generator" content="dgcheck">`

// Folder is a reporter that can write a folder of files instead of one file.
type Folder interface {
	// Spread returns the reporter that writes the folder. The function create opens a
	// new file of the folder for writing; name is a file name without a folder. The
	// reporter writes nothing to the writer that its own methods receive.
	Spread(create func(name string) (io.WriteCloser, error)) Reporter
}

// Card is a group's scorecard with its index in the run and access to lines of its
// declaration.
type Card struct {
	scorecard.Scorecard
	// Index is the group's index in the run, from 0.
	Index int
	// Excerpt returns the line at a position. It returns false if the line must not be
	// shown.
	Excerpt func(source.Position) (source.Excerpt, bool)
}

// Catalogue finds rules and clauses by their ids.
type Catalogue interface {
	Find(id rule.ID) (rule.Rule, bool)
	Clause(id string) (rule.Clause, bool)
}

// Options are the user's choices for a report.
type Options struct {
	// Catalogue has the rules and clauses, for their titles and texts.
	Catalogue Catalogue
	// Color allows colours on a terminal.
	Color bool
	// All also shows results that pass or do not apply, and shows lists in full.
	All bool
	// Most is the number of problems of a group that the format text shows. 0 means
	// all.
	Most int
	// Limit is the maximum size of Markdown in bytes. Less than 4,000 counts as 4,000,
	// but 0 means 65,000, which fits a comment on GitHub.
	Limit int
}

// Homepage is the address of dgcheck's repository.
const Homepage = "https://github.com/DEFRA/dgcheck"

// TitleOf returns a rule's title. If the catalogue does not have the rule, it returns
// the id.
func TitleOf(o Options, id rule.ID) string {
	if o.Catalogue != nil {
		if found, ok := o.Catalogue.Find(id); ok {
			return found.Title
		}
	}
	return string(id)
}
