package githubfake_test

import (
	"strings"
	"testing"
	"time"

	"github.com/DEFRA/dgcheck/internal/githubfake"
)

// TestFaults checks, for each fault, the answer and whether the request is carried out.
func TestFaults(t *testing.T) {
	for name, step := range map[string]struct {
		fault   githubfake.Fault
		status  int
		lost    bool
		carried bool
		said    string
	}{
		"500":             {githubfake.ServerError(), 500, false, false, "Server Error"},
		"502":             {githubfake.BadGateway(), 502, false, false, "<html>"},
		"502, done":       {githubfake.BadGatewayAfter(), 502, false, true, "<html>"},
		"dropped":         {githubfake.Drop(), 0, true, false, ""},
		"dropped, done":   {githubfake.DropAfter(), 0, true, true, ""},
		"half, done":      {githubfake.HalfAfter(), 201, true, true, `{"assignee"`},
		"limited":         {githubfake.Limited(githubfake.RateLimit{}), 403, false, false, "rate limit"},
		"secondary":       {githubfake.Limited(githubfake.RateLimit{Status: 429, Secondary: true}), 429, false, false, "secondary"},
		"anything, done":  {githubfake.AnswerAfter(503, "text/plain", "later"), 503, false, true, "later"},
		"to another host": {githubfake.Redirect(307, "https://elsewhere.example{path}"), 307, false, false, "Moved"},
	} {
		t.Run(name, func(t *testing.T) {
			server, repository, a := start(t)
			server.Fault(githubfake.When{Writes: true, Nth: 2}, step.fault)
			for i := 1; i <= 3; i++ {
				wantStatus(t, a.ask("GET", "issues", ""), 200)
				got := a.ask("POST", "issues", `{"title": "T"}`)
				if i != 2 {
					wantStatus(t, got, 201)
					continue
				}
				if got.status != step.status || got.lost != step.lost || !strings.Contains(got.text, step.said) {
					t.Errorf("got %+v", got)
				}
			}
			want := 2
			if step.carried {
				want = 3
			}
			if issues := repository.Issues(); len(issues) != want {
				t.Errorf("%d issues, want %d", len(issues), want)
			}
			if noted := server.Requests()[3]; noted.Fault == "" || noted.Status != 0 {
				t.Errorf("the transcript tells of no fault: %+v", noted)
			}
		})
	}
}

func TestLimitsSayHowLong(t *testing.T) {
	server, _, a := start(t)
	reset := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	server.Fault(githubfake.When{Nth: 1}, githubfake.Limited(githubfake.RateLimit{RetryAfter: 30 * time.Second}))
	server.Fault(githubfake.When{Nth: 2}, githubfake.Limited(githubfake.RateLimit{Reset: reset}))
	server.Fault(githubfake.When{Nth: 3}, githubfake.Limited(githubfake.RateLimit{}))
	for i, want := range []string{"30,,", ",0,1795341600", ",,"} {
		header := a.ask("GET", "issues", "").header
		got := header.Get("Retry-After") + "," + header.Get("X-RateLimit-Remaining") + "," + header.Get("X-RateLimit-Reset")
		if got != want {
			t.Errorf("refusal %d says %q, want %q", i+1, got, want)
		}
	}
	wantStatus(t, a.ask("GET", "issues", ""), 200)
}

func TestRedirectsKeepThePath(t *testing.T) {
	server, _, a := start(t)
	server.Fault(githubfake.When{}, githubfake.Redirect(302, server.URL()+"{path}"))
	got := a.ask("GET", "issues?state=all", "").header.Get("Location")
	if want := server.URL() + "/repos/" + group + "/issues?state=all"; got != want {
		t.Errorf("redirected to %q, want %q", got, want)
	}
}

func TestStrangeLists(t *testing.T) {
	server, repository, a := start(t)
	repository.OpenIssue("octocat", "One", "")
	lists := githubfake.When{Operation: "issues/list-for-repo"}
	for want, fault := range map[string]githubfake.Fault{
		"null":                      githubfake.NullList(),
		`{"message": "not a list"}`: githubfake.ObjectForList(),
	} {
		server.Fault(lists, fault)
		if got := a.ask("GET", "issues", ""); got.text != want || got.status != 200 {
			t.Errorf("answered %d %s, want %s", got.status, got.text, want)
		}
		wantStatus(t, a.ask("GET", "pulls", ""), 200)
		server.Heal()
	}
	server.Fault(lists, githubfake.NextToSelf())
	page := a.ask("GET", "issues?page=2&per_page=1", "")
	again := linked(page.header.Get("Link"), "next")
	if !strings.HasSuffix(again, "/issues?page=2&per_page=1") || linked(a.askAt("GET", again, "").header.Get("Link"), "next") != again {
		t.Errorf("the next page is %q", again)
	}
}

func TestAStaleList(t *testing.T) {
	server, repository, a := start(t)
	for range 3 {
		a.ask("POST", "issues", `{"title": "T"}`)
	}
	server.Fault(githubfake.When{Operation: "issues/list-for-repo", Nth: 1}, githubfake.Stale(2))
	server.Fault(githubfake.When{Operation: "issues/list-for-repo", Nth: 2}, githubfake.Stale(99))
	for i, want := range []int{1, 0, 3} {
		if got := len(a.ask("GET", "issues", "").list(t)); got != want {
			t.Errorf("list %d has %d issues, want %d", i+1, got, want)
		}
	}
	if len(repository.Issues()) != 3 {
		t.Error("looking back changed what is there")
	}
}

// TestFunctionsBetweenRequests: a function given to Before must see the state without
// the effect of the request. A function given to After must see the effect, although
// the answer has not been sent.
func TestFunctionsBetweenRequests(t *testing.T) {
	server, repository, a := start(t)
	seen := make(chan int, 2)
	look := func() { seen <- len(repository.Issues()) }
	second := githubfake.When{Writes: true, Nth: 2}
	server.Before(second, look)
	server.Before(second, func() { a.ask("GET", "issues", "") })
	server.After(second, look)
	server.Fault(second, githubfake.DropAfter())
	a.ask("POST", "issues", `{"title": "T"}`)
	if got := a.ask("POST", "issues", `{"title": "T"}`); !got.lost {
		t.Errorf("got %+v, want nothing", got)
	}
	if before, after := <-seen, <-seen; before != 1 || after != 2 {
		t.Errorf("before and after there were %d and %d issues, want 1 and 2", before, after)
	}
	if requests := server.Requests(); len(requests) != 3 || requests[2].Operation != "issues/list-for-repo" || !requests[1].Writes() {
		t.Errorf("requests are %+v", requests)
	}
	server.Forget()
	if left := server.Transcript(); left != "" {
		t.Errorf("the transcript still tells %s", left)
	}
}
