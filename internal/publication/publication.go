// Package publication brings scorecards to where people work on GitHub: a check
// run on the commit, a comment on the pull request, issues for what fails. What
// it writes once it finds again by marker and author, so that running it twice, or
// twice at once, or after it was killed, leads to the same.
//
// Everything it is given is hostile: what a declaration says, what a result file
// says, and what GitHub answers.
package publication

import (
	"context"
	"io/fs"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Job is what is to be published, and where.
type Job struct {
	Run   scorecard.Run
	Cards []scorecard.Scorecard
	// Catalogue gives the titles behind the ids, and tells a rule that is no more
	// from one that is not asked.
	Catalogue report.Catalogue

	// Question names what this run asks that others over the same groups may not, such
	// as "packs: standards". Check runs bear it in their names, so that one does not
	// stand for another. Empty where nothing was asked for.
	Question string

	// Server is GitHub's address for people, such as https://github.com.
	Server     string
	Repository forge.Repository
	// Commit is the full hash of the commit that is spoken of, on which the check run
	// is put. Lines is that of the commit whose lines were checked, which are linked
	// to; empty where it is the same. Run.OnHead leads from its lines to those of
	// Commit.
	Commit, Lines string
	// Folder is where the PATH that was checked lies in the repository; empty or
	// a dot for its root.
	Folder string

	// Elsewhere is set where another run made the result, which may say whatever the
	// author of a change wants it to. If nil, this run made it.
	Elsewhere *Elsewhere

	// Checks asks for a check run a group.
	Checks bool
	// Comment asks for a comment a group on the pull request Pull. Where Pull is 0,
	// the pull request is looked up: an open one from HeadBranch of HeadOwner that
	// ends at Commit. Without either there is no comment.
	Comment               bool
	Pull                  int
	HeadOwner, HeadBranch string
	// Touched reports whether the pull request touches a group. One that it does not
	// touch gets no comment; one that is there is kept up to date. If nil, all are
	// taken to be touched.
	Touched func(scorecard.Scorecard) bool
	// Issues is the least severity of which issues are kept; None leaves issues
	// alone. There are none for a pull request, whatever is said here.
	Issues rule.Severity
	// Branch is the default branch where Commit is known to be of it: issues are
	// kept only while it ends there, so that an older run never overwrites a
	// newer. Empty where that is not known.
	Branch string

	// Gate is advisory or enforce, for all groups; empty leaves each its own.
	Gate string
	// Wait waits while another run may be at the same check run; it gives the
	// context's error when that ends first. Nil waits for nobody.
	Wait func(context.Context, time.Duration) error
	// Actions tells that this is a run of GitHub Actions, whose token writes as
	// github-actions[bot].
	Actions bool
}

// Elsewhere is what a result of another run is held to.
type Elsewhere struct {
	// Base is the commit that tells which groups there are, where no open pull
	// request is found, whose base does.
	Base string
	// Identify gives the id of a group by its files; fallback is that of one that
	// gives none.
	Identify func(root fs.FS, fallback string) string
}

// Part is a part of what is published.
type Part string

// The parts.
const (
	Checks   Part = "check runs"
	Comments Part = "comments"
	Issues   Part = "issues"
)

// Outcome is what came of a job. Its sentences are plain text on one line, safe
// for a terminal; in a workflow's log they must not begin a line.
type Outcome struct {
	// Done says what was written, a sentence each.
	Done []string
	// Left says what was left as it is although it was asked for, and why; none of
	// it is a failure.
	Left []string
	// Refused says what could not be written.
	Refused []Refused
	// Checked tells that every group has its check run, finished; always true where
	// none was asked for.
	Checked bool
}

// Refused is a part that could not be written, for a group or, where Group is
// empty, for all that were left.
type Refused struct {
	Part     Part
	Group    string
	Sentence string
	// Rights tells that the token lacks the rights for it.
	Rights bool
}

// Failed tells that something could not be published that was asked for.
func (o Outcome) Failed() bool { return len(o.Refused) > 0 }
