package forge

import (
	"context"
	"time"
)

// betweenWrites is the shortest time between the end of one write and the start of the
// next
// (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api).
const betweenWrites = time.Second

// turn is a lock that a goroutine holds while it sends a request. Unlike a sync.Mutex,
// waiting for it ends with the context.
type turn chan struct{}

// take waits for the lock and takes it. If the context ends first, it returns the
// context's error.
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

// pace makes sure that writes are far enough apart. Only the goroutine that holds the
// client's turn may use it.
type pace struct {
	clock   Clock
	written bool
	last    time.Time
}

// wait waits until the next write may be sent.
func (p *pace) wait(ctx context.Context) error {
	if !p.written {
		return nil
	}
	// If the clock was set back, do not wait longer than betweenWrites.
	left := min(betweenWrites-p.clock.Now().Sub(p.last), betweenWrites)
	if left <= 0 {
		return nil
	}
	return p.clock.Sleep(ctx, left)
}

// wrote records that a write has just been sent.
func (p *pace) wrote() { p.written, p.last = true, p.clock.Now() }
