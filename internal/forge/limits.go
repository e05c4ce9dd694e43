package forge

import (
	"context"
	"net/http"
	"strconv"
	"time"
)

const (
	// unsaidWait is the wait if GitHub refuses because of too many requests and does
	// not say how long to wait. It doubles at each such refusal, at most mostDouble
	// times
	// (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api).
	unsaidWait = time.Minute
	mostDouble = 6
	// mostWait limits a wait that GitHub asks for. A longer wait is cut to it, since
	// GitHub's limits are per hour.
	mostWait = 24 * time.Hour
)

// limits waits as GitHub's rate limits ask. No request may be sent before the time in
// the field until. The field left is how long the client may still wait (see
// Options.Budget). Only the goroutine that holds the client's turn may use it.
type limits struct {
	clock Clock
	until time.Time
	left  time.Duration
	// unsaid counts the refusals in a row that did not say how long to wait.
	unsaid int
}

// remaining returns how long the client has to wait before it may send a request.
func (l *limits) remaining() time.Duration { return max(0, l.until.Sub(l.clock.Now())) }

// sleep waits and subtracts the wait from the budget. If the budget is too small, it
// returns false without waiting.
func (l *limits) sleep(ctx context.Context, wait time.Duration) (bool, error) {
	if wait == 0 {
		return true, nil
	}
	if wait > l.left {
		return false, nil
	}
	l.left -= wait
	return true, l.clock.Sleep(ctx, wait)
}

// note reads from an answer of GitHub how long it asks the client to wait (see asked),
// and moves the field until, the time before which no request may be sent.
func (l *limits) note(got answer) {
	if got.status < http.StatusBadRequest {
		l.unsaid = 0
	}
	wait := min(l.asked(got), mostWait)
	if until := l.clock.Now().Add(wait); wait > 0 && until.After(l.until) {
		l.until = until
	}
}

// asked returns how long an answer asks the client to wait, or 0. It looks for these,
// in the order of GitHub's documentation: the header Retry-After of a refusal; if no
// requests remain, the time until the reset; and if GitHub refused because of too many
// requests, a minute, or more if that happens repeatedly. It counts the last case in
// unsaid.
func (l *limits) asked(got answer) time.Duration {
	if got.status >= http.StatusBadRequest {
		if wait, ok := l.retryAfter(got.header.Get("Retry-After")); ok {
			return max(wait, time.Second)
		}
	}
	if got.header.Get("X-RateLimit-Remaining") == "0" {
		if wait := l.untilReset(got.header.Get("X-RateLimit-Reset")); wait > 0 {
			return wait
		}
	}
	if got.kind() != Limited {
		return 0
	}
	wait := unsaidWait << min(l.unsaid, mostDouble)
	l.unsaid++
	return wait
}

// untilReset returns the time from now until the reset. The argument is the time of the
// reset in seconds since 1970, as in GitHub's header. If it is not a number, the result
// is 0.
func (l *limits) untilReset(text string) time.Duration {
	reset, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	// Limit the number before it becomes a time: a large one would overflow.
	latest := l.clock.Now().Add(mostWait).Unix()
	return time.Unix(min(max(reset, 0), latest), 0).Sub(l.clock.Now())
}

// retryAfter returns the wait that a Retry-After header asks for. Its text is a number
// of seconds or a date; otherwise the second result is false.
func (l *limits) retryAfter(text string) (time.Duration, bool) {
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, int64(mostWait/time.Second))) * time.Second, true
	}
	at, err := http.ParseTime(text)
	return at.Sub(l.clock.Now()), err == nil
}
