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
	// firstRest is the wait before the first retry; it doubles each time and
	// jitter makes it up to half as long again.
	firstRest = time.Second
)

// say says something and gives the answer, a yes that came whole. What can be
// said twice is said again when no answer comes or GitHub has a fault. What must
// be said once is said again only where GitHub refused it for too many requests:
// then it has not been carried out.
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

// follow says something once, and once more where it has moved to on the same host, as
// a repository does that got another name. What writes is said there by the same method
// and only where GitHub asks for that: it was not carried out.
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

// Moved reports whether GitHub has led a request to another address on the same host,
// because the repository has another name by now.
func (c *Client) Moved() bool { return c.moved.Load() }

// once says something when its time has come. It errs with a lapse where saying
// it again might help.
func (c *Client) once(ctx context.Context, what call) (answer, error) {
	request, err := c.requests.NewRequest(what.method, what.path, what.body)
	if err != nil {
		return answer{}, what.invalid("it cannot be written as a request")
	}
	wait := c.limits.remaining()
	slept, err := c.limits.sleep(ctx, wait)
	if err != nil {
		return answer{}, what.stopped(err)
	}
	if !slept {
		return answer{}, &Refusal{Kind: Limited, Doing: what.doing, Wait: wait}
	}
	if what.writes() {
		if err := c.pace.wait(ctx); err != nil {
			return answer{}, what.stopped(err)
		}
		defer c.pace.wrote()
	}
	got, err := c.wire.carry(ctx, request)
	if err != nil {
		if errors.As(err, new(lapse)) {
			return answer{}, err
		}
		return answer{}, what.brokenOff(err)
	}
	c.limits.note(got)
	return got, nil
}

// judge gives the error for what is no yes, and whether it may be said again.
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

// rest waits before a retry; false where the budget does not allow it.
func (c *Client) rest(ctx context.Context, tries int) (bool, error) {
	rest := firstRest << tries
	rest += time.Duration(min(max(c.jitter(), 0), 1) * float64(rest) / 2)
	return c.limits.sleep(ctx, max(rest, c.limits.remaining()))
}

// removed says whether something that was to be removed is not there any more.
func (w call) removed(got answer) bool {
	return w.method == http.MethodDelete && got.status == http.StatusNotFound
}
