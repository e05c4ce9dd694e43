package publication_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/githubfake"
)

// served is a repository on a fake GitHub server, which is called over HTTP. Each call
// of hub makes a new client, as each run of the program does.
type served struct {
	t          testing.TB
	server     *githubfake.Server
	repository *githubfake.Repository
	clock      *clock
	// nameless is set if GitHub's answers leave out which app made a check run.
	nameless bool
}

func newServed(t testing.TB) *served {
	server := githubfake.New(t)
	return &served{t, server, server.AddRepository(repository.String(), "main", first), &clock{now: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}, false}
}

// clock is a fake clock. It moves forward when a client waits.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, wait time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(wait)
	return ctx.Err()
}

func (s *served) client(token string, rehearsal *forge.Rehearsal) *forge.Client {
	o := forge.Options{API: s.server.URL(), Token: token, Agent: "dgcheck/test", Clock: s.clock, Rehearsal: rehearsal}
	if s.nameless {
		o.Transport = withoutApp{}
	}
	client, err := forge.New(o)
	if err != nil {
		s.t.Fatal(err)
	}
	return client
}

// withoutApp is an HTTP transport that removes the app from GitHub's answers.
type withoutApp struct{}

func (withoutApp) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	response.Body = io.NopCloser(bytes.NewReader(bytes.ReplaceAll(body, []byte(`"app":`), []byte(`"made_by":`))))
	return response, err
}

func (s *served) hub() *forge.Client { return s.hubAs(s.workflow(), nil) }

// workflow returns the token of a workflow that asks for all permissions.
func (s *served) workflow() githubfake.Token {
	token := githubfake.Actions()
	token.App, token.Login = writer, writer+"[bot]"
	return token
}

// hubAs returns a client that uses token. If rehearsal is not nil, the client writes
// nothing.
func (s *served) hubAs(token githubfake.Token, rehearsal *forge.Rehearsal) *forge.Client {
	s.server.AddToken(githubfake.ActionsToken, token)
	return s.client(githubfake.ActionsToken, rehearsal)
}

func (s *served) hubOf(person string) *forge.Client {
	s.server.AddToken("of-"+person, githubfake.Person(person))
	return s.client("of-"+person, nil)
}

func (s *served) push(branch, commit string) { s.repository.Push(branch, commit) }

func (s *served) openPull(branch, commit string) int {
	s.repository.Push(branch, commit)
	return s.repository.OpenPull("octocat", "A change", githubfake.Pull{
		Branch: branch, Head: commit, Changes: map[string][]int{"groups/soil/delivery-group.yaml": {1, 2, 3}},
	})
}

func (s *served) openIssue(author, title, body string, labels ...string) int {
	return s.repository.OpenIssue(author, title, body, labels...)
}

func (s *served) comment(number int, author, body string) {
	s.repository.Comment(number, author, body)
}
func (s *served) closeIssue(number int, by, reason string) {
	s.repository.CloseIssue(number, by, reason)
}
func (s *served) reopen(number int)                { s.repository.Reopen(number) }
func (s *served) lock(number int)                  { s.repository.Lock(number) }
func (s *served) unlabel(number int, label string) { s.repository.Unlabel(number, label) }
func (s *served) edit(number int, body string)     { s.repository.Edit(number, body) }
func (s *served) switchIssuesOff()                 { s.repository.SwitchIssuesOff() }

func (s *served) deleteComment(number int, nth int) {
	s.repository.DeleteComment(s.repository.Comments(number)[nth-1].ID)
}

func (s *served) issues() []shownIssue {
	var all []shownIssue
	for _, i := range s.repository.Issues() {
		if i.Pull == nil {
			all = append(all, shownIssue{i.Number, i.Author, i.Title, i.Body, i.State, i.Reason, i.Labels})
		}
	}
	return all
}

func (s *served) comments(number int) []shownComment {
	var all []shownComment
	for _, c := range s.repository.Comments(number) {
		all = append(all, shownComment{c.Author, c.Body})
	}
	return all
}

func (s *served) lineComments(number int) []shownLine {
	var all []shownLine
	for _, c := range s.repository.LineComments(number) {
		all = append(all, shownLine{c.Author, c.Path, c.Line, c.Body})
	}
	return all
}

func (s *served) checks() []shownCheck {
	var all []shownCheck
	for _, c := range s.repository.Checks() {
		all = append(all, shownCheck{c.Name, c.Commit, c.Status, c.Conclusion, c.Title, c.Summary, len(c.Annotations)})
	}
	return all
}

func (s *served) state() string { return tell(s) }

func (s *served) before(nth int, writes bool, do func()) {
	s.server.Before(githubfake.When{Nth: nth, Writes: writes}, do)
}

func (s *served) wrong(nth int, writes bool, what fault) {
	s.server.Fault(githubfake.When{Nth: nth, Writes: writes}, map[fault]githubfake.Fault{
		lostDone:    githubfake.DropAfter(),
		lostUndone:  githubfake.Drop(),
		refusedOnce: githubfake.Answer(http.StatusUnprocessableEntity, "application/json", `{"message": "Validation Failed"}`),
		limited:     githubfake.Limited(githubfake.RateLimit{RetryAfter: time.Hour, Secondary: true}),
		stale:       githubfake.Stale(1),
	}[what])
}

func (s *served) heal()         { s.server.Heal() }
func (s *served) forget()       { s.server.Forget() }
func (s *served) requests() int { return len(s.server.Requests()) }

// writes returns how many requests wrote something. Requests about labels are not
// counted, because the label is part of making the first issue.
func (s *served) writes() int {
	n := 0
	for _, request := range s.server.Requests() {
		if request.Writes() && !strings.HasSuffix(request.Path, "/labels") {
			n++
		}
	}
	return n
}

// tell returns a text with everything that the fake GitHub stores.
func tell(s *served) string {
	var out strings.Builder
	for _, c := range s.checks() {
		fmt.Fprintf(&out, "check %s on %.7s: %s %s, %d annotations\n%s\n%s\n", c.name, c.commit, c.status, c.conclusion, c.annotations, c.title, c.summary)
	}
	for _, i := range s.issues() {
		fmt.Fprintf(&out, "issue %d by %s, %s %s %q: %s\n%s\n", i.number, i.author, i.state, i.reason, i.labels, i.title, i.body)
		for _, c := range s.comments(i.number) {
			fmt.Fprintf(&out, "comment by %s:\n%s\n", c.author, c.body)
		}
	}
	for number := range 3 {
		for _, c := range s.comments(number) {
			fmt.Fprintf(&out, "comment on %d by %s:\n%s\n", number, c.author, c.body)
		}
		for _, c := range s.lineComments(number) {
			fmt.Fprintf(&out, "comment on line %d of %s in %d by %s:\n%s\n", c.line, c.path, number, c.author, c.body)
		}
	}
	return out.String()
}
