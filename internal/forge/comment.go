package forge

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/google/go-github/v60/github"
)

// Comment is a comment on an issue or a pull request.
type Comment struct {
	ID int64
	// Author is the author's login, for example github-actions[bot].
	Author, Body, Address string
}

// Comments lists the comments on an issue or pull request, oldest first.
func (c *Client) Comments(ctx context.Context, repository Repository, number int) ([]Comment, error) {
	what := call{
		method: http.MethodGet, path: repository.in("issues", strconv.Itoa(number), "comments"),
		doing: fmt.Sprintf("list the comments on #%d", number), permission: WriteIssues,
	}
	if err := what.about(repository, number > 0, "issues and pull requests are numbered from 1"); err != nil {
		return nil, err
	}
	read, err := list(ctx, c, what, url.Values{}, entries[github.IssueComment], knownComment)
	if err != nil {
		return nil, err
	}
	comments := make([]Comment, len(read))
	for i, entry := range read {
		comments[i] = comment(entry)
	}
	return ordered(comments, func(comment Comment) int64 { return comment.ID }), nil
}

// CreateComment adds a comment to an issue or pull request. GitHub accepts the
// permission for issues for both, so an error names that one.
func (c *Client) CreateComment(ctx context.Context, repository Repository, number int, body string) (Comment, error) {
	what := call{
		method: http.MethodPost, path: repository.in("issues", strconv.Itoa(number), "comments"),
		doing: fmt.Sprintf("create the comment on #%d", number), permission: WriteIssues, once: true, body: github.IssueComment{Body: &body},
	}
	if err := what.about(repository, number > 0, "issues and pull requests are numbered from 1"); err != nil {
		return Comment{}, err
	}
	return one(ctx, c, what, knownComment, comment)
}

// UpdateComment replaces the body of a comment.
func (c *Client) UpdateComment(ctx context.Context, repository Repository, id int64, body string) (Comment, error) {
	what := call{
		method: http.MethodPatch, path: repository.in("issues", "comments", strconv.FormatInt(id, 10)),
		doing: "update the comment", permission: WriteIssues, body: github.IssueComment{Body: &body},
	}
	if err := what.about(repository, true, ""); err != nil {
		return Comment{}, err
	}
	return one(ctx, c, what, knownComment, comment)
}

// DeleteComment deletes a comment.
func (c *Client) DeleteComment(ctx context.Context, repository Repository, id int64) error {
	what := call{
		method: http.MethodDelete, path: repository.in("issues", "comments", strconv.FormatInt(id, 10)),
		doing: "delete the comment", permission: WriteIssues,
	}
	if err := what.about(repository, true, ""); err != nil {
		return err
	}
	_, err := c.say(ctx, what)
	return err
}

func knownComment(read *github.IssueComment) bool { return read.GetID() != 0 }

func comment(read *github.IssueComment) Comment {
	return Comment{ID: read.GetID(), Author: read.GetUser().GetLogin(), Body: read.GetBody(), Address: read.GetHTMLURL()}
}
