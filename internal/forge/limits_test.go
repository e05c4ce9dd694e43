package forge_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// in returns the time some seconds from now as GitHub writes it: seconds since 1970.
func in(seconds int64) string { return fmt.Sprint(moment.Unix() + seconds) }

// limits returns the kinds of answers with which GitHub refuses because of too many
// requests, each with the wait that it asks for.
func limits() map[string]struct {
	reply reply
	wait  time.Duration
} {
	const secondary = "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later."
	return map[string]struct {
		reply reply
		wait  time.Duration
	}{
		"429, seconds":       {refuses(429, "", "Retry-After", "7"), 7 * time.Second},
		"429, a time":        {refuses(429, "", "Retry-After", moment.Add(9*time.Second).Format(http.TimeFormat)), 9 * time.Second},
		"429, at once":       {refuses(429, "", "Retry-After", "0"), time.Second},
		"429, nonsense":      {refuses(429, "", "Retry-After", "soon"), time.Minute},
		"429, nothing said":  {says(429, page502), time.Minute},
		"403, seconds":       {refuses(403, "Sorry", "Retry-After", "30"), 30 * time.Second},
		"403, none left":     {refuses(403, "API rate limit exceeded for installation ID 7.", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", in(20)), 20 * time.Second},
		"403, both":          {refuses(403, secondary, "Retry-After", "5", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", in(20)), 5 * time.Second},
		"403, secondary":     {refuses(403, secondary, "X-RateLimit-Remaining", "4711", "X-RateLimit-Reset", in(3000)), time.Minute},
		"403, abuse":         {refuses(403, "You have triggered an abuse detection mechanism."), time.Minute},
		"403, reset is past": {refuses(403, "API rate limit exceeded", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", in(-5)), time.Minute},
	}
}

// TestAWaitThatFitsIsKeptAndPaidFor: GitHub has not carried out a request that it
// refused because of too many requests. The client must therefore send any such request
// again after the wait, and take the wait from its budget.
func TestAWaitThatFitsIsKeptAndPaidFor(t *testing.T) {
	for name, limit := range limits() {
		for _, act := range acts() {
			hub := serve(t, limit.reply, fine)
			if err := act.do(context.Background(), hub.client(t)); err != nil {
				t.Errorf("%s, %s: %v", act.name, name, err)
				continue
			}
			if waited := hub.requests()[1].at - hub.requests()[0].at; waited != limit.wait {
				t.Errorf("%s, %s: said again after %s, not %s", act.name, name, waited, limit.wait)
			}
		}
	}
}

func TestAWaitThatDoesNotFitIsNotSlept(t *testing.T) {
	hour := map[string]reply{
		"retry-after":    refuses(429, "Slow down", "Retry-After", "3600"),
		"reset":          refuses(403, "API rate limit exceeded", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", in(3600)),
		"503":            says(503, "", "Retry-After", "3600"),
		"a yes, used up": says(200, thing, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", in(3600)),
	}
	for name, reply := range hour {
		hub := serve(t, reply)
		client := hub.client(t)
		_ = comment(client)
		// During the hour for which GitHub refuses, no call may send a request or wait.
		for _, act := range acts() {
			err := act.do(context.Background(), client)
			refusal := refused(err)
			if refusal == nil || refusal.Kind != forge.Limited || refusal.Wait != time.Hour {
				t.Errorf("%s, %s: %v", name, act.name, err)
			}
		}
		if hub.clock.sum() != 0 {
			t.Errorf("%s: %s slept", name, hub.clock.sum())
		}
	}
}

func TestAfterTheWaitGitHubIsAskedAgain(t *testing.T) {
	hub := serve(t, refuses(429, "Slow down", "Retry-After", "3600"), fine)
	client := hub.client(t)
	err := comment(client)
	if want := "could not create the comment on #7: GitHub has had too many requests and asks to wait 60 minutes. Run it again after that."; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
	hub.clock.passes(time.Hour)
	if err := comment(client); err != nil {
		t.Error(err)
	}
}

func TestWaitsShareOneBudget(t *testing.T) {
	limit := refuses(429, "", "Retry-After", "25")
	hub := serve(t, limit, fine, limit, fine, limit)
	client := hub.client(t)
	for range 2 {
		if err := comment(client); err != nil {
			t.Fatal(err)
		}
	}
	err := comment(client)
	if refusal := refused(err); refusal == nil || refusal.Kind != forge.Limited || refusal.Wait != 25*time.Second {
		t.Errorf("got %v", err)
	}
}

// TestAnUnsaidWaitDoubles: if GitHub does not say how long to wait, the wait doubles.
// After a success it must start again at a minute.
func TestAnUnsaidWaitDoubles(t *testing.T) {
	limit := says(429, "{}")
	hub := serve(t, limit, limit, limit, fine, limit, fine)
	client := hub.client(t, func(o *forge.Options) { o.Budget = 10 * time.Minute })
	for range 2 {
		if err := comment(client); err != nil {
			t.Fatal(err)
		}
	}
	var waits []string
	for i := 1; i < len(hub.requests()); i++ {
		waits = append(waits, (hub.requests()[i].at - hub.requests()[i-1].at).String())
	}
	if got := strings.Join(waits, " "); got != "1m0s 2m0s 4m0s 1s 1m0s" {
		t.Errorf("waited %s", got)
	}
}

func TestAWaitIsBelievedForADay(t *testing.T) {
	for _, header := range [][]string{
		{"Retry-After", "9223372036854775807"},
		{"X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "9223372036854775807"},
		{"X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "99999999999"},
	} {
		err := comment(serve(t, refuses(429, "", header...)).client(t))
		if refusal := refused(err); refusal == nil || refusal.Kind != forge.Limited || refusal.Wait > 24*time.Hour || refusal.Wait <= 0 {
			t.Errorf("%v: %v", header, err)
		}
	}
}
