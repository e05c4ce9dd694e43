package actions

import (
	"fmt"
	"strings"
)

// Sentences for Context.ReadOnly and Context.Doubt. The log and the job summary show
// them.
const (
	fromFork = "This pull request comes from a fork, and this run's token may not write to GitHub: what was found stands in the annotations and the job's summary, " +
		"and a second workflow on workflow_run can publish it."
	byDependabot = "This run was started by Dependabot, and its token may not write to GitHub: what was found stands in the annotations and the job's summary. " +
		"Permissions that the workflow asks for under `permissions:` count for Dependabot too."
	withRights = "The event pull_request_target runs with rights over what strangers propose, so nothing is written to GitHub: use pull_request instead."
)

// ofPull fills in the Context for an event about a pull request. It sets Pull, and so
// allows a comment, only for the event pull_request, and not for a review. For
// pull_request_target it sets ReadOnly, so that nothing is written.
func (o Context) ofPull(p payload, actor string) (Context, error) {
	pull := p.PullRequest
	if pull == nil {
		return o, fmt.Errorf("the event's payload has no pull_request")
	}
	var err error
	if o.Commit, err = commit("pull_request.head.sha", pull.Head.SHA); err != nil {
		return o, err
	}
	if pull.Number < 1 {
		return o, fmt.Errorf("pull_request.number is not the number of a pull request: %d", pull.Number)
	}
	if o.Name != pullRequestTarget {
		if o.Base, err = commit("pull_request.base.sha", pull.Base.SHA); err != nil {
			return o, err
		}
		if sayable(pull.Base.Ref) {
			o.Target = pull.Base.Ref
		}
	}
	if o.Name == pullRequest {
		o.Pull = pull.Number
	}
	switch {
	case o.Name == pullRequestTarget:
		o.ReadOnly = withRights
	case pull.Head.Repository == nil || !strings.EqualFold(pull.Head.Repository.FullName, o.Repository):
		o.Doubt = fromFork
	case actor == dependabot || p.Sender.Login == dependabot:
		o.Doubt = byDependabot
	}
	return o, nil
}

// ofRun fills in the Context for the event workflow_run: a workflow that runs after
// another one. The pull request is looked up later by its head's owner and branch,
// because the payload does not list a pull request from a fork.
func (o Context) ofRun(p payload) (Context, error) {
	run := p.WorkflowRun
	if run == nil {
		return o, fmt.Errorf("the event's payload has no workflow_run")
	}
	var err error
	if o.Commit, err = commit("workflow_run.head_sha", run.HeadSHA); err != nil {
		return o, err
	}
	o.Elsewhere = true
	if run.Event != pullRequest || run.HeadRepository == nil {
		return o, nil
	}
	owner := run.HeadRepository.Owner.Login
	if _, err := repository("workflow_run.head_repository.owner", owner+"/x"); err != nil {
		return o, fmt.Errorf("workflow_run.head_repository.owner.login is not the name of an owner: %.70q", owner)
	}
	if !sayable(run.HeadBranch) {
		return o, fmt.Errorf("workflow_run.head_branch is not the name of a branch: %.70q", run.HeadBranch)
	}
	o.HeadOwner, o.HeadBranch = owner, run.HeadBranch
	return o, nil
}
