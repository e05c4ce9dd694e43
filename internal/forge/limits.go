package forge

import (
	"context"
	"net/http"
	"strconv"
	"time"
)

const (
	// unsaidWait is how long is waited when GitHub refuses for too many requests
	// and does not say for how long; it doubles each time
	// (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api).
	unsaidWait = time.Minute
	mostDouble = 6
	// mostWait is the longest wait that is believed; rates are by the hour.
	mostWait = 24 * time.Hour
)

// limits remembers until when GitHub is not to be asked, and how much waiting is
// left. Only the holder of the turn uses it.
type limits struct {
	clock Clock
	until time.Time
	left  time.Duration
	// unsaid counts the refusals in a row that named no time.
	unsaid int
}

// remaining is how long GitHub is still not to be asked.
func (l *limits) remaining() time.Duration { return max(0, l.until.Sub(l.clock.Now())) }

// sleep waits and pays for it from the budget. It says false, without waiting,
// when the budget has less left than that.
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

// note reads from an answer until when GitHub is not to be asked.
func (l *limits) note(got answer) {
	if got.status < http.StatusBadRequest {
		l.unsaid = 0
	}
	wait := min(l.asked(got), mostWait)
	if until := l.clock.Now().Add(wait); wait > 0 && until.After(l.until) {
		l.until = until
	}
}

// asked is how long an answer asks to wait: what retry-after says, else until the
// reset when nothing is left, else a minute where it is a refusal for too many
// requests, as GitHub's documentation orders them.
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

// untilReset reads the seconds since 1970 at which there is something left again.
func (l *limits) untilReset(text string) time.Duration {
	reset, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	// Bounded before it is a time, which numbers of any size overflow.
	latest := l.clock.Now().Add(mostWait).Unix()
	return time.Unix(min(max(reset, 0), latest), 0).Sub(l.clock.Now())
}

// retryAfter reads seconds or a day and time.
func (l *limits) retryAfter(text string) (time.Duration, bool) {
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, int64(mostWait/time.Second))) * time.Second, true
	}
	at, err := http.ParseTime(text)
	return at.Sub(l.clock.Now()), err == nil
}
