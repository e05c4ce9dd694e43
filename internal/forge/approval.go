package forge

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/google/go-github/v60/github"
)

// Merged is a pull request that was merged.
type Merged struct {
	Number  int
	Author  string
	Address string
	// At is the time of the merge. Commit is the newest commit that the merge added to
	// the target branch.
	At     time.Time
	Commit string
	// Head is the newest commit of the pull request when it was merged. Into is the
	// target branch. Base is the commit of Into that the pull request started from, as
	// last recorded by GitHub.
	Head, Base, Into string
}

// MergedWith returns the merged pull requests of a repository that contain a commit,
// lowest number first. The result listed is how many pull requests GitHub lists for the
// commit, including open ones and those into other repositories. If GitHub does not
// have the commit, the Kind of the error is Invalid or Missing.
func (c *Client) MergedWith(ctx context.Context, repository Repository, commit string) (merged []Merged, listed int, err error) {
	what := call{
		method: http.MethodGet, path: repository.in("commits", commit, "pulls"),
		doing: "look for the pull request of a commit", permission: readPulls,
	}
	if err := what.about(repository, isCommit(commit), "a commit is 40 or 64 hexadecimal digits"); err != nil {
		return nil, 0, err
	}
	read, err := list(ctx, c, what, url.Values{}, entries[github.PullRequest], knownPull)
	if err != nil {
		return nil, 0, err
	}
	for _, entry := range read {
		into := entry.GetBase().GetRepo().GetFullName()
		if entry.MergedAt == nil || into != "" && !strings.EqualFold(into, repository.String()) {
			continue
		}
		merged = append(merged, Merged{
			Number: entry.GetNumber(), Author: entry.GetUser().GetLogin(), Address: entry.GetHTMLURL(), At: entry.GetMergedAt().Time,
			Commit: entry.GetMergeCommitSHA(), Head: entry.GetHead().GetSHA(), Base: entry.GetBase().GetSHA(),
			Into: entry.GetBase().GetRef(),
		})
	}
	return ordered(merged, func(m Merged) int { return m.Number }), len(read), nil
}

// ghost is the login that GitHub shows for deleted accounts.
const ghost = "ghost"

// Review is a review of a pull request.
type Review struct {
	// Author is the reviewer's login. It is empty if the account was deleted.
	Author string
	// Program is set if the reviewer is a bot.
	Program bool
	// State is GitHub's name for the outcome, such as Approved.
	State string
	// Commit is the newest commit that the pull request had when it was reviewed.
	Commit string
	At     time.Time
}

// The states of a review that count for approval. A review with another state is only a
// comment.
const (
	Approved         = "APPROVED"
	ChangesRequested = "CHANGES_REQUESTED"
	Dismissed        = "DISMISSED"
)

// Reviews lists the reviews of a pull request, oldest first.
func (c *Client) Reviews(ctx context.Context, repository Repository, number int) ([]Review, error) {
	what := call{
		method: http.MethodGet, path: repository.in("pulls", strconv.Itoa(number), "reviews"),
		doing: "read the reviews", permission: readPulls,
	}
	if err := what.about(repository, number > 0, "pull requests are numbered from 1"); err != nil {
		return nil, err
	}
	read, err := list(ctx, c, what, url.Values{}, entries[github.PullRequestReview], func(review *github.PullRequestReview) bool { return review.GetState() != "" })
	if err != nil {
		return nil, err
	}
	reviews := make([]Review, len(read))
	for i, entry := range read {
		author := entry.GetUser().GetLogin()
		if author == ghost {
			author = ""
		}
		reviews[i] = Review{
			Author: author, Program: isProgram(entry.GetUser(), ""), State: entry.GetState(),
			Commit: entry.GetCommitID(), At: entry.GetSubmittedAt().Time,
		}
	}
	return reviews, nil
}

// Members returns the logins of a team's members, including those of its child teams.
// GitHub does not let a workflow's own token read them.
func (c *Client) Members(ctx context.Context, organisation, team string) ([]string, error) {
	what := call{
		method: http.MethodGet, path: joinPath("orgs", organisation, "teams", team, "members"),
		doing: "read the members of a team", permission: readMembers,
	}
	if !(Repository{Owner: organisation, Name: team}).valid() {
		return nil, what.invalid("the name of the team is none")
	}
	read, err := list(ctx, c, what, url.Values{}, entries[github.User], func(member *github.User) bool { return member.GetLogin() != "" })
	if err != nil {
		return nil, err
	}
	members := make([]string, len(read))
	for i, member := range read {
		members[i] = member.GetLogin()
	}
	return members, nil
}
