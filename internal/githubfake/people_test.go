package githubfake_test

import (
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/githubfake"
)

func TestPeopleAct(t *testing.T) {
	_, repository, a := start(t)
	repository.OpenIssue("octocat", "One", "Body", "bug")
	repository.OpenPull("octocat", "Two", githubfake.Pull{Branch: "wet", Head: first})
	one := func() map[string]any { return a.ask("GET", "issues/1", "").json(t) }

	repository.CloseIssue(1, "hubot", "not_planned")
	if got := one(); got["state"] != "closed" || got["state_reason"] != "not_planned" || got["closed_by"].(map[string]any)["login"] != "hubot" {
		t.Errorf("closed, it is %v, %v, by %v", got["state"], got["state_reason"], got["closed_by"])
	}
	repository.Reopen(1)
	if got := one(); got["state"] != "open" || got["state_reason"] != "reopened" || got["closed_at"] != nil || got["closed_by"] != nil {
		t.Errorf("opened again, it is %v, %v, %v", got["state"], got["state_reason"], got["closed_at"])
	}
	repository.Unlabel(1, "BUG")
	repository.Label(1, "wontfix")
	repository.Edit(1, "Edited")
	if got := one(); got["body"] != "Edited" || len(got["labels"].([]any)) != 1 {
		t.Errorf("edited, it has body %v and labels %v", got["body"], got["labels"])
	}
	repository.Push("wet", later)
	if head := a.ask("GET", "pulls/2", "").json(t)["head"].(map[string]any); head["sha"] != later {
		t.Errorf("after a push the pull request ends at %v", head["sha"])
	}
	repository.DeleteFork(2)
	if head := a.ask("GET", "pulls/2", "").json(t)["head"].(map[string]any); head["repo"] != nil {
		t.Errorf("the fork is gone, and still there is %v", head["repo"])
	}
	repository.Push("feature/wet", later)
	if got := a.ask("GET", "branches/feature/wet", "").json(t)["commit"].(map[string]any); got["sha"] != later {
		t.Errorf("the branch ends at %v", got["sha"])
	}
	repository.DeleteBranch("feature/wet")
	wantStatus(t, a.ask("GET", "branches/feature%2Fwet", ""), 404)
	comment := repository.Comment(1, "octocat", "Hm")
	repository.DeleteComment(comment)
	if left := repository.Comments(1); len(left) != 0 {
		t.Errorf("the deleted comment is still there: %v", left)
	}
}

func TestWhatIsShutAndMoved(t *testing.T) {
	for name, step := range map[string]struct {
		act                func(*githubfake.Repository)
		method, path, body string
		status             int
		said               string
	}{
		"archived":             {(*githubfake.Repository).Archive, "POST", "issues", `{"title": "T"}`, 403, "archived"},
		"archived, read":       {(*githubfake.Repository).Archive, "GET", "issues", "", 200, ""},
		"issues off, list":     {(*githubfake.Repository).SwitchIssuesOff, "GET", "issues", "", 410, "disabled"},
		"issues off, create":   {(*githubfake.Repository).SwitchIssuesOff, "POST", "issues", `{"title": "T"}`, 410, "disabled"},
		"issues off, an issue": {(*githubfake.Repository).SwitchIssuesOff, "PATCH", "issues/1", `{"title": "T"}`, 410, "disabled"},
		"issues off, a pull":   {(*githubfake.Repository).SwitchIssuesOff, "POST", "issues/2/comments", `{"body": "B"}`, 201, "B"},
		"deleted":              {func(r *githubfake.Repository) { r.DeleteIssue(1) }, "PATCH", "issues/1", `{"title": "T"}`, 410, "deleted"},
		"deleted, listed":      {func(r *githubfake.Repository) { r.DeleteIssue(1) }, "GET", "issues?labels=bug", "", 200, "[]"},
		"locked":               {func(r *githubfake.Repository) { r.Lock(1) }, "POST", "issues/1/comments", `{"body": "B"}`, 403, "locked"},
		"locked, edited":       {func(r *githubfake.Repository) { r.Lock(1) }, "PATCH", "issues/1", `{"title": "T"}`, 200, `"locked":true`},
		"renamed, read":        {func(r *githubfake.Repository) { r.Rename("DEFRA/soils") }, "GET", "issues/1", "", 301, "/repositories/1/issues/1"},
		"renamed, written":     {func(r *githubfake.Repository) { r.Rename("DEFRA/soils") }, "POST", "issues", `{"title": "T"}`, 307, "/repositories/1/issues"},
		"renamed, whole":       {func(r *githubfake.Repository) { r.Rename("DEFRA/soils") }, "GET", "/repositories/1", "", 200, "DEFRA/soils"},
	} {
		t.Run(name, func(t *testing.T) {
			_, repository, a := start(t)
			repository.OpenIssue("octocat", "One", "Body", "bug")
			repository.OpenPull("octocat", "Two", githubfake.Pull{Branch: "wet", Head: first})
			step.act(repository)
			got := a.ask(step.method, step.path, step.body)
			wantStatus(t, got, step.status)
			if !strings.Contains(got.text, step.said) {
				t.Errorf("%s does not say %q", got.text, step.said)
			}
		})
	}
}

func TestAMovedRepositoryIsWhereItSays(t *testing.T) {
	server, repository, a := start(t)
	repository.OpenIssue("octocat", "One", "Body")
	repository.Rename("DEFRA/soils")
	moved := a.askAt("GET", server.EnterpriseURL()+"/repos/"+group+"/issues?state=all", "")
	wantStatus(t, moved, 301)
	to := moved.header.Get("Location")
	if !strings.HasPrefix(to, server.EnterpriseURL()+"/repositories/1/issues?state=all") {
		t.Errorf("it is at %q", to)
	}
	wantStatus(t, a.askAt("GET", to, ""), 200)
}
