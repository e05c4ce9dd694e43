package githubfake

import (
	"net/http"
	"slices"
	"time"
)

// Review is a review of a pull request.
type Review struct {
	// Author is the reviewer's login. It ends in [bot] for a bot, and is empty for a
	// deleted account.
	Author string
	// State is APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED or PENDING.
	State string
	// Commit is the newest commit that the pull request had when it was reviewed.
	Commit string
	At     time.Time
}

// Review adds a review to a pull request.
func (r *Repository) Review(number int, review Review) {
	r.change(func(_ *world, r *repository) {
		issue := r.must(number)
		pull := *issue.Pull
		pull.reviews = append(slices.Clone(pull.reviews), review)
		issue.Pull = &pull
	})
}

// Merge merges a pull request at the given time. The newest commit that this adds to
// its base branch is the argument commit.
func (r *Repository) Merge(number int, commit string, at time.Time) {
	r.change(func(w *world, r *repository) {
		issue := r.must(number)
		pull := *issue.Pull
		pull.merged, pull.MergeCommit = at, commit
		issue.Pull = &pull
		r.branches[pull.Base], r.commits[commit] = commit, true
		issue.turn("closed", "", "", w)
	})
}

// AddTeam adds a team with these members, or replaces the members of an existing team.
// The name of a team is ORG/TEAM.
func (s *Server) AddTeam(name string, members ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := s.world.copy()
	next.teams[name] = members
	s.past, s.world = append(s.past, s.world), next
}

// listPullsOf lists the pull requests that contain a commit.
func listPullsOf(c *call) reply {
	commit := c.path["commit_sha"]
	if !c.repository.commits[commit] {
		return refusal(http.StatusUnprocessableEntity, "No commit found for SHA: "+commit)
	}
	found := slices.DeleteFunc(slices.Clone(c.repository.issues), func(issue *Issue) bool {
		pull := issue.Pull
		return pull == nil || commit != pull.MergeCommit && commit != pull.Head && !slices.Contains(pull.Commits, commit)
	})
	return listed(c, found, func(issue *Issue) any { return c.pullView(issue) })
}

func listReviews(c *call) reply {
	issue := c.repository.issue(int(c.id("pull_number")))
	if issue == nil || issue.Pull == nil {
		return notFound()
	}
	return listed(c, issue.Pull.reviews, func(one Review) any {
		view := map[string]any{
			"id": numberOf(one.Author + one.State + one.At.String()), "user": userView(one.Author), "state": one.State, "commit_id": one.Commit,
			"submitted_at": one.At.UTC().Format(time.RFC3339),
		}
		if one.Author == "" { // the account was deleted
			view["user"] = nil
		}
		return view
	})
}

// listMembers lists the members of a team. It refuses the token of a workflow, which
// lacks the permission.
func listMembers(c *call) reply {
	switch {
	case c.token == nil:
		return refusal(http.StatusUnauthorized, "Requires authentication")
	case !c.token.has(Read, []Permission{Members}):
		return c.token.lacks(Read, []Permission{Members})
	}
	members, found := c.world.teams[c.path["org"]+"/"+c.path["team_slug"]]
	if !found {
		return notFound()
	}
	return listed(c, members, func(login string) any { return userView(login) })
}
