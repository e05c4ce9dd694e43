package forge

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

const (
	maxRetries   = 3
	maxRedirects = 1
	// firstRest is the wait before the first retry. It doubles with each retry, and
	// jitter makes it up to half as long again.
	firstRest = time.Second
)

// say sends a request, if necessary several times, and returns the answer if it is a
// success and complete. If no answer arrives or GitHub has a fault, say retries unless
// what.once is set. If GitHub refuses because of too many requests, say always retries,
// since GitHub has then not carried out the request.
func (c *Client) say(ctx context.Context, what call) (answer, error) {
	if err := c.turn.take(ctx); err != nil {
		return answer{}, what.stopped(err)
	}
	defer c.turn.give()
	for tries := 0; ; tries++ {
		got, err := c.follow(ctx, what)
		if err == nil && (got.fine(what.answered()) || tries > 0 && what.removed(got)) {
			return got, nil
		}
		trouble, again := c.judge(what, got, err)
		if !again || tries == maxRetries {
			return answer{}, trouble
		}
		rested, err := c.rest(ctx, tries)
		if err != nil {
			return answer{}, fmt.Errorf("%w (%w)", trouble, err)
		}
		if !rested {
			return answer{}, trouble
		}
	}
}

// follow sends a request and follows one redirect on the same host, such as that of a
// renamed repository, with the same method. If GitHub redirects a write, it has not
// carried it out. But follow does not follow a 302 for a write, because a 302 does not
// say that the method stays the same.
func (c *Client) follow(ctx context.Context, what call) (answer, error) {
	for hops := 0; ; hops++ {
		got, err := c.once(ctx, what)
		if err != nil || hops == maxRedirects || what.writes() && got.status == http.StatusFound {
			return got, err
		}
		target := got.redirect(got.from)
		if target == nil || !sameHost(c.api, target) {
			return got, nil
		}
		what.path = target.String()
		c.moved.Store(true)
	}
}

// Moved reports whether GitHub redirected a request to another address on the same
// host. It does so if the repository was renamed.
func (c *Client) Moved() bool { return c.moved.Load() }

// once sends a request a single time, as soon as one may be sent. The error is a lapse
// if retrying might help.
func (c *Client) once(ctx context.Context, what call) (answer, error) {
	request, err := c.requests.NewRequest(what.method, what.path, what.body)
	if err != nil {
		return answer{}, what.invalid("it cannot be written as a request")
	}
	if got, known := c.remembered(what, request.URL); known {
		return got, nil
	}
	if c.leftToSend == 0 {
		return answer{}, &Refusal{Kind: Spent, Doing: what.doing}
	}
	wait := c.limits.remaining()
	slept, err := c.limits.sleep(ctx, wait)
	if err != nil {
		return answer{}, what.stopped(err)
	}
	if !slept {
		return answer{}, &Refusal{Kind: Limited, Doing: what.doing, Wait: wait}
	}
	if what.writes() && !c.rehearses {
		if err := c.pace.wait(ctx); err != nil {
			return answer{}, what.stopped(err)
		}
		defer c.pace.wrote()
	}
	c.leftToSend--
	got, err := c.wire.carry(ctx, request)
	if err != nil {
		if errors.As(err, new(lapse)) {
			return answer{}, err
		}
		return answer{}, what.brokenOff(err)
	}
	c.limits.note(got)
	c.remember(what, got)
	return got, nil
}

// judge returns the error for an answer that is not a success, or for err if no answer
// arrived. It reports whether to retry.
func (c *Client) judge(what call, got answer, err error) (error, bool) {
	var lapsed lapse
	switch {
	case errors.As(err, &lapsed) && lapsed.why == tooLarge:
		return what.unclear(tooLarge), false
	case errors.As(err, &lapsed):
		return what.lost(lapsed.why), !what.once
	case err != nil:
		return err, false
	case !got.refused():
		return what.unclear(notJSON), !what.once
	case got.status >= http.StatusInternalServerError || got.status == http.StatusRequestTimeout:
		return what.lost(fmt.Sprintf("GitHub answered with a fault of its own (status %d)", got.status)), !what.once
	}
	refusal := what.refusal(got)
	if refusal.Kind == Limited {
		refusal.Wait = c.limits.remaining()
	}
	return refusal, refusal.Kind == Limited
}

// rest waits before a retry. If the budget for waiting is too small, it returns false.
func (c *Client) rest(ctx context.Context, tries int) (bool, error) {
	rest := firstRest << tries
	rest += time.Duration(min(max(c.jitter(), 0), 1) * float64(rest) / 2)
	return c.limits.sleep(ctx, max(rest, c.limits.remaining()))
}

// removed reports whether a DELETE found nothing to delete. After a retry this means
// that the first try succeeded.
func (w call) removed(got answer) bool {
	return w.method == http.MethodDelete && got.status == http.StatusNotFound
}
