package history

// Proposal is a proposed change, such as a pull request, as described by the event that
// started the run.
type Proposal struct {
	// Head is the full hash of its newest commit.
	Head string
	// Base is the commit that the event names as the one to merge into. The branch may
	// have newer commits.
	Base string
	// Branch is the branch of the remote origin to merge into. It is empty if it is not
	// known, or if the clone is of another repository, for example a fork.
	Branch string
	// Queued is set if the change is in a merge queue, which tests the commit that the
	// branch will become.
	Queued bool
}

// The reasons why a proposal cannot be compared, with what to do.
const (
	tooShallow = "the clone does not have the commit that it is compared with: set `fetch-depth: 0` for actions/checkout"
	notHere    = "the clone does not have the commit that it is compared with: let actions/checkout check out this repository and the merge commit of the pull request, as it does by itself, with `fetch-depth: 0`"
	unrelated  = "the commit that is checked out and the branch it is merged into have no commit in common: check out the merge commit of the pull request, which actions/checkout does by itself"
)

// CompareWith returns the commit with which the checked-out commit is compared, so that
// only what the proposal changes counts as new. If a merge of the head and the branch
// is checked out, that is the parent on the branch, whatever the event says. In a merge
// queue without such a merge, it is Base. Otherwise it is the newest commit that the
// checked-out commit and the branch have in common. If the clone lacks what is needed
// to decide, the error is *Problem.
func (p Proposal) CompareWith(git Git) (string, error) {
	here, err := Head(git)
	if err != nil {
		return "", err
	}
	parents, err := Parents(git, here)
	if err != nil {
		return "", err
	}
	base := ""
	switch merged := len(parents) == 2 && here != p.Head; {
	case len(parents) == 2 && p.Queued, merged && parents[1] == p.Head, merged && p.mergesLater(git, parents):
		base = parents[0]
	case merged && parents[0] == p.Head: // the branch was merged into the head
		base = parents[1]
	case p.Queued:
		base = p.Base
	default:
		return p.inCommon(git, here)
	}
	if !Has(git, base) {
		return "", problem(tooShallow)
	}
	return base, nil
}

// mergesLater reports whether the parents of a merge commit are descendants of the
// event's base and head. Both branches may have got new commits before the merge.
func (p Proposal) mergesLater(git Git, parents []string) bool {
	base, err := MergeBase(git, p.Base, parents[0])
	if err != nil || base == "" || base != p.Base {
		return false
	}
	head, err := MergeBase(git, p.Head, parents[1])
	return err == nil && head != "" && (head == p.Head || head == parents[1])
}

// inCommon returns the newest commit that the branch and the commit checked out, which
// is passed as here, have in common. If the proposal was merged since, the branch
// already contains the commit checked out. Then inCommon returns the newest commit that
// it and p.Base have in common.
func (p Proposal) inCommon(git Git, here string) (string, error) {
	if shallow, err := isShallow(git); err != nil {
		return "", err
	} else if shallow {
		return "", problem(tooShallow)
	} else if !Has(git, p.Base) {
		return "", problem(notHere)
	}
	base, err := MergeBase(git, p.Base, here)
	if err != nil {
		return "", err
	}
	if p.Branch != "" {
		if tip, err := named(git, "refs/remotes/origin/"+p.Branch); err == nil {
			later, err := MergeBase(git, tip, here)
			if err != nil {
				return "", err
			}
			if base, err = newer(git, base, later, here); err != nil {
				return "", err
			}
		}
	}
	if base == "" {
		return "", problem(unrelated)
	}
	return base, nil
}

// newer returns the newer of the commits base and later, one of which is an ancestor of
// the other. Either may be "". If later is the commit checked out (here), newer returns
// base.
func newer(git Git, base, later, here string) (string, error) {
	switch {
	case later == "" || later == here || later == base:
		return base, nil
	case base == "":
		return later, nil
	}
	common, err := MergeBase(git, base, later)
	if common == base {
		return later, err
	}
	return base, err
}
