package delivery_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/delivery"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/githubfake"
)

var now = time.Date(2026, time.November, 22, 9, 30, 0, 0, time.UTC)

// day returns noon of the day that is ago days before now.
func day(ago int) time.Time { return now.AddDate(0, 0, -ago).Add(3 * time.Hour) }

func hash(n int) string { return fmt.Sprintf("%040x", n) }

// clock always shows the same time, and Sleep returns at once.
type clock struct{}

func (clock) Now() time.Time { return now }
func (clock) Sleep(ctx context.Context, _ time.Duration) error {
	return ctx.Err()
}

// start returns a fake GitHub with a public repository whose main branch is at commit
// 1.
func start(t *testing.T) (*githubfake.Server, *githubfake.Repository) {
	t.Helper()
	server := githubfake.New(t)
	repository := server.AddRepository("DEFRA/soil-web", "main", hash(1))
	repository.SetFiles(hash(1), map[string]string{"README.md": "# Soil\n"})
	return server, repository
}

// collect returns the source, and the facts as lines, for a repository that the service
// soil names.
func collect(t *testing.T, server *githubfake.Server, repository string) (evidence.Source, []string) {
	t.Helper()
	hub, err := forge.New(forge.Options{API: server.URL(), Token: githubfake.ActionsToken, Clock: clock{}, Budget: -1})
	if err != nil {
		t.Fatal(err)
	}
	sources, facts := delivery.Collect(t.Context(), hub, []delivery.Target{{Service: "soil", Repository: repository}}, delivery.Options{Now: now, London: time.UTC})
	document := evidence.Document{
		Schema: evidence.SchemaName, Group: "g", Collected: evidence.Collected{Until: "2026-11-22", Asked: []evidence.Kind{evidence.Delivery}}, Sources: sources, Facts: facts,
	}.Canonical()
	if err := document.Validate(); err != nil {
		t.Fatalf("%v in %+v", err, document)
	}
	var told []string
	for _, fact := range document.Facts {
		if strings.Join(fact.About, "/") != "services/soil" {
			t.Errorf("about %v", fact.About)
		}
		said := fact.Is + " " + fact.On
		if fact.Value != "" {
			said += " " + fact.Value
		}
		told = append(told, said)
	}
	return sources[0], told
}

// having returns those of the lines whose first word is one of the given words.
func having(told []string, words ...string) []string {
	return slices.DeleteFunc(slices.Clone(told), func(said string) bool {
		word, _, _ := strings.Cut(said, " ")
		return !slices.Contains(words, word)
	})
}

func TestWhatIsSeenOfARepository(t *testing.T) {
	server, repository := start(t)
	repository.SetFiles(hash(1), map[string]string{
		"docs/readme.rst":              "Soil",
		".github/workflows/build.yml":  "jobs:\n  a:\n    steps:\n    - uses: ./local\n    - uses: actions/checkout@0123456789abcdef0123456789abcdef01234567\n    - run: |\n        uses: not/this@v1\n",
		".github/workflows/call.yaml":  "jobs: {b: {uses: DEFRA/shared/.github/workflows/x.yml@main}}\n",
		".github/workflows/notes.txt":  "uses: not/that@v1\n",
		"src/.github/workflows/no.yml": "jobs: [",
	})
	repository.Protect("main")
	repository.Deliver(
		githubfake.Commit{Hash: hash(1), At: day(3), Author: "octocat"},
		githubfake.Commit{Hash: hash(2), At: day(9), Author: "octocat"},
		githubfake.Commit{Hash: hash(3), At: day(30), Author: "octocat"},
		githubfake.Release{Tag: "v1.3.0", At: day(2)},
		githubfake.Release{Tag: "v1.4.0-rc.1", At: day(1), Prerelease: true},
		githubfake.Release{Tag: "v1.5.0", Draft: true},
		githubfake.Tag{Name: "v1.3.0", Commit: hash(1)}, githubfake.Tag{Name: "v1.2.0", Commit: hash(2)},
		githubfake.Deployment{Environment: "production", Ref: "v1.2.0", Commit: hash(2), At: day(8), States: []string{"queued", "success", "inactive"}},
		githubfake.Deployment{Environment: "prod", Ref: "main", Commit: hash(1), At: day(2), States: []string{"queued", "failure"}},
		githubfake.Deployment{Environment: "staging", Ref: "main", Commit: hash(1), At: day(1), States: []string{"success"}},
	)
	source, told := collect(t, server, "DEFRA/soil-web")
	want := []string{
		"actions-pinned 2026-11-22 no: call.yaml uses DEFRA/shared/.github/workflows/x.yml@main", "archived 2026-11-22 no", "committed 2026-11-19", "deployed 2026-11-14 v1.2.0",
		"open 2026-11-22 yes", "protected 2026-11-22 yes", "readme 2026-11-22 yes", "released 2026-11-20 v1.3.0", "tagged 2026-11-13 v1.2.0", "version 2026-11-22 v1.3.0",
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}
	if source.State != evidence.Complete || source.From != "" || source.Until != "2026-11-22" || source.Of != "DEFRA/soil-web" {
		t.Errorf("%+v", source)
	}
}

func TestProgramsAloneDoNotImproveAService(t *testing.T) {
	server, repository := start(t)
	repository.Deliver(
		githubfake.Commit{Hash: hash(1), At: day(3), Author: "dependabot[bot]"},
		githubfake.Commit{Hash: hash(2), At: day(20), Author: "octocat"},
		githubfake.Commit{Hash: hash(3), At: day(40), Author: "renovate[bot]"},
		githubfake.Release{Tag: "v1.0.2", At: day(2), Author: "github-actions[bot]"},
		githubfake.Release{Tag: "v1.0.1", At: day(19)},
		githubfake.Release{Tag: "v1.0.0", At: day(30)},
	)
	_, told := collect(t, server, "DEFRA/soil-web")
	want := []string{"committed 2026-11-02", "maintained 2026-10-23 v1.0.0", "maintained 2026-11-20 v1.0.2", "released 2026-11-03 v1.0.1"}
	if diff := cmp.Diff(want, having(told, "committed", "maintained", "released")); diff != "" {
		t.Error(diff)
	}
}

func TestAPartOfARepository(t *testing.T) {
	server, repository := start(t)
	repository.SetFiles(hash(1), map[string]string{"README.md": "All", "soil/README.md": "Soil", "pay/main.go": "x"})
	repository.Deliver(
		githubfake.Commit{Hash: hash(1), At: day(3), Author: "octocat", Paths: []string{"pay/main.go"}},
		githubfake.Commit{Hash: hash(2), At: day(9), Author: "octocat", Paths: []string{"soil/main.go"}},
		githubfake.Release{Tag: "pay-v9.0.0", At: day(2)}, githubfake.Release{Tag: "soil-v1.0.0", At: day(4)},
		githubfake.Tag{Name: "soil-v1.0.0", Commit: hash(2)}, githubfake.Tag{Name: "pay-v9.0.0", Commit: hash(1)},
		githubfake.Deployment{Environment: "production", Ref: "main", Commit: hash(1), At: day(2), States: []string{"success"}},
	)
	for repository, want := range map[string][]string{
		"DEFRA/soil-web#soil":     {"committed 2026-11-13", "readme 2026-11-22 yes"},
		"DEFRA/soil-web#pay/":     {"committed 2026-11-19", "readme 2026-11-22 no"},
		"DEFRA/soil-web@soil-":    {"committed 2026-11-19", "readme 2026-11-22 yes", "released 2026-11-18 soil-v1.0.0", "version 2026-11-22 v1.0.0"},
		"DEFRA/soil-web@nothing-": {"committed 2026-11-19", "readme 2026-11-22 yes"},
	} {
		source, told := collect(t, server, repository)
		if diff := cmp.Diff(want, having(told, "committed", "readme", "released", "tagged", "deployed", "version")); diff != "" {
			t.Errorf("%s: %s", repository, diff)
		}
		if complete := source.State == evidence.Complete; complete == strings.Contains(repository, "#") {
			t.Errorf("%s: %+v", repository, source)
		}
	}
}

func TestTagsOutsideTheDefaultBranch(t *testing.T) {
	server, repository := start(t)
	things := []any{githubfake.Commit{Hash: hash(1), At: day(3), Author: "octocat"}}
	for n := range 20 {
		things = append(things, githubfake.Tag{Name: fmt.Sprintf("v1.%d.0", n), Commit: hash(100 + n)}, githubfake.Commit{Hash: hash(100 + n), At: day(1000 - n), Author: "octocat", Aside: true})
	}
	things = append(things, githubfake.Tag{Name: "v1.10.1", Commit: hash(99)}, githubfake.Commit{Hash: hash(99), At: day(2), Author: "octocat", Aside: true},
		githubfake.Tag{Name: "v1.19.1", Commit: hash(98)}, githubfake.Commit{Hash: hash(98), At: day(5), Author: "octocat", Aside: true})
	repository.Deliver(things...)
	_, told := collect(t, server, "DEFRA/soil-web")
	if diff := cmp.Diff([]string{"version 2026-11-22 v1.19.1"}, having(told, "version")); diff != "" {
		t.Error(diff)
	}
	asked := 0
	for _, request := range server.Requests() {
		if request.Operation == "repos/get-commit" {
			asked++
		}
	}
	if asked != 5 {
		t.Errorf("%d commits looked up", asked)
	}
}

// TestATagBelowDatedOnes sets up six tags on the default branch, and a tag with a lower
// version on a commit elsewhere. The date of that commit must still be requested, so
// that the tag is seen.
func TestATagBelowDatedOnes(t *testing.T) {
	server, repository := start(t)
	things := []any{githubfake.Commit{Hash: hash(50), At: day(3), Author: "octocat"}}
	for n := range 6 {
		things = append(things, githubfake.Commit{Hash: hash(n + 1), At: day(30 + n), Author: "octocat"}, githubfake.Tag{Name: fmt.Sprintf("v2.%d.0", n), Commit: hash(n + 1)})
	}
	things = append(things, githubfake.Tag{Name: "v1.9.1", Commit: hash(99)}, githubfake.Commit{Hash: hash(99), At: day(2), Author: "octocat", Aside: true})
	repository.Deliver(things...)
	_, told := collect(t, server, "DEFRA/soil-web")
	if seen := having(told, "tagged"); !slices.Contains(seen, "tagged "+day(2).Format(time.DateOnly)+" v1.9.1") {
		t.Errorf("seen: %q", seen)
	}
}

func TestLongListsAreKnownBackToTheirEnd(t *testing.T) {
	server, repository := start(t)
	var things []any
	for n := range 700 {
		things = append(things, githubfake.Commit{Hash: hash(1000 + n), At: now.Add(-time.Duration(n) * 6 * time.Hour), Author: "octocat"})
	}
	repository.Deliver(things...)
	source, _ := collect(t, server, "DEFRA/soil-web")
	// 500 commits are read, one every six hours: 125 days. The first day may be
	// incomplete.
	if want := now.Add(-499*6*time.Hour).AddDate(0, 0, 1).Format(time.DateOnly); source.From != want || source.State != evidence.Complete {
		t.Errorf("from %s, want %s; %+v", source.From, want, source)
	}
}

func TestARenamedRepositoryIsFollowed(t *testing.T) {
	server, repository := start(t)
	repository.Deliver(githubfake.Commit{Hash: hash(1), At: day(3), Author: "octocat"}, githubfake.Release{Tag: "v1.0.0", At: day(2)})
	repository.Rename("DEFRA/earth-web")
	source, told := collect(t, server, "DEFRA/soil-web")
	if diff := cmp.Diff([]string{"released 2026-11-20 v1.0.0", "renamed 2026-11-22 DEFRA/earth-web"}, having(told, "released", "renamed")); diff != "" || source.State != evidence.Complete {
		t.Errorf("%s %+v", diff, source)
	}
}

func TestWhatMayNotBeReadIsRefused(t *testing.T) {
	server, repository := start(t)
	repository.Deliver(githubfake.Commit{Hash: hash(1), At: day(3), Author: "octocat"}, githubfake.Release{Tag: "v1.0.0", At: day(2)})
	repository.MakePrivate()
	server.AddToken(githubfake.ActionsToken, githubfake.Actions().But(githubfake.Deployments, githubfake.None))
	source, told := collect(t, server, "DEFRA/soil-web")
	if source.State != evidence.Refused || !strings.Contains(source.Why, "`deployments: read`") || len(having(told, "released")) != 1 {
		t.Errorf("%+v %v", source, told)
	}
	for _, name := range []string{"DEFRA/nothing", "DEFRA/soil web", "x"} {
		if source, told := collect(t, server, name); source.State == evidence.Complete || len(told) > 0 {
			t.Errorf("%s: %+v %v", name, source, told)
		}
	}
}

// TestNoFaultMakesAnythingAbsent makes each request to GitHub fail in each way. If an
// event is then missing, the source must not be complete. No fact may appear that is
// not there without the failure, except about a tag or the version.
func TestNoFaultMakesAnythingAbsent(t *testing.T) {
	server, repository := start(t)
	repository.Protect("main")
	repository.SetFiles(hash(1), map[string]string{"README.md": "Soil", ".github/workflows/a.yml": "jobs: {}\n"})
	repository.Deliver(
		githubfake.Commit{Hash: hash(1), At: day(3), Author: "octocat"}, githubfake.Release{Tag: "v1.0.0", At: day(2)}, githubfake.Tag{Name: "v0.9.0", Commit: hash(7)},
		githubfake.Commit{Hash: hash(7), At: day(20), Author: "octocat", Aside: true},
		githubfake.Deployment{Environment: "production", Ref: "v1.0.0", Commit: hash(1), At: day(1), States: []string{"success"}},
	)
	whole, all := collect(t, server, "DEFRA/soil-web")
	if whole.State != evidence.Complete {
		t.Fatalf("%+v", whole)
	}
	count := len(server.Requests())
	faults := []githubfake.Fault{
		githubfake.ServerError(), githubfake.BadGateway(), githubfake.Drop(), githubfake.HalfAfter(), githubfake.NullList(), githubfake.ObjectForList(),
		githubfake.Limited(githubfake.RateLimit{}), githubfake.Limited(githubfake.RateLimit{Secondary: true, RetryAfter: time.Hour}),
		githubfake.Answer(404, "application/json", `{"message": "Not Found"}`), githubfake.Answer(200, "application/json", `[{}]`),
		githubfake.Answer(401, "application/json", `{"message": "Bad credentials"}`), githubfake.Redirect(301, "https://elsewhere.example{path}"), githubfake.NextToSelf(),
	}
	for nth := range count {
		for i, fault := range faults {
			server.Heal()
			server.Forget()
			server.Fault(githubfake.When{Nth: nth + 1}, fault)
			source, told := collect(t, server, "DEFRA/soil-web")
			for _, said := range told {
				if !slices.Contains(all, said) && !strings.HasPrefix(said, "version ") && !strings.HasPrefix(said, "tagged ") {
					t.Errorf("fault %d of request %d: %s", i, nth+1, said)
				}
			}
			events := having(all, "deployed", "released", "tagged", "committed")
			if missing := len(events) - len(having(told, "deployed", "released", "tagged", "committed", "maintained")); missing > 0 && source.State == evidence.Complete {
				t.Errorf("fault %d of request %d: %d events are missing and the source is complete", i, nth+1, missing)
			}
		}
	}
	server.Heal()
}
