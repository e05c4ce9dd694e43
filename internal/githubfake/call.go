package githubfake

import (
	"encoding/json"
	"net/url"
	"strconv"
)

// call is a parsed request, with the state that its handler reads or changes.
type call struct {
	operation *operation
	path      map[string]string
	query     url.Values
	body      []byte // JSON; nil if there is none
	// base is the address of the API as the client wrote it, without a slash at the
	// end.
	base       string
	rawPath    string
	method     string
	accept     string
	token      *Token // nil if the request has none
	world      *world
	repository *repository
}

// handler carries out one operation. It may change c.world only if the operation is a
// write, and if the handler does not refuse the request.
type handler func(c *call) reply

// handlers returns the handlers by the name of the operation in GitHub's API
// description.
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

// read decodes the JSON body. It ignores errors, because the body has been validated
// already.
func (c *call) read(into any) {
	if c.body != nil {
		_ = json.Unmarshal(c.body, into)
	}
}

// id returns the number that is the value of a parameter of the path, such as
// issue_number. If the path has no such parameter, or its value is no number, id
// returns 0.
func (c *call) id(name string) int64 {
	number, _ := strconv.ParseInt(c.path[name], 10, 64)
	return number
}

func (c *call) issue() *Issue { return c.repository.issue(int(c.id("issue_number"))) }
