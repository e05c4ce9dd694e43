package githubfake_test

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/githubfake"
)

var update = flag.Bool("update", false, "write the golden files again")

func number(value any) string {
	if float, ok := value.(float64); ok {
		return fmt.Sprintf("%.0f", float)
	}
	return fmt.Sprint(value)
}

// TestAScene compares the transcript and the state after a few requests with golden
// files.
func TestAScene(t *testing.T) {
	server, repository, a := start(t)
	repository.OpenPull("octocat", "Drain", githubfake.Pull{Branch: "drain", Head: later})
	a.ask("GET", "commits/"+later+"/check-runs?per_page=100&filter=all", "")
	a.ask("POST", "check-runs", `{"name": "dgcheck / soil", "head_sha": "`+later+`", "external_id": "h", "conclusion": "neutral", "output": {"title": "1 to mend", "summary": "First\nsecond",
		"annotations": [{"path": "a.yaml", "start_line": 3, "end_line": 4, "annotation_level": "warning", "title": "T", "message": "<M>"}]}}`)
	a.ask("POST", "issues/1/comments", `{"body": "<!-- ours -->\nOne"}`)
	server.Fault(githubfake.When{Operation: "issues/create"}, githubfake.BadGatewayAfter())
	a.ask("POST", "issues", `{"title": "Wet", "body": "| forged", "labels": ["dgcheck"]}`)
	server.Heal()
	a.ask("PATCH", "issues/2", `{"state": "closed", "state_reason": "not_planned"}`)
	repository.Lock(2)
	golden(t, "transcript.golden", server.Transcript())
	golden(t, "state.golden", server.State())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs; if it should, run the test with -update:\n%s", name, diff)
	}
}

func TestChecksAreAppendedToAndListed(t *testing.T) {
	_, repository, a := start(t)
	annotations := `[{"path": "a", "start_line": 1, "end_line": 1, "annotation_level": "notice", "message": "m"}]`
	for range 2 {
		wantStatus(t, a.ask("POST", "check-runs", `{"name": "n", "head_sha": "`+first+`", "status": "in_progress", "output": {"title": "T", "summary": "S", "annotations": `+annotations+`}}`), 201)
	}
	wantStatus(t, a.ask("POST", "check-runs", `{"name": "other", "head_sha": "`+first+`"}`), 201)
	latest := repository.Checks()[1]
	got := a.ask("PATCH", fmt.Sprintf("check-runs/%d", latest.ID), `{"status": "completed", "conclusion": "neutral", "output": {"title": "T2", "summary": "S2", "annotations": `+annotations+`}}`)
	if output := got.json(t)["output"].(map[string]any); output["annotations_count"] != 2.0 || output["title"] != "T2" {
		t.Errorf("output is %v, want the second of two annotations and the new title", output)
	}
	for query, want := range map[string]int{
		"": 2, "?filter=all": 3, "?filter=all&check_name=n": 2, "?check_name=n": 1, "?filter=all&status=in_progress": 1, "?app_id=1": 0,
	} {
		body := a.ask("GET", "commits/main/check-runs"+query, "").json(t)
		if got := len(body["check_runs"].([]any)); got != want || body["total_count"] != float64(want) {
			t.Errorf("%q lists %d of %v check runs, want %d", query, got, body["total_count"], want)
		}
	}
	newest := a.ask("GET", "commits/main/check-runs?check_name=n", "").json(t)["check_runs"].([]any)[0].(map[string]any)
	if newest["id"] != float64(latest.ID) || newest["app"].(map[string]any)["slug"] != "github-actions" {
		t.Errorf("the latest is %v, want number %d of github-actions", newest["id"], latest.ID)
	}
	wantStatus(t, a.ask("POST", "check-runs", `{"name": "n", "head_sha": "`+later+`"}`), 422)
}

func TestACheckInProgressHasNoConclusion(t *testing.T) {
	_, repository, a := start(t)
	wantStatus(t, a.ask("POST", "check-runs", `{"name": "n", "head_sha": "`+first+`", "conclusion": "failure"}`), 201)
	address := fmt.Sprintf("check-runs/%d", repository.Checks()[0].ID)
	if got := a.ask("GET", address, "").json(t); got["status"] != "completed" || got["conclusion"] != "failure" {
		t.Errorf("a conclusion left it %v, %v", got["status"], got["conclusion"])
	}
	if got := a.ask("PATCH", address, `{"name": "n", "status": "in_progress"}`).json(t); got["conclusion"] != nil {
		t.Errorf("a check in progress has the conclusion %v", got["conclusion"])
	}
}

func TestACommitAlone(t *testing.T) {
	server, _, a := start(t)
	request, err := http.NewRequest("GET", server.URL()+"/repos/"+group+"/commits/main", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept", "application/vnd.github.sha")
	if got := a.send(request); got.text != first {
		t.Errorf("got %q, want the bare commit", got.text)
	}
}

func TestTimesThatAreGivenAreKept(t *testing.T) {
	_, _, a := start(t)
	got := a.ask("POST", "check-runs", `{"name": "n", "head_sha": "`+first+`", "conclusion": "success", "started_at": "2026-11-01T08:00:00Z", "completed_at": "2026-11-01T08:01:00Z"}`).json(t)
	if got["started_at"] != "2026-11-01T08:00:00Z" || got["completed_at"] != "2026-11-01T08:01:00Z" {
		t.Errorf("it began %v and ended %v", got["started_at"], got["completed_at"])
	}
}

func TestLabelsAreMadeWhereTheyAreUsed(t *testing.T) {
	_, repository, a := start(t)
	a.ask("POST", "labels", `{"name": "Bug", "color": "d73a4a"}`)
	a.ask("POST", "issues", `{"title": "T", "labels": ["bug", {"name": "new"}]}`)
	a.ask("PATCH", "issues/1", `{"labels": ["new"]}`)
	want := []githubfake.Label{{Name: "Bug", Color: "d73a4a"}, {Name: "new", Color: "ededed"}}
	if diff := cmp.Diff(want, repository.Labels()); diff != "" {
		t.Error(diff)
	}
	if labels := repository.Issues()[0].Labels; len(labels) != 1 || labels[0] != "new" {
		t.Errorf("the issue has the labels %q", labels)
	}
}

func TestListsAreNarrowed(t *testing.T) {
	_, repository, a := start(t)
	repository.OpenIssue("octocat", "One", "", "bug", "dgcheck")
	repository.OpenIssue("github-actions[bot]", "Two", "", "dgcheck")
	repository.OpenPull("octocat", "Three", githubfake.Pull{From: "octocat/soil-health", Branch: "main", Head: later})
	repository.CloseIssue(2, "octocat", "completed")
	for path, want := range map[string]string{
		"issues":                                    "3 1",
		"issues?state=all&direction=asc":            "1 2 3",
		"issues?state=closed":                       "2",
		"issues?state=all&labels=DGcheck":           "2 1",
		"issues?labels=bug,dgcheck":                 "1",
		"issues?state=all&creator=octocat":          "3 1",
		"issues?creator=github-actions%5Bbot%5D":    "",
		"pulls":                                     "3",
		"pulls?head=octocat:main":                   "3",
		"pulls?head=DEFRA:main":                     "",
		"pulls?head=other":                          "3",
		"pulls?base=main&state=all&sort=created":    "3",
		"pulls?base=other":                          "",
		"pulls?state=closed":                        "",
		"issues?state=all&per_page=1&page=2":        "2",
		"issues?state=all&per_page=2&page=3":        "",
		"issues?state=all&per_page=2&direction=asc": "1 2",
	} {
		var numbers []string
		for _, entry := range a.ask("GET", path, "").list(t) {
			numbers = append(numbers, number(entry.(map[string]any)["number"]))
		}
		if got := strings.Join(numbers, " "); got != want {
			t.Errorf("%s lists %q, want %q", path, got, want)
		}
	}
	for _, entry := range a.ask("GET", "issues", "").list(t) {
		issue := entry.(map[string]any)
		if _, pull := issue["pull_request"]; pull != (issue["number"] == 3.0) {
			t.Errorf("issue %v is a pull request: %v", issue["number"], pull)
		}
	}
}

func TestPages(t *testing.T) {
	server, repository, a := start(t)
	repository.OpenIssue("octocat", "One", "")
	for i := range 65 {
		repository.Comment(1, "octocat", fmt.Sprintf("comment %d", i))
	}
	var read []any
	address := server.URL() + "/repos/" + group + "/issues/1/comments"
	for range 10 {
		page := a.askAt("GET", address, "")
		wantStatus(t, page, 200)
		read = append(read, page.list(t)...)
		if address = linked(page.header.Get("Link"), "next"); address == "" {
			break
		}
	}
	if len(read) != 65 || address != "" {
		t.Fatalf("%d comments read and %q is left, want 65 on three pages", len(read), address)
	}
	middle := a.ask("GET", "issues/1/comments?page=2&per_page=30", "").header.Get("Link")
	for relation, page := range map[string]string{"prev": "page=1", "next": "page=3", "last": "page=3", "first": "page=1"} {
		if got := linked(middle, relation); !strings.Contains(got, page) || !strings.Contains(got, "/repositories/1/issues/1/comments") {
			t.Errorf("%s is %q, want %s of the repository by its number", relation, got, page)
		}
	}
}

func linked(header, relation string) string {
	for link := range strings.SplitSeq(header, ", ") {
		if address, ok := strings.CutSuffix(link, `>; rel="`+relation+`"`); ok {
			return strings.TrimPrefix(address, "<")
		}
	}
	return ""
}

func TestManyAtOnce(t *testing.T) {
	server, repository, a := start(t)
	repository.OpenIssue("octocat", "One", "")
	server.Before(githubfake.When{Operation: "issues/create-comment", Nth: 5}, func() { repository.Comment(1, "octocat", "between") })
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			a.ask("POST", "issues/1/comments", fmt.Sprintf(`{"body": "%d"}`, i))
			_ = server.State() + server.Transcript()
		})
	}
	group.Wait()
	ids := map[int64]bool{}
	for _, comment := range repository.Comments(1) {
		ids[comment.ID] = true
	}
	if len(ids) != 21 {
		t.Errorf("%d comments, want 21 with numbers of their own", len(ids))
	}
}
