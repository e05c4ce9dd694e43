package githubfake

import (
	"encoding/json"
	"net/url"
	"strconv"
)

// call is one request, understood.
type call struct {
	operation *operation
	path      map[string]string
	query     url.Values
	body      []byte // JSON; nil without one
	// base is the address of the API as the caller has it.
	base       string
	rawPath    string
	method     string
	accept     string
	token      *Token // nil where the request has none
	world      *world
	repository *repository
}

// handler carries out one operation. It may change c.world only when the
// operation is a write that it does not refuse.
type handler func(c *call) reply

// handlers has one for each operation of the description.
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
		"pulls/list": listPulls, "pulls/get": getPull,
	}
}

// read decodes the body, which the contract has checked.
func (c *call) read(into any) {
	if c.body != nil {
		_ = json.Unmarshal(c.body, into)
	}
}

// id is a number of the path, which the contract has checked.
func (c *call) id(name string) int64 {
	number, _ := strconv.ParseInt(c.path[name], 10, 64)
	return number
}

func (c *call) issue() *Issue { return c.repository.issue(int(c.id("issue_number"))) }
