package publication

import (
	"context"
	"io/fs"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// GitHub is what publishing needs of GitHub. *forge.Client is it; a rehearsal is
// another.
//
// A write whose answer was lost errs with forge.Lost: whether it was carried out
// is not known, and has to be looked up before it is said again. Everything else
// that is refused is a *forge.Refusal.
type GitHub interface {
	// Checks lists the check runs of a name on a commit, of every app and newest
	// first, superseded ones included; Check gives one.
	Checks(ctx context.Context, repository forge.Repository, commit, name string) ([]forge.Check, error)
	Check(ctx context.Context, repository forge.Repository, id int64) (forge.Check, error)
	CreateCheck(ctx context.Context, repository forge.Repository, report forge.CheckReport) (forge.Check, error)
	// UpdateCheck appends annotations, so it is never said again blindly when it
	// brings any. Commit cannot be changed.
	UpdateCheck(ctx context.Context, repository forge.Repository, id int64, report forge.CheckReport) (forge.Check, error)

	// Comments lists the comments on an issue or pull request, oldest first.
	Comments(ctx context.Context, repository forge.Repository, number int) ([]forge.Comment, error)
	CreateComment(ctx context.Context, repository forge.Repository, number int, body string) (forge.Comment, error)
	UpdateComment(ctx context.Context, repository forge.Repository, id int64, body string) (forge.Comment, error)
	DeleteComment(ctx context.Context, repository forge.Repository, id int64) error

	// Issues lists issues, open and closed, lowest number first.
	Issues(ctx context.Context, repository forge.Repository, filter forge.IssueFilter) ([]forge.Issue, error)
	CreateIssue(ctx context.Context, repository forge.Repository, title, body string, labels []string) (forge.Issue, error)
	UpdateIssue(ctx context.Context, repository forge.Repository, number int, change forge.IssueChange) (forge.Issue, error)
	// EnsureLabel makes a label where there is none of its name; one that is there
	// stays as it is.
	EnsureLabel(ctx context.Context, repository forge.Repository, label forge.Label) error

	// Pull gives a pull request; Pulls the open ones whose head is a branch of an
	// owner.
	Pull(ctx context.Context, repository forge.Repository, number int) (forge.Pull, error)
	Pulls(ctx context.Context, repository forge.Repository, owner, branch string) ([]forge.Pull, error)
	// Tip gives the commit a branch ends at.
	Tip(ctx context.Context, repository forge.Repository, branch string) (string, error)
	// Files reads the files of a commit that are wanted, by their names from the root.
	// It errs where not all of them can be read.
	Files(ctx context.Context, repository forge.Repository, commit string, wanted func(name string) bool) (fs.FS, error)
	// Moved reports whether a request was led to another address on the same host,
	// because the repository has another name by now.
	Moved() bool
	// Login gives who the token belongs to; a person's token alone can say.
	Login(ctx context.Context) (string, error)
}
