package forge

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"

	"github.com/google/go-github/v60/github"
)

// Checks returns the check runs called name on a commit, newest first. It includes
// those of other apps and those that newer ones have replaced.
func (c *Client) Checks(ctx context.Context, repository Repository, commit, name string) ([]Check, error) {
	what := call{
		method: http.MethodGet, path: repository.in("commits", commit, "check-runs"),
		doing: "list the check runs", permission: writeChecks,
	}
	if err := what.about(repository, isCommit(commit), "a commit is 40 or 64 hexadecimal digits"); err != nil {
		return nil, err
	}
	query := url.Values{"check_name": {name}, "filter": {"all"}}
	runs, err := list(ctx, c, what, query, checkRuns, knownCheck)
	if err != nil {
		return nil, err
	}
	checks := make([]Check, 0, len(runs))
	for _, run := range runs {
		if run.GetName() == name {
			checks = append(checks, check(run))
		}
	}
	return ordered(checks, func(check Check) int64 { return -check.ID }), nil
}

// Check returns the check run with this id.
func (c *Client) Check(ctx context.Context, repository Repository, id int64) (Check, error) {
	return c.checkRun(ctx, call{
		method: http.MethodGet, path: repository.in("check-runs", strconv.FormatInt(id, 10)),
		doing: "read the check run", permission: writeChecks,
	}, repository)
}

// CreateCheck makes a check run from report and returns it.
func (c *Client) CreateCheck(ctx context.Context, repository Repository, report CheckReport) (Check, error) {
	what := call{
		method: http.MethodPost, path: repository.in("check-runs"),
		doing: "create the check run", permission: writeChecks, once: true,
		body: github.CreateCheckRunOptions{
			Name:       report.Name,
			HeadSHA:    report.Commit,
			ExternalID: given(report.ExternalID),
			Status:     given(report.Status),
			Conclusion: given(report.Conclusion),
			Output:     report.output(),
		},
	}
	if err := what.about(repository, isCommit(report.Commit), "a commit is 40 or 64 hexadecimal digits"); err != nil {
		return Check{}, err
	}
	if err := report.sayable(what); err != nil {
		return Check{}, err
	}
	return c.checkRun(ctx, what, repository)
}

// UpdateCheck changes a check run. It adds the annotations to those that exist. A
// request with annotations must therefore not be sent twice without looking first.
// UpdateCheck ignores report.Commit, which cannot change.
func (c *Client) UpdateCheck(ctx context.Context, repository Repository, id int64, report CheckReport) (Check, error) {
	what := call{
		method: http.MethodPatch, path: repository.in("check-runs", strconv.FormatInt(id, 10)),
		doing: "update the check run", permission: writeChecks, once: len(report.Annotations) > 0,
		body: github.UpdateCheckRunOptions{
			Name:       report.Name,
			ExternalID: given(report.ExternalID),
			Status:     given(report.Status),
			Conclusion: given(report.Conclusion),
			Output:     report.output(),
		},
	}
	if err := report.sayable(what); err != nil {
		return Check{}, err
	}
	return c.checkRun(ctx, what, repository)
}

func (c *Client) checkRun(ctx context.Context, what call, repository Repository) (Check, error) {
	if err := what.about(repository, true, ""); err != nil {
		return Check{}, err
	}
	return one(ctx, c, what, knownCheck, check)
}

// sayable returns an error if GitHub would not accept the report or would misunderstand
// it: without a name, GitHub would make a check run with an empty name, and without a
// title, it would refuse the report. The argument what is the request that is to send
// the report; the error names it.
func (r CheckReport) sayable(what call) error {
	switch {
	case r.Name == "" || r.Title == "":
		return what.invalid("a check run needs a name and a title")
	case len(r.Annotations) > MaxAnnotations:
		return what.invalid("a request brings 50 annotations at most")
	case (r.Status == Completed) != (r.Conclusion != ""):
		return what.invalid("a check run has a conclusion when it is completed, and only then")
	}
	return nil
}

func (r CheckReport) output() *github.CheckRunOutput {
	output := &github.CheckRunOutput{Title: &r.Title, Summary: &r.Summary}
	for _, annotation := range r.Annotations {
		output.Annotations = append(output.Annotations, annotation.said())
	}
	return output
}

func (a Annotation) said() *github.CheckRunAnnotation {
	said := &github.CheckRunAnnotation{
		Path: &a.Path, StartLine: &a.StartLine, EndLine: &a.EndLine,
		AnnotationLevel: &a.Level, Title: given(a.Title), Message: &a.Message,
	}
	if a.StartLine == a.EndLine {
		said.StartColumn, said.EndColumn = given(a.StartColumn), given(a.EndColumn)
	}
	return said
}

// checkRuns decodes one page of the list of check runs.
func checkRuns(body []byte) ([]*github.CheckRun, error) {
	var page github.ListCheckRunsResults
	err := json.Unmarshal(body, &page)
	return page.CheckRuns, whole(page.CheckRuns, err)
}

func knownCheck(run *github.CheckRun) bool { return run.GetID() != 0 }

func check(run *github.CheckRun) Check {
	return Check{
		ID:          run.GetID(),
		Name:        run.GetName(),
		Commit:      run.GetHeadSHA(),
		ExternalID:  run.GetExternalID(),
		Status:      run.GetStatus(),
		Conclusion:  run.GetConclusion(),
		Annotations: run.GetOutput().GetAnnotationsCount(),
		App:         run.GetApp().GetSlug(),
		Address:     run.GetHTMLURL(),
	}
}
