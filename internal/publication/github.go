package publication

import (
	"context"
	"io/fs"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// GitHub is the part of GitHub's API that publishing uses. It is implemented by
// *forge.Client and by Rehearsal.
//
// If the answer to a write was lost, the error is forge.Lost: the write may or
// may not have been carried out, and the caller has to look before it sends it
// again. Any other refusal is a *forge.Refusal.
type GitHub interface {
	// Checks lists the check runs of a name on a commit, of every app, newest
	// first, including superseded ones. Check returns a single one.
	Checks(ctx context.Context, repository forge.Repository, commit, name string) ([]forge.Check, error)
	Check(ctx context.Context, repository forge.Repository, id int64) (forge.Check, error)
	CreateCheck(ctx context.Context, repository forge.Repository, report forge.CheckReport) (forge.Check, error)
	// UpdateCheck appends annotations. With annotations it is therefore not
	// idempotent, and must not be retried without looking first. It cannot
	// change Commit.
	UpdateCheck(ctx context.Context, repository forge.Repository, id int64, report forge.CheckReport) (forge.Check, error)

	// Comments lists the comments on an issue or pull request, oldest first.
	Comments(ctx context.Context, repository forge.Repository, number int) ([]forge.Comment, error)
	CreateComment(ctx context.Context, repository forge.Repository, number int, body string) (forge.Comment, error)
	UpdateComment(ctx context.Context, repository forge.Repository, id int64, body string) (forge.Comment, error)
	DeleteComment(ctx context.Context, repository forge.Repository, id int64) error

	// LineComments lists the comments on lines of a pull request, oldest first.
	LineComments(ctx context.Context, repository forge.Repository, number int) ([]forge.Comment, error)
	CreateLineComment(ctx context.Context, repository forge.Repository, number int, on forge.LineComment) (forge.Comment, error)
	DeleteLineComment(ctx context.Context, repository forge.Repository, id int64) error

	// Issues lists issues, open and closed, lowest number first.
	Issues(ctx context.Context, repository forge.Repository, filter forge.IssueFilter) ([]forge.Issue, error)
	CreateIssue(ctx context.Context, repository forge.Repository, title, body string, labels []string) (forge.Issue, error)
	UpdateIssue(ctx context.Context, repository forge.Repository, number int, change forge.IssueChange) (forge.Issue, error)
	// EnsureLabel makes a label if there is none of its name. An existing label
	// is not changed.
	EnsureLabel(ctx context.Context, repository forge.Repository, label forge.Label) error

	// Pull returns a pull request. Pulls returns the open ones whose head is a
	// branch of an owner.
	Pull(ctx context.Context, repository forge.Repository, number int) (forge.Pull, error)
	Pulls(ctx context.Context, repository forge.Repository, owner, branch string) ([]forge.Pull, error)
	// Tip returns the newest commit of a branch.
	Tip(ctx context.Context, repository forge.Repository, branch string) (string, error)
	// Files reads those files of a commit for which wanted reports true; name
	// is a path from the root. If not all of them can be read, it returns an
	// error.
	Files(ctx context.Context, repository forge.Repository, commit string, wanted func(name string) bool) (fs.FS, error)
	// Moved reports whether GitHub redirected a request because the repository
	// has been renamed.
	Moved() bool
	// Login returns the login of the token's owner. It works only for a
	// personal token.
	Login(ctx context.Context) (string, error)
}
