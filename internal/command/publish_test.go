package command_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/command"
	"github.com/DEFRA/dgcheck/internal/githubfake"
)

// The hashes of the commits in a scene. The newest commit on the default branch is tip,
// and the head of the pull request is change.
const (
	tip    = "89abcdef0123456789abcdef0123456789abcdef"
	change = "0123456789abcdef0123456789abcdef01234567"
)

// scene is a GitHub Actions run with a fake GitHub.
type scene struct {
	t          *testing.T
	github     *githubfake.Server
	repository *githubfake.Repository
	folder     string
	env        map[string]string
	cut        func() // interrupts the run
}

// newScene returns a scene with a pull request. Its group has one error.
func newScene(t *testing.T) *scene {
	t.Helper()
	s := &scene{t: t, github: githubfake.New(t), folder: t.TempDir()}
	s.repository = s.github.AddRepository("DEFRA/soil", "main", tip)
	number := s.repository.OpenPull("someone", "A change", githubfake.Pull{From: "DEFRA/soil", Branch: "change", Head: change, Base: "main", BaseCommit: tip})
	text, err := os.ReadFile(filepath.Join(groups, "soil-health", "delivery-group.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, s.path("soil/delivery-group.yaml"), strings.Replace(string(text), "  reviewed: 2026-11-02\n", "", 1))
	s.env = map[string]string{
		"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "DEFRA/soil", "GITHUB_TOKEN": githubfake.ActionsToken, "GITHUB_WORKSPACE": s.folder,
		"GITHUB_SERVER_URL": "https://github.com", "GITHUB_API_URL": s.github.URL(), "GITHUB_SHA": tip, "GITHUB_REF": "refs/heads/main",
		"GITHUB_STEP_SUMMARY": s.path("summary.md"), "GITHUB_OUTPUT": s.path("outputs"), "GITHUB_EVENT_PATH": s.path("event.json"),
	}
	s.happens("pull_request", fmt.Sprintf(`{"pull_request": {"number": %d, "head": {"sha": %q, "repo": {"full_name": "DEFRA/soil"}}, "base": {"sha": %q}}}`, number, change, tip))
	return s
}

func (s *scene) path(name string) string { return filepath.Join(s.folder, name) }

func (s *scene) happens(event, payload string) {
	s.t.Helper()
	s.env["GITHUB_EVENT_NAME"] = event
	write(s.t, s.path("event.json"), payload)
}

// run runs dgcheck with the environment variables of the scene.
func (s *scene) run(args ...string) (out, errs string, status int) {
	var o, e bytes.Buffer
	h := host(&o, &e)
	h.Env = func(name string) string { return s.env[name] }
	ctx, cancel := context.WithCancel(s.t.Context())
	defer cancel()
	s.cut = cancel
	status = command.Main(ctx, args, h)
	return o.String(), e.String(), status
}

func (s *scene) check(more ...string) (out, errs string, status int) {
	return s.run(append([]string{"check", s.path("soil"), "--as-of", "2026-11-22", "-f", "json=" + s.path("result.json"), "--publish"}, more...)...)
}

// writes returns the operations since its last call that change something on GitHub,
// such as "checks/create issues/create".
func (s *scene) writes() string {
	var all []string
	for _, request := range s.github.Requests() {
		if request.Writes() {
			all = append(all, request.Operation)
		}
	}
	s.github.Forget()
	return strings.Join(all, " ")
}

func (s *scene) file(name string) string {
	s.t.Helper()
	text, err := os.ReadFile(s.path(name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

func TestAPullRequestGetsACheckRunAndAComment(t *testing.T) {
	s := newScene(t)
	out, errs, status := s.check()
	if out != "" || status != command.ToMend || s.writes() != "checks/create issues/create-comment" {
		t.Fatalf("status %d, %s%s\n%s", status, out, errs, s.github.Transcript())
	}
	check := s.repository.Checks()[0]
	if check.Commit != change || check.Conclusion != "neutral" || check.Annotations[0].Path != "soil/delivery-group.yaml" {
		t.Errorf("%+v", check)
	}
	if !strings.Contains(s.file("summary.md"), "/blob/"+change+"/soil/delivery-group.yaml#L5") || !strings.HasPrefix(s.file("outputs"), "verdict=fail\nerrors=1\n") {
		t.Errorf("%s\n%s", s.file("outputs"), s.file("summary.md"))
	}

	// dgcheck publish with the same result must recognise what is written already, and
	// write nothing.
	if out, errs, status := s.run("publish", s.path("result.json"), "--path", "soil"); status != command.Good || s.writes() != "" || strings.Contains(out, "::") {
		t.Errorf("status %d: %s%s", status, out, errs)
	}

	// With the gate "enforce", the check run must fail.
	if _, errs, status := s.check("--gate", "enforce", "--comment=false"); status != command.ToMend || s.writes() != "checks/create" {
		t.Errorf("status %d: %s", status, errs)
	}
	if checks := s.repository.Checks(); checks[len(checks)-1].Conclusion != "failure" || !strings.HasSuffix(s.file("outputs"), "blocks=true\nresult-path="+s.path("result.json")+"\nsummary-path=\n") {
		t.Errorf("%+v\n%s", checks, s.file("outputs"))
	}
}

func TestTheDefaultBranchKeepsIssues(t *testing.T) {
	s := newScene(t)
	s.happens("push", `{"repository": {"default_branch": "main"}}`)
	if _, errs, status := s.check("--checks=false"); status != command.ToMend || s.writes() != "issues/create-label issues/create" {
		t.Fatalf("status %d: %s\n%s", status, errs, s.github.Transcript())
	}
	// A run on a commit that is no longer the newest must not change issues.
	s.repository.Push("main", change)
	if _, errs, status := s.check("--checks=false"); status != command.ToMend || s.writes() != "" || !strings.Contains(errs, "ssues") {
		t.Errorf("status %d: %s", status, errs)
	}
}

func TestAWorkflowThatFollowsFindsThePullRequest(t *testing.T) {
	s := newScene(t)
	if _, errs, status := s.check("--dry-run"); status != command.ToMend || s.writes() != "" || !strings.Contains(errs, "Would comment") {
		t.Fatalf("status %d: %s", status, errs)
	}
	s.happens("workflow_run", fmt.Sprintf(`{"workflow_run": {"event": "pull_request", "head_sha": %q, "head_branch": "change", "head_repository": {"owner": {"login": "DEFRA"}}}}`, change))
	// Another run has made the result. If the base commit cannot be read, none of its
	// groups may be published.
	if _, errs, status := s.run("publish", s.path("result.json"), "--path", "soil"); status != command.Good || s.writes() != "checks/create" || s.repository.Checks()[0].Name != "dgcheck" {
		t.Errorf("status %d: %s\n%s", status, errs, s.github.Transcript())
	}
	s.repository.SetFiles(tip, map[string]string{"soil/delivery-group.yaml": "dgcheck: 1\ngroup: {id: soil-health}\n"})
	if _, errs, status := s.run("publish", s.path("result.json"), "--path", "soil"); status != command.Good || s.writes() != "checks/create issues/create-comment" {
		t.Errorf("status %d: %s\n%s", status, errs, s.github.Transcript())
	}
	if check := s.repository.Checks()[1]; check.Name != "dgcheck / soil-health" || !strings.HasPrefix(check.Summary, "This result was made by a run of the change itself") || !strings.Contains(s.file("summary.md"), "> This result was made by a run of the change itself") {
		t.Errorf("%+v", check)
	}
	// Another run has made the result, in which everything passes. The check run must
	// still not be a success.
	write(s.t, s.path("holds.json"), holding(s.file("result.json")))
	if err := os.Remove(s.path("outputs")); err != nil {
		t.Fatal(err)
	}
	if _, errs, status := s.run("publish", s.path("holds.json"), "--path", "soil"); status != command.Good {
		t.Fatal(errs)
	} else if !strings.HasPrefix(s.file("outputs"), "verdict=not-judged\nerrors=0\n") {
		t.Errorf("C8: status %d: %s%s", status, errs, s.file("outputs"))
	}
	checks := s.repository.Checks()
	if last := checks[len(checks)-1]; last.Conclusion != "neutral" {
		t.Errorf("C8: %+v", last)
	}
}

// holding returns a JSON result in which every failing finding is changed to a pass.
func holding(result string) string {
	lines := strings.Split(result, "\n")
	lines = slices.DeleteFunc(lines, func(line string) bool { return strings.Contains(line, `"severity": `) })
	return strings.ReplaceAll(strings.Join(lines, "\n"), `"verdict": "fail"`, `"verdict": "pass"`)
}

func TestATokenThatMayNotWriteCostsNoFinding(t *testing.T) {
	s := newScene(t)
	s.github.AddToken(githubfake.ActionsToken, githubfake.Actions().But(githubfake.Checks, githubfake.Read))
	out, errs, status := s.check()
	if status != command.CouldNotPublish || !strings.Contains(errs, "checks: write") || !strings.HasPrefix(out, "::error file=soil/delivery-group.yaml,line=5,") {
		t.Errorf("status %d: %s%s", status, out, errs)
	}
	if len(s.repository.Comments(1)) != 1 {
		t.Error("the comment was given up on too")
	}
	for _, name := range []string{"result.json", "summary.md", "outputs"} {
		if s.file(name) == "" {
			t.Errorf("%s is empty", name)
		}
	}
	// Few people open the log, so the job summary must have the message too.
	if !strings.Contains(s.file("summary.md"), "\n> Could not create the check run: the token lacks the permission `checks: write`.") {
		t.Error(s.file("summary.md"))
	}
	// GitHub does not know the token.
	s.env["GITHUB_TOKEN"] = "ghs_withdrawn"
	if out, errs, status := s.run("publish", s.path("result.json")); status != command.CouldNotPublish || !strings.Contains(out, "::error ") {
		t.Errorf("status %d: %s%s", status, out, errs)
	}
	s.env["GITHUB_TOKEN"] = "two words"
	if _, errs, status := s.run("publish", s.path("result.json")); status != command.CouldNotPublish || !strings.Contains(errs, "could not publish: the token has a space") {
		t.Errorf("status %d: %s", status, errs)
	}
}

func TestWhatCouldNotBeJudgedGoesBeforeWhatCouldNotBePublished(t *testing.T) {
	s := newScene(t)
	s.github.AddToken(githubfake.ActionsToken, githubfake.Actions().But(githubfake.Checks, githubfake.Read))
	_, errs, status := s.check("--base", "no-such-commit")
	if status != command.CouldNotJudge || !strings.Contains(errs, "checks: write") || !strings.Contains(errs, "could not be compared") {
		t.Errorf("status %d: %s", status, errs)
	}
}

func TestARunThatIsInterruptedSaysSo(t *testing.T) {
	s := newScene(t)
	s.github.Before(githubfake.When{Operation: "issues/create-comment"}, func() { s.cut() })
	if _, errs, status := s.check(); status != command.Interrupted {
		t.Errorf("status %d: %s", status, errs)
	}
	s.github.Heal()
	s.writes()
	if _, errs, status := s.check(); status != command.ToMend || len(s.repository.Comments(1)) != 1 || len(s.repository.Checks()) != 1 {
		t.Errorf("status %d: %s\n%s", status, errs, s.github.State())
	}
}

// TestOutputsAreReadAsTheyWereMeant parses the file of outputs as the runner does
// (https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs),
// for names of results that could break its format.
func TestOutputsAreReadAsTheyWereMeant(t *testing.T) {
	s := newScene(t)
	s.check("--dry-run")
	text := s.file("result.json")
	for _, name := range []string{"plain", "a b", "a=b", "a<<b", "x\nverdict=pass", "x\n", "\nblocks=false\ndgcheck_", "x\rblocks=false", "é"} {
		write(t, s.path(name), text)
		if err := os.Remove(s.path("outputs")); err != nil {
			t.Fatal(err)
		}
		if _, errs, status := s.run("publish", s.path(name), "--dry-run"); status != command.Good {
			t.Fatal(status, errs)
		}
		got := outputs(t, s.file("outputs"))
		if len(got) != 6 || got["verdict"] != "fail" || got["errors"] != "1" || got["warnings"] != "15" || got["blocks"] != "false" || got["result-path"] != s.path(name) {
			t.Errorf("%q: %q", name, got)
		}
	}
}

func outputs(t *testing.T, text string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		equals, marks := strings.Index(line, "="), strings.Index(line, "<<")
		if equals >= 0 && (marks < 0 || equals < marks) {
			all[line[:equals]] = line[equals+1:]
			continue
		}
		if marks < 0 {
			t.Fatalf("no output: %q", line)
		}
		value, rest, ended := strings.Cut(rest, "\n"+line[marks+2:]+"\n")
		if !ended {
			t.Fatalf("%q has no end", line)
		}
		all[line[:marks]], text = value, rest
	}
	return all
}
