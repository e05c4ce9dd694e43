package githubfake

import (
	"slices"
	"strings"
	"time"
)

func getPull(c *call) reply {
	issue := c.repository.issue(int(c.id("pull_number")))
	if issue == nil || issue.Pull == nil {
		return notFound()
	}
	return ok(c.pullView(issue))
}

func listPulls(c *call) reply {
	found := slices.DeleteFunc(slices.Clone(c.repository.issues), func(issue *Issue) bool {
		return issue.Pull == nil || !c.inState(issue.State) || !c.comesFrom(issue.Pull) ||
			c.query.Get("base") != "" && c.query.Get("base") != issue.Pull.Base
	})
	if c.query.Get("direction") != "asc" {
		slices.Reverse(found)
	}
	return listed(c, found, func(issue *Issue) any { return c.pullView(issue) })
}

// comesFrom reports whether a pull request matches the query parameter head, which is
// OWNER:BRANCH. As on GitHub, every pull request matches a value without a colon.
func (c *call) comesFrom(pull *Pull) bool {
	owner, branch, ok := strings.Cut(c.query.Get("head"), ":")
	from, _, _ := strings.Cut(pull.From, "/")
	return !ok || strings.EqualFold(owner, from) && branch == pull.Branch
}

func (c *call) pullView(issue *Issue) map[string]any {
	pull := issue.Pull
	view := c.issueView(issue)
	for _, key := range []string{"pull_request", "state_reason", "closed_by", "performed_via_github_app", "comments"} {
		delete(view, key)
	}
	view["merge_commit_sha"], view["merged_at"] = orNull(pull.MergeCommit), nil
	if !pull.merged.IsZero() {
		view["merged_at"] = pull.merged.UTC().Format(time.RFC3339)
	}
	view["head"] = c.sideView(pull.From, pull.Branch, pull.Head)
	view["base"] = c.sideView(c.repository.fullName(), pull.Base, pull.BaseCommit)
	return view
}

// sideView returns the JSON of the head or base of a pull request. If the repository
// was deleted, repo is null and the user is ghost.
func (c *call) sideView(repository, branch, commit string) map[string]any {
	owner, name, _ := strings.Cut(repository, "/")
	side := map[string]any{"label": owner + ":" + branch, "ref": branch, "sha": commit, "repo": nil}
	if repository == "" {
		side["label"] = branch
		side["user"] = userView("ghost")
		return side
	}
	side["user"] = userView(owner)
	side["repo"] = map[string]any{"name": name, "full_name": repository, "owner": userView(owner)}
	if found, _ := c.world.repository(owner, name); found != nil {
		side["repo"] = repositoryView(found)
	}
	return side
}
