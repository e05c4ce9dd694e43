// Package event reads what GitHub Actions says of the run it is in: the variables
// of its environment and the payload of the event. Both are read as hostile.
package event

// Occasion is what happened, and so what is to be published where.
type Occasion struct {
	// Name is the event, such as pull_request; empty for what is published by
	// hand.
	Name string
	// Repository is owner/name of the repository the run belongs to.
	Repository string
	// Server and API are GitHub's addresses, such as https://github.com, without
	// a slash at the end.
	Server, API string
	// Commit is what was checked: the head of a pull request, never the merge
	// commit. Base is the commit that a pull request, or a group of a merge queue,
	// is to be merged into, as the event says it; the branch Target may have moved
	// on since. Both are empty otherwise.
	Commit, Base, Target string
	// Queued tells that the commit stands in a merge queue.
	Queued bool
	// Lines is the commit that the lines are of which a check in this run reads:
	// Commit, but for a workflow that follows another and checks its own. It is
	// empty where what is checked may be of another commit.
	Lines string
	// Pull is the number of the pull request that is commented on; 0 without one.
	Pull int
	// HeadOwner and HeadBranch name the head of the pull request to look for by
	// its commit: those of a workflow_run, whose pull request has to be looked up.
	HeadOwner, HeadBranch string
	// Issues tells that issues may follow what is found: the run is on the default
	// branch, or was started by hand and is of no pull request.
	Issues bool
	// Branch is the default branch when the run is on it; empty otherwise.
	Branch string
	// ReadOnly says in one sentence why nothing is to be written to GitHub. What was
	// found can still be told in the run itself.
	ReadOnly string
	// Doubt says in one sentence why GitHub most likely refuses what this run's token
	// is to write: a fork, Dependabot. It depends on settings that the event does not
	// tell, so it is tried; when it is refused, that is no failure. Empty otherwise.
	Doubt string
	// Elsewhere tells that the result was made by another run, so that it may say
	// whatever the author of a change wants it to.
	Elsewhere bool
	// Over says in one sentence why there is nothing to publish at all: what was
	// pushed is no more. Commit is empty then.
	Over string
}

// ByHand tells that somebody said what is to be published, not an event.
func (o Occasion) ByHand() bool { return o.Name == "" }
