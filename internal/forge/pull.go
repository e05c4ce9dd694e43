package forge

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/google/go-github/v60/github"
)

// Pull is a pull request.
type Pull struct {
	Number int
	State  string
	// Head is the newest commit of the pull request. HeadRepository is the owner/name
	// of the repository that it comes from, or empty if that was deleted.
	Head, HeadRepository string
	// Base is the commit of the target branch that the pull request starts from, as
	// last recorded by GitHub.
	Base string
}

// Pull returns the pull request with this number.
func (c *Client) Pull(ctx context.Context, repository Repository, number int) (Pull, error) {
	what := call{
		method: http.MethodGet, path: repository.in("pulls", strconv.Itoa(number)),
		doing: fmt.Sprintf("read pull request #%d", number), permission: WritePulls,
	}
	if err := what.about(repository, number > 0, "pull requests are numbered from 1"); err != nil {
		return Pull{}, err
	}
	return one(ctx, c, what, knownPull, pull)
}

// Pulls returns the open pull requests from a branch of an owner's repository, lowest
// number first.
func (c *Client) Pulls(ctx context.Context, repository Repository, owner, branch string) ([]Pull, error) {
	what := call{
		method: http.MethodGet, path: repository.in("pulls"),
		doing: "look for the pull request", permission: WritePulls,
	}
	// If GitHub does not understand the parameter head, OWNER:BRANCH, it returns every
	// pull request. So do not send one that it would not understand.
	head := owner != "" && branch != "" && !strings.Contains(owner, ":")
	if err := what.about(repository, head, "a head is an owner and a branch"); err != nil {
		return nil, err
	}
	query := url.Values{"state": {Open}, "head": {owner + ":" + branch}}
	read, err := list(ctx, c, what, query, entries[github.PullRequest], knownPull)
	if err != nil {
		return nil, err
	}
	pulls := []Pull{}
	for _, entry := range read {
		if head := entry.GetHead(); head.GetRef() == branch && ownedBy(head, owner) {
			pulls = append(pulls, pull(entry))
		}
	}
	return ordered(pulls, func(pull Pull) int { return pull.Number }), nil
}

// ownedBy reports whether the head of a pull request belongs to owner. If the owner's
// account was deleted, GitHub does not name it, and ownedBy returns true: GitHub has
// already filtered by owner.
func ownedBy(head *github.PullRequestBranch, owner string) bool {
	login := head.GetUser().GetLogin()
	return login == "" || strings.EqualFold(login, owner)
}

func knownPull(read *github.PullRequest) bool {
	return read.GetNumber() != 0 && read.GetHead().GetSHA() != ""
}

func pull(read *github.PullRequest) Pull {
	return Pull{
		Number:         read.GetNumber(),
		State:          read.GetState(),
		Head:           read.GetHead().GetSHA(),
		Base:           read.GetBase().GetSHA(),
		HeadRepository: read.GetHead().GetRepo().GetFullName(),
	}
}
