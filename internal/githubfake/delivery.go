package githubfake

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// Commit is a commit. It is on the default branch or, if Aside is set, only on another
// branch.
type Commit struct {
	Hash string
	At   time.Time
	// Author is the author's login. It ends in [bot] for a bot.
	Author string
	Aside  bool
	// Paths are the files that the commit changes.
	Paths []string
}

// Release is a release. At is zero for a draft.
type Release struct {
	Tag, Author       string
	At                time.Time
	Draft, Prerelease bool
}

// Tag is a tag and the commit that it names.
type Tag struct{ Name, Commit string }

// Deployment is a deployment of a commit to an environment.
type Deployment struct {
	Environment, Ref, Commit string
	At                       time.Time
	// States are the states that the deployment went through, oldest first, a minute
	// apart.
	States []string
	id     int64
}

// Deliver adds values of the types Commit, Release, Tag and Deployment to the
// repository.
func (r *Repository) Deliver(things ...any) {
	r.change(func(w *world, r *repository) {
		for _, thing := range things {
			switch thing := thing.(type) {
			case Commit:
				r.history, r.commits[thing.Hash] = append(r.history, thing), true
			case Release:
				r.releases = append(r.releases, thing)
			case Tag:
				r.tags = append(r.tags, thing)
			case Deployment:
				thing.id = w.nextID()
				r.deployments = append(r.deployments, thing)
			}
		}
	})
}

// Protect marks a branch as protected.
func (r *Repository) Protect(branch string) {
	r.change(func(_ *world, r *repository) {
		if r.protected == nil {
			r.protected = map[string]bool{}
		}
		r.protected[branch] = true
	})
}

// newestFirst returns the entries of a list, sorted by time with the newest first. The
// function returns the time of an entry.
func newestFirst[T any](all []T, at func(T) time.Time) []T {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b T) int { return at(b).Compare(at(a)) })
	return all
}

func listCommits(c *call) reply {
	if len(c.repository.history) == 0 {
		return refusal(http.StatusConflict, "Git Repository is empty.")
	}
	if from := c.query.Get("sha"); from != "" && c.repository.resolve(from) == "" {
		return notFound()
	}
	found := slices.DeleteFunc(newestFirst(c.repository.history, func(one Commit) time.Time { return one.At }), func(one Commit) bool {
		return one.Aside || !touches(one, c.query.Get("path"))
	})
	return listed(c, found, func(one Commit) any { return historyView(c.repository, one) })
}

func historyView(r *repository, one Commit) map[string]any {
	by := map[string]any{"name": one.Author, "email": "someone@example.gov.uk", "date": one.At.UTC().Format(time.RFC3339)}
	view := commitView(one.Hash)
	view["html_url"] = site + r.fullName() + "/commit/" + one.Hash
	view["author"], view["commit"] = userView(one.Author), map[string]any{"author": by, "committer": by}
	return view
}

func touches(one Commit, path string) bool {
	return path == "" || slices.ContainsFunc(one.Paths, func(changed string) bool {
		return changed == path || strings.HasPrefix(changed, path+"/")
	})
}

// listReleases lists the releases, newest first. Drafts are listed only for tokens that
// may write.
func listReleases(c *call) reply {
	found := slices.DeleteFunc(newestFirst(c.repository.releases, func(one Release) time.Time { return one.At }), func(one Release) bool {
		return one.Draft && (c.token == nil || !c.token.has(Write, []Permission{Contents}))
	})
	return listed(c, found, func(one Release) any {
		view := map[string]any{
			"id": numberOf(one.Tag), "tag_name": one.Tag, "name": one.Tag, "draft": one.Draft, "prerelease": one.Prerelease,
			"author": userView(or(one.Author, "github-actions[bot]")), "html_url": site + c.repository.fullName() + "/releases/tag/" + one.Tag,
			"published_at": nil,
		}
		if !one.Draft {
			view["published_at"] = one.At.UTC().Format(time.RFC3339)
		}
		return view
	})
}

// listTags lists the tags in reverse order of their names, as GitHub does.
func listTags(c *call) reply {
	found := slices.Clone(c.repository.tags)
	slices.SortFunc(found, func(a, b Tag) int { return strings.Compare(b.Name, a.Name) })
	return listed(c, found, func(one Tag) any {
		return map[string]any{"name": one.Name, "commit": map[string]any{"sha": one.Commit}}
	})
}

func listDeployments(c *call) reply {
	found := slices.DeleteFunc(newestFirst(c.repository.deployments, func(one Deployment) time.Time { return one.At }), func(one Deployment) bool {
		wanted := c.query.Get("environment")
		return wanted != "" && wanted != "none" && wanted != one.Environment
	})
	return listed(c, found, func(one Deployment) any {
		return map[string]any{
			"id": one.id, "sha": one.Commit, "ref": one.Ref, "environment": one.Environment,
			"created_at": one.At.UTC().Format(time.RFC3339), "payload": map[string]any{},
		}
	})
}

// listDeploymentStatuses lists the states of a deployment, newest first.
func listDeploymentStatuses(c *call) reply {
	for _, one := range c.repository.deployments {
		if one.id != c.id("deployment_id") {
			continue
		}
		var states []any
		for i, state := range one.States {
			states = append(states, map[string]any{"state": state, "created_at": one.At.UTC().Add(time.Duration(i+1) * time.Minute).Format(time.RFC3339)})
		}
		slices.Reverse(states)
		return listed(c, states, func(state any) any { return state })
	}
	return notFound()
}
