package history

// Proposal is a change that is to be merged, as the event of a run tells of it.
type Proposal struct {
	// Head is the commit it ends at, by its full name.
	Head string
	// Base is the commit that the event names as what it is merged into. The
	// branch may have moved on since.
	Base string
	// Branch is the branch it is merged into, as the clone's origin has it; empty where
	// that is not known, or the clone is of another repository, such as a fork.
	Branch string
	// Queued tells that it stands in a merge queue, which tests the commit that
	// the branch is to become.
	Queued bool
}

// Why a proposal cannot be compared, with what to do.
const (
	tooShallow = "the clone does not have the commit that it is compared with: set `fetch-depth: 0` for actions/checkout"
	notHere    = "the clone does not have the commit that it is compared with: let actions/checkout check out this repository and the merge commit of the pull request, as it does by itself, with `fetch-depth: 0`"
	unrelated  = "the commit that is checked out and the branch it is merged into have no commit in common: check out the merge commit of the pull request, which actions/checkout does by itself"
)

// CompareWith gives the commit that what is checked out is to be compared with, so
// that what the proposal brings is new and nothing else is. Of a merge commit that
// brings in the head it is the first parent, whatever the event says: that is what
// the head was merged into. Otherwise it is the newest commit that the head and the
// branch have in common. It errs with a Problem where the clone cannot tell.
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

// mergesLater reports whether the parents of a merge commit are what the base and the
// head of the event have become since: both may have moved on before it was made.
func (p Proposal) mergesLater(git Git, parents []string) bool {
	base, err := MergeBase(git, p.Base, parents[0])
	if err != nil || base == "" || base != p.Base {
		return false
	}
	head, err := MergeBase(git, p.Head, parents[1])
	return err == nil && head != "" && (head == p.Head || head == parents[1])
}

// inCommon gives the newest commit that a commit has in common with the branch. A
// branch that holds the commit itself, because it was merged since, tells nothing.
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

// newer gives the later of two commits of one history, which is not the one that is
// checked out.
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
