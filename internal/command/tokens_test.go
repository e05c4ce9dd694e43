package command_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/command"
	"github.com/DEFRA/dgcheck/internal/githubfake"
)

// TestTheTokenOfAnAppFindsWhatItWrote: the token belongs to another app than
// github-actions. A second run must recognise what the first one wrote, and write
// nothing.
func TestTheTokenOfAnAppFindsWhatItWrote(t *testing.T) {
	app := githubfake.Actions()
	app.App, app.Login = "octoapp", "octoapp[bot]"
	for _, checks := range []string{"true", "false"} {
		s := newScene(t)
		s.github.AddToken(githubfake.ActionsToken, app)
		for _, event := range []string{"pull_request", "push"} {
			if event == "push" {
				s.happens(event, `{"repository": {"default_branch": "main"}}`)
			}
			if _, errs, status := s.check("--checks=" + checks); status != command.ToMend || s.writes() == "" {
				t.Errorf("C5 %s, checks %s: status %d: %s", event, checks, status, errs)
			}
			if _, errs, status := s.check("--checks=" + checks); status != command.ToMend || s.writes() != "" {
				t.Errorf("C5 %s, checks %s, again: status %d: %s\n%s", event, checks, status, errs, s.github.State())
			}
		}
	}
}

// TestARepositoryThatWasRenamedIsFollowed: the repository was renamed, and the run has
// the old name. The run must follow GitHub's redirect, publish as usual and say so
// once.
func TestARepositoryThatWasRenamedIsFollowed(t *testing.T) {
	s := newScene(t)
	s.repository.Rename("DEFRA/soils")
	_, errs, status := s.check()
	if status != command.ToMend || len(s.repository.Checks()) != 1 || len(s.repository.Comments(1)) != 1 || strings.Count(errs, "The repository DEFRA/soil has another name by now") != 1 {
		t.Errorf("status %d: %s\n%s", status, errs, s.github.Transcript())
	}
	s.writes()
	if _, errs, status := s.check(); status != command.ToMend || s.writes() != "" {
		t.Errorf("again: status %d: %s", status, errs)
	}
	s.happens("push", `{"repository": {"default_branch": "main"}}`)
	if _, errs, status := s.check(); status != command.ToMend || len(s.repository.Issues()) != 2 {
		t.Errorf("issues: status %d: %s", status, errs)
	}
}

// TestRightsAreTried: some events make it likely that the token may not write. The run
// must try all the same, and GitHub's answer must decide.
func TestRightsAreTried(t *testing.T) {
	reads := githubfake.Actions()
	for _, permission := range []githubfake.Permission{githubfake.Checks, githubfake.Issues, githubfake.PullRequests} {
		reads = reads.But(permission, githubfake.Read)
	}
	for name, c := range map[string]struct {
		from, actor string
		token       githubfake.Token
		writes      string
		status      int
		says        string
	}{
		"C3 Dependabot that may write":       {"DEFRA/soil", "dependabot[bot]", githubfake.Actions(), "checks/create issues/create-comment", command.ToMend, ""},
		"C3 a fork that may write":           {"someone/soil", "someone", githubfake.Actions(), "checks/create issues/create-comment", command.ToMend, ""},
		"C3 Dependabot that may not":         {"DEFRA/soil", "dependabot[bot]", reads, "checks/create issues/create-comment", command.ToMend, "This run was started by Dependabot, and its token may not write"},
		"C3 a fork that may not":             {"someone/soil", "someone", reads, "checks/create issues/create-comment", command.ToMend, "This pull request comes from a fork, and this run's token may not write"},
		"C3 Dependabot that may write half":  {"DEFRA/soil", "dependabot[bot]", githubfake.Actions().But(githubfake.Checks, githubfake.Read), "checks/create issues/create-comment", command.CouldNotPublish, "checks: write"},
		"C3 a repository's own that may not": {"DEFRA/soil", "someone", reads, "checks/create issues/create-comment", command.CouldNotPublish, "checks: write"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			s.env["GITHUB_ACTOR"] = c.actor
			s.github.AddToken(githubfake.ActionsToken, c.token)
			s.happens("pull_request", fmt.Sprintf(`{"pull_request": {"number": 1, "head": {"sha": %q, "repo": {"full_name": %q}}, "base": {"sha": %q}}}`, change, c.from, tip))
			out, errs, status := s.check()
			if status != c.status || s.writes() != c.writes || !strings.Contains(errs, c.says) || !strings.Contains(s.file("summary.md"), c.says) {
				t.Errorf("status %d: %s", status, errs)
			}
			if wrote := len(s.repository.Checks()) == 1; wrote == strings.Contains(out, "::error ") {
				t.Errorf("wrote a check run: %t, and annotations: %s", wrote, out)
			}
		})
	}
}

// TestDifferentQuestionsHaveDifferentNames: a run with other packs, other figures
// (params.yaml) or another day must make a check run of another name, and must not
// replace the usual one.
func TestDifferentQuestionsHaveDifferentNames(t *testing.T) {
	s := newScene(t)
	write(t, s.path("figures.yaml"), "live: {improvement_days: 30}\n")
	write(t, s.path("same.yaml"), "live: {improvement_days: 42}\n")
	for _, c := range []struct {
		input string
		flags []string
		want  string
	}{
		{"", nil, "dgcheck / soil-health"},
		{"", []string{"--params", s.path("same.yaml")}, "dgcheck / soil-health"},
		{"", []string{"--pack", "standards"}, "dgcheck / soil-health (packs: standards)"},
		{"", []string{"--pack", "standards", "--pack", "guide"}, "dgcheck / soil-health (packs: guide, standards)"},
		{"2026-11-22", nil, "dgcheck / soil-health (as of 2026-11-22)"},
		{"2026-11-22\n", []string{"--pack=guide"}, "dgcheck / soil-health (packs: guide; as of 2026-11-22)"},
		{"", []string{"--params", s.path("figures.yaml")}, "dgcheck / soil-health (figures "},
	} {
		s.env["DGCHECK_AS_OF"] = c.input // action.yml passes the input as-of in this variable
		if _, errs, status := s.check(c.flags...); status != command.ToMend {
			t.Fatalf("C7 status %d: %s", status, errs)
		}
		checks := s.repository.Checks()
		if last := checks[len(checks)-1]; !strings.HasPrefix(last.Name, c.want) || strings.HasSuffix(c.want, "th") && last.Name != c.want {
			t.Errorf("C7 %q, want %q", last.Name, c.want)
		}
		s.writes()
		if _, errs, status := s.run("publish", s.path("result.json"), "--path", "soil"); status != command.Good || strings.Contains(s.writes(), "checks/create") {
			t.Errorf("C7 %s: published again, status %d: %s", c.want, status, errs)
		}
	}
	if names := len(s.repository.Checks()); names != 6 {
		t.Errorf("C7 %d check runs", names)
	}
}
