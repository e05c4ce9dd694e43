package actions

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/pattern"
)

// The names of the events whose payload is read
// (https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows).
const (
	pullRequest       = "pull_request"
	pullRequestTarget = "pull_request_target"
	review            = "pull_request_review"
	reviewComment     = "pull_request_review_comment"
	push              = "push"
	deletion          = "delete"
	schedule          = "schedule"
	dispatch          = "workflow_dispatch"
	mergeGroup        = "merge_group"
	workflowRun       = "workflow_run"
)

var (
	eventName = pattern.Lazy(`^[a-z_]{1,64}$`)
	// repositoryName matches OWNER/NAME. An owner has letters, digits and hyphens, and
	// an underscore if it is an enterprise-managed user.
	repositoryName = pattern.Lazy(`^[A-Za-z0-9][A-Za-z0-9_-]{0,63}/[A-Za-z0-9._-]{1,100}$`)
	// commitHash matches a full SHA-1 or SHA-256 hash.
	commitHash = pattern.Lazy(`^(?:[0-9a-f]{40}|[0-9a-f]{64})$`)
)

// dependabot is the login of the app that proposes updates of dependencies. Unless the
// workflow asks for more permissions, runs that it starts get a read-only token
// (https://docs.github.com/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions).
const dependabot = "dependabot[bot]"

// Read returns the Context of a GitHub Actions run. The function variable must return
// the value of the environment variable with the given name. The argument payload is
// the content of the file that GITHUB_EVENT_PATH names. Read returns an error if one of
// them contains something that GitHub would not send.
func Read(variable func(string) string, payload []byte) (Context, error) {
	o, err := addresses(variable)
	if err != nil {
		return Context{}, err
	}
	o.Name = variable("GITHUB_EVENT_NAME")
	if !eventName().MatchString(o.Name) {
		return Context{}, fmt.Errorf("GITHUB_EVENT_NAME is not the name of an event: %.40q", o.Name)
	}
	if o.Repository, err = repository("GITHUB_REPOSITORY", variable("GITHUB_REPOSITORY")); err != nil {
		return Context{}, err
	}
	p, err := parse(payload)
	if err != nil {
		return Context{}, err
	}
	if o, err = o.withEvent(p, variable); err != nil {
		return Context{}, err
	}
	switch o.Name {
	case pullRequestTarget: // it checks out the target, unless the workflow asks for the head
	case workflowRun:
		o.Lines, err = commit("GITHUB_SHA", variable("GITHUB_SHA"))
	default:
		o.Lines = o.Commit
	}
	return o, err
}

// ByHand returns the Context if a person names on the command line what to publish. The
// argument named is the repository as OWNER/NAME, and hash is the commit. The argument
// pull is the number of the pull request to comment on, or 0. For variable, see Read.
func ByHand(variable func(string) string, named, hash string, pull int) (Context, error) {
	o, err := addresses(variable)
	if err != nil {
		return Context{}, err
	}
	if o.Repository, err = repository("--repo", named); err != nil {
		return Context{}, err
	}
	if o.Commit, err = commit("--sha", strings.ToLower(hash)); err != nil {
		return Context{}, err
	}
	if pull < 0 {
		return Context{}, fmt.Errorf("--pr is the number of a pull request, not %d", pull)
	}
	o.Lines, o.Pull, o.Issues = o.Commit, pull, pull == 0
	return o, nil
}

// withEvent fills in the fields that depend on the event, such as Commit and Pull.
func (o Context) withEvent(p payload, variable func(string) string) (Context, error) {
	var err error
	switch o.Name {
	case pullRequest, pullRequestTarget, review, reviewComment:
		return o.ofPull(p, variable("GITHUB_ACTOR"))
	case workflowRun:
		return o.ofRun(p)
	case mergeGroup:
		if o.Commit, err = commit("merge_group.head_sha", p.MergeGroup.HeadSHA); err != nil {
			return o, err
		}
		o.Queued = true
		if p.MergeGroup.BaseSHA != "" {
			o.Base, err = commit("merge_group.base_sha", p.MergeGroup.BaseSHA)
		}
		return o, err
	case deletion:
		o.Over = "What was deleted has no commit to say anything of, so nothing is published."
		return o, nil
	case push:
		if p.Deleted {
			o.Over = "The branch or tag was deleted, so there is no commit to say anything of and nothing is published."
			return o, nil
		}
	}
	if o.Commit, err = commit("GITHUB_SHA", variable("GITHUB_SHA")); err != nil {
		return o, err
	}
	o.onDefault(p, variable("GITHUB_REF"))
	if o.Name == push && variable("GITHUB_ACTOR") == dependabot {
		o.Doubt = byDependabot
	}
	return o, nil
}

// onDefault sets Branch and Issues if the run is on the default branch. The argument
// ref is the value of GITHUB_REF, such as refs/heads/main. A scheduled run always is on
// the default branch, and its payload may lack the repository.
func (o *Context) onDefault(p payload, ref string) {
	branch, is := strings.CutPrefix(ref, "refs/heads/")
	known := cmp.Or(p.Repository.DefaultBranch, branch)
	switch o.Name {
	case push, dispatch:
		known = p.Repository.DefaultBranch
	case schedule:
	default:
		return
	}
	if is && branch != "" && branch == known && sayable(branch) {
		o.Branch, o.Issues = branch, true
	}
}

// addresses returns a Context with only Server and API set, read from the variables.
func addresses(variable func(string) string) (o Context, err error) {
	server, api := variable("GITHUB_SERVER_URL"), variable("GITHUB_API_URL")
	if api == "" && server != "" && strings.TrimRight(server, "/") != defaultServer {
		return o, fmt.Errorf("GITHUB_SERVER_URL names a server of your own and GITHUB_API_URL is not set: set it too, such as %s/api/v3", strings.TrimRight(server, "/"))
	}
	if o.Server, err = address("GITHUB_SERVER_URL", cmp.Or(server, defaultServer)); err != nil {
		return o, err
	}
	o.API, err = address("GITHUB_API_URL", cmp.Or(api, defaultAPI))
	return o, err
}

func repository(what, name string) (string, error) {
	if !repositoryName().MatchString(name) || strings.HasSuffix(name, "/.") || strings.HasSuffix(name, "/..") {
		return "", fmt.Errorf("%s is not OWNER/NAME of a repository: %.120q", what, name)
	}
	return name, nil
}

func commit(what, hash string) (string, error) {
	if !commitHash().MatchString(hash) {
		return "", fmt.Errorf("%s is not the full hash of a commit, 40 or 64 digits from 0 to f: %.70q", what, hash)
	}
	return hash, nil
}
