// Package timeline reads what the history of a group's files says: since when
// something is declared, when it last changed, and what was written when. It goes by
// meaning and not by lines: each commit of the line of first parents that touches the
// declared files is read, and the values of entries are compared by their ids. So
// another format, another order or another file changes nothing.
//
// A day is the committer's, in London. A history that is not whole gives no days at
// all.
package timeline

import (
	"errors"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/history"
)

// Options say which history is read, and until which day.
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
	// Private is set if the group keeps its amounts private. No amount is then
	// given, not even one of an earlier commit.
	Private bool
	// Until is the last day that is looked at. Commits of a later day give no facts.
	Until calendar.Day
	// Today is the day of collection. The clock of a commit of a later day is
	// wrong.
	Today  calendar.Day
	London *time.Location
}

// Of is what the source of a history is of.
const Of = "declaration"

// sourceID is the id of the source in a document.
const sourceID = "history"

// Why a history is not whole, and what to do.
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

// Collect returns the source for the history of a group's files, and the facts.
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

// whyOf says in a sentence why a history could not be read.
func whyOf(err error) string {
	switch {
	case errors.Is(err, history.ErrLong):
		return whyLong
	case history.Lacks(err):
		return whyPartial
	}
	return whyGit
}
