package endtoend_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository is a group's git repository with the workflow from the documentation. The
// second of its two commits adds two faults to the declaration.
type repository struct {
	folder       string
	before, head string // the hashes of the two commits
}

const (
	fullName     = "DEFRA/example-group"
	forkName     = "octocat/example-group"
	workflowFile = ".github/workflows/dgcheck.yml"
)

// newRepository makes a repository with a workflow and two commits. The first has the
// declaration in testdata/before. The second has the one in the folder of testdata that
// the argument after names.
func newRepository(t *testing.T, workflow, after string) repository {
	t.Helper()
	r := repository{folder: filepath.Join(t.TempDir(), "example-group")}
	if err := os.Mkdir(r.folder, 0o755); err != nil {
		t.Fatal(err)
	}
	r.git(t, "init", "--quiet", "--initial-branch=main")
	r.git(t, "remote", "add", "origin", "https://github.com/"+fullName+".git")
	writeFile(t, filepath.Join(r.folder, workflowFile), workflow)
	r.before = r.commit(t, "before")
	r.head = r.commit(t, after)
	return r
}

// commit commits the declaration in a folder of testdata and returns the hash.
func (r repository) commit(t *testing.T, declared string) string {
	t.Helper()
	copyFile(t, filepath.Join("testdata", declared, "delivery-group.yaml"), filepath.Join(r.folder, "delivery-group.yaml"))
	r.git(t, "add", "--all")
	r.git(t, "commit", "--quiet", "--message", declared)
	return r.git(t, "rev-parse", "HEAD")
}

func (r repository) git(t *testing.T, arguments ...string) string {
	t.Helper()
	command := exec.CommandContext(t.Context(), "git", arguments...)
	command.Dir = r.folder
	command.Env = []string{
		"PATH=" + os.Getenv("PATH"), "GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_SYSTEM=" + os.DevNull,
		"GIT_AUTHOR_NAME=Example", "GIT_AUTHOR_EMAIL=example@example.gov.uk", "GIT_AUTHOR_DATE=2026-11-22T09:00:00Z",
		"GIT_COMMITTER_NAME=Example", "GIT_COMMITTER_EMAIL=example@example.gov.uk", "GIT_COMMITTER_DATE=2026-11-22T09:00:00Z",
	}
	said, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", arguments, err, said)
	}
	return strings.TrimSpace(string(said))
}

// tree is a JSON object in the payload of an event.
type tree map[string]any

// pullRequest returns the payload for a pull request from a repository, given as
// owner/name.
func (r repository) pullRequest(from string) tree {
	return tree{
		"action": "opened", "number": 1, "repository": home(),
		"pull_request": tree{
			"number": 1, "state": "open",
			"head": tree{"ref": "change", "sha": r.head, "repo": named(from, from != fullName)},
			"base": tree{"ref": "main", "sha": r.before, "repo": home()},
			"user": tree{"login": "octocat", "type": "User"},
		},
		"sender": tree{"login": "octocat", "type": "User"},
	}
}

// queued returns the payload for a merge queue whose newest commit is r.head.
func (r repository) queued() tree {
	return tree{
		"action": "checks_requested", "repository": home(),
		"merge_group": tree{
			"head_sha": r.head, "head_ref": "refs/heads/gh-readonly-queue/main/pr-1", "base_sha": r.before, "base_ref": "refs/heads/main",
			"head_commit": tree{"id": r.head},
		},
		"sender": tree{"login": "octocat", "type": "User"},
	}
}

// merged adds a fault to the default branch, after the event, and checks out the merge
// commit that GitHub would make of the branch and the pull request. It returns the hash
// of the merge commit.
func (r repository) merged(t *testing.T) string {
	t.Helper()
	r.git(t, "checkout", "--quiet", "--detach", r.before)
	path := filepath.Join(r.folder, "delivery-group.yaml")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	broken := strings.Replace("# One.\n# Two.\n"+string(text), "  updated: ", "  # updated: ", 1)
	if !strings.Contains(broken, "# updated") {
		t.Fatal("there is no day to be taken away")
	}
	writeFile(t, path, broken)
	r.git(t, "commit", "--quiet", "--all", "--message", "broken")
	r.git(t, "merge", "--quiet", "--no-ff", "--message", "merge", r.head)
	return r.git(t, "rev-parse", "HEAD")
}

// push returns the payload for a push of the commit r.head to the default branch.
func (r repository) push() tree {
	return tree{
		"ref": "refs/heads/main", "before": r.before, "after": r.head, "created": false, "deleted": false, "forced": false,
		"head_commit": tree{"id": r.head}, "repository": home(), "sender": tree{"login": "octocat", "type": "User"},
	}
}

// ran returns the payload of the event workflow_run: the workflow runs after another
// one, which ran for a pull request from a fork. The fork is given as owner/name.
func (r repository) ran(from string) tree {
	return tree{
		"action": "completed", "repository": home(),
		"workflow_run": tree{
			"id": 7, "event": "pull_request", "status": "completed", "conclusion": "success",
			"head_branch": "change", "head_sha": r.head, "pull_requests": []any{},
			"head_repository": named(from, true), "repository": home(),
		},
		"sender": tree{"login": "octocat", "type": "User"},
	}
}

func home() tree { return named(fullName, false) }

func named(full string, fork bool) tree {
	owner, name, _ := strings.Cut(full, "/")
	return tree{
		"full_name": full, "name": name, "fork": fork, "private": false, "default_branch": "main",
		"owner": tree{"login": owner, "type": "Organization"},
	}
}

// lay writes a payload into a file next to the repository and returns its path.
func (r repository) lay(t *testing.T, payload tree) string {
	t.Helper()
	content, err := json.Marshal(payload)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(filepath.Dir(r.folder), "event.json")
	writeFile(t, path, string(content))
	return path
}
