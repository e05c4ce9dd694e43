// Package timeline reads the history of a group's declaration: since when something is
// declared, when it last changed, and what was written when. It compares meanings, not
// lines. It reads each commit among the first parents that changes the declared files,
// and compares the values of entries by their ids. So another format, another order or
// another file is no change.
//
// A day is that of the committer date, in London. If the history is not whole, there
// are no days at all.
package timeline

import (
	"errors"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/history"
)

// Options select the history to read, and the last day.
type Options struct {
	Git    history.Git
	Schema *declaration.Schema
	// From is the full hash of the newest commit.
	From string
	// Way is the path of the group's root from the root of the repository, with
	// slashes.
	Way string
	// Tables are finance files outside the declaration's folder, as paths from the
	// group's root.
	Tables []string
	// Private is set if the group keeps its amounts private. The facts then have no
	// amounts, not even those of an earlier commit.
	Private bool
	// Until is the last day to read. Commits of a later day give no facts.
	Until calendar.Day
	// Today is the day of collection. If a commit has a later day, its clock was wrong.
	Today  calendar.Day
	London *time.Location
}

// Of is the value of the field Of in the evidence.Source of a history.
const Of = "declaration"

// sourceID is the value of the field ID in the evidence.Source of a history.
const sourceID = "history"

// The reasons why a history is not whole, with what to do.
const (
	whyShallow   = "The clone is shallow, so its history is cut off: set `fetch-depth: 0` for actions/checkout, or run git fetch --unshallow."
	whyPartial   = "The clone lacks files of earlier commits: set `fetch-depth: 0` and no `filter` for actions/checkout, or run git fetch --refetch --no-filter."
	whyRewritten = "The clone replaces commits of its history by others, by grafts or replacements: make a new clone, with `fetch-depth: 0` for actions/checkout."
	whyLong      = "The history has more commits than are read."
	whyClock     = "A commit that changes the declaration is dated before an earlier one or after the day of collection, so since when something holds is not known. The next commit to the declaration with a right clock mends this from its day on."
	whyUnread    = "In some commits the declaration could not be read, so when it changed is not known. It is known again from the day after the next change on."
	whyNone      = "No commit held the declaration by then: commit it."
	whyGit       = "Git could not read the history. Make a new clone, with `fetch-depth: 0` for actions/checkout."
)

// Collect returns the source and the facts for the history of a group's files.
func Collect(o Options) (evidence.Source, []evidence.Fact) {
	source := evidence.Source{ID: sourceID, Kind: evidence.History, Of: Of, State: evidence.Incomplete, Until: o.Until.String()}
	repository := history.OpenAll(o.Git, declaration.MaxFile)
	defer repository.Close()
	line, why := lineOf(repository, o)
	if why == "" && len(line) == 0 {
		why = whyNone
	}
	if why != "" {
		source.Why, source.Until = why, ""
		return source, nil
	}
	r := newReader(repository, o)
	for _, at := range line {
		if err := r.read(at); err != nil {
			source.Why, source.Until = whyOf(err), ""
			return source, nil
		}
	}
	facts := r.facts()
	source.State, source.From = evidence.Complete, r.since.String()
	if r.since > o.Until {
		source.State, source.From, source.Why = evidence.Incomplete, "", r.why
	}
	return source, facts
}

// whyOf returns a sentence that says why a history could not be read.
func whyOf(err error) string {
	switch {
	case errors.Is(err, history.ErrLong):
		return whyLong
	case history.Lacks(err):
		return whyPartial
	}
	return whyGit
}
