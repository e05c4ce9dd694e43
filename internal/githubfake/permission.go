package githubfake

import (
	"net/http"
	"strings"
)

// identify sets c.token from the Authorization header. It returns the refusal if the
// token is not known, and otherwise nil. If the header is empty, c.token stays nil.
func (c *call) identify(authorization string) *reply {
	if authorization == "" {
		return nil
	}
	_, secret, _ := strings.Cut(authorization, " ")
	token, known := c.world.tokens[secret]
	if !known {
		refused := refusal(http.StatusUnauthorized, "Bad credentials")
		return &refused
	}
	c.token = &token
	return nil
}

// permit returns the refusal if the token does not permit the request, and otherwise
// nil. Reading a public repository needs no permission.
func (c *call) permit() *reply {
	if c.repository == nil {
		return nil
	}
	level := Read
	if writes(c.method) {
		level = Write
	} else if !c.repository.private {
		return nil
	}
	var refused reply
	needed := c.needs()
	switch {
	case c.token == nil:
		refused = refusal(http.StatusUnauthorized, "Requires authentication")
	case level == Write && c.isCheck() && c.token.App == "":
		refused = refusal(http.StatusForbidden, "You must authenticate via a GitHub App.")
	case len(needed) > 0 && !c.token.has(level, needed):
		refused = c.token.lacks(level, needed)
	case level == Write && c.repository.archived:
		refused = refusal(http.StatusForbidden, "Repository was archived so is read-only.")
	default:
		return nil
	}
	return &refused
}

func (c *call) isCheck() bool { return strings.HasPrefix(c.operation.id, "checks/") }

// needs returns a list of permissions. The token must have at least one of them. For a
// comment or label on a pull request, the permission for issues or for pull requests is
// enough; see
// https://docs.github.com/rest/authentication/permissions-required-for-github-apps.
func (c *call) needs() []Permission {
	group, name, _ := strings.Cut(c.operation.id, "/")
	switch {
	case group == "checks":
		return []Permission{Checks}
	case group == "pulls":
		return []Permission{PullRequests}
	case c.operation.id == "repos/get":
		return nil
	case strings.HasPrefix(name, "list-deployment"):
		return []Permission{Deployments}
	case name == "list-pull-requests-associated-with-commit":
		return []Permission{PullRequests}
	case group == "repos", group == "git":
		return []Permission{Contents}
	case strings.HasSuffix(name, "label"), c.concernsPull():
		return []Permission{Issues, PullRequests}
	}
	return []Permission{Issues}
}

// concernsPull reports whether the issue or comment in the path belongs to a pull
// request.
func (c *call) concernsPull() bool {
	issue := c.issue()
	if comment := c.repository.comment(c.id("comment_id")); comment != nil {
		issue = c.repository.issue(comment.Issue)
	}
	return issue != nil && issue.Pull != nil
}

func (t Token) has(level Level, one []Permission) bool {
	for _, permission := range one {
		if t.May[permission] >= level {
			return true
		}
	}
	return false
}

func (t Token) lacks(level Level, needed []Permission) reply {
	kind, word := "integration", "read"
	if t.App == "" {
		kind = "personal access token"
	}
	if level == Write {
		word = "write"
	}
	refused := refusal(http.StatusForbidden, "Resource not accessible by "+kind)
	var accepted []string
	for _, permission := range needed {
		accepted = append(accepted, strings.ReplaceAll(string(permission), "-", "_")+"="+word)
	}
	refused.header = http.Header{"X-Accepted-Github-Permissions": {strings.Join(accepted, "; ")}}
	return refused
}
