// Package forge is a client of GitHub's API. It keeps to GitHub's limits, and its
// errors say which request was refused and why. It knows nothing about delivery groups.
//
// No other package uses go-github, and this package does not export its types. It uses
// go-github for the shape of requests and answers, but sends the requests itself.
// go-github's own client uses a clock that cannot be replaced, takes null for an empty
// list, and follows page numbers although GitHub's lists of issues have cursors
// (https://github.com/google/go-github/issues/3565).
package forge

import (
	"context"
	"time"
)

// Clock returns the time and waits. Tests use a fake one.
type Clock interface {
	Now() time.Time
	// Sleep waits for the given time. If the context ends first, it returns the
	// context's error.
	Sleep(ctx context.Context, wait time.Duration) error
}
