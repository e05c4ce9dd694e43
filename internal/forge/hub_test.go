package forge_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
)

const (
	token  = "ghs_secret0123456789"
	commit = "0123456789abcdef0123456789abcdef01234567"
)

var (
	moment     = time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC)
	repository = forge.Repository{Owner: "DEFRA", Name: "soil-health"}
)

// clock is a fake clock. Sleep does not wait but moves the clock forward, and records
// by how much.
type clock struct {
	mutex sync.Mutex
	now   time.Time
	slept []time.Duration
}

func (c *clock) Now() time.Time {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, wait time.Duration) error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	c.now = c.now.Add(wait)
	c.slept = append(c.slept, wait)
	return nil
}

// passes moves the clock forward.
func (c *clock) passes(time time.Duration) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.now = c.now.Add(time)
}

// sum returns the total time of all calls of Sleep.
func (c *clock) sum() time.Duration {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	var sum time.Duration
	for _, wait := range c.slept {
		sum += wait
	}
	return sum
}

// heard is a request that arrived at the hub.
type heard struct {
	method, address, body string
	header                http.Header
	at                    time.Duration // since the start of the test
}

// reply writes the answer to a request.
type reply func(http.ResponseWriter, *http.Request)

// hub is a test server that answers the first request with the first reply, the second
// with the second, and so on. It records the requests.
type hub struct {
	*httptest.Server
	clock *clock
	mutex sync.Mutex
	heard []heard
}

func serve(t *testing.T, replies ...reply) *hub {
	t.Helper()
	return serveWith(t, func(n int) reply {
		if n < len(replies) {
			return replies[n]
		}
		return nil
	})
}

func serveWith(t *testing.T, replies func(n int) reply) *hub {
	t.Helper()
	h := &hub{clock: &clock{now: moment}}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		h.mutex.Lock()
		n := len(h.heard)
		h.heard = append(h.heard, heard{r.Method, r.RequestURI, string(body), r.Header, h.clock.Now().Sub(moment)})
		h.mutex.Unlock()
		answer := replies(n)
		if answer == nil {
			t.Errorf("a request too many: %s %s", r.Method, r.RequestURI)
			answer = says(http.StatusTeapot, "{}")
		}
		answer(w, r)
	}))
	t.Cleanup(h.Close)
	return h
}

// requests returns the requests that have arrived so far.
func (h *hub) requests() []heard {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return slices.Clone(h.heard)
}

// client returns a client that sends its requests to the hub. Each function in change
// may alter its options.
func (h *hub) client(t *testing.T, change ...func(*forge.Options)) *forge.Client {
	t.Helper()
	options := forge.Options{API: h.URL, Token: token, Agent: "dgcheck/test", Clock: h.clock}
	for _, other := range change {
		other(&options)
	}
	client, err := forge.New(options)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// says returns a reply with a status, a body and headers, which are given as names and
// values in turn.
func says(status int, body string, headers ...string) reply {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// refuses returns a reply in the form of GitHub's refusals, with a message.
func refuses(status int, message string, headers ...string) reply {
	body, _ := json.Marshal(map[string]string{"message": message})
	return says(status, string(body), headers...)
}

// drops is a reply that closes the connection without an answer.
func drops(w http.ResponseWriter, _ *http.Request) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err == nil {
		_ = connection.Close()
	}
}

// half is a reply whose body is shorter than its Content-Length.
func half(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = io.WriteString(w, `{"id": 7, "number": 7, "bo`)
}

const page502 = "<html><body>502 Bad Gateway</body></html>"

// thing is JSON that the client accepts as any answer of GitHub: it has the fields of
// an issue, comment, check run, label, pull request, branch and user.
const thing = `{"id": 7, "number": 7, "name": "dgcheck", "login": "octocat", "head": {"sha": "` + commit + `"}, "commit": {"sha": "` + commit + `"}}`

var fine = says(http.StatusOK, thing)

// act is one call of a method of the client.
type act struct {
	name string
	// once is set if the client must not send the request twice.
	once bool
	do   func(context.Context, *forge.Client) error
}

func acts() []act {
	report := forge.CheckReport{Name: "dgcheck / soil", Commit: commit, Status: forge.InProgress, Title: "Title", Summary: "Summary"}
	annotated := report
	annotated.Annotations = []forge.Annotation{{Path: "a.yaml", StartLine: 1, EndLine: 1, Level: forge.LevelFailure, Message: "m"}}
	return []act{
		{"read a check run", false, func(ctx context.Context, c *forge.Client) error {
			_, err := c.Check(ctx, repository, 7)
			return err
		}},
		{"read a pull request", false, func(ctx context.Context, c *forge.Client) error {
			_, err := c.Pull(ctx, repository, 7)
			return err
		}},
		{"read a branch", false, func(ctx context.Context, c *forge.Client) error {
			_, err := c.Tip(ctx, repository, "main")
			return err
		}},
		{"read who it is", false, func(ctx context.Context, c *forge.Client) error {
			_, err := c.Login(ctx)
			return err
		}},
		{"create a check run", true, func(ctx context.Context, c *forge.Client) error {
			_, err := c.CreateCheck(ctx, repository, report)
			return err
		}},
		{"update a check run", false, func(ctx context.Context, c *forge.Client) error {
			_, err := c.UpdateCheck(ctx, repository, 7, report)
			return err
		}},
		{"append annotations", true, func(ctx context.Context, c *forge.Client) error {
			_, err := c.UpdateCheck(ctx, repository, 7, annotated)
			return err
		}},
		{"create a comment", true, func(ctx context.Context, c *forge.Client) error {
			_, err := c.CreateComment(ctx, repository, 7, "b")
			return err
		}},
		{"update a comment", false, func(ctx context.Context, c *forge.Client) error {
			_, err := c.UpdateComment(ctx, repository, 7, "b")
			return err
		}},
		{"create an issue", true, func(ctx context.Context, c *forge.Client) error {
			_, err := c.CreateIssue(ctx, repository, "t", "b", []string{"dgcheck"})
			return err
		}},
		{"update an issue", false, func(ctx context.Context, c *forge.Client) error {
			_, err := c.UpdateIssue(ctx, repository, 7, forge.IssueChange{State: forge.Closed})
			return err
		}},
		{"delete a comment", false, func(ctx context.Context, c *forge.Client) error {
			return c.DeleteComment(ctx, repository, 7)
		}},
	}
}

// reading reports whether the call only reads from GitHub.
func (a act) reading() bool { return strings.HasPrefix(a.name, "read") }

// comment creates a comment. Most tests use this call.
func comment(c *forge.Client) error {
	_, err := c.CreateComment(context.Background(), repository, 7, "b")
	return err
}

func lines(requests []heard) string {
	var text strings.Builder
	for _, request := range requests {
		fmt.Fprintf(&text, "%s %s %s\n", request.method, request.address, strings.TrimSpace(request.body))
	}
	return text.String()
}
