package githubfake

import (
	"encoding/json"
	"net/url"
	"strconv"
)

// call is one parsed request.
type call struct {
	operation *operation
	path      map[string]string
	query     url.Values
	body      []byte // JSON; nil if there is none
	// base is the address of the API that the caller used.
	base       string
	rawPath    string
	method     string
	accept     string
	token      *Token // nil if the request has none
	world      *world
	repository *repository
}

// handler carries out one operation. It may change c.world only if the
// operation is a write, and only if it does not refuse it.
type handler func(c *call) reply

// handlers returns the handler of each operation in the description.
func handlers() map[string]handler {
	return map[string]handler{
		"meta/root": root, "users/get-authenticated": whoAmI,
		"repos/get": getRepository, "repos/get-branch": getBranch, "repos/get-commit": getCommit,
		"checks/create": createCheck, "checks/update": updateCheck, "checks/get": getCheck,
		"checks/list-for-ref": listChecks, "checks/list-annotations": listAnnotations,
		"issues/list-for-repo": listIssues, "issues/create": createIssue, "issues/get": getIssue, "issues/update": updateIssue,
		"issues/list-comments": listComments, "issues/get-comment": getComment, "issues/create-comment": createComment,
		"issues/update-comment": updateComment, "issues/delete-comment": deleteComment,
		"issues/get-label": getLabel, "issues/create-label": createLabel,
		"git/get-tree": getTree, "git/get-blob": getBlob,
		"repos/list-commits": listCommits, "repos/list-releases": listReleases, "repos/list-tags": listTags,
		"repos/list-deployments": listDeployments, "repos/list-deployment-statuses": listDeploymentStatuses,
		"pulls/list": listPulls, "pulls/get": getPull, "pulls/list-reviews": listReviews,
		"repos/list-pull-requests-associated-with-commit": listPullsOf, "teams/list-members-in-org": listMembers,
		"pulls/list-review-comments": listLineComments, "pulls/create-review-comment": createLineComment, "pulls/delete-review-comment": deleteLineComment,
	}
}

// read decodes the body, which the contract has already checked.
func (c *call) read(into any) {
	if c.body != nil {
		_ = json.Unmarshal(c.body, into)
	}
}

// id returns a number in the path, which the contract has already checked.
func (c *call) id(name string) int64 {
	number, _ := strconv.ParseInt(c.path[name], 10, 64)
	return number
}

func (c *call) issue() *Issue { return c.repository.issue(int(c.id("issue_number"))) }
