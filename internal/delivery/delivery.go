// Package delivery looks at what was delivered from the repositories that
// services name: deployments, releases and tags, and what a reader sees of the code.
// It learns no names of people; what programs did by themselves does not count as
// an improvement.
package delivery

import (
	"context"
	"io/fs"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// GitHub is what is read of GitHub. *forge.Client is one.
type GitHub interface {
	About(ctx context.Context, of forge.Repository) (forge.About, error)
	Branch(ctx context.Context, of forge.Repository, name string) (forge.Branch, error)
	Commits(ctx context.Context, of forge.Repository, branch, path string, since time.Time) (forge.Sequence, error)
	CommittedAt(ctx context.Context, of forge.Repository, commit string) (time.Time, error)
	Releases(ctx context.Context, of forge.Repository, since time.Time) (forge.Sequence, error)
	Deployments(ctx context.Context, of forge.Repository, environment string, since time.Time) (forge.Sequence, error)
	Succeeded(ctx context.Context, of forge.Repository, deployment int64) (time.Time, bool, error)
	Tags(ctx context.Context, of forge.Repository) (forge.Sequence, error)
	Files(ctx context.Context, of forge.Repository, commit string, wanted func(name string) bool) (fs.FS, error)
}

// Target is a repository that a service names.
type Target struct {
	// Service is the service's id.
	Service string
	// Repository is what is declared: owner/name, owner/name#path for a part of
	// a repository, or owner/name@prefix for the tags that begin with a prefix.
	Repository string
}

// Options are what a collection needs from outside.
type Options struct {
	// Now is when the repositories are looked at.
	Now time.Time
	// London is the time zone of days.
	London *time.Location
}

// lookBack is how far back events are looked for. It is longer than any figure in
// days by which improvements are judged.
const lookBack = 200 * 24 * time.Hour

// production returns the names by which environments of GitHub deployments count
// as production.
func production() []string { return []string{"production", "prod", "live"} }

// Bounds of what is read of one repository.
const (
	// mostChecked is of how many deployments it is read whether they succeeded.
	mostChecked = 10
	// mostUndated is of how many tags the commit's date is looked up, the highest
	// versions first.
	mostUndated = 5
	// mostEvents is how many events of a kind are kept, the newest first.
	mostEvents = 100
)
