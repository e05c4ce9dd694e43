package githubfake_test

import (
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/githubfake"
)

func TestTokensMayDoWhatTheyMay(t *testing.T) {
	const (
		check   = `{"name": "n", "head_sha": "` + first + `"}`
		comment = `{"body": "B"}`
		issue   = `{"title": "T"}`
	)
	actions := githubfake.Actions()
	for name, step := range map[string]struct {
		token              githubfake.Token
		method, path, body string
		status             int
		accepted           string
	}{
		"all":                          {actions, "POST", "check-runs", check, 201, ""},
		"no checks":                    {actions.But(githubfake.Checks, githubfake.Read), "POST", "check-runs", check, 403, "checks=write"},
		"no issues":                    {actions.But(githubfake.Issues, githubfake.Read), "POST", "issues", issue, 403, "issues=write"},
		"no issues, a comment there":   {actions.But(githubfake.Issues, githubfake.None), "POST", "issues/1/comments", comment, 403, "issues=write"},
		"no issues, but a pull":        {actions.But(githubfake.Issues, githubfake.None), "POST", "issues/2/comments", comment, 201, ""},
		"no pull requests, but issues": {actions.But(githubfake.PullRequests, githubfake.None), "POST", "issues/2/comments", comment, 201, ""},
		"neither": {
			actions.But(githubfake.PullRequests, githubfake.Read).But(githubfake.Issues, githubfake.Read),
			"POST", "issues/2/comments", comment, 403, "issues=write; pull_requests=write",
		},
		"no checks, read in private": {actions.But(githubfake.Checks, githubfake.None), "GET", "commits/main/check-runs", "", 403, "checks=read"},
		"no pulls, read in private":  {actions.But(githubfake.PullRequests, githubfake.None), "GET", "pulls", "", 403, "pull_requests=read"},
		"no contents":                {actions.But(githubfake.Contents, githubfake.None), "GET", "branches/main", "", 403, "contents=read"},
		"nothing, the repository":    {githubfake.Token{Login: "x[bot]", App: "x"}, "GET", "/repos/" + group, "", 200, ""},
		"a person, a check":          {githubfake.Person("octocat"), "POST", "check-runs", check, 403, ""},
		"a person, an issue":         {githubfake.Person("octocat"), "POST", "issues", issue, 201, ""},
	} {
		t.Run(name, func(t *testing.T) {
			server, repository, a := start(t)
			repository.OpenIssue("octocat", "One", "")
			repository.OpenPull("octocat", "Two", githubfake.Pull{Branch: "wet", Head: first})
			if step.method == "GET" {
				repository.MakePrivate()
			}
			server.AddToken("secret", step.token)
			got := a.with("secret").ask(step.method, step.path, step.body)
			wantStatus(t, got, step.status)
			if accepted := got.header.Get("X-Accepted-GitHub-Permissions"); accepted != step.accepted {
				t.Errorf("it asks for %q, want %q", accepted, step.accepted)
			}
		})
	}
}

func TestWhoWroteFollowsTheToken(t *testing.T) {
	server, repository, a := start(t)
	server.AddToken("ghp_octocat", githubfake.Person("octocat"))
	a.ask("POST", "issues", `{"title": "By the run"}`)
	a.with("ghp_octocat").ask("POST", "issues", `{"title": "By a person"}`)
	a.with("ghp_octocat").ask("POST", "issues/1/comments", `{"body": "By a person"}`)
	issues := repository.Issues()
	if issues[0].Author != "github-actions[bot]" || issues[1].Author != "octocat" || repository.Comments(1)[0].Author != "octocat" {
		t.Errorf("written by %s, %s and %s", issues[0].Author, issues[1].Author, repository.Comments(1)[0].Author)
	}
	if who := server.Requests()[1].Login; who != "octocat" {
		t.Errorf("the transcript says that %q asked", who)
	}
}

func TestWithoutAToken(t *testing.T) {
	_, repository, a := start(t)
	nobody := a.with("")
	wantStatus(t, nobody.ask("GET", "issues", ""), 200)
	wantStatus(t, nobody.ask("POST", "issues", `{"title": "T"}`), 401)
	repository.MakePrivate()
	wantStatus(t, nobody.ask("GET", "issues", ""), 404)
}

func TestAnotherAppsCheckIsNotChanged(t *testing.T) {
	server, _, a := start(t)
	other := githubfake.Actions()
	other.Login, other.App = "other[bot]", "other"
	server.AddToken("ghs_other", other)
	made := a.with("ghs_other").ask("POST", "check-runs", `{"name": "n", "head_sha": "`+first+`"}`)
	refused := a.ask("PATCH", "check-runs/"+number(made.json(t)["id"]), `{"name": "n", "conclusion": "success"}`)
	wantStatus(t, refused, 403)
	if !strings.Contains(refused.text, "app_id") {
		t.Errorf("refused with %s", refused.text)
	}
}
