// Package actions reads the context of a GitHub Actions run: the environment
// variables and the payload of the event. Both are hostile.
package actions

// Context is the event that started the run, and so what to publish and where.
type Context struct {
	// Name is the name of the event, for example pull_request. It is empty for
	// a publication by hand.
	Name string
	// Repository is the owner/name of the run's repository.
	Repository string
	// Server and API are GitHub's addresses, for example https://github.com,
	// without a slash at the end.
	Server, API string
	// Commit is the commit that was checked: the head of a pull request, and
	// never the merge commit. Base is the commit that a pull request, or a
	// group of a merge queue, is to be merged into, according to the event. Its
	// branch, Target, may have moved on since. Base and Target are empty for
	// other events.
	Commit, Base, Target string
	// Queued is set if the commit is in a merge queue.
	Queued bool
	// Lines is the commit that the checked lines belong to. It equals Commit,
	// except for a workflow that follows another and checks out its own commit.
	// It is empty if something else may be checked out.
	Lines string
	// Pull is the number of the pull request to comment on, or 0.
	Pull int
	// HeadOwner and HeadBranch are the head of a pull request that has to be
	// looked up, since the event workflow_run does not name it.
	HeadOwner, HeadBranch string
	// Issues is set if issues may be kept: the run is on the default branch, or
	// was started by hand and is not about a pull request.
	Issues bool
	// Branch is the default branch if the run is on it, and otherwise empty.
	Branch string
	// ReadOnly is a sentence which says why nothing is written to GitHub. The
	// result is still reported in the run itself. It is empty if writing is
	// allowed.
	ReadOnly string
	// Doubt is a sentence which says why GitHub will probably refuse this run's
	// token, for example because of a fork or Dependabot. That depends on
	// settings which are not in the event. Writing is therefore tried, and a
	// refusal is not a failure. It is otherwise empty.
	Doubt string
	// Elsewhere is set if another run made the result. The author of a change
	// may control such a result.
	Elsewhere bool
	// Over is a sentence which says why there is nothing to publish: the pushed
	// branch was deleted. Commit is then empty.
	Over string
}

// ByHand reports whether a person said what to publish, and not an event.
func (o Context) ByHand() bool { return o.Name == "" }
