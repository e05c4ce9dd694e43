// Package forge is a client of GitHub. It keeps to GitHub's limits, and its
// errors say exactly what was refused. It does not depend on anything about
// delivery groups.
//
// It is the only user of go-github, whose types it does not export. It uses
// go-github for the shape of requests and answers, and sends requests itself.
// go-github's client uses a clock that cannot be replaced, takes null for an
// empty list, and follows page numbers although GitHub's lists of issues have
// cursors (https://github.com/google/go-github/issues/3565).
package forge

import (
	"context"
	"time"
)

// Clock tells the time and waits. Tests replace it.
type Clock interface {
	Now() time.Time
	// Sleep waits. If the context ends first, it returns the context's error.
	Sleep(ctx context.Context, wait time.Duration) error
}
