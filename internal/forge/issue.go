package forge

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/google/go-github/v60/github"
)

// GitHub's limits for issues, comments and labels. Those for bodies are from
// https://github.com/PyGithub/PyGithub/issues/1906, for titles from
// https://github.com/googleapis/repo-automation-bots/issues/1895, for labels from
// https://github.com/github/docs/issues/32156.
const (
	MaxBody             = 65_536 // characters
	MaxIssueTitle       = 256    // characters
	MaxLabelName        = 50     // characters
	MaxLabelDescription = 100    // characters
)

// The states of an issue, and the reasons for closing one.
const (
	Open   = "open"
	Closed = "closed"

	ReasonCompleted  = "completed"
	ReasonNotPlanned = "not_planned"
)

// Issue is an issue. It is never a pull request, although GitHub counts those as
// issues.
type Issue struct {
	Number        int
	Author        string
	Title, Body   string
	State, Reason string
	Locked        bool
	Labels        []string
	Address       string
}

// IssueChange is a change to an issue. A field that is empty stays unchanged. Labels
// cannot be changed.
type IssueChange struct{ Title, Body, State, Reason string }

// IssueFilter selects issues that have the label and are by the author, open or closed.
// An empty field matches every issue.
type IssueFilter struct{ Label, Author string }

// Issues returns the issues that match filter, open and closed, lowest number first. It
// leaves out pull requests, which GitHub lists too.
func (c *Client) Issues(ctx context.Context, repository Repository, filter IssueFilter) ([]Issue, error) {
	what := call{
		method: http.MethodGet, path: repository.in("issues"),
		doing: "list the issues", permission: WriteIssues,
	}
	// GitHub reads a comma as the end of a label's name.
	if err := what.about(repository, !strings.Contains(filter.Label, ","), "a label with a comma cannot be looked for"); err != nil {
		return nil, err
	}
	query := url.Values{"state": {"all"}, "sort": {"created"}, "direction": {"asc"}}
	if filter.Label != "" {
		query.Set("labels", filter.Label)
	}
	if filter.Author != "" {
		query.Set("creator", filter.Author)
	}
	read, err := list(ctx, c, what, query, entries[github.Issue], knownIssue)
	if err != nil {
		return nil, err
	}
	issues := []Issue{}
	for _, entry := range read {
		if kept := issue(entry); !entry.IsPullRequest() && filter.takes(kept) {
			issues = append(issues, kept)
		}
	}
	return ordered(issues, func(issue Issue) int { return issue.Number }), nil
}

// takes reports whether an issue matches the filter. GitHub has filtered already;
// checking again leaves out other issues if GitHub misunderstood the filter.
func (f IssueFilter) takes(issue Issue) bool {
	labelled := slices.ContainsFunc(issue.Labels, func(label string) bool { return strings.EqualFold(label, f.Label) })
	return (f.Label == "" || labelled) && (f.Author == "" || strings.EqualFold(f.Author, issue.Author))
}

// CreateIssue opens an issue and returns it.
func (c *Client) CreateIssue(ctx context.Context, repository Repository, title, body string, labels []string) (Issue, error) {
	what := call{
		method: http.MethodPost, path: repository.in("issues"),
		doing: "create the issue", permission: WriteIssues, once: true,
		body: github.IssueRequest{Title: &title, Body: &body, Labels: &labels},
	}
	if len(labels) == 0 {
		what.body = github.IssueRequest{Title: &title, Body: &body}
	}
	if err := what.about(repository, title != "", "an issue needs a title"); err != nil {
		return Issue{}, err
	}
	return one(ctx, c, what, knownIssue, issue)
}

// UpdateIssue changes an issue and returns it.
func (c *Client) UpdateIssue(ctx context.Context, repository Repository, number int, change IssueChange) (Issue, error) {
	what := call{
		method: http.MethodPatch, path: repository.in("issues", strconv.Itoa(number)),
		doing: "update the issue", permission: WriteIssues,
		body: github.IssueRequest{
			Title: given(change.Title), Body: given(change.Body),
			State: given(change.State), StateReason: given(change.Reason),
		},
	}
	if err := what.about(repository, number > 0 && change != IssueChange{}, "a change needs an issue and something to change"); err != nil {
		return Issue{}, err
	}
	return one(ctx, c, what, knownIssue, issue)
}

func knownIssue(read *github.Issue) bool { return read.GetNumber() != 0 }

func issue(read *github.Issue) Issue {
	labels := make([]string, len(read.Labels))
	for i, label := range read.Labels {
		labels[i] = label.GetName()
	}
	return Issue{
		Number: read.GetNumber(), Author: read.GetUser().GetLogin(),
		Title: read.GetTitle(), Body: read.GetBody(),
		State: read.GetState(), Reason: read.GetStateReason(),
		Locked: read.GetLocked(), Labels: labels, Address: read.GetHTMLURL(),
	}
}
