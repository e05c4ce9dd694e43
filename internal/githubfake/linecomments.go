package githubfake

import (
	"net/http"
	"slices"
)

// LineComment is a comment on a line of the pull request number Pull.
type LineComment struct {
	ID                         int64
	Pull, Line                 int
	Author, Body, Commit, Path string
}

// LineComments returns the comments on lines of a pull request, oldest first.
func (r *Repository) LineComments(number int) []LineComment {
	return slices.DeleteFunc(values(r, func(r *repository) []*LineComment { return r.lineComments }), func(c LineComment) bool { return c.Pull != number })
}

// CommentLine adds a comment on a line of a file, at the head of a pull request.
func (r *Repository) CommentLine(number int, author, path string, line int, body string) {
	r.change(func(w *world, r *repository) {
		r.lineComments = append(r.lineComments, &LineComment{ID: w.nextID(), Pull: number, Author: author, Path: path, Line: line, Body: body, Commit: r.must(number).Pull.Head})
	})
}

func (c *call) pulled() *Issue {
	issue := c.repository.issue(int(c.id("pull_number")))
	if issue == nil || issue.Pull == nil {
		return nil
	}
	return issue
}

func listLineComments(c *call) reply {
	issue := c.pulled()
	if issue == nil {
		return notFound()
	}
	found := slices.DeleteFunc(slices.Clone(c.repository.lineComments), func(one *LineComment) bool { return one.Pull != issue.Number })
	return listed(c, found, func(one *LineComment) any { return c.lineCommentView(one) })
}

// createLineComment adds a comment on a line. It refuses a line that is not in the pull
// request's Changes.
func createLineComment(c *call) reply {
	issue := c.pulled()
	if issue == nil {
		return notFound()
	}
	if issue.Locked {
		return refusal(http.StatusForbidden, "Unable to create comment because issue is locked.")
	}
	var said struct {
		Body, Path string
		Commit     string `json:"commit_id"`
		Line       int
	}
	c.read(&said)
	if !slices.Contains(issue.Pull.Changes[said.Path], said.Line) {
		return invalid("PullRequestReviewComment", "pull_request_review_thread.line", "custom", "pull_request_review_thread.line must be part of the diff")
	}
	made := &LineComment{
		ID: c.world.nextID(), Pull: issue.Number, Author: c.token.Login, Body: said.Body, Path: said.Path, Line: said.Line, Commit: said.Commit,
	}
	c.repository.lineComments = append(c.repository.lineComments, made)
	return created(c.lineCommentView(made))
}

func deleteLineComment(c *call) reply {
	found := func(one *LineComment) bool { return one.ID == c.id("comment_id") }
	if !slices.ContainsFunc(c.repository.lineComments, found) {
		return notFound()
	}
	c.repository.lineComments = slices.DeleteFunc(c.repository.lineComments, found)
	return reply{status: http.StatusNoContent}
}

func (c *call) lineCommentView(one *LineComment) map[string]any {
	return map[string]any{
		"id": one.ID, "body": one.Body, "user": userView(one.Author), "path": one.Path, "commit_id": one.Commit,
		"original_commit_id": one.Commit, "html_url": site + c.repository.fullName() + "/pull/" + text(int64(one.Pull)) + "#discussion_r" + text(one.ID),
	}
}
