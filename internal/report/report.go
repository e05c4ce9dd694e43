// Package report writes scorecards for their readers, one format a file. A
// reporter never computes, opens files or reads the environment; it gives back
// the first write that fails. Every value from a declaration is hostile until
// the format has escaped it.
package report

import (
	"io"

	"github.com/DEFRA/dgcheck/internal/rule"
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

// MadeBy stands near the beginning of every file of a folder, so that a later
// run knows what it may replace.
const MadeBy = `<meta name="generator" content="dgcheck">`

// Folder is a reporter that can write a folder of files instead of one.
type Folder interface {
	// Spread gives the reporter that does. Create begins a file under a plain
	// name; what the reporter is otherwise given to write to stays empty.
	Spread(create func(name string) (io.WriteCloser, error)) Reporter
}

// Card is a scorecard on its way to a reader.
type Card struct {
	scorecard.Scorecard
	// Index counts the run's groups from 0.
	Index int
	// Excerpt shows the line a position names; false where it may not be shown.
	Excerpt func(source.Position) (source.Excerpt, bool)
}

// Catalogue knows the rules and the clauses they serve.
type Catalogue interface {
	Find(id rule.ID) (rule.Rule, bool)
	Clause(id string) (rule.Clause, bool)
}

// Options say how a reader wants it.
type Options struct {
	// Catalogue gives the titles behind the ids.
	Catalogue Catalogue
	// Color allows colours on a terminal.
	Color bool
	// All shows passes and what does not apply, beside the problems.
	All bool
	// Limit is the most markdown may be, in characters and in bytes; 0 stands for
	// what a comment on GitHub holds.
	Limit int
}

// formats are the formats by their names, in the order in which they are
// listed: the one place where a format is entered.
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

// Formats lists the formats' names.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// New makes the reporter of a format; false where there is no such format.
func New(name string, options Options) (Reporter, bool) {
	for _, f := range formats() {
		if f.name == name {
			return f.make(options), true
		}
	}
	return nil, false
}
