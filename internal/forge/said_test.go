package forge_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// TestWhatIsSent compares method, address and body of each write byte for byte.
func TestWhatIsSent(t *testing.T) {
	ctx := context.Background()
	for want, say := range map[string]func(*forge.Client) error{
		`POST /repos/DEFRA/soil-health/check-runs {"name":"dgcheck / soil","head_sha":"` + commit + `","external_id":"x","status":"completed","conclusion":"neutral","output":{"title":"T","summary":"","annotations":[` +
			`{"path":"a/b.yaml","start_line":3,"end_line":3,"start_column":2,"end_column":9,"annotation_level":"warning","message":"<m> & \"n\"","title":"t"},` +
			`{"path":"c","start_line":1,"end_line":4,"annotation_level":"failure","message":""}]}}`: func(c *forge.Client) error {
			_, err := c.CreateCheck(ctx, repository, forge.CheckReport{
				Name: "dgcheck / soil", Commit: commit, ExternalID: "x", Status: forge.Completed, Conclusion: forge.Neutral, Title: "T",
				Annotations: []forge.Annotation{
					{Path: "a/b.yaml", StartLine: 3, EndLine: 3, StartColumn: 2, EndColumn: 9, Level: forge.LevelWarning, Title: "t", Message: `<m> & "n"`},
					{Path: "c", StartLine: 1, EndLine: 4, StartColumn: 2, EndColumn: 9, Level: forge.LevelFailure},
				},
			})
			return err
		},
		`PATCH /repos/DEFRA/soil-health/check-runs/7 {"name":"n","output":{"title":"T","summary":"S"}}`: func(c *forge.Client) error {
			_, err := c.UpdateCheck(ctx, repository, 7, forge.CheckReport{Name: "n", Commit: commit, Title: "T", Summary: "S"})
			return err
		},
		`GET /repos/DEFRA/soil-health/check-runs/7 `: func(c *forge.Client) error { _, err := c.Check(ctx, repository, 7); return err },
		`POST /repos/DEFRA/soil-health/issues/7/comments {"body":"<!-- x -->\né"}`: func(c *forge.Client) error {
			_, err := c.CreateComment(ctx, repository, 7, "<!-- x -->\né")
			return err
		},
		`PATCH /repos/DEFRA/soil-health/issues/comments/8 {"body":"b"}`: func(c *forge.Client) error {
			_, err := c.UpdateComment(ctx, repository, 8, "b")
			return err
		},
		`DELETE /repos/DEFRA/soil-health/issues/comments/8 `: func(c *forge.Client) error { return c.DeleteComment(ctx, repository, 8) },
		`POST /repos/DEFRA/soil-health/issues {"title":"t","body":"b","labels":["dgcheck"]}`: func(c *forge.Client) error {
			_, err := c.CreateIssue(ctx, repository, "t", "b", []string{"dgcheck"})
			return err
		},
		`POST /repos/DEFRA/soil-health/issues {"title":"t","body":"b"}`: func(c *forge.Client) error {
			_, err := c.CreateIssue(ctx, repository, "t", "b", nil)
			return err
		},
		`PATCH /repos/DEFRA/soil-health/issues/9 {"body":"b","state":"closed","state_reason":"not_planned"}`: func(c *forge.Client) error {
			_, err := c.UpdateIssue(ctx, repository, 9, forge.IssueChange{Body: "b", State: forge.Closed, Reason: forge.ReasonNotPlanned})
			return err
		},
		`GET /repos/DEFRA/soil-health/pulls/9 `:                  func(c *forge.Client) error { _, err := c.Pull(ctx, repository, 9); return err },
		`GET /repos/DEFRA/soil-health/branches/release%2F1%252 `: func(c *forge.Client) error { _, err := c.Tip(ctx, repository, "release/1%2"); return err },
		`GET /user `: func(c *forge.Client) error { _, err := c.Login(ctx); return err },
	} {
		hub := serve(t, fine)
		if err := say(hub.client(t)); err != nil {
			t.Errorf("%s: %v", want, err)
		}
		if got := strings.TrimSuffix(lines(hub.requests()), "\n"); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// TestWhatIsAsked compares method and address of each request for a list.
func TestWhatIsAsked(t *testing.T) {
	ctx := context.Background()
	for want, ask := range map[string]func(*forge.Client) error{
		`GET /repos/DEFRA/soil-health/commits/` + commit + `/check-runs?check_name=dgcheck+%2F+soil&filter=all&per_page=100 `: func(c *forge.Client) error {
			_, err := c.Checks(ctx, repository, commit, "dgcheck / soil")
			return err
		},
		`GET /repos/DEFRA/soil-health/issues?creator=github-actions%5Bbot%5D&direction=asc&labels=dgcheck&per_page=100&sort=created&state=all `: func(c *forge.Client) error {
			_, err := c.Issues(ctx, repository, forge.IssueFilter{Label: "dgcheck", Author: "github-actions[bot]"})
			return err
		},
		`GET /repos/DEFRA/soil-health/pulls?head=octocat%3Afix%2F1%26state%3Dall&per_page=100&state=open `: func(c *forge.Client) error {
			_, err := c.Pulls(ctx, repository, "octocat", "fix/1&state=all")
			return err
		},
	} {
		body := "[]"
		if strings.Contains(want, "check-runs") {
			body = `{"check_runs": []}`
		}
		hub := serve(t, says(http.StatusOK, body))
		if err := ask(hub.client(t)); err != nil {
			t.Errorf("%s: %v", want, err)
		}
		if got := strings.TrimSuffix(lines(hub.requests()), "\n"); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestWhatIsRead(t *testing.T) {
	ctx := context.Background()
	check := forge.Check{ID: 7, Name: "n", Commit: commit, ExternalID: "x", Status: "completed", Conclusion: "failure", Annotations: 50, App: "github-actions", Address: "https://x"}
	checkBody := `{"id": 7, "name": "n", "head_sha": "` + commit + `", "external_id": "x", "status": "completed", "conclusion": "failure", "output": {"annotations_count": 50}, "app": {"slug": "github-actions"}, "html_url": "https://x"}`
	issue := forge.Issue{Number: 7, Author: "a", Title: "t", Body: "b", State: "closed", Reason: "not_planned", Locked: true, Labels: []string{"one", "two"}, Address: "https://x"}
	issueBody := `{"number": 7, "user": {"login": "a"}, "title": "t", "body": "b", "state": "closed", "state_reason": "not_planned", "locked": true, "labels": [{"name": "one"}, {"name": "two"}], "html_url": "https://x"}`
	for name, test := range map[string]struct {
		body string
		read func(*forge.Client) (any, error)
		want any
	}{
		"check run": {checkBody, func(c *forge.Client) (any, error) { return c.Check(ctx, repository, 7) }, check},
		"check runs, newest first and of that name": {
			`{"check_runs": [{"id": 5, "name": "n"}, ` + checkBody + `, {"id": 9, "name": "n", "conclusion": null, "app": null, "output": null}, {"id": 11, "name": "n2"}]}`,
			func(c *forge.Client) (any, error) { return c.Checks(ctx, repository, commit, "n") },
			[]forge.Check{{ID: 9, Name: "n"}, check, {ID: 5, Name: "n"}},
		},
		"issue": {issueBody, func(c *forge.Client) (any, error) { return c.CreateIssue(ctx, repository, "t", "b", nil) }, issue},
		"issues without pull requests": {
			`[{"number": 9, "user": null, "body": null}, {"number": 8, "pull_request": {"url": "https://x"}}, ` + issueBody + `]`,
			func(c *forge.Client) (any, error) { return c.Issues(ctx, repository, forge.IssueFilter{}) },
			[]forge.Issue{issue, {Number: 9, Labels: []string{}}},
		},
		"issues of a label alone, whatever GitHub gives": {
			`[{"number": 9, "labels": [{"name": "three"}], "user": {"login": "a"}}, {"number": 8, "labels": [{"name": "one"}], "user": {"login": "b"}}, ` + issueBody + `]`,
			func(c *forge.Client) (any, error) {
				return c.Issues(ctx, repository, forge.IssueFilter{Label: "ONE", Author: "A"})
			},
			[]forge.Issue{issue},
		},
		"comments, oldest first": {
			`[{"id": 9, "user": null}, {"id": 8, "user": {"login": "github-actions[bot]"}, "body": "b", "html_url": "https://x"}]`,
			func(c *forge.Client) (any, error) { return c.Comments(ctx, repository, 7) },
			[]forge.Comment{{ID: 8, Author: "github-actions[bot]", Body: "b", Address: "https://x"}, {ID: 9}},
		},
		"pull request whose fork is gone": {
			`{"number": 7, "state": "open", "head": {"sha": "` + commit + `", "repo": null}}`,
			func(c *forge.Client) (any, error) { return c.Pull(ctx, repository, 7) },
			forge.Pull{Number: 7, State: "open", Head: commit},
		},
		"pull requests of that head alone": {
			`[{"number": 9, "state": "open", "head": {"sha": "a", "ref": "fix", "user": {"login": "OctoCat"}, "repo": {"full_name": "octocat/x"}}},
			  {"number": 8, "head": {"sha": "b", "ref": "other", "user": {"login": "octocat"}}},
			  {"number": 7, "head": {"sha": "c", "ref": "fix", "user": {"login": "stranger"}}}]`,
			func(c *forge.Client) (any, error) { return c.Pulls(ctx, repository, "octocat", "fix") },
			[]forge.Pull{{Number: 9, State: "open", Head: "a", HeadRepository: "octocat/x"}},
		},
		"branch": {`{"commit": {"sha": "` + commit + `"}}`, func(c *forge.Client) (any, error) { return c.Tip(ctx, repository, "main") }, commit},
		"login":  {`{"login": "octocat"}`, func(c *forge.Client) (any, error) { return c.Login(ctx) }, "octocat"},
	} {
		got, err := test.read(serve(t, says(http.StatusOK, test.body)).client(t))
		if difference := cmp.Diff(test.want, got); err != nil || difference != "" {
			t.Errorf("%s: %v\n%s", name, err, difference)
		}
	}
}

// TestWhatCannotBeSaidIsNotSent: the client must not send a request that GitHub would
// refuse or misunderstand.
func TestWhatCannotBeSaidIsNotSent(t *testing.T) {
	ctx := context.Background()
	report := forge.CheckReport{Name: "n", Commit: commit, Title: "T"}
	for name, say := range map[string]func(*forge.Client) error{
		"check run without a title": func(c *forge.Client) error {
			_, err := c.CreateCheck(ctx, repository, forge.CheckReport{Name: "n", Commit: commit})
			return err
		},
		"check run without a name": func(c *forge.Client) error {
			_, err := c.UpdateCheck(ctx, repository, 7, forge.CheckReport{Title: "T"})
			return err
		},
		"51 annotations": func(c *forge.Client) error {
			many := report
			many.Annotations = make([]forge.Annotation, 51)
			_, err := c.CreateCheck(ctx, repository, many)
			return err
		},
		"completed without a conclusion": func(c *forge.Client) error {
			done := report
			done.Status = forge.Completed
			_, err := c.CreateCheck(ctx, repository, done)
			return err
		},
		"a commit that is none": func(c *forge.Client) error { _, err := c.Checks(ctx, repository, "../x", "n"); return err },
		"comments of nothing":   func(c *forge.Client) error { _, err := c.Comments(ctx, repository, 0); return err },
		"issue without a title": func(c *forge.Client) error { _, err := c.CreateIssue(ctx, repository, "", "b", nil); return err },
		"change of nothing": func(c *forge.Client) error {
			_, err := c.UpdateIssue(ctx, repository, 7, forge.IssueChange{})
			return err
		},
		"label with a comma": func(c *forge.Client) error {
			_, err := c.Issues(ctx, repository, forge.IssueFilter{Label: "a,b"})
			return err
		},
		"label without a name":     func(c *forge.Client) error { return c.EnsureLabel(ctx, repository, forge.Label{}) },
		"pull requests of no head": func(c *forge.Client) error { _, err := c.Pulls(ctx, repository, "octocat", ""); return err },
		"branch without a name":    func(c *forge.Client) error { _, err := c.Tip(ctx, repository, ""); return err },
	} {
		if err := say(serve(t).client(t)); kind(err) != forge.Invalid || refused(err).Status != 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestALabelIsAskedForByItsWholeName(t *testing.T) {
	for name, address := range map[string]string{
		"dgcheck": "dgcheck", "a/b": "a%2Fb", "50%": "50%25", "..": "%2E%2E", ".": "%2E", "../../user": "..%2F..%2Fuser",
		"grün 🌱": "gr%C3%BCn%20%F0%9F%8C%B1", "a?b#c": "a%3Fb%23c",
	} {
		hub := serve(t, refuses(http.StatusNotFound, "Not Found"), says(http.StatusCreated, `{"name": "x"}`))
		if err := hub.client(t).EnsureLabel(context.Background(), repository, forge.Label{Name: name, Color: "00703c", Description: "d"}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		want := "GET /repos/DEFRA/soil-health/labels/" + address + " \n" +
			`POST /repos/DEFRA/soil-health/labels {"name":"` + name + `","color":"00703c","description":"d"}` + "\n"
		if got := lines(hub.requests()); got != want {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

func TestALabelThatIsThereStays(t *testing.T) {
	there := says(http.StatusOK, `{"name": "DGcheck", "color": "ffffff"}`)
	missing := refuses(http.StatusNotFound, "Not Found")
	exists := refuses(http.StatusUnprocessableEntity, "Validation Failed")
	for name, test := range map[string]struct {
		replies []reply
		lost    bool
		kind    forge.Kind
	}{
		"there":                        {[]reply{there}, false, ""},
		"made by another run":          {[]reply{missing, exists, there}, false, ""},
		"made, and the answer lost":    {[]reply{missing, drops, there}, false, ""},
		"not made, and answer lost":    {[]reply{missing, drops, missing}, true, ""},
		"refused":                      {[]reply{missing, exists, missing}, false, forge.Invalid},
		"another thing at its address": {[]reply{says(http.StatusOK, `{"name": "soil-health"}`), exists, says(http.StatusOK, `{"name": "soil-health"}`)}, false, forge.Invalid},
		"may not look":                 {[]reply{refuses(http.StatusForbidden, "Resource not accessible by integration")}, false, forge.Forbidden},
		"may not make":                 {[]reply{missing, refuses(http.StatusForbidden, "Resource not accessible by integration")}, false, forge.Forbidden},
	} {
		hub := serve(t, test.replies...)
		err := hub.client(t).EnsureLabel(context.Background(), repository, forge.Label{Name: "dgcheck"})
		if kind(err) != test.kind || errors.Is(err, forge.Lost) != test.lost || (err == nil) != (test.kind == "" && !test.lost) || len(hub.requests()) != len(test.replies) {
			t.Errorf("%s: %v\n%s", name, err, lines(hub.requests()))
		}
	}
}
