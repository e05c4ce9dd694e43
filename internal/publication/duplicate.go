package publication

import (
	"context"
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// one returns the issue with the marker m: the oldest open one or, if no such issue is
// open, the newest closed one. It closes every other open issue with that marker as a
// duplicate, because two runs made them at the same time. It ignores issues that were
// already closed as duplicates. The second result is false if no issue remains.
func (t *tracker) one(ctx context.Context, m marker) (forge.Issue, bool, error) {
	var stands forge.Issue
	for _, i := range slices.Clone(t.there) {
		b := parseBody(i.Body)
		switch {
		case b.marker != m || b.state.duplicate:
		case i.State == forge.Open && stands.State == forge.Open:
			if err := t.closeDuplicate(ctx, i, stands.Number); err != nil {
				return stands, true, err
			}
		default:
			if stands.State != forge.Open {
				stands = i
			}
		}
	}
	return stands, stands.Number != 0, nil
}

// own is called after this run has made its issues. It looks for issues with the same
// markers that another run made at the same time. Of two such issues the older one
// stays; if ours is the newer one, own closes it.
func (t *tracker) own(ctx context.Context) error {
	if len(t.made) == 0 {
		return nil
	}
	if err := t.read(ctx, forge.IssueFilter{Label: issueLabel().Name}); err != nil {
		return err
	}
	if t.learnt {
		for _, login := range t.ours.logins {
			if err := t.read(ctx, forge.IssueFilter{Author: login}); err != nil {
				return err
			}
		}
	}
	for _, i := range t.there {
		b := parseBody(i.Body)
		number, made := t.made[b.marker]
		if !made || i.Number >= number || i.State != forge.Open || b.state.duplicate {
			continue
		}
		delete(t.made, b.marker)
		ours := forge.Issue{Number: number}
		for _, there := range t.there {
			if there.Number == number {
				ours = there
			}
		}
		if err := t.closeDuplicate(ctx, ours, i.Number); err != nil {
			return err
		}
	}
	return nil
}

// closeDuplicate closes the issue i, because another run made an issue with the same
// marker at the same time. The argument stays is the number of that other issue. The
// reason goes into the body of i, in the same request, so that no comment is needed.
func (t *tracker) closeDuplicate(ctx context.Context, i forge.Issue, stays int) error {
	b := parseBody(i.Body)
	b.state = state{hash: b.state.hash, duplicate: true}
	b.rest = fmt.Sprintf("Two runs of dgcheck made this issue at the same time. #%d stays, so this one is closed.\n", stays)
	change := forge.IssueChange{Body: b.String(), State: forge.Closed, Reason: forge.ReasonNotPlanned}
	return t.change(ctx, i, change, "Closed issue #%d, made at the same time as #%d.", i.Number, stays)
}
