package forge

import (
	"context"
	"net/http"

	"github.com/google/go-github/v60/github"
)

// Branch is a branch of a repository.
type Branch struct {
	// Tip is the newest commit of the branch.
	Tip string
	// Protected is set if GitHub protects the branch. Only administrators can read what
	// the protection requires.
	Protected bool
}

// Branch returns the branch called name.
func (c *Client) Branch(ctx context.Context, repository Repository, name string) (Branch, error) {
	what := call{
		method: http.MethodGet, path: repository.in("branches", name),
		doing: "read where the branch ends", permission: readContents,
	}
	if err := what.about(repository, name != "", "a branch has a name"); err != nil {
		return Branch{}, err
	}
	known := func(read *github.Branch) bool { return read.GetCommit().GetSHA() != "" }
	return one(ctx, c, what, known, func(read *github.Branch) Branch {
		return Branch{Tip: read.GetCommit().GetSHA(), Protected: read.GetProtected()}
	})
}

// Tip returns the newest commit of a branch.
func (c *Client) Tip(ctx context.Context, repository Repository, branch string) (string, error) {
	read, err := c.Branch(ctx, repository, branch)
	return read.Tip, err
}

// Login returns the login of the token's owner. GitHub answers only for a person's
// token; for any other token, the Kind of the error is Forbidden.
func (c *Client) Login(ctx context.Context) (string, error) {
	what := call{method: http.MethodGet, path: "user", doing: "read who the token belongs to"}
	return one(ctx, c, what, func(read *github.User) bool { return read.GetLogin() != "" }, (*github.User).GetLogin)
}

// isCommit reports whether text is a full SHA-1 or SHA-256 commit hash.
func isCommit(text string) bool {
	if len(text) != 40 && len(text) != 64 {
		return false
	}
	for _, r := range text {
		if !('0' <= r && r <= '9' || 'a' <= r && r <= 'f' || 'A' <= r && r <= 'F') {
			return false
		}
	}
	return true
}
