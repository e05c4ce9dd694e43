package forge

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/google/go-github/v60/github"
)

// LineComment is a comment on a line of a file, at the newest commit of a pull request.
type LineComment struct {
	Commit, Path string
	Line         int
	Body         string
}

// LineComments returns the comments on lines of a pull request, oldest first. It
// includes those on lines that have changed since.
func (c *Client) LineComments(ctx context.Context, repository Repository, number int) ([]Comment, error) {
	what := call{
		method: http.MethodGet, path: repository.in("pulls", strconv.Itoa(number), "comments"),
		doing: fmt.Sprintf("list the comments on lines of #%d", number), permission: WritePulls,
	}
	if err := what.about(repository, number > 0, "pull requests are numbered from 1"); err != nil {
		return nil, err
	}
	read, err := list(ctx, c, what, url.Values{}, entries[github.PullRequestComment], knownLineComment)
	if err != nil {
		return nil, err
	}
	comments := make([]Comment, len(read))
	for i, entry := range read {
		comments[i] = lineComment(entry)
	}
	return ordered(comments, func(comment Comment) int64 { return comment.ID }), nil
}

// CreateLineComment adds a comment on a line. The line must be in the diff of the pull
// request; otherwise the Kind of the error is Invalid.
func (c *Client) CreateLineComment(ctx context.Context, repository Repository, number int, on LineComment) (Comment, error) {
	side := "RIGHT"
	what := call{
		method: http.MethodPost, path: repository.in("pulls", strconv.Itoa(number), "comments"),
		doing: fmt.Sprintf("create the comment on a line of #%d", number), permission: WritePulls, once: true,
		body: github.PullRequestComment{Body: &on.Body, CommitID: &on.Commit, Path: &on.Path, Line: &on.Line, Side: &side},
	}
	if err := what.about(repository, number > 0 && on.Line > 0 && isCommit(on.Commit), "a comment is on a line of a commit"); err != nil {
		return Comment{}, err
	}
	return one(ctx, c, what, knownLineComment, lineComment)
}

// DeleteLineComment deletes a comment on a line.
func (c *Client) DeleteLineComment(ctx context.Context, repository Repository, id int64) error {
	what := call{
		method: http.MethodDelete, path: repository.in("pulls", "comments", strconv.FormatInt(id, 10)),
		doing: "delete the comment on a line", permission: WritePulls,
	}
	if err := what.about(repository, true, ""); err != nil {
		return err
	}
	_, err := c.say(ctx, what)
	return err
}

func knownLineComment(read *github.PullRequestComment) bool { return read.GetID() != 0 }

func lineComment(read *github.PullRequestComment) Comment {
	return Comment{ID: read.GetID(), Author: read.GetUser().GetLogin(), Body: read.GetBody(), Address: read.GetHTMLURL()}
}
