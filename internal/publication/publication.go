// Package publication writes scorecards to GitHub: a check run on the commit, a comment
// on the pull request, and issues for failing rules. It recognises what it wrote
// earlier by a hidden marker and by the author. Running it twice, twice at the same
// time, or again after it was killed therefore ends with the same result.
//
// It trusts none of its input: declarations, result files and GitHub's answers may all
// be hostile.
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

// Job describes what to publish, and where.
type Job struct {
	Run   scorecard.Run
	Cards []scorecard.Scorecard
	// Catalogue has the titles of the rules. It also shows whether a rule without a
	// result no longer exists or was only not checked by this run.
	Catalogue outline.Catalogue

	// Question distinguishes this run from other runs that check the same groups, for
	// example "packs: standards". It becomes part of the names of check runs, so that
	// one run does not replace the check runs of another. It is empty if this run
	// checks everything.
	Question string

	// Server is the address of GitHub's website, for example https://github.com.
	Server     string
	Repository forge.Repository
	// Commit is the full hash of the commit that gets the check runs. Lines is the
	// commit whose files were checked, to which links lead; it is empty if that is
	// Commit. If the two differ, Run.OnHead finds a line of Lines in Commit.
	Commit, Lines string
	// Folder is the file or folder that was checked, relative to the root of the
	// repository. Empty or "." means the root.
	Folder string

	// Elsewhere is set if another run made the result. The author of a change may
	// control what such a result contains. If nil, this run made it.
	Elsewhere *Elsewhere

	// Checks asks for one check run for each group.
	Checks bool
	// Comment asks for one comment for each group on the pull request Pull. If Pull is
	// 0, it is the open pull request from the branch HeadBranch of HeadOwner whose head
	// is Commit. If there is none, no comment is written.
	Comment               bool
	Pull                  int
	HeadOwner, HeadBranch string
	// Touched reports whether the pull request touches a group. A group that it does
	// not touch gets no new comment, but an existing comment is kept up to date. If
	// nil, every group counts as touched.
	Touched func(scorecard.Scorecard) bool
	// Changed returns the text of a line at Commit, without its line break. file is a
	// path from the root of the repository, and lines count from 1. ok is false if the
	// pull request does not change that line. Fixes on changed lines are suggested. If
	// Changed is nil, no fix is suggested.
	Changed func(file string, line int) (text string, ok bool)
	// Issues is the lowest severity of a failing rule that gets an issue. If it is
	// None, or if the job is about a pull request, no issue is made or changed.
	Issues rule.Severity
	// Branch is the default branch if Commit is known to be on it, and otherwise empty.
	// Issues are made and changed only while Branch still ends at Commit, so that an
	// older run never overwrites a newer one.
	Branch string

	// Gate is "advisory" or "enforce", for all groups. With "enforce", the check run of
	// a group fails if the group has an error without a waiver, or could not be
	// checked. With "advisory", the check run does not fail. If Gate is empty, the gate
	// of each group applies.
	Gate string
	// Wait waits for the given time, while another run may be writing the same check
	// run. It returns the context's error if the context ends first. If nil, Post does
	// not wait.
	Wait func(context.Context, time.Duration) error
	// Actions is set if this is a GitHub Actions run. Its token is then assumed to be
	// the workflow's own, which writes as github-actions[bot].
	Actions bool
}

// Elsewhere says how to find out which groups exist, if another run made the result.
type Elsewhere struct {
	// Base is the commit whose groups count as existing if no open pull request is
	// found. If a pull request is found, its base commit is used instead.
	Base string
	// Identify returns the id of the group whose files are in root, or fallback if they
	// contain no id.
	Identify func(root fs.FS, fallback string) string
}

// Part is one kind of thing that Post writes.
type Part string

// The parts of a publication.
const (
	Checks   Part = "check runs"
	Comments Part = "comments"
	Issues   Part = "issues"
	// Suggestions are comments that suggest a change to a line, which a person can
	// accept with a click.
	Suggestions Part = "suggestions"
)

// Outcome is the result of Post. Each of its sentences is plain text on one line,
// without control characters. Do not write one at the start of a line in a workflow's
// log: GitHub would read a sentence that begins with "::" as a command.
type Outcome struct {
	// Done has one sentence for each thing that was written.
	Done []string
	// Left has one sentence for each thing that was asked for and that Post has not
	// written for a good reason, for example that there is no pull request. That is not
	// a failure.
	Left []string
	// Refused lists what could not be written because of an error.
	Refused []Refused
	// Checked reports whether every group has a completed check run. It is always true
	// if no check runs were asked for.
	Checked bool
}

// Refused is a part that could not be written for a group. If Group is empty, it could
// not be written for any of the groups that remained.
type Refused struct {
	Part     Part
	Group    string
	Sentence string
	// Rights is set if the token lacks a permission.
	Rights bool
}

// Failed reports whether something that was asked for could not be written.
func (o Outcome) Failed() bool { return len(o.Refused) > 0 }
