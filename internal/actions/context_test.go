package actions_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/actions"
)

// The commits in the test payloads: the pull request's head, its base and GitHub's
// merge commit.
const (
	head  = "0123456789abcdef0123456789abcdef01234567"
	base  = "89abcdef0123456789abcdef0123456789abcdef"
	merge = "fedcba9876543210fedcba9876543210fedcba98"
)

// variables returns a function that looks up the environment variables of a run. The
// arguments are names of variables and their new values in turn.
func variables(changed ...string) func(string) string {
	all := map[string]string{
		"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_REPOSITORY": "DEFRA/flood", "GITHUB_ACTOR": "someone",
		"GITHUB_SHA": merge, "GITHUB_REF": "refs/pull/7/merge", "GITHUB_SERVER_URL": "https://github.com", "GITHUB_API_URL": "https://api.github.com",
	}
	for i := 0; i < len(changed); i += 2 {
		all[changed[i]] = changed[i+1]
	}
	return func(name string) string { return all[name] }
}

// pull returns the payload of a pull request. headRepository is the JSON of its head's
// repository; "null" stands for a deleted one.
func pull(headRepository string) string {
	return fmt.Sprintf(`{"action": "opened", "number": 7, "pull_request": {"number": 7,
		"head": {"sha": %q, "ref": "change", "repo": %s}, "base": {"sha": %q, "ref": "main", "repo": {"full_name": "DEFRA/flood"}}},
		"repository": {"full_name": "DEFRA/flood", "default_branch": "main"}, "sender": {"login": "someone"}}`, head, headRepository, base)
}

const (
	own       = `{"full_name": "defra/Flood", "fork": false}`
	elsewhere = `{"full_name": "someone/flood", "fork": true}`
	pushed    = `{"ref": "refs/heads/main", "deleted": false, "repository": {"full_name": "DEFRA/flood", "default_branch": "main"}}`
	removed   = `{"ref": "refs/heads/main", "deleted": true, "repository": {"full_name": "DEFRA/flood", "default_branch": "main"}}`
	queued    = `{"action": "checks_requested", "merge_group": {"head_sha": "` + head + `", "base_sha": "` + base + `"}}`
)

// followed returns the payload of the event workflow_run, which starts a workflow after
// another one has run. The arguments are the event that started the other one, the
// owner of the repository that its branch is in, and the branch.
func followed(event, owner, branch string) string {
	return fmt.Sprintf(`{"workflow_run": {"event": %q, "head_sha": %q, "head_branch": %q, "head_repository": {"owner": {"login": %q}}}}`, event, head, branch, owner)
}

func TestEachEventSaysWhatIsPublishedWhere(t *testing.T) {
	on := func(name, ref string, more ...string) []string {
		return append([]string{"GITHUB_EVENT_NAME", name, "GITHUB_REF", ref}, more...)
	}
	for name, c := range map[string]struct {
		changed []string
		payload string
		want    actions.Context
	}{
		"a pull request is checked at its head, not at the merge commit": {nil, pull(own), actions.Context{Commit: head, Base: base, Target: "main", Pull: 7}},
		"C3 one from a fork is most likely refused":                      {nil, pull(elsewhere), actions.Context{Commit: head, Base: base, Target: "main", Pull: 7, Doubt: "comes from a fork"}},
		"one whose repository is no more is like one from a fork":        {nil, pull("null"), actions.Context{Commit: head, Base: base, Target: "main", Pull: 7, Doubt: "comes from a fork"}},
		"C3 one of Dependabot is most likely refused":                    {[]string{"GITHUB_ACTOR", "dependabot[bot]"}, pull(own), actions.Context{Commit: head, Base: base, Target: "main", Pull: 7, Doubt: "started by Dependabot"}},
		"pull_request_target gets nothing written":                       {on("pull_request_target", "refs/heads/main"), pull(own), actions.Context{Commit: head, ReadOnly: "use pull_request instead"}},
		"a review gets a check run alone":                                {on("pull_request_review", "refs/pull/7/merge"), pull(own), actions.Context{Commit: head, Base: base, Target: "main"}},
		"C3 a review of a fork is most likely refused":                   {on("pull_request_review_comment", "refs/pull/7/merge"), pull(elsewhere), actions.Context{Commit: head, Base: base, Target: "main", Doubt: "comes from a fork"}},
		"a push to the default branch keeps issues":                      {on("push", "refs/heads/main"), pushed, actions.Context{Commit: merge, Branch: "main", Issues: true}},
		"a push to another branch does not":                              {on("push", "refs/heads/change"), pushed, actions.Context{Commit: merge}},
		"a tag named like the default branch is none":                    {on("push", "refs/tags/main"), pushed, actions.Context{Commit: merge}},
		"C3 a push of Dependabot is most likely refused":                 {on("push", "refs/heads/change", "GITHUB_ACTOR", "dependabot[bot]"), pushed, actions.Context{Commit: merge, Doubt: "started by Dependabot"}},
		"a branch that was deleted has nothing to publish":               {on("push", "refs/heads/main"), removed, actions.Context{Over: "was deleted"}},
		"nor has the event that tells so":                                {on("delete", "refs/heads/main"), `{}`, actions.Context{Over: "was deleted"}},
		"a schedule runs on the default branch":                          {on("schedule", "refs/heads/main"), `{"schedule": "0 6 * * 1"}`, actions.Context{Commit: merge, Branch: "main", Issues: true}},
		"started by hand on the default branch":                          {on("workflow_dispatch", "refs/heads/main"), pushed, actions.Context{Commit: merge, Branch: "main", Issues: true}},
		"started by hand on another branch":                              {on("workflow_dispatch", "refs/heads/change"), pushed, actions.Context{Commit: merge}},
		"an event without a default branch keeps no issues":              {on("workflow_dispatch", "refs/heads/main"), `{}`, actions.Context{Commit: merge}},
		"a merge queue is checked at its head":                           {on("merge_group", "refs/heads/gh-readonly-queue/main/pr-7"), queued, actions.Context{Commit: head, Base: base, Queued: true}},
		"a workflow after that of a pull request looks it up":            {on("workflow_run", "refs/heads/main"), followed("pull_request", "someone", "fix/it"), actions.Context{Commit: head, Elsewhere: true, HeadOwner: "someone", HeadBranch: "fix/it"}},
		"a workflow after another gets a check run alone":                {on("workflow_run", "refs/heads/main"), followed("push", "DEFRA", "main"), actions.Context{Commit: head, Elsewhere: true}},
		"a release gets a check run alone":                               {on("release", "refs/tags/v1"), `{}`, actions.Context{Commit: merge}},
	} {
		t.Run(name, func(t *testing.T) {
			environment := variables(c.changed...)
			got, err := actions.Read(environment, []byte(c.payload))
			if err != nil {
				t.Fatal(err)
			}
			c.want.Name, c.want.Repository, c.want.Server, c.want.API = environment("GITHUB_EVENT_NAME"), "DEFRA/flood", "https://github.com", "https://api.github.com"
			c.want.Lines = lines(c.want)
			got.ReadOnly, got.Doubt, got.Over = phrase(got.ReadOnly, c.want.ReadOnly), phrase(got.Doubt, c.want.Doubt), phrase(got.Over, c.want.Over)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if got.ByHand() {
				t.Error("it is taken for something said by hand")
			}
		})
	}
}

// lines returns the field Lines that Read must return together with the Name and Commit
// of o. The variables name merge as the commit of the run.
func lines(o actions.Context) string {
	switch o.Name {
	case "pull_request_target":
		return ""
	case "workflow_run":
		return merge
	}
	return o.Commit
}

// phrase returns the text want if the sentence contains it, and otherwise the sentence.
// It lets a test compare whole structs by a part of each sentence.
func phrase(sentence, want string) string {
	if want != "" && strings.Contains(sentence, want) {
		return want
	}
	return sentence
}

func TestWhatGitHubWouldNotSayIsRefused(t *testing.T) {
	with := func(old, new string) string { return strings.ReplaceAll(pull(own), old, new) }
	for name, c := range map[string]struct {
		changed       []string
		payload, want string
	}{
		"no JSON":                       {nil, "<html>", "the event's payload is no JSON"},
		"nothing":                       {nil, "", "the event's payload is no JSON"},
		"two documents":                 {nil, pull(own) + pull(own), "the event's payload is no JSON"},
		"deeper than anybody needs":     {nil, strings.Repeat("[", 100_000), "the event's payload is no JSON"},
		"too large":                     {nil, strings.Repeat(" ", actions.MaxPayload) + "{}", "is larger than 25 MiB"},
		"a list":                        {nil, "[]", "the event's payload is not one of GitHub's: it is a list instead of an object"},
		"no pull request":               {nil, "{}", "has no pull_request"},
		"a number that is a text":       {nil, with(`"number": 7,`+"\n", `"number": "7",`), `pull_request.number is a text instead of a whole number`},
		"a number that is none":         {nil, with(`{"number": 7,`, `{"number": 0,`), "pull_request.number is not"},
		"a negative number":             {nil, with(`{"number": 7,`, `{"number": -7,`), "pull_request.number is not"},
		"half a commit":                 {nil, with(head, head[:39]), "pull_request.head.sha is not the full hash"},
		"a commit that is an address":   {nil, with(head, "../../x"), "pull_request.head.sha is not the full hash"},
		"a base that is none":           {nil, with(base, "--help"), "pull_request.base.sha is not the full hash"},
		"no queue":                      {[]string{"GITHUB_EVENT_NAME", "merge_group"}, "{}", "merge_group.head_sha"},
		"no run":                        {[]string{"GITHUB_EVENT_NAME", "workflow_run"}, "{}", "has no workflow_run"},
		"an owner that is an address":   {[]string{"GITHUB_EVENT_NAME", "workflow_run"}, followed("pull_request", "a/b", "x"), "is not the name of an owner"},
		"a branch that ends the line":   {[]string{"GITHUB_EVENT_NAME", "workflow_run"}, followed("pull_request", "a", "x\ny"), "is not the name of a branch"},
		"a branch without end":          {[]string{"GITHUB_EVENT_NAME", "workflow_run"}, followed("pull_request", "a", strings.Repeat("x", 256)), "is not the name of a branch"},
		"an event that is a path":       {[]string{"GITHUB_EVENT_NAME", "../push"}, "{}", "GITHUB_EVENT_NAME is not"},
		"no event":                      {[]string{"GITHUB_EVENT_NAME", ""}, "{}", "GITHUB_EVENT_NAME is not"},
		"a repository without an owner": {[]string{"GITHUB_REPOSITORY", "flood"}, pull(own), "GITHUB_REPOSITORY is not OWNER/NAME"},
		"a repository that goes up":     {[]string{"GITHUB_REPOSITORY", "DEFRA/.."}, pull(own), "GITHUB_REPOSITORY is not OWNER/NAME"},
		"a push without a commit":       {[]string{"GITHUB_EVENT_NAME", "push", "GITHUB_SHA", ""}, pushed, "GITHUB_SHA is not the full hash"},
		"a server without encryption":   {[]string{"GITHUB_SERVER_URL", "http://github.example"}, pull(own), "GITHUB_SERVER_URL does not begin with https"},
		"an API without encryption":     {[]string{"GITHUB_API_URL", "http://api.github.example"}, pull(own), "GITHUB_API_URL does not begin with https"},
		"an API that is a file":         {[]string{"GITHUB_API_URL", "file:///etc/passwd"}, pull(own), "GITHUB_API_URL is not the address"},
		"an API that is no address":     {[]string{"GITHUB_API_URL", "https://%zz"}, pull(own), "GITHUB_API_URL is not the address"},
		"an API that is a port":         {[]string{"GITHUB_API_URL", "https://:443"}, pull(own), "GITHUB_API_URL is not the address"},
		"an API with a password":        {[]string{"GITHUB_API_URL", "https://a:b@github.example"}, pull(own), "GITHUB_API_URL is not the address"},
		"an API with a query":           {[]string{"GITHUB_API_URL", "https://github.example?x=y"}, pull(own), "GITHUB_API_URL is not the address"},
		"an address without end":        {[]string{"GITHUB_API_URL", "https://" + strings.Repeat("x", 300)}, pull(own), "GITHUB_API_URL is longer"},
		"a server without its API":      {[]string{"GITHUB_SERVER_URL", "https://github.example/", "GITHUB_API_URL", ""}, pull(own), "such as https://github.example/api/v3"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := actions.Read(variables(c.changed...), []byte(c.payload)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%+v and %v, want an error with %q", got, err, c.want)
			}
		})
	}
}

func TestAddressesMayBeOfAServerOfOnesOwn(t *testing.T) {
	for given, want := range map[string]string{
		"": "https://api.github.com", "https://github.example/api/v3/": "https://github.example/api/v3",
		"http://127.0.0.1:8080": "http://127.0.0.1:8080", "http://[::1]:8080": "http://[::1]:8080", "http://localhost:1": "http://localhost:1",
	} {
		if got, err := actions.Read(variables("GITHUB_API_URL", given), []byte(pull(own))); err != nil || got.API != want {
			t.Errorf("%q is %q, %v; want %q", given, got.API, err, want)
		}
	}
}

func TestWhatIsPublishedByHand(t *testing.T) {
	nothing := func(string) string { return "" }
	got, err := actions.ByHand(nothing, "DEFRA/flood", strings.ToUpper(head), 0)
	want := actions.Context{Repository: "DEFRA/flood", Server: "https://github.com", API: "https://api.github.com", Commit: head, Lines: head, Issues: true}
	if diff := cmp.Diff(want, got); diff != "" || err != nil || !got.ByHand() {
		t.Errorf("%v, -want +got:\n%s", err, diff)
	}
	if got, err = actions.ByHand(nothing, "DEFRA/flood", strings.Repeat("a", 64), 7); err != nil || got.Pull != 7 || got.Issues {
		t.Errorf("%+v, %v", got, err)
	}
	for want, try := range map[string]func() (actions.Context, error){
		"--repo is not OWNER/NAME":   func() (actions.Context, error) { return actions.ByHand(nothing, "flood", head, 0) },
		"--sha is not the full hash": func() (actions.Context, error) { return actions.ByHand(nothing, "DEFRA/flood", "main", 0) },
		"--pr is the number":         func() (actions.Context, error) { return actions.ByHand(nothing, "DEFRA/flood", head, -1) },
		"GITHUB_API_URL does not begin": func() (actions.Context, error) {
			return actions.ByHand(variables("GITHUB_API_URL", "http://x"), "a/b", head, 0)
		},
	} {
		if got, err := try(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v and %v, want an error with %q", got, err, want)
		}
	}
}

// FuzzRead checks, for any payload and variables, what the callers of Read rely on,
// such as a repository name without a path.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"pull_request", "pull_request_target", "push", "schedule", "workflow_run", "merge_group", "delete"} {
		for _, payload := range []string{pull(own), pull(elsewhere), pull("null"), pushed, removed, queued, followed("pull_request", "a", "b")} {
			f.Add(name, "DEFRA/flood", merge, "refs/heads/main", "https://api.github.com", []byte(payload))
		}
	}
	for name, payload := range payloads(f) {
		kind, _, _ := strings.Cut(name, ".")
		f.Add(kind, "DEFRA/flood", merge, "refs/heads/main", "https://api.github.com", payload)
	}
	f.Fuzz(func(t *testing.T, name, repository, sha, ref, api string, payload []byte) {
		o, err := actions.Read(variables("GITHUB_EVENT_NAME", name, "GITHUB_REPOSITORY", repository, "GITHUB_SHA", sha, "GITHUB_REF", ref, "GITHUB_API_URL", api), payload)
		if err != nil {
			return
		}
		owner, rest, _ := strings.Cut(o.Repository, "/")
		if owner == "" || rest == "" || strings.ContainsAny(rest, "/\\ \n") || rest == ".." {
			t.Errorf("repository %q", o.Repository)
		}
		if (o.Commit == "") != (o.Over != "") || strings.Trim(o.Commit+o.Base, "0123456789abcdef") != "" || o.Pull < 0 || o.Issues && o.Pull > 0 {
			t.Errorf("%+v", o)
		}
		if !strings.HasPrefix(o.API, "https://") && !strings.HasPrefix(o.API, "http://") || strings.ContainsAny(o.API+o.Branch+o.HeadBranch+o.HeadOwner, "\r\n\x00") {
			t.Errorf("%+v", o)
		}
	})
}

// TestTheEnvironmentIsAskedForWhatIsDocumented checks that Read reads only the
// documented variables, and so never one that holds a secret.
func TestTheEnvironmentIsAskedForWhatIsDocumented(t *testing.T) {
	asked := map[string]bool{}
	environment := variables("GITHUB_EVENT_NAME", "push")
	_, err := actions.Read(func(name string) string { asked[name] = true; return environment(name) }, []byte(pushed))
	want := map[string]bool{
		"GITHUB_SERVER_URL": true, "GITHUB_API_URL": true, "GITHUB_EVENT_NAME": true, "GITHUB_REPOSITORY": true, "GITHUB_SHA": true, "GITHUB_REF": true, "GITHUB_ACTOR": true,
	}
	if !maps.Equal(asked, want) || err != nil {
		t.Errorf("%v, %v", asked, err)
	}
}
