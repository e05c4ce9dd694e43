// Package delivery reads what was delivered from the repositories that services name:
// deployments, releases, tags, and what a reader sees of the code. It keeps no names of
// people. An event counts as an improvement only if a person, and not a program,
// changed something before it.
package delivery

import (
	"context"
	"io/fs"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// GitHub has the requests to GitHub that this package makes. *forge.Client implements
// it.
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
	// Service is the id of the service.
	Service string
	// Repository is as declared: owner/name, owner/name#path for a part of a
	// repository, or owner/name@prefix for the tags that begin with a prefix.
	Repository string
}

// Options has the clock and the time zone.
type Options struct {
	// Now is the time at which the repositories are read.
	Now time.Time
	// London is Europe/London, the time zone of days.
	London *time.Location
}

// lookBack is how far back events are read. It is far longer than the default for the
// days between two improvements (live.improvement_days in params.yaml).
const lookBack = 200 * 24 * time.Hour

// production returns the names of the environments that count as production in
// deployments on GitHub.
func production() []string { return []string{"production", "prod", "live"} }

// The limits on what is read of one repository.
const (
	// mostChecked is the number of deployments for which a request asks whether they
	// succeeded.
	mostChecked = 10
	// mostUndated is the number of tags, the highest versions first, for which a
	// request may ask for the date of the commit.
	mostUndated = 5
	// mostEvents is the number of events of a kind that are kept, the newest first.
	mostEvents = 100
)
