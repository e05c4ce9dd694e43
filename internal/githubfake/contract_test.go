package githubfake_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/githubfake"
)

// TestEveryOperationKeepsTheContract sends a request for every operation. The server
// fails the test if an answer breaks GitHub's API description.
func TestEveryOperationKeepsTheContract(t *testing.T) {
	server, repository, a := start(t)
	server.AddToken("ghp_person", githubfake.Person("octocat"))
	repository.Protect("main")
	repository.Deliver(
		githubfake.Commit{Hash: first, Author: "octocat", Paths: []string{"soil/a.go"}}, githubfake.Release{Tag: "v1", Draft: true}, githubfake.Release{Tag: "v0"},
		githubfake.Tag{Name: "v0", Commit: first}, githubfake.Deployment{Environment: "production", Ref: "v0", Commit: first, States: []string{"queued", "success"}},
	)
	issue := repository.OpenIssue("octocat", "Soil", "Is wet.", "bug")
	pull := repository.OpenPull("octocat", "Drain", githubfake.Pull{From: "octocat/soil-health", Branch: "drain", Head: later})
	gone := repository.OpenPull("octocat", "Dig", githubfake.Pull{From: "octocat/soil-health", Branch: "dig", Head: later})
	repository.DeleteFork(gone)
	repository.CloseIssue(issue, "octocat", "not_planned")
	comment := repository.Comment(pull, "octocat", "Why?")
	check := `{"name": "dgcheck / soil", "head_sha": "` + first + `", "status": "in_progress", "output": {"title": "T", "summary": "S",
		"annotations": [{"path": "a.yaml", "start_line": 1, "end_line": 1, "start_column": 2, "end_column": 3, "annotation_level": "warning", "message": "M"}]}}`
	created := a.ask("POST", "check-runs", check)
	wantStatus(t, created, 201)
	id := number(created.json(t)["id"])
	comments := number(comment)
	for _, step := range []struct {
		method, path, body string
		status             int
	}{
		{"GET", "/", "", 200},
		{"GET", "/repos/" + group, "", 200},
		{"GET", "branches/main", "", 200},
		{"GET", "branches/none", "", 404},
		{"GET", "commits/main", "", 200},
		{"GET", "commits?sha=main&path=soil", "", 200},
		{"GET", "commits?sha=none", "", 404},
		{"GET", "releases", "", 200},
		{"GET", "tags", "", 200},
		{"GET", "deployments?environment=production", "", 200},
		{"GET", "deployments/99/statuses", "", 404},
		{"GET", "commits/" + later, "", 200},
		{"GET", "commits/" + strings.Repeat("3", 40), "", 422},
		{"GET", "check-runs/" + id, "", 200},
		{"GET", "check-runs/99", "", 404},
		{"GET", "check-runs/99/annotations", "", 404},
		{"PATCH", "check-runs/99", `{"conclusion": "neutral"}`, 404},
		{"GET", "commits/none/check-runs", "", 422},
		{"GET", "issues/9/comments", "", 404},
		{"POST", "issues/9/comments", `{"body": "B"}`, 404},
		{"GET", "issues/comments/99", "", 404},
		{"PATCH", "issues/comments/99", `{"body": "B"}`, 404},
		{"PATCH", "issues/9", `{"title": "T"}`, 404},
		{"GET", "check-runs/" + id + "/annotations", "", 200},
		{"GET", "commits/" + first + "/check-runs?check_name=dgcheck+%2F+soil&filter=all", "", 200},
		{"PATCH", "check-runs/" + id, `{"name": "dgcheck / soil", "conclusion": "neutral"}`, 200},
		{"GET", "issues?state=all", "", 200},
		{"GET", "issues/1", "", 200},
		{"GET", "issues/9", "", 404},
		{"POST", "issues", `{"title": "New", "body": "B", "labels": ["dgcheck", {"name": "bug"}]}`, 201},
		{"PATCH", "issues/4", `{"state": "closed", "state_reason": "completed"}`, 200},
		{"GET", "issues/2/comments", "", 200},
		{"POST", "issues/2/comments", `{"body": "Ours"}`, 201},
		{"GET", "issues/comments/" + comments, "", 200},
		{"PATCH", "issues/comments/" + comments, `{"body": "Edited"}`, 200},
		{"DELETE", "issues/comments/" + comments, "", 204},
		{"DELETE", "issues/comments/" + comments, "", 404},
		{"POST", "labels", `{"name": "a/b %", "color": "0b6E4f", "description": "D"}`, 201},
		{"GET", "labels/a%2Fb%20%25", "", 200},
		{"POST", "labels", `{"name": "A/B %", "color": "0b6e4f"}`, 422},
		{"GET", "labels/none", "", 404},
		{"GET", "pulls?state=all&head=octocat:drain", "", 200},
		{"GET", "pulls/2", "", 200},
		{"GET", "pulls/3", "", 200},
		{"GET", "pulls/1", "", 404},
		{"GET", "/user", "", 403},
		{"GET", "/repos/DEFRA/none", "", 404},
	} {
		t.Run(step.method+" "+step.path, func(t *testing.T) {
			a := a
			a.t = t
			wantStatus(t, a.ask(step.method, step.path, step.body), step.status)
		})
	}
	wantStatus(t, a.with("ghp_person").ask("GET", "/user", ""), 200)
	wantStatus(t, a.with("").ask("GET", "/user", ""), 401)
	wantStatus(t, a.with("unknown").ask("GET", "/", ""), 401)
}

// TestBreachesAreNoticed: a request that GitHub would refuse or partly ignore must be
// recorded as a violation.
func TestBreachesAreNoticed(t *testing.T) {
	annotation := func(more string) string {
		return `{"name": "n", "head_sha": "` + first + `", "output": {"title": "T", "summary": "S", "annotations": [{"annotation_level": "notice", ` + more + `}]}}`
	}
	check := func(more string) string { return `{"name": "n", "head_sha": "` + first + `", ` + more + `}` }
	many := strings.TrimSuffix(strings.Repeat(`{"path": "a", "start_line": 1, "end_line": 1, "annotation_level": "notice", "message": "m"},`, 51), ",")
	for name, step := range map[string]struct{ method, path, body, said string }{
		"unknown operation":       {"GET", "/zen", "", "no operation"},
		"unknown field":           {"POST", "issues", `{"title": "T", "boddy": "B"}`, "boddy"},
		"missing field":           {"POST", "issues", `{"body": "B"}`, "title"},
		"wrong type":              {"POST", "issues/1/comments", `{"body": 3}`, "/body"},
		"no body":                 {"POST", "issues", ``, "no body"},
		"not JSON":                {"POST", "issues", `{`, "not JSON"},
		"a body where none is":    {"DELETE", "issues/comments/1", `{}`, "not taken"},
		"unknown parameter":       {"GET", "issues?label=dgcheck", "", "label"},
		"parameter twice":         {"GET", "issues?state=all&state=open", "", "more than once"},
		"wrong parameter":         {"GET", "issues?state=any", "", "state"},
		"parameter is no number":  {"GET", "issues?page=two", "", "page"},
		"too many on a page":      {"GET", "issues?per_page=101", "", "101 entries"},
		"not served":              {"GET", "issues?since=2026-11-22T09:00:00Z", "", "not served"},
		"sorted otherwise":        {"GET", "issues?sort=updated", "", "sorts by"},
		"51 annotations":          {"POST", "check-runs", check(`"output": {"title": "T", "summary": "S", "annotations": [` + many + `]}`), "annotations"},
		"long summary":            {"POST", "check-runs", check(`"output": {"title": "T", "summary": "` + strings.Repeat("s", 65_536) + `"}`), "summary"},
		"long summary in bytes":   {"POST", "check-runs", check(`"output": {"title": "T", "summary": "` + strings.Repeat("é", 40_000) + `"}`), "80000 bytes"},
		"no title":                {"POST", "check-runs", check(`"output": {"summary": "S"}`), "title"},
		"no conclusion":           {"POST", "check-runs", check(`"status": "completed"`), "conclusion"},
		"conclusion of GitHub":    {"POST", "check-runs", check(`"conclusion": "stale"`), "stale"},
		"no name":                 {"POST", "check-runs", `{"name": "", "head_sha": "` + first + `"}`, "name"},
		"line 0":                  {"POST", "check-runs", annotation(`"path": "a", "start_line": 0, "end_line": 1, "message": "m"`), "line 1"},
		"ends before it begins":   {"POST", "check-runs", annotation(`"path": "a", "start_line": 2, "end_line": 1, "message": "m"`), "ends before"},
		"columns on two lines":    {"POST", "check-runs", annotation(`"path": "a", "start_line": 1, "end_line": 2, "start_column": 1, "message": "m"`), "columns"},
		"column 0":                {"POST", "check-runs", annotation(`"path": "a", "start_line": 1, "end_line": 1, "start_column": 0, "message": "m"`), "below 1"},
		"no path":                 {"POST", "check-runs", annotation(`"path": "", "start_line": 1, "end_line": 1, "message": "m"`), "path"},
		"long message":            {"POST", "check-runs", annotation(`"path": "a", "start_line": 1, "end_line": 1, "message": "` + strings.Repeat("m", 65_537) + `"`), "65537 bytes"},
		"long annotation's title": {"POST", "check-runs", annotation(`"path": "a", "start_line": 1, "end_line": 1, "message": "m", "title": "` + strings.Repeat("t", 256) + `"`), "255"},
		"long details":            {"POST", "check-runs", annotation(`"path": "a", "start_line": 1, "end_line": 1, "message": "m", "raw_details": "` + strings.Repeat("d", 65_537) + `"`), "details"},
		"empty title":             {"POST", "issues", `{"title": " "}`, "title"},
		"long title":              {"POST", "issues", `{"title": "` + strings.Repeat("t", 257) + `"}`, "257"},
		"long issue":              {"PATCH", "issues/1", `{"body": "` + strings.Repeat("é", 65_537) + `"}`, "65537"},
		"blank comment":           {"POST", "issues/1/comments", `{"body": " "}`, "blank"},
		"long comment":            {"POST", "issues/1/comments", `{"body": "` + strings.Repeat("c", 65_537) + `"}`, "65537"},
		"label without a name":    {"POST", "labels", `{"name": ""}`, "Label name"},
		"long label":              {"POST", "labels", `{"name": "` + strings.Repeat("l", 51) + `"}`, "51"},
		"long description":        {"POST", "labels", `{"name": "l", "description": "` + strings.Repeat("d", 101) + `"}`, "101"},
		"colour with a hash":      {"POST", "labels", `{"name": "l", "color": "#12345"}`, "hexadecimal"},
	} {
		t.Run(name, func(t *testing.T) {
			server, repository, a := startLoose(t)
			repository.OpenIssue("octocat", "Soil", "Is wet.")
			before := server.State()
			got := a.ask(step.method, step.path, step.body)
			if want := 422; got.status != want && step.path != "/zen" {
				t.Errorf("status %d, want %d: %s", got.status, want, got.text)
			}
			said := server.Violations()
			if len(said) == 0 || !strings.Contains(strings.Join(said, "\n"), step.said) {
				t.Errorf("violations %q do not tell of %q", said, step.said)
			}
			for _, one := range said {
				if strings.Contains(one, "our own answer") {
					t.Error(one)
				}
			}
			if after := server.State(); after != before {
				t.Errorf("a refused request changed the state from\n%s\nto\n%s", before, after)
			}
		})
	}
}

func TestLimitsAreNotReachedTooEarly(t *testing.T) {
	_, repository, a := start(t)
	repository.OpenIssue("octocat", "Soil", "Is wet.")
	fifty := strings.TrimSuffix(strings.Repeat(`{"path": "a", "start_line": 1, "end_line": 1, "annotation_level": "notice", "message": "`+strings.Repeat("m", 65_536)+`"},`, 50), ",")
	wantStatus(t, a.ask("POST", "check-runs", `{"name": "n", "head_sha": "`+first+`", "output": {"title": "T", "summary": "`+strings.Repeat("s", 65_535)+`", "annotations": [`+fifty+`]}}`), 201)
	wantStatus(t, a.ask("POST", "issues/1/comments", encoded(t, map[string]any{"body": strings.Repeat("𝄞", 65_536)})), 201)
	wantStatus(t, a.ask("POST", "issues", encoded(t, map[string]any{"title": strings.Repeat("é", 256)})), 201)
	wantStatus(t, a.ask("POST", "labels", encoded(t, map[string]any{"name": strings.Repeat("é", 50), "description": strings.Repeat("é", 100)})), 201)
}

func TestHeadersAreHeldToTheContract(t *testing.T) {
	for name, step := range map[string]struct{ key, value, said string }{
		"nobody asks":       {"User-Agent", "", "User-Agent"},
		"another version":   {"X-GitHub-Api-Version", "2022-11-29", "version"},
		"a form for a body": {"Content-Type", "text/plain", "text/plain"},
	} {
		t.Run(name, func(t *testing.T) {
			server, _, a := startLoose(t)
			request, err := http.NewRequest("POST", server.URL()+"/repos/"+group+"/issues", strings.NewReader(`{"title": "T"}`))
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Content-Type", "application/json")
			request.Header.Set("Authorization", "Bearer "+githubfake.ActionsToken)
			request.Header.Set(step.key, step.value)
			wantStatus(t, a.send(request), 422)
			if said := strings.Join(server.Violations(), "\n"); !strings.Contains(said, step.said) {
				t.Errorf("violations %q do not tell of %q", said, step.said)
			}
		})
	}
}
