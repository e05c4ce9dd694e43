// Package forge talks with GitHub: it says what is to be said, keeps to the limits
// and tells exactly what was refused. It knows nothing of delivery groups. It is
// the only user of go-github, whose types stay inside.
package forge

import (
	"context"
	"fmt"
	"regexp"
	"time"
)

// Repository names a repository.
type Repository struct{ Owner, Name string }

func (r Repository) String() string { return r.Owner + "/" + r.Name }

// An owner's and a repository's name as GitHub allows them.
var (
	ownerName      = regexp.MustCompile(`^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$`)
	repositoryName = regexp.MustCompile(`^[A-Za-z0-9._-]{1,100}$`)
)

// ParseRepository reads owner/name. It refuses what GitHub has no repository
// for, since the name becomes part of addresses.
func ParseRepository(text string) (Repository, error) {
	return Repository{}, fmt.Errorf("to be written")
}

// Clock is the time and the wait; tests have one of their own.
type Clock interface {
	Now() time.Time
	// Sleep waits; it gives the context's error when that ends first.
	Sleep(ctx context.Context, wait time.Duration) error
}
