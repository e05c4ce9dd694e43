// Package endtoend_test runs the action in the workflows of a group's repository. Only
// GitHub is fake. The rest is real: the workflow from the documentation, the download
// with its checksum, the program, and what it publishes.
package endtoend_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/githubfake"
)

// placeholder stands for the commit of a release in the documented workflows.
const placeholder = "0000000000000000000000000000000000000000"

// workshop has what all tests share: the path of the program act, and a release of
// dgcheck.
type workshop struct {
	act     string
	release release
}

func newWorkshop(t *testing.T) *workshop {
	t.Helper()
	if os.Getenv("DGCHECK_ENDTOEND") == "" {
		t.Skip("takes a minute or two; make endtoend runs it")
	}
	tools := t.TempDir()
	return &workshop{act: newAct(t, tools), release: newRelease(t, tools)}
}

// TestTheAction runs the documented workflow for the events it is meant for.
func TestTheAction(t *testing.T) {
	w := newWorkshop(t)
	t.Run("a pull request", w.pullRequest)
	t.Run("a push to the default branch", w.push)
	t.Run("evidence of history and delivery", w.evidence)
	t.Run("a pull request from a fork, in two workflows", w.fork)
	t.Run("a gate that is enforced", w.enforced)
	t.Run("C1 a merge queue", w.queue)
	t.Run("C1 C2 a merge commit, and a base that moved on", w.movedOn)
	t.Run("C4 a checkout into a folder", w.folder)
	t.Run("C6 inputs as people write them", w.loose)
	t.Run("a token that may not write checks", w.refused)
	t.Run("a declaration that gives the runner commands", w.hostile)
}

// pullRequest: a pull request must get a check run, and a comment that says what is
// new. A second run must write nothing more.
func (w *workshop) pullRequest(t *testing.T) {
	s := w.scene(t, "", "after")
	home := s.proposed(fullName)
	run := s.run(t, "pull_request", s.repository.pullRequest(fullName))
	run.succeeded(t)
	s.saysWhatIsWrong(t, run)
	check := only(t, "check run", home.Checks())
	if check.Name != "dgcheck / soil-health (as of 2026-11-22)" || check.Commit != s.repository.head || check.Status+" "+check.Conclusion != "completed neutral" {
		t.Errorf("the check is %q on %s, %s %s", check.Name, check.Commit, check.Status, check.Conclusion)
	}
	if first := check.Annotations[0]; first.Path != "delivery-group.yaml" || first.StartLine != 24 {
		t.Errorf("the worst annotation is on %s:%d", first.Path, first.StartLine)
	}
	comment := only(t, "comment", home.Comments(1))
	if !strings.HasPrefix(comment.Body, "<!-- dgcheck:comment:soil-health -->\n") || !strings.Contains(comment.Body, "new") {
		t.Errorf("the comment does not begin with its marker, or says nothing of what is new:\n%s", comment.Body)
	}
	only(t, "issue or pull request", home.Issues())

	before := s.github.State()
	s.run(t, "pull_request", s.repository.pullRequest(fullName)).succeeded(t)
	if diff := cmp.Diff(before, s.github.State()); diff != "" {
		t.Errorf("a second run changed something (-before +after):\n%s", diff)
	}
}

// push: a push to the default branch must get a check run, an issue for each failing
// rule and no comment.
func (w *workshop) push(t *testing.T) {
	s := w.scene(t, "", "after")
	home := s.github.AddRepository(fullName, "main", s.repository.head)
	run := s.run(t, "push", s.repository.push())
	run.succeeded(t)
	s.saysWhatIsWrong(t, run)
	only(t, "check run", home.Checks())
	var rules []string
	for _, issue := range home.Issues() {
		marker, _, _ := strings.Cut(issue.Body, "\n")
		rules = append(rules, marker)
		if issue.State != "open" || !slices.Contains(issue.Labels, "dgcheck") || len(home.Comments(issue.Number)) > 0 {
			t.Errorf("issue %d is %s, labelled %q, or has comments", issue.Number, issue.State, issue.Labels)
		}
	}
	slices.Sort(rules)
	want := []string{
		"<!-- dgcheck:issue:soil-health:data.amounts_parse -->", "<!-- dgcheck:issue:soil-health:data.schema -->",
		"<!-- dgcheck:issue:soil-health:guide.service_owner_named -->",
	}
	if diff := cmp.Diff(want, rules); diff != "" {
		t.Errorf("issues differ from what was expected (-want +got):\n%s", diff)
	}
}

// evidence: the action must collect evidence before the check, and the result must say
// which evidence counted and who vouches for it.
func (w *workshop) evidence(t *testing.T) {
	s := w.scene(t, `, evidence: "History, delivery"`, "after")
	s.github.AddRepository(fullName, "main", s.repository.head)
	tip := strings.Repeat("5", 40)
	code := s.github.AddRepository("DEFRA/soil-checks", "main", tip)
	code.SetFiles(tip, map[string]string{"README.md": "Soil checks"})
	at := time.Date(2026, time.November, 19, 9, 0, 0, 0, time.UTC)
	code.Deliver(githubfake.Commit{Hash: tip, At: at, Author: "octocat"}, githubfake.Release{Tag: "v1.0.0", At: at})
	run := s.run(t, "push", s.repository.push())
	run.succeeded(t)
	s.saysWhatIsWrong(t, run)
	content, err := os.ReadFile(filepath.Join(s.kept, "result.json"))
	if err != nil {
		t.Fatal(err)
	}
	var result struct {
		Groups []struct {
			Evidence struct {
				Trust       string
				Kinds, Seen []string
				NotLookedAt []string `json:"not_looked_at"`
			}
		}
	}
	if err := json.Unmarshal(content, &result); err != nil {
		t.Fatal(err)
	}
	got := result.Groups[0].Evidence
	if got.Trust != "run" || !slices.Equal(got.Kinds, []string{"delivery", "history"}) || len(got.NotLookedAt) > 0 ||
		!slices.Contains(got.Seen, "Evidence of the kind delivery, of DEFRA/soil-checks.") || !slices.Contains(got.Seen, "The history of the files, from 22 November 2026 on.") {
		t.Errorf("%+v", got)
	}
}

// fork: the first workflow, whose token can only read, must report everything in the
// run. The second workflow must then publish the result, and say that another run made
// it.
func (w *workshop) fork(t *testing.T) {
	s := w.scene(t, "", "after")
	home := s.proposed(forkName)
	home.SetFiles(s.repository.before, map[string]string{"delivery-group.yaml": "dgcheck: 1\ngroup: {id: soil-health}\n"})
	s.mayRead()
	run := s.run(t, "pull_request", s.repository.pullRequest(forkName))
	run.succeeded(t)
	s.saysWhatIsWrong(t, run)
	if len(home.Checks())+len(home.Comments(1)) > 0 || len(run.annotations("warning")) > 10 {
		t.Errorf("a fork wrote something, or the step warns of it:\n%s", run.log)
	}
	if errors := run.annotations("error"); len(errors) != 3 || errors[0].Values["file"] != "delivery-group.yaml" || errors[0].Values["line"] != "24" {
		t.Errorf("annotations: %v", errors)
	}
	if !strings.Contains(run.log, "fork") {
		t.Errorf("the log does not say why nothing was published:\n%s", run.log)
	}

	s.github.AddToken(githubfake.ActionsToken, githubfake.Actions())
	second := s.then(t, publishing(t, filepath.Join(s.kept, "result.json")))
	second.run(t, "workflow_run", s.repository.ran(forkName)).succeeded(t)
	if check := only(t, "check run", home.Checks()); check.Commit != s.repository.head || check.Name != "dgcheck / soil-health" || !strings.HasPrefix(check.Summary, "This result was made by a run of the change itself") {
		t.Errorf("the check is %s on %s:\n%s", check.Name, check.Commit, check.Summary)
	}
	only(t, "comment", home.Comments(1))
	only(t, "issue or pull request", home.Issues())
}

// enforced: with the gate "enforce", the check run and the step must fail.
func (w *workshop) enforced(t *testing.T) {
	s := w.scene(t, ", gate: enforce", "after")
	home := s.proposed(fullName)
	run := s.run(t, "pull_request", s.repository.pullRequest(fullName))
	s.saysWhatIsWrong(t, run)
	if errors := run.annotations("error"); !run.failed || len(errors) != 1 || !strings.HasPrefix(errors[0].Text, "This group's gate is enforce") {
		t.Errorf("the step did not fail by its gate alone:\n%s", run.log)
	}
	if check := only(t, "check run", home.Checks()); check.Conclusion != "failure" {
		t.Errorf("the check ended with %s", check.Conclusion)
	}
}

// queue: the commit in the merge queue must get its check run, and nothing else may be
// written.
func (w *workshop) queue(t *testing.T) {
	s := w.scene(t, "", "after")
	home := s.github.AddRepository(fullName, "main", s.repository.before)
	home.Push("gh-readonly-queue/main/pr-1", s.repository.head)
	s.run(t, "merge_group", s.repository.queued()).succeeded(t)
	check := only(t, "check run", home.Checks())
	if check.Commit != s.repository.head || !strings.HasPrefix(check.Annotations[0].Title, "New: ") || len(home.Issues()) > 0 {
		t.Errorf("the check is on %s: %+v", check.Commit, check.Annotations[0])
	}
}

// movedOn: the default branch has got a fault since the event. That fault must not
// count as new in the pull request, and annotations must be at the lines of the pull
// request's head (its newest commit).
func (w *workshop) movedOn(t *testing.T) {
	s := w.scene(t, "", "after")
	merge := s.repository.merged(t)
	home := s.proposed(fullName)
	run := s.run(t, "pull_request", s.repository.pullRequest(fullName))
	run.succeeded(t)
	comment := only(t, "comment", home.Comments(1))
	if !strings.Contains(comment.Body, ": 2 new,") || !strings.Contains(comment.Body, "/blob/"+merge+"/delivery-group.yaml#L") {
		t.Errorf("the comment blames the pull request, or links elsewhere:\n%s", comment.Body)
	}
	for _, a := range only(t, "check run", home.Checks()).Annotations {
		if strings.Contains(a.Message, "data.amounts_parse") && a.StartLine != 24 {
			t.Errorf("the amount is said to stand in line %d", a.StartLine)
		}
	}
}

// folder: the workflow checks the repository out into the folder app. The result must
// be the same.
func (w *workshop) folder(t *testing.T) {
	s := w.scene(t, ", path: app", "after")
	workflow := strings.Replace(documented(t, ", path: app"), "with: {fetch-depth: 0,", "with: {path: app, fetch-depth: 0,", 1)
	s = s.then(t, workflow)
	home := s.proposed(fullName)
	s.run(t, "pull_request", s.repository.pullRequest(fullName)).succeeded(t)
	check := only(t, "check run", home.Checks())
	if first := check.Annotations[0]; first.Path != "delivery-group.yaml" || first.StartLine != 24 {
		t.Errorf("the worst annotation is on %s:%d", first.Path, first.StartLine)
	}
}

// loose: inputs that are empty, or have another case, spaces or line breaks, must work
// as their author means them.
func (w *workshop) loose(t *testing.T) {
	s := w.scene(t, `, checks: "", comment: " FALSE\n", issues: "Error ", gate: " Enforce\n", packs: "\n", params: "", path: " .\n"`, "after")
	home := s.proposed(fullName)
	run := s.run(t, "pull_request", s.repository.pullRequest(fullName))
	if !run.failed || len(home.Comments(1)) > 0 {
		t.Errorf("the step did not fail, or there is a comment:\n%s", run.log)
	}
	if check := only(t, "check run", home.Checks()); check.Conclusion != "failure" {
		t.Errorf("the check ended with %s", check.Conclusion)
	}
}

// refused: the token may not write check runs. The comment must still be written,
// annotations must go to the log, and the step must succeed with a warning.
func (w *workshop) refused(t *testing.T) {
	s := w.scene(t, "", "after")
	s.github.AddToken(githubfake.ActionsToken, githubfake.Actions().But(githubfake.Checks, githubfake.Read))
	home := s.proposed(fullName)
	run := s.run(t, "pull_request", s.repository.pullRequest(fullName))
	run.succeeded(t)
	s.saysWhatIsWrong(t, run)
	if checks := home.Checks(); len(checks) > 0 {
		t.Errorf("a check was written: %v", checks)
	}
	only(t, "comment", home.Comments(1))
	if errors := run.annotations("error"); len(errors) != 3 {
		t.Errorf("annotations: %v", errors)
	}
	warnings := run.annotations("warning")
	if len(warnings) == 0 || !strings.HasPrefix(warnings[len(warnings)-1].Text, "dgcheck judged, and could not publish all of it.") {
		t.Errorf("no warning says that something was not published: %v", warnings)
	}
	if !strings.Contains(run.log, "checks: write") {
		t.Errorf("the log does not name the permission that is missing:\n%s", run.log)
	}
}

// hostile: the declaration contains workflow commands. The runner must not carry out
// any of them, whether in the log, in annotations or in outputs.
func (w *workshop) hostile(t *testing.T) {
	s := w.scene(t, "", "hostile")
	s.proposed(forkName)
	s.mayRead()
	run := s.run(t, "pull_request", s.repository.pullRequest(forkName))
	run.succeeded(t)
	if !strings.Contains(run.log, "Not ours") || len(run.annotations("error")) == 0 {
		t.Fatalf("nothing of the declaration was said:\n%s", run.log)
	}
	for _, command := range run.commands {
		if !strings.HasPrefix(command.Raw, "::"+command.Command+" ") { // each command that dgcheck writes has a title
			t.Errorf("the runner was told: %s", command.Raw)
		}
	}
	if strings.Contains(run.log, "::set-output:: verdict=Not ours") || strings.Contains(run.log, "***") {
		t.Errorf("an output was forged, or something was masked:\n%s", run.log)
	}
}

// mayRead gives the workflow a token that can only read, as for a pull request from a
// fork.
func (s *scene) mayRead() {
	token := githubfake.Actions()
	for _, permission := range []githubfake.Permission{githubfake.Checks, githubfake.Issues, githubfake.PullRequests} {
		token = token.But(permission, githubfake.Read)
	}
	s.github.AddToken(githubfake.ActionsToken, token)
}

// proposed opens a pull request with the second commit, from a repository that is given
// as owner/name. It returns the repository that the pull request is for.
func (s *scene) proposed(from string) *githubfake.Repository {
	home := s.github.AddRepository(fullName, "main", s.repository.before)
	if from != fullName {
		s.github.AddRepository(from, "main", s.repository.before)
	}
	home.OpenPull("octocat", "Change", githubfake.Pull{From: from, Branch: "change", Head: s.repository.head})
	return home
}

// only returns the single element of a list. If the list is empty or has several
// elements, it fails the test. The argument what is the word for an element in the
// message.
func only[T any](t *testing.T, what string, all []T) T {
	t.Helper()
	if len(all) != 1 {
		t.Fatalf("there is not one %s but %d", what, len(all))
	}
	return all[0]
}
