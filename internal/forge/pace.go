package forge

import (
	"context"
	"time"
)

// betweenWrites is the least time from the end of one write to the next
// (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api).
const betweenWrites = time.Second

// turn is held by whoever is speaking.
type turn chan struct{}

// take waits for the turn; it gives the context's error when that ends first.
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

// pace keeps writes apart. Only the holder of the turn uses it.
type pace struct {
	clock   Clock
	written bool
	last    time.Time
}

// wait waits until something may be written.
func (p *pace) wait(ctx context.Context) error {
	if !p.written {
		return nil
	}
	// A clock that was put back must not make the wait longer.
	left := min(betweenWrites-p.clock.Now().Sub(p.last), betweenWrites)
	if left <= 0 {
		return nil
	}
	return p.clock.Sleep(ctx, left)
}

// wrote notes that something was written, or may have been.
func (p *pace) wrote() { p.written, p.last = true, p.clock.Now() }
