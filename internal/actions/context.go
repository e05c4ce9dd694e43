// Package actions reads the context of a GitHub Actions run: the environment variables
// and the payload of the event. Neither is trusted, since an attacker may have written
// parts of them.
package actions

// Context describes the event that started the run. It decides what is published and
// where.
type Context struct {
	// Name is the name of the event, for example pull_request. It is empty if a person
	// named on the command line what to publish.
	Name string
	// Repository is the run's repository as OWNER/NAME.
	Repository string
	// Server and API are the addresses of GitHub's site and of its API, for example
	// https://github.com, without a slash at the end.
	Server, API string
	// Commit is the commit that the result is about. For a pull request it is the head,
	// never the merge commit. Base is the commit that a pull request, or a group of a
	// merge queue, is to be merged into, according to the event. Target is the branch
	// that a pull request is to be merged into; it may have moved on from Base since.
	// Base and Target are empty for pull_request_target and for all other events.
	Commit, Base, Target string
	// Queued is set if Commit is in a merge queue.
	Queued bool
	// Lines is the commit whose lines the run has checked out. It equals Commit, except
	// for workflow_run: such a run checks out its own commit. It is empty if the run
	// may have checked out any commit.
	Lines string
	// Pull is the number of the pull request to comment on, or 0 if there is none.
	Pull int
	// HeadOwner and HeadBranch identify the head of a pull request whose number must be
	// looked up, because the event workflow_run does not contain it.
	HeadOwner, HeadBranch string
	// Issues is set if GitHub issues may be opened and closed: the run is on the
	// default branch, or a person named what to publish and named no pull request.
	Issues bool
	// Branch is the default branch if the run is on it. Otherwise it is empty.
	Branch string
	// ReadOnly is a sentence that explains why nothing is written to GitHub. The run
	// itself still shows the result. It is empty if dgcheck may write.
	ReadOnly string
	// Doubt is a sentence that explains why GitHub will probably not let this run's
	// token write, for example because of a fork or Dependabot. Settings that are not
	// in the event decide that. So dgcheck tries to write, and a refusal is not a
	// failure. It is empty if there is no such doubt.
	Doubt string
	// Elsewhere is set if another run made the result that is published. The author of
	// a change may control what such a result contains.
	Elsewhere bool
	// Over is a sentence that explains why there is nothing to publish, for example
	// because the pushed branch was deleted. Commit is then empty.
	Over string
}

// ByHand reports whether the command line, and not an event, says what to publish.
func (o Context) ByHand() bool { return o.Name == "" }
