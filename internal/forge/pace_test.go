package forge_test

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
)

func TestWritesAreASecondApart(t *testing.T) {
	hub := serveWith(t, func(int) reply { return fine })
	client := hub.client(t)
	for _, act := range acts() {
		if err := act.do(context.Background(), client); err != nil {
			t.Fatalf("%s: %v", act.name, err)
		}
	}
	var last time.Duration = -time.Second
	var writes int
	for _, request := range hub.requests() {
		if request.method == http.MethodGet {
			continue
		}
		if request.at-last != time.Second {
			t.Errorf("%s %s came %s after the write before", request.method, request.address, request.at-last)
		}
		last = request.at
		writes++
	}
	if writes != 8 {
		t.Errorf("%d writes were heard", writes)
	}
}

func TestTheSecondBeginsWhenTheWriteHasEnded(t *testing.T) {
	var hub *hub
	hub = serve(t, func(w http.ResponseWriter, r *http.Request) {
		hub.clock.passes(5 * time.Second)
		fine(w, r)
	}, fine)
	client := hub.client(t)
	_, _ = comment(client), comment(client)
	if hub.requests()[1].at != 6*time.Second {
		t.Errorf("said after %s", hub.requests()[1].at)
	}
}

// TestAFailedWriteCountsAsOne: GitHub may have carried out a write that failed. The
// next write must therefore also wait a second.
func TestAFailedWriteCountsAsOne(t *testing.T) {
	hub := serve(t, refuses(http.StatusForbidden, "Resource not accessible by integration"), drops, fine)
	client := hub.client(t)
	for range 3 {
		_ = comment(client)
	}
	if hub.requests()[1].at != time.Second || hub.requests()[2].at != 2*time.Second {
		t.Errorf("said after %s and %s", hub.requests()[1].at, hub.requests()[2].at)
	}
}

func TestReadsDoNotWait(t *testing.T) {
	hub := serveWith(t, func(int) reply { return fine })
	client := hub.client(t)
	for range 5 {
		if _, err := client.Login(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if hub.clock.sum() != 0 {
		t.Errorf("%s slept", hub.clock.sum())
	}
}

// TestThePaceIsNotPaidFor: the second between two writes must not be taken from the
// budget, since GitHub did not ask for it.
func TestThePaceIsNotPaidFor(t *testing.T) {
	hub := serveWith(t, func(int) reply { return fine })
	client := hub.client(t, func(o *forge.Options) { o.Budget = -1 })
	for range 3 {
		if err := comment(client); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAClockThatIsPutBackDoesNotHoldAnythingUp(t *testing.T) {
	hub := serve(t, fine, fine)
	client := hub.client(t)
	_ = comment(client)
	hub.clock.passes(-time.Hour)
	if err := comment(client); err != nil || hub.clock.sum() != time.Second {
		t.Errorf("%v, %s slept", err, hub.clock.sum())
	}
}

func TestOneThingIsSaidAtATime(t *testing.T) {
	var under, most atomic.Int32
	hub := serveWith(t, func(int) reply {
		return func(w http.ResponseWriter, r *http.Request) {
			if now := under.Add(1); now > most.Load() {
				most.Store(now)
			}
			fine(w, r)
			under.Add(-1)
		}
	})
	client := hub.client(t)
	var all sync.WaitGroup
	for range 3 {
		for _, act := range acts() {
			all.Go(func() {
				if err := act.do(context.Background(), client); err != nil {
					t.Errorf("%s: %v", act.name, err)
				}
			})
		}
	}
	all.Wait()
	if most.Load() != 1 {
		t.Errorf("%d requests at once", most.Load())
	}
}
