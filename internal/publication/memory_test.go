package publication_test

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/publication"
)

// memory is a fake GitHub in memory, with one repository.
type memory struct {
	t  testing.TB
	mu sync.Mutex
	remembered
	past  remembered
	plans []*plan
	calls []bool // for each request, whether it wrote
}

// remembered is the state of the repository.
type remembered struct {
	ids      int64
	runs     []run
	posts    []posted
	tickets  []forge.Issue
	labels   []forge.Label
	pulls    []forge.Pull
	branch   map[int]string // by number of pull request
	tips     map[string]string
	noIssues bool
	files    map[string]map[string]string // by commit and name
}

type run struct {
	forge.Check
	said        forge.CheckReport
	annotations []forge.Annotation
}

type posted struct {
	forge.Comment
	on int
}

type plan struct {
	nth, seen int
	writes    bool
	do        func()
	what      fault
}

func newMemory(t testing.TB) *memory {
	return &memory{t: t, remembered: remembered{tips: map[string]string{"main": first}, branch: map[int]string{}}}
}

func (m *memory) hub() publication.GitHub {
	return voice{m, writer + "[bot]", writer}
}
func (m *memory) hubOf(person string) publication.GitHub { return voice{m, person, ""} }

func (r remembered) copy() remembered {
	r.runs, r.posts, r.tickets = slices.Clone(r.runs), slices.Clone(r.posts), slices.Clone(r.tickets)
	return r
}

func (r *remembered) next() int64 { r.ids++; return r.ids }

func (r *remembered) number() int { return len(r.tickets) + len(r.pulls) + 1 }

func (r *remembered) ticket(number int) *forge.Issue {
	for i := range r.tickets {
		if r.tickets[i].Number == number {
			return &r.tickets[i]
		}
	}
	return nil
}

// What people do on GitHub's page.

func (m *memory) push(branch, commit string) {
	m.tips[branch] = commit
	for i := range m.pulls {
		if m.branch[m.pulls[i].Number] == branch {
			m.pulls[i].Head = commit
		}
	}
}

func (m *memory) openPull(branch, commit string) int {
	number := m.number()
	m.pulls = append(m.pulls, forge.Pull{Number: number, State: forge.Open, Head: commit, HeadRepository: repository.String()})
	m.branch[number] = branch
	return number
}

func (m *memory) openIssue(author, title, body string, labels ...string) int {
	number := m.number()
	m.tickets = append(m.tickets, forge.Issue{Number: number, Author: author, Title: title, Body: body, State: forge.Open, Labels: labels})
	return number
}

func (m *memory) comment(number int, author, body string) {
	m.posts = append(m.posts, posted{forge.Comment{ID: m.next(), Author: author, Body: body}, number})
}

func (m *memory) closeIssue(number int, _, reason string) {
	m.ticket(number).State, m.ticket(number).Reason = forge.Closed, reason
}

func (m *memory) reopen(number int) {
	m.ticket(number).State, m.ticket(number).Reason = forge.Open, "reopened"
}
func (m *memory) lock(number int)              { m.ticket(number).Locked = true }
func (m *memory) edit(number int, body string) { m.ticket(number).Body = body }
func (m *memory) switchIssuesOff()             { m.noIssues = true }

func (m *memory) unlabel(number int, name string) {
	m.ticket(number).Labels = slices.DeleteFunc(m.ticket(number).Labels, func(l string) bool { return l == name })
}

func (m *memory) deleteComment(number, nth int) {
	for i, p := range m.posts {
		if p.on == number {
			if nth--; nth == 0 {
				m.posts = slices.Delete(m.posts, i, i+1)
				return
			}
		}
	}
}

// What the tests read.

func (m *memory) issues() []shownIssue {
	var all []shownIssue
	for _, i := range m.tickets {
		all = append(all, shownIssue{i.Number, i.Author, i.Title, i.Body, i.State, i.Reason, i.Labels})
	}
	return all
}

func (m *memory) comments(number int) []shownComment {
	var all []shownComment
	for _, p := range m.posts {
		if p.on == number {
			all = append(all, shownComment{p.Author, p.Body})
		}
	}
	return all
}

func (m *memory) checks() []shownCheck {
	var all []shownCheck
	for _, r := range m.runs {
		all = append(all, shownCheck{r.Name, r.Commit, r.Status, r.Conclusion, r.said.Title, r.said.Summary, len(r.annotations)})
	}
	return all
}

func (m *memory) state() string { return tell(m) }

// tell returns a text with everything on a stage.
func tell(s stage) string {
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
	}
	return out.String()
}

// Faults.

func (m *memory) before(nth int, writes bool, do func()) {
	m.plans = append(m.plans, &plan{nth: nth, writes: writes, do: do})
}

func (m *memory) wrong(nth int, writes bool, what fault) {
	m.plans = append(m.plans, &plan{nth: nth, writes: writes, what: what})
}

func (m *memory) heal()         { m.plans = nil }
func (m *memory) forget()       { m.calls = nil }
func (m *memory) requests() int { return len(m.calls) }

func (m *memory) writes() int {
	n := 0
	for _, wrote := range m.calls {
		if wrote {
			n++
		}
	}
	return n
}

// request carries out one request, or fails as a plan demands.
func (m *memory) request(ctx context.Context, writes bool, doing string, do func(*remembered) error) error {
	what := fault("")
	for _, p := range m.plans {
		if p.writes && !writes {
			continue
		}
		if p.seen++; p.seen != p.nth {
			continue
		}
		if p.do != nil {
			p.do()
		} else {
			what = p.what
		}
	}
	if ctx.Err() != nil && what != lostDone {
		return fmt.Errorf("could not %s: %w", doing, ctx.Err())
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.calls = append(m.calls, writes)
	lost := fmt.Errorf("could not %s: %w", doing, forge.Lost)
	switch {
	case what == lostUndone:
		return lost
	case what == refusedOnce:
		return &forge.Refusal{Kind: forge.Strange, Doing: doing}
	case what == limited:
		return &forge.Refusal{Kind: forge.Limited, Doing: doing}
	case what == stale && !writes:
		return do(&m.past)
	}
	if writes {
		m.past = m.remembered.copy()
	}
	err := do(&m.remembered)
	if what == lostDone && err == nil {
		return lost
	}
	return err
}

// voice is a client of memory with one person's or app's token.
type voice struct {
	m          *memory
	login, app string
}

func refused(kind forge.Kind, doing string) error { return &forge.Refusal{Kind: kind, Doing: doing} }

// holds fails the test if something exceeds a limit of GitHub.
func (v voice) holds(ok bool, what string) {
	v.m.t.Helper()
	if !ok {
		v.m.t.Errorf("beyond GitHub's limits: %s", what)
	}
}

func (v voice) Checks(ctx context.Context, _ forge.Repository, commit, name string) (found []forge.Check, err error) {
	err = v.m.request(ctx, false, "list the check runs", func(r *remembered) error {
		for _, run := range slices.Backward(r.runs) {
			if run.Commit == commit && run.Name == name {
				found = append(found, run.Check)
			}
		}
		return nil
	})
	return found, err
}

func (v voice) Check(ctx context.Context, _ forge.Repository, id int64) (found forge.Check, err error) {
	err = v.m.request(ctx, false, "read the check run", func(r *remembered) error {
		for _, run := range r.runs {
			if run.ID == id {
				found = run.Check
				return nil
			}
		}
		return refused(forge.Missing, "read the check run")
	})
	return found, err
}

func (v voice) keeps(said forge.CheckReport) {
	v.holds(len(said.Annotations) <= forge.MaxAnnotations, "annotations of a request")
	v.holds(len(said.Summary) <= forge.MaxCheckText, "a summary")
	v.holds(said.Title != "" && utf8.RuneCountInString(said.Title) <= 255 && said.Name != "", "a title or name")
	for _, a := range said.Annotations {
		v.holds(a.StartLine > 0 && a.EndLine == a.StartLine && a.Path != "" && !strings.HasPrefix(a.Path, "/") && !strings.HasPrefix(a.Path, "../"), "a place: "+a.Path)
		v.holds(len(a.Message) <= forge.MaxAnnotationMessage && utf8.RuneCountInString(a.Title) <= forge.MaxAnnotationTitle, "an annotation")
	}
}

func (v voice) CreateCheck(ctx context.Context, _ forge.Repository, said forge.CheckReport) (made forge.Check, err error) {
	v.keeps(said)
	err = v.m.request(ctx, true, "create the check run", func(r *remembered) error {
		if v.app == "" {
			return refused(forge.Forbidden, "create the check run")
		}
		made = forge.Check{
			ID: r.next(), Name: said.Name, Commit: said.Commit, ExternalID: said.ExternalID, Status: said.Status, Conclusion: said.Conclusion,
			Annotations: len(said.Annotations), App: v.app,
		}
		r.runs = append(r.runs, run{made, said, said.Annotations})
		return nil
	})
	return made, err
}

func (v voice) UpdateCheck(ctx context.Context, _ forge.Repository, id int64, said forge.CheckReport) (now forge.Check, err error) {
	v.keeps(said)
	err = v.m.request(ctx, true, "update the check run", func(r *remembered) error {
		for i := range r.runs {
			run := &r.runs[i]
			if run.ID != id {
				continue
			}
			if run.App != v.app {
				return refused(forge.Forbidden, "update the check run")
			}
			run.annotations = append(slices.Clone(run.annotations), said.Annotations...)
			run.said, run.Status, run.Conclusion, run.Annotations = said, said.Status, said.Conclusion, len(run.annotations)
			now = run.Check
			return nil
		}
		return refused(forge.Missing, "update the check run")
	})
	return now, err
}

func (v voice) Comments(ctx context.Context, _ forge.Repository, number int) (found []forge.Comment, err error) {
	err = v.m.request(ctx, false, "list the comments", func(r *remembered) error {
		for _, p := range r.posts {
			if p.on == number {
				found = append(found, p.Comment)
			}
		}
		return nil
	})
	return found, err
}

func (v voice) CreateComment(ctx context.Context, _ forge.Repository, number int, body string) (made forge.Comment, err error) {
	v.holds(utf8.RuneCountInString(body) <= forge.MaxBody, "a comment")
	err = v.m.request(ctx, true, "create the comment", func(r *remembered) error {
		if on := r.ticket(number); on != nil && on.Locked {
			return refused(forge.Locked, "create the comment")
		}
		made = forge.Comment{ID: r.next(), Author: v.login, Body: body}
		r.posts = append(r.posts, posted{made, number})
		return nil
	})
	return made, err
}

func (v voice) UpdateComment(ctx context.Context, _ forge.Repository, id int64, body string) (now forge.Comment, err error) {
	v.holds(utf8.RuneCountInString(body) <= forge.MaxBody, "a comment")
	err = v.m.request(ctx, true, "update the comment", func(r *remembered) error {
		for i := range r.posts {
			if r.posts[i].ID == id {
				v.holds(r.posts[i].Author == v.login, "a comment of somebody else")
				r.posts[i].Body = body
				now = r.posts[i].Comment
				return nil
			}
		}
		return refused(forge.Missing, "update the comment")
	})
	return now, err
}

func (v voice) DeleteComment(ctx context.Context, _ forge.Repository, id int64) error {
	return v.m.request(ctx, true, "delete the comment", func(r *remembered) error {
		at := slices.IndexFunc(r.posts, func(p posted) bool { return p.ID == id })
		if at < 0 {
			return refused(forge.Missing, "delete the comment")
		}
		v.holds(r.posts[at].Author == v.login, "a comment of somebody else")
		r.posts = slices.Delete(r.posts, at, at+1)
		return nil
	})
}

func (v voice) Issues(ctx context.Context, _ forge.Repository, filter forge.IssueFilter) (found []forge.Issue, err error) {
	err = v.m.request(ctx, false, "list the issues", func(r *remembered) error {
		if r.noIssues {
			return refused(forge.Gone, "list the issues")
		}
		for _, i := range r.tickets {
			if (filter.Label == "" || slices.Contains(i.Labels, filter.Label)) && (filter.Author == "" || i.Author == filter.Author) {
				found = append(found, i)
			}
		}
		return nil
	})
	return found, err
}

func (v voice) CreateIssue(ctx context.Context, _ forge.Repository, title, body string, labels []string) (made forge.Issue, err error) {
	v.holds(utf8.RuneCountInString(body) <= forge.MaxBody && utf8.RuneCountInString(title) <= forge.MaxIssueTitle, "an issue")
	err = v.m.request(ctx, true, "create the issue", func(r *remembered) error {
		made = forge.Issue{Number: r.number(), Author: v.login, Title: title, Body: body, State: forge.Open, Labels: labels}
		r.tickets = append(r.tickets, made)
		return nil
	})
	return made, err
}

func (v voice) UpdateIssue(ctx context.Context, _ forge.Repository, number int, change forge.IssueChange) (now forge.Issue, err error) {
	v.holds(utf8.RuneCountInString(change.Body) <= forge.MaxBody && utf8.RuneCountInString(change.Title) <= forge.MaxIssueTitle, "an issue")
	err = v.m.request(ctx, true, "update the issue", func(r *remembered) error {
		i := r.ticket(number)
		if i == nil {
			return refused(forge.Missing, "update the issue")
		}
		v.holds(i.Author == v.login, "an issue of somebody else")
		if change.Title != "" {
			i.Title = change.Title
		}
		if change.Body != "" {
			i.Body = change.Body
		}
		if change.State != "" {
			i.State, i.Reason = change.State, change.Reason
		}
		now = *i
		return nil
	})
	return now, err
}

func (v voice) EnsureLabel(ctx context.Context, _ forge.Repository, label forge.Label) error {
	v.holds(len(label.Name) <= forge.MaxLabelName && len(label.Description) <= forge.MaxLabelDescription && len(label.Color) == 6, "a label")
	return v.m.request(ctx, true, "create the label", func(r *remembered) error {
		if !slices.ContainsFunc(r.labels, func(l forge.Label) bool { return l.Name == label.Name }) {
			r.labels = append(r.labels, label)
		}
		return nil
	})
}

func (v voice) Pull(ctx context.Context, _ forge.Repository, number int) (found forge.Pull, err error) {
	err = v.m.request(ctx, false, "read the pull request", func(r *remembered) error {
		for _, p := range r.pulls {
			if p.Number == number {
				found = p
				return nil
			}
		}
		return refused(forge.Missing, "read the pull request")
	})
	return found, err
}

func (v voice) Pulls(ctx context.Context, _ forge.Repository, owner, branch string) (found []forge.Pull, err error) {
	v.holds(owner != "" && branch != "", "a head without owner or branch")
	err = v.m.request(ctx, false, "list the pull requests", func(r *remembered) error {
		for _, p := range r.pulls {
			if r.branch[p.Number] == branch {
				found = append(found, p)
			}
		}
		return nil
	})
	return found, err
}

func (v voice) Tip(ctx context.Context, _ forge.Repository, branch string) (tip string, err error) {
	err = v.m.request(ctx, false, "read the branch", func(r *remembered) error {
		var there bool
		if tip, there = r.tips[branch]; !there {
			return refused(forge.Missing, "read the branch")
		}
		return nil
	})
	return tip, err
}

func (v voice) Files(ctx context.Context, _ forge.Repository, commit string, wanted func(string) bool) (fs.FS, error) {
	found := fstest.MapFS{}
	err := v.m.request(ctx, false, "list the files of a commit", func(r *remembered) error {
		files, there := r.files[commit]
		if !there {
			return refused(forge.Missing, "list the files of a commit")
		}
		for name, content := range files {
			if wanted(name) {
				found[name] = &fstest.MapFile{Data: []byte(content)}
			}
		}
		return nil
	})
	return found, err
}

func (voice) Moved() bool { return false }

func (v voice) Login(ctx context.Context) (login string, err error) {
	err = v.m.request(ctx, false, "find out who the token belongs to", func(*remembered) error {
		if v.app != "" {
			return refused(forge.Forbidden, "find out who the token belongs to")
		}
		login = v.login
		return nil
	})
	return login, err
}
