// Package event reads what GitHub Actions says of the run it is in: the variables
// of its environment and the payload of the event. Both are read as hostile.
package event

// Occasion is what happened, and so what is to be published where.
type Occasion struct {
	// Name is the event, such as pull_request.
	Name string
	// Repository is owner/name of the repository the run belongs to.
	Repository string
	// Server and API are GitHub's addresses, such as https://github.com.
	Server, API string
	// Commit is what was checked: the head of a pull request, never the merge
	// commit. Base is the commit a pull request starts from; empty otherwise.
	Commit, Base string
	// Pull is the number of the pull request; 0 without one.
	Pull int
	// HeadOwner and HeadBranch name the head of the pull request to look for by
	// its commit: those of a workflow_run, whose pull request has to be looked up.
	HeadOwner, HeadBranch string
	// Branch is the default branch when the run is on it; empty otherwise.
	Branch string
	// ReadOnly says in one sentence why the token of this run cannot write to
	// GitHub, where that is known beforehand: a fork, Dependabot.
	ReadOnly string
}
