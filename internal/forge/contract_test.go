package forge_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/githubfake"
)

// stopwatch is a fake clock. It moves forward when a client waits.
type stopwatch struct{ now time.Time }

func (s *stopwatch) Now() time.Time { return s.now }

func (s *stopwatch) Sleep(ctx context.Context, wait time.Duration) error {
	s.now = s.now.Add(wait)
	return ctx.Err()
}

var group = forge.Repository{Owner: "DEFRA", Name: "soil-health"}

const (
	tip  = "1111111111111111111111111111111111111111"
	head = "2222222222222222222222222222222222222222"
)

// talk starts a fake GitHub and returns a client for it. The test fails if a request
// does not match GitHub's description of its API.
func talk(t *testing.T) (*githubfake.Server, *githubfake.Repository, *forge.Client) {
	t.Helper()
	server := githubfake.New(t)
	repository := server.AddRepository(group.String(), "main", tip)
	repository.OpenIssue("octocat", "Wet", "Very", "a/b, %")
	repository.OpenPull("octocat", "Drain", githubfake.Pull{From: "octocat/soil-health", Branch: "drain/all", Head: head})
	client, err := forge.New(forge.Options{
		API: server.URL(), Token: githubfake.ActionsToken, Clock: &stopwatch{time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return server, repository, client
}

func TestEverythingSaidIsAsGitHubDescribesIt(t *testing.T) {
	server, repository, c := talk(t)
	ctx := context.Background()
	fifty := make([]forge.Annotation, forge.MaxAnnotations)
	for i := range fifty {
		fifty[i] = forge.Annotation{Path: "delivery-group.yaml", StartLine: i + 1, EndLine: i + 1, StartColumn: 1, EndColumn: 2, Level: forge.LevelWarning, Title: "T", Message: "M"}
	}
	report := forge.CheckReport{Name: "dgcheck / soil", Commit: head, ExternalID: "hash", Status: forge.InProgress, Title: "T", Summary: strings.Repeat("é", 30_000), Annotations: fifty}
	check, err := c.CreateCheck(ctx, group, report)
	must(t, err)
	report.Status, report.Conclusion, report.Annotations = forge.Completed, forge.Neutral, []forge.Annotation{{Path: "a", StartLine: 1, EndLine: 3, Level: forge.LevelNotice, Message: "M"}}
	_, err = c.UpdateCheck(ctx, group, check.ID, report)
	must(t, err)
	check, err = c.Check(ctx, group, check.ID)
	must(t, err)
	listed, err := c.Checks(ctx, group, head, report.Name)
	must(t, err)
	if len(listed) != 1 || listed[0] != check || check.Annotations != 51 || check.App != "github-actions" || check.Conclusion != forge.Neutral {
		t.Errorf("the check run is %+v, listed as %+v", check, listed)
	}

	comment, err := c.CreateComment(ctx, group, 2, "One")
	must(t, err)
	_, err = c.UpdateComment(ctx, group, comment.ID, "Two")
	must(t, err)
	comments, err := c.Comments(ctx, group, 2)
	must(t, err)
	if len(comments) != 1 || comments[0].Body != "Two" || comments[0].Author != "github-actions[bot]" {
		t.Errorf("comments are %+v", comments)
	}
	must(t, c.DeleteComment(ctx, group, comment.ID))

	for _, name := range []string{"dgcheck", "a/b, %", "..", "élan"} {
		must(t, c.EnsureLabel(ctx, group, forge.Label{Name: name, Color: "0b6e4f", Description: "D"}))
	}
	issue, err := c.CreateIssue(ctx, group, "Title", "Body", []string{"dgcheck"})
	must(t, err)
	changed, err := c.UpdateIssue(ctx, group, issue.Number, forge.IssueChange{State: forge.Closed, Reason: forge.ReasonNotPlanned})
	must(t, err)
	if changed.State != forge.Closed || changed.Reason != forge.ReasonNotPlanned || changed.Body != "Body" {
		t.Errorf("the issue is %+v", changed)
	}
	for filter, want := range map[forge.IssueFilter]string{
		{}: "[1 3]", {Label: "dgcheck"}: "[3]", {Author: "octocat"}: "[1]", {Label: "dgcheck", Author: "octocat"}: "[]",
	} {
		issues, err := c.Issues(ctx, group, filter)
		must(t, err)
		numbers := []int{}
		for _, issue := range issues {
			numbers = append(numbers, issue.Number)
		}
		if got := fmt.Sprint(numbers); got != want {
			t.Errorf("%+v lists %s, want %s", filter, got, want)
		}
	}

	pull, err := c.Pull(ctx, group, 2)
	must(t, err)
	pulls, err := c.Pulls(ctx, group, "octocat", "drain/all")
	must(t, err)
	if len(pulls) != 1 || pulls[0] != pull || pull.Head != head || pull.HeadRepository != "octocat/soil-health" {
		t.Errorf("the pull request is %+v, listed as %+v", pull, pulls)
	}
	repository.DeleteFork(2)
	pull, err = c.Pull(ctx, group, 2)
	must(t, err)
	if pull.HeadRepository != "" {
		t.Errorf("the fork is gone, and still the pull request is %+v", pull)
	}
	repository.Push("feature/wet", head)
	if at, err := c.Tip(ctx, group, "feature/wet"); err != nil || at != head {
		t.Errorf("the branch ends at %q: %v", at, err)
	}
	server.AddToken(githubfake.ActionsToken, githubfake.Person("octocat"))
	if login, err := c.Login(ctx); err != nil || login != "octocat" {
		t.Errorf("the token belongs to %q: %v", login, err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestRefusalsOfADescribedGitHub checks the errors for refusals by githubfake, which
// follows GitHub's API description. The refusals in other tests are written by hand.
func TestRefusalsOfADescribedGitHub(t *testing.T) {
	ctx := context.Background()
	comment := func(c *forge.Client) error { _, err := c.CreateComment(ctx, group, 1, "B"); return err }
	login := func(c *forge.Client) error { _, err := c.Login(ctx); return err }
	issues := func(c *forge.Client) error { _, err := c.Issues(ctx, group, forge.IssueFilter{}); return err }
	without := func(permission githubfake.Permission) func(*githubfake.Server, *githubfake.Repository) {
		return func(s *githubfake.Server, _ *githubfake.Repository) {
			s.AddToken(githubfake.ActionsToken, githubfake.Actions().But(permission, githubfake.Read))
		}
	}
	on := func(act func(*githubfake.Repository)) func(*githubfake.Server, *githubfake.Repository) {
		return func(_ *githubfake.Server, r *githubfake.Repository) { act(r) }
	}
	faulty := func(fault githubfake.Fault) func(*githubfake.Server, *githubfake.Repository) {
		return func(s *githubfake.Server, _ *githubfake.Repository) { s.Fault(githubfake.When{}, fault) }
	}
	for name, step := range map[string]struct {
		before     func(*githubfake.Server, *githubfake.Repository)
		do         func(*forge.Client) error
		kind       forge.Kind
		permission string
	}{
		"archived":              {on((*githubfake.Repository).Archive), comment, forge.Archived, ""},
		"locked":                {on(func(r *githubfake.Repository) { r.Lock(1) }), comment, forge.Locked, ""},
		"issues off":            {on((*githubfake.Repository).SwitchIssuesOff), issues, forge.Gone, ""},
		"deleted":               {on(func(r *githubfake.Repository) { r.DeleteIssue(1) }), comment, forge.Gone, ""},
		"an app's token":        {on(func(*githubfake.Repository) {}), login, forge.Forbidden, ""},
		"a list that is null":   {faulty(githubfake.NullList()), issues, forge.Strange, ""},
		"a list that is none":   {faulty(githubfake.ObjectForList()), issues, forge.Strange, ""},
		"a list without an end": {faulty(githubfake.NextToSelf()), issues, forge.Strange, ""},
		"an hour's wait":        {faulty(githubfake.Limited(githubfake.RateLimit{RetryAfter: time.Hour})), issues, forge.Limited, ""},
		"to another host":       {faulty(githubfake.Redirect(302, "https://elsewhere.example{path}")), issues, forge.Moved, ""},
		"no permission": {without(githubfake.Checks), func(c *forge.Client) error {
			_, err := c.CreateCheck(ctx, group, forge.CheckReport{Name: "n", Commit: tip, Status: forge.InProgress, Title: "T", Summary: "S"})
			return err
		}, forge.Forbidden, "checks: write"},
	} {
		t.Run(name, func(t *testing.T) {
			server, repository, c := talk(t)
			step.before(server, repository)
			err := step.do(c)
			var refusal *forge.Refusal
			if !errors.As(err, &refusal) || refusal.Kind != step.kind || step.permission != "" && refusal.Permission != step.permission {
				t.Errorf("got %#v (%v), want %s %s", refusal, err, step.kind, step.permission)
			}
		})
	}
}

// TestFaultsOfADescribedGitHub: despite temporary faults, a list must be read. A write
// whose answer was lost must not be sent again.
func TestFaultsOfADescribedGitHub(t *testing.T) {
	ctx := context.Background()
	for name, fault := range map[string]githubfake.Fault{
		"500": githubfake.ServerError(), "502": githubfake.BadGateway(), "dropped": githubfake.Drop(), "half": githubfake.HalfAfter(),
		"limited for a second": githubfake.Limited(githubfake.RateLimit{Status: 429, RetryAfter: time.Second}),
	} {
		t.Run("reading, "+name, func(t *testing.T) {
			server, _, c := talk(t)
			server.Fault(githubfake.When{Nth: 1}, fault)
			issues, err := c.Issues(ctx, group, forge.IssueFilter{})
			if err != nil || len(issues) != 1 {
				t.Errorf("got %v, %v", issues, err)
			}
		})
	}
	for name, fault := range map[string]githubfake.Fault{
		"502": githubfake.BadGateway(), "502, done": githubfake.BadGatewayAfter(), "dropped": githubfake.Drop(),
		"dropped, done": githubfake.DropAfter(), "half, done": githubfake.HalfAfter(),
	} {
		t.Run("writing, "+name, func(t *testing.T) {
			server, repository, c := talk(t)
			server.Fault(githubfake.When{Writes: true, Nth: 1}, fault)
			_, err := c.CreateIssue(ctx, group, "T", "B", nil)
			if !errors.Is(err, forge.Lost) {
				t.Errorf("got %v, want a lost answer", err)
			}
			if writes := len(server.Requests()); writes != 1 {
				t.Errorf("%d requests, want 1", writes)
			}
			if issues := repository.Issues(); len(issues) > 3 {
				t.Errorf("%d issues", len(issues))
			}
		})
	}
}
