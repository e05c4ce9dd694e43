package forge_test

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// elsewhere starts a second server and returns its address. It fails the test if that
// server gets a request.
func elsewhere(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("another host was asked, with the token %q", r.Header.Get("Authorization"))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func moves(status int, target string) reply { return says(status, "{}", "Location", target) }

func TestNoRedirectLeadsToAnotherHost(t *testing.T) {
	for _, status := range []int{301, 302, 307, 308} {
		for _, act := range acts() {
			hub := serve(t, moves(status, elsewhere(t)+"/user"))
			if err := act.do(context.Background(), hub.client(t)); kind(err) != forge.Moved {
				t.Errorf("%s, %d: %v", act.name, status, err)
			}
		}
	}
}

func TestNoRedirectLeadsIntoTheOpen(t *testing.T) {
	var requests int
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests++
		w.Header().Set("Location", "http://"+r.Host+"/user")
		w.WriteHeader(http.StatusMovedPermanently)
	}))
	defer server.Close()
	client, err := forge.New(forge.Options{API: server.URL, Token: token, Clock: &clock{now: moment}, Transport: server.Client().Transport})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Login(context.Background()); kind(err) != forge.Moved || requests != 1 {
		t.Errorf("got %v after %d requests", err, requests)
	}
}

// TestARenamedRepositoryIsFollowed: GitHub redirects requests for a renamed repository.
// The client must follow once, with the same method.
func TestARenamedRepositoryIsFollowed(t *testing.T) {
	for _, status := range []int{http.StatusMovedPermanently, http.StatusFound, http.StatusTemporaryRedirect, http.StatusPermanentRedirect} {
		for _, act := range acts() {
			hub := serveWith(t, func(n int) reply {
				if n == 0 {
					return moves(status, "/repositories/42/new")
				}
				return fine
			})
			client := hub.client(t)
			err := act.do(context.Background(), client)
			if status == http.StatusFound && !act.reading() {
				if kind(err) != forge.Moved || len(hub.requests()) != 1 || client.Moved() || !strings.Contains(err.Error(), "Update the name of the repository") {
					t.Errorf("C11 %s, %d: %v\n%s", act.name, status, err, lines(hub.requests()))
				}
				continue
			}
			asked := hub.requests()
			if err != nil || len(asked) < 2 || asked[1].address != "/repositories/42/new" || asked[1].method != asked[0].method || asked[1].body != asked[0].body ||
				asked[1].header.Get("Authorization") == "" || !client.Moved() {
				t.Errorf("C11 %s, %d: %v\n%s", act.name, status, err, lines(asked))
			}
		}
	}
}

func TestRedirectsEnd(t *testing.T) {
	round := moves(http.StatusFound, "/again")
	hub := serve(t, round, round, round, round)
	if _, err := hub.client(t).Login(context.Background()); kind(err) != forge.Moved || len(hub.requests()) != 2 {
		t.Errorf("got %v after %d requests", err, len(hub.requests()))
	}
	hub = serve(t, says(http.StatusFound, "{}"))
	if _, err := hub.client(t).Login(context.Background()); kind(err) != forge.Moved {
		t.Errorf("without an address: %v", err)
	}
}

func TestAnAnswerHasABound(t *testing.T) {
	huge := func(w http.ResponseWriter, _ *http.Request) {
		chunk := []byte(strings.Repeat(" ", 1<<20))
		for range 33 {
			_, _ = w.Write(chunk)
		}
	}
	hub := serve(t, huge)
	if _, err := hub.client(t).Login(context.Background()); kind(err) != forge.Strange {
		t.Errorf("a read: %v", err)
	}
	if err := comment(serve(t, huge).client(t)); !errors.Is(err, forge.Lost) {
		t.Errorf("a write: %v", err)
	}
}

// transport is an http.RoundTripper made from a function.
type transport func(*http.Request) (*http.Response, error)

func (t transport) RoundTrip(request *http.Request) (*http.Response, error) { return t(request) }

func TestAnAnswerIsAwaitedForThirtySeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		silent := transport(func(request *http.Request) (*http.Response, error) {
			<-request.Context().Done()
			return nil, request.Context().Err()
		})
		client, err := forge.New(forge.Options{Clock: &clock{now: moment}, Transport: silent})
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		err = comment(client)
		if !errors.Is(err, forge.Lost) || !strings.Contains(err.Error(), "30 seconds") || time.Since(began) != 30*time.Second {
			t.Errorf("got %v after %s", err, time.Since(began))
		}
	})
}

func TestAConnectionThatCannotBeMadeSaysWhy(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	client, err := forge.New(forge.Options{API: server.URL, Clock: &clock{now: moment}})
	if err != nil {
		t.Fatal(err)
	}
	if err := comment(client); !errors.Is(err, forge.Lost) || !strings.Contains(err.Error(), "no connection could be made: dial") {
		t.Errorf("nobody there: %v", err)
	}
	stranger := httptest.NewUnstartedServer(http.NotFoundHandler())
	stranger.Config.ErrorLog = log.New(io.Discard, "", 0)
	stranger.StartTLS()
	defer stranger.Close()
	if client, err = forge.New(forge.Options{API: stranger.URL, Clock: &clock{now: moment}}); err != nil {
		t.Fatal(err)
	}
	if err := comment(client); !errors.Is(err, forge.Lost) || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("a certificate nobody knows: %v", err)
	}
}

// hurried is a clock that cancels the context as soon as a client waits.
type hurried struct {
	*clock
	cancel func()
}

func (h hurried) Sleep(ctx context.Context, _ time.Duration) error {
	h.cancel()
	return ctx.Err()
}

func TestTheContextEndsAWait(t *testing.T) {
	limit, fault := refuses(http.StatusTooManyRequests, "", "Retry-After", "9"), says(http.StatusBadGateway, page502)
	for name, test := range map[string]struct {
		replies []reply
		lost    bool
	}{
		"for the next write":      {[]reply{fine}, false},
		"for what was limited":    {[]reply{limit}, false},
		"before it is said again": {[]reply{fault}, true},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		hub := serve(t, test.replies...)
		client := hub.client(t, func(o *forge.Options) { o.Clock = hurried{hub.clock, cancel} })
		var err error
		for range 2 {
			_, err = client.UpdateComment(ctx, repository, 7, "b")
			if err != nil {
				break
			}
		}
		if !errors.Is(err, context.Canceled) || errors.Is(err, forge.Lost) != test.lost || len(hub.requests()) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheContextEndsTheWaitForTheTurn(t *testing.T) {
	var client *forge.Client
	ctx, cancel := context.WithCancel(context.Background())
	hub := serve(t, func(w http.ResponseWriter, r *http.Request) {
		// While one request is being sent, another call waits for its turn. It must
		// give up when the context is cancelled.
		waiting := make(chan error)
		go func() {
			_, err := client.Login(ctx)
			waiting <- err
		}()
		cancel()
		if err := <-waiting; !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		fine(w, r)
	})
	client = hub.client(t)
	if _, err := client.Login(context.Background()); err != nil {
		t.Error(err)
	}
}

func TestTheContextEndsIt(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	hub := serve(t, func(w http.ResponseWriter, r *http.Request) {
		cancel()
		drops(w, r)
	})
	client := hub.client(t)
	_, err := client.CreateComment(ctx, repository, 7, "b")
	if !errors.Is(err, forge.Lost) || !errors.Is(err, context.Canceled) {
		t.Errorf("broken off while it was said: %v", err)
	}
	ctx, cancel = context.WithCancel(context.Background())
	hub = serve(t, func(w http.ResponseWriter, r *http.Request) {
		cancel()
		drops(w, r)
	})
	if _, err := hub.client(t).Login(ctx); errors.Is(err, forge.Lost) || !errors.Is(err, context.Canceled) {
		t.Errorf("broken off while it was read: %v", err)
	}
	for _, act := range acts() {
		if err := act.do(ctx, client); errors.Is(err, forge.Lost) || !errors.Is(err, context.Canceled) {
			t.Errorf("%s, broken off before: %v", act.name, err)
		}
	}
}
