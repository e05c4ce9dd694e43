package githubfake

import (
	"net/http"
	"slices"
	"strings"
)

func (r *repository) commentsOn(number int) []*Comment {
	return slices.DeleteFunc(slices.Clone(r.comments), func(c *Comment) bool { return c.Issue != number })
}

func listComments(c *call) reply {
	issue := c.issue()
	if refused := c.absent(issue); refused != nil {
		return *refused
	}
	return listed(c, c.repository.commentsOn(issue.Number), func(comment *Comment) any { return c.commentView(comment) })
}

func getComment(c *call) reply {
	comment := c.repository.comment(c.id("comment_id"))
	if comment == nil {
		return notFound()
	}
	return ok(c.commentView(comment))
}

func createComment(c *call) reply {
	issue := c.issue()
	if refused := c.absent(issue); refused != nil {
		return *refused
	}
	if issue.Locked {
		return refusal(http.StatusForbidden, "Unable to create comment because issue is locked.")
	}
	body, refused := c.commentBody()
	if refused != nil {
		return *refused
	}
	comment := &Comment{
		ID: c.world.nextID(), Issue: issue.Number, Author: c.token.Login, app: c.token.App, Body: body,
		created: c.world.now(), updated: c.world.now(),
	}
	c.repository.comments = append(c.repository.comments, comment)
	return created(c.commentView(comment))
}

func updateComment(c *call) reply {
	comment := c.repository.comment(c.id("comment_id"))
	if comment == nil {
		return notFound()
	}
	body, refused := c.commentBody()
	if refused != nil {
		return *refused
	}
	comment.Body, comment.updated = body, c.world.now()
	return ok(c.commentView(comment))
}

func deleteComment(c *call) reply {
	if c.repository.comment(c.id("comment_id")) == nil {
		return notFound()
	}
	c.repository.comments = slices.DeleteFunc(c.repository.comments, func(one *Comment) bool { return one.ID == c.id("comment_id") })
	return reply{status: http.StatusNoContent}
}

func (c *call) commentBody() (string, *reply) {
	var said struct{ Body string }
	c.read(&said)
	if strings.TrimSpace(said.Body) == "" {
		refused := broken("IssueComment", "body", "is blank")
		return "", &refused
	}
	return said.Body, tooLong("IssueComment", said.Body)
}

func (c *call) commentView(comment *Comment) map[string]any {
	issue := c.issueView(c.repository.issue(comment.Issue))
	return map[string]any{
		"id": comment.ID, "body": comment.Body, "user": userView(comment.Author),
		"html_url":   issue["html_url"].(string) + "#issuecomment-" + text(comment.ID),
		"created_at": moment(comment.created), "updated_at": moment(comment.updated),
		"performed_via_github_app": appView(comment.app),
	}
}
