// Package report writes scorecards for their readers, one file for each format.
// A reporter does not judge, open files or read the environment, and returns
// the first write that failed. Every value from a declaration is hostile until
// the format has escaped it.
package report

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

// Card is a scorecard with what a reporter needs besides.
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
	// Limit is the maximum size of Markdown, in characters and bytes. If 0, it
	// is the size of a comment on GitHub.
	Limit int
}

// formats returns all formats, in the order in which they are listed. A new
// format is added here and nowhere else.
func formats() []format {
	return []format{
		{"text", func(o Options) Reporter { return &Text{options: o} }},
		{"json", func(Options) Reporter { return JSON{} }},
		{"markdown", func(o Options) Reporter { return newMarkdown(o) }},
		{"csv", func(o Options) Reporter { return &CSV{options: o} }},
		{"github", func(o Options) Reporter { return &GitHub{options: o} }},
		{"sarif", func(o Options) Reporter { return &Sarif{options: o} }},
		{"junit", func(o Options) Reporter { return &JUnit{options: o} }},
		{"oscal", func(o Options) Reporter { return &Oscal{options: o} }},
		{"badge", func(Options) Reporter { return &Badge{} }},
		{"badge-svg", func(Options) Reporter { return &BadgeSVG{} }},
		{"assurance", func(Options) Reporter { return &Assurance{} }},
		{"html", func(o Options) Reporter { return &HTML{options: o} }},
	}
}

type format struct {
	name string
	make func(Options) Reporter
}

// Formats returns the formats' names.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// New returns the reporter of a format. If there is no such format, it returns
// false.
func New(name string, options Options) (Reporter, bool) {
	for _, f := range formats() {
		if f.name == name {
			return f.make(options), true
		}
	}
	return nil, false
}
