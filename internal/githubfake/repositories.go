package githubfake

import (
	"net/http"
	"strings"
)

func getRepository(c *call) reply { return ok(repositoryView(c.repository)) }

func repositoryView(r *repository) map[string]any {
	return map[string]any{
		"id": r.id, "name": r.name, "full_name": r.fullName(), "owner": userView(r.owner),
		"html_url": site + r.fullName(), "default_branch": r.defaultBranch, "private": r.private,
		"archived": r.archived, "has_issues": !r.noIssues,
	}
}

func getBranch(c *call) reply {
	commit, found := c.repository.branches[c.path["branch"]]
	if !found {
		return refusal(http.StatusNotFound, "Branch not found")
	}
	return ok(map[string]any{"name": c.path["branch"], "commit": commitView(commit), "protected": c.repository.protected[c.path["branch"]]})
}

// getCommit returns a commit, or only its hash as text if the Accept header asks for
// that; see https://docs.github.com/rest/commits/commits#get-a-commit.
func getCommit(c *call) reply {
	commit := c.repository.resolve(c.path["ref"])
	if commit == "" {
		return noCommit(c.path["ref"])
	}
	if strings.HasSuffix(c.accept, ".sha") {
		return reply{status: http.StatusOK, text: commit, kind: c.accept + "; charset=utf-8"}
	}
	view := commitView(commit)
	for _, one := range c.repository.history {
		if one.Hash == commit {
			view = historyView(c.repository, one)
		}
	}
	return ok(view)
}

func commitView(commit string) map[string]any { return map[string]any{"sha": commit} }

func noCommit(reference string) reply {
	return refusal(http.StatusUnprocessableEntity, "No commit found for SHA: "+reference)
}

// resolve returns the commit for a commit hash or the name of a branch, or "" if the
// repository has neither.
func (r *repository) resolve(reference string) string {
	if r.commits[reference] {
		return reference
	}
	return r.branches[strings.TrimPrefix(strings.TrimPrefix(reference, "refs/"), "heads/")]
}
