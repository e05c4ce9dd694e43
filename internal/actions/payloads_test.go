package actions_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/actions"
)

// The commits in the payloads in testdata, which are examples that GitHub publishes.
const (
	theirHead = "ec26c3e57ca3a959ca5aad62de7213c562f8c821"
	theirBase = "f95f852bd8fca8fcc58a9a2d6c842781e32a215e"
	theirMain = "2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d"
)

func TestGitHubsOwnPayloads(t *testing.T) {
	pull := actions.Context{Commit: theirHead, Base: theirBase, Target: "master", Pull: 2}
	doubt := func(o actions.Context, why string) actions.Context { o.Doubt = why; return o }
	onDefault := func(branch string) actions.Context {
		return actions.Context{Commit: merge, Branch: branch, Issues: true}
	}
	want := map[string]struct {
		ref  string
		want actions.Context
	}{
		"pull_request.opened.json":       {"refs/pull/2/merge", pull},
		"pull_request.synchronize.json":  {"refs/pull/2/merge", pull},
		"pull_request.fork.json":         {"refs/pull/2/merge", doubt(pull, "comes from a fork")},
		"pull_request.fork_deleted.json": {"refs/pull/2/merge", doubt(pull, "comes from a fork")},
		"pull_request.dependabot.json":   {"refs/pull/2/merge", doubt(pull, "started by Dependabot")},
		"push.json":                      {"refs/heads/master", onDefault("master")},
		"push.other_branch.json":         {"refs/heads/changes", actions.Context{Commit: merge}},
		"push.tag.json":                  {"refs/tags/simple-tag", actions.Context{Commit: merge}},
		"push.deleted.json":              {"refs/heads/changes", actions.Context{Over: "was deleted"}},
		"schedule.json":                  {"refs/heads/main", onDefault("main")},
		"schedule.bare.json":             {"refs/heads/main", onDefault("main")},
		"workflow_dispatch.json":         {"refs/heads/main", onDefault("main")},
		"merge_group.json":               {"refs/heads/gh-readonly-queue/main/pr-1", actions.Context{Commit: theirMain, Base: "380387fbc80638b734a49e1be1c4dfec1c01b33c", Queued: true}},
		"workflow_run.completed.json":    {"refs/heads/master", actions.Context{Commit: theirHead, Elsewhere: true, HeadOwner: "octo-org", HeadBranch: "changes"}},
		"workflow_run.fork.json":         {"refs/heads/master", actions.Context{Commit: theirHead, Elsewhere: true, HeadOwner: "octocat", HeadBranch: "changes"}},
	}
	for name, payload := range payloads(t) {
		t.Run(name, func(t *testing.T) {
			c, known := want[name]
			if !known {
				t.Fatal("say what is to be published for it")
			}
			kind, _, _ := strings.Cut(name, ".")
			repository := "octo-org/octo-repo"
			if strings.Contains(string(payload), `"Codertocat/Hello-World"`) {
				repository = "Codertocat/Hello-World"
			}
			got, err := actions.Read(variables("GITHUB_EVENT_NAME", kind, "GITHUB_REPOSITORY", repository, "GITHUB_REF", c.ref), payload)
			if err != nil {
				t.Fatal(err)
			}
			c.want.Name, c.want.Repository, c.want.Server, c.want.API = kind, repository, "https://github.com", "https://api.github.com"
			c.want.Lines = lines(c.want)
			got.ReadOnly, got.Doubt, got.Over = phrase(got.ReadOnly, c.want.ReadOnly), phrase(got.Doubt, c.want.Doubt), phrase(got.Over, c.want.Over)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// payloads returns the contents of the files testdata/*.json, by file name.
func payloads(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no payloads: %v", err)
	}
	all := map[string][]byte{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = text
	}
	return all
}
