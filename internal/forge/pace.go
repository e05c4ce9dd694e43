package forge

import (
	"context"
	"time"
)

// betweenWrites is the shortest time between the end of a write and the next
// write
// (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api).
const betweenWrites = time.Second

// turn is a lock for sending requests.
type turn chan struct{}

// take takes the lock. If the context ends first, it returns the context's
// error.
func (t turn) take(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t turn) give() { <-t }

// pace separates writes. Only the holder of the turn may use it.
type pace struct {
	clock   Clock
	written bool
	last    time.Time
}

// wait waits until the next write is allowed.
func (p *pace) wait(ctx context.Context) error {
	if !p.written {
		return nil
	}
	// If the clock was put back, the wait must not become longer.
	left := min(betweenWrites-p.clock.Now().Sub(p.last), betweenWrites)
	if left <= 0 {
		return nil
	}
	return p.clock.Sleep(ctx, left)
}

// wrote records that something was, or may have been, written.
func (p *pace) wrote() { p.written, p.last = true, p.clock.Now() }
