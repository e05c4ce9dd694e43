// Package forge talks with GitHub: it says what is to be said, keeps to the limits
// and tells exactly what was refused. It knows nothing of delivery groups.
//
// It is the only user of go-github, whose types stay inside. go-github writes the
// requests and knows the shape of the answers. Sending is our own: go-github's
// client keeps limits by a clock that cannot be handed in, takes a list that is
// null for an empty one, and follows page numbers where GitHub's issue lists have
// cursors (https://github.com/google/go-github/issues/3565).
package forge

import (
	"context"
	"time"
)

// Clock is the time and the wait; tests have one of their own.
type Clock interface {
	Now() time.Time
	// Sleep waits; it gives the context's error when that ends first.
	Sleep(ctx context.Context, wait time.Duration) error
}
