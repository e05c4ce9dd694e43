// Package publication writes scorecards to GitHub: a check run on the commit, a
// comment on the pull request, and issues for what fails. It finds by marker
// and author what it wrote earlier. Running it twice, twice at the same time,
// or again after it was killed therefore ends with the same result.
//
// All input is hostile: declarations, result files and GitHub's answers.
package publication

import (
	"context"
	"io/fs"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Job says what to publish, and where.
type Job struct {
	Run   scorecard.Run
	Cards []scorecard.Scorecard
	// Catalogue gives the titles of rules, and distinguishes a rule that no
	// longer exists from one that this run did not check.
	Catalogue outline.Catalogue

	// Question is what distinguishes this run from others over the same groups,
	// for example "packs: standards". It is part of the names of check runs, so
	// that the runs do not replace each other's. It is empty if this run checks
	// everything.
	Question string

	// Server is GitHub's address for people, for example https://github.com.
	Server     string
	Repository forge.Repository
	// Commit is the full hash of the commit that the check run is put on. Lines
	// is the commit whose lines were checked, which links lead to; it is empty
	// if that is the same commit. Run.OnHead maps its lines to those of Commit.
	Commit, Lines string
	// Folder is the folder of the PATH that was checked, from the root of the
	// repository. Empty or "." means the root.
	Folder string

	// Elsewhere is set if another run made the result. The author of a change
	// controls such a result. If nil, this run made it.
	Elsewhere *Elsewhere

	// Checks asks for one check run per group.
	Checks bool
	// Comment asks for one comment per group on the pull request Pull. If Pull
	// is 0, the pull request is the open one from HeadBranch of HeadOwner whose
	// head is Commit. If there is none, no comment is written.
	Comment               bool
	Pull                  int
	HeadOwner, HeadBranch string
	// Touched reports whether the pull request touches a group. A group that it
	// does not touch gets no new comment, but an existing one is kept up to
	// date. If nil, every group counts as touched.
	Touched func(scorecard.Scorecard) bool
	// Changed returns a line of Commit, by the path of its file, without its break. ok
	// is false if the pull request does not change it. On changed lines, what has one
	// right answer is suggested. If nil, nothing is suggested.
	Changed func(file string, line int) (text string, ok bool)
	// Issues is the lowest severity for which issues are kept. If None, issues
	// are left alone. On a pull request issues are always left alone.
	Issues rule.Severity
	// Branch is the default branch, if Commit is known to be on it. Issues are
	// kept only while Branch ends at Commit, so that an older run never
	// overwrites a newer one. It is empty if that is not known.
	Branch string

	// Gate is "advisory" or "enforce", for all groups. If empty, each group's
	// own gate applies.
	Gate string
	// Wait waits while another run may be writing the same check run. It
	// returns the context's error if the context ends first. If nil, Post does
	// not wait.
	Wait func(context.Context, time.Duration) error
	// Actions is set in a run of GitHub Actions, whose token writes as
	// github-actions[bot].
	Actions bool
}

// Elsewhere holds what a result from another run is checked against.
type Elsewhere struct {
	// Base is the commit from which the existing groups are read if no open
	// pull request is found. If one is found, its base is used instead.
	Base string
	// Identify returns the id of the group whose files are in root, or fallback
	// if they give none.
	Identify func(root fs.FS, fallback string) string
}

// Part is one of the kinds of things that are published.
type Part string

// The parts of a job.
const (
	Checks   Part = "check runs"
	Comments Part = "comments"
	Issues   Part = "issues"
	// Suggestions are changes to lines, which a person accepts with a click.
	Suggestions Part = "suggestions"
)

// Outcome is the result of publishing a job. Its sentences are plain text on
// one line, safe for a terminal. In a workflow's log they must not start a
// line.
type Outcome struct {
	// Done lists what was written, one sentence each.
	Done []string
	// Left lists what was asked for but left alone, and why. None of it is a
	// failure.
	Left []string
	// Refused lists what could not be written.
	Refused []Refused
	// Checked reports whether every group has its completed check run. It is
	// always true if no check runs were asked for.
	Checked bool
}

// Refused is a part that could not be written for a group. If Group is empty,
// it stands for all the groups that were left.
type Refused struct {
	Part     Part
	Group    string
	Sentence string
	// Rights reports whether the token lacks a permission.
	Rights bool
}

// Failed reports whether something that was asked for could not be published.
func (o Outcome) Failed() bool { return len(o.Refused) > 0 }
