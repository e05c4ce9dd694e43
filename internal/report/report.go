// Package report writes scorecards for their readers, one format a file. A
// reporter never computes, opens files or reads the environment; it gives back
// the first write that fails. Every value from a declaration is hostile until
// the format has escaped it.
package report

import (
	"io"
	"slices"

	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// Reporter writes one format, group by group, so that any number of groups
// takes no more memory than one.
type Reporter interface {
	Begin(w io.Writer, run scorecard.Run) error
	Group(w io.Writer, card Card) error
	End(w io.Writer) error
}

// Card is a scorecard on its way to a reader.
type Card struct {
	scorecard.Scorecard
	// Index counts the run's groups from 0.
	Index int
	// Excerpt shows the line a position names; false where it may not be shown.
	Excerpt func(source.Position) (source.Excerpt, bool)
}

// Options say how a reader wants it.
type Options struct {
	// Color allows colours on a terminal.
	Color bool
	// All shows passes and what does not apply, beside the problems.
	All bool
}

// Formats lists the formats' names.
func Formats() []string { return []string{"text", "json"} }

// New makes the reporter of a format; false where there is no such format.
func New(format string, options Options) (Reporter, bool) {
	if !slices.Contains(Formats(), format) {
		return nil, false
	}
	if format == "json" {
		return JSON{}, true
	}
	return &Text{options: options}, true
}
