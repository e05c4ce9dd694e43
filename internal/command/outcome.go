package command

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// outcome counts what decides the exit status.
type outcome struct {
	failOn   rule.Severity
	onlyNew  bool // only findings that are new since the base count
	groups   int
	problems int
	fails    int
	// own is the latest problem with an organisation's policies. ownGroups counts the
	// groups that those policies could not judge.
	own       string
	ownGroups int
	// baseGroups counts the groups that could not be compared with the base commit.
	// baseProblem is the reason for the first of them.
	base        *base
	baseProblem string
	baseGroups  int
}

func (o *outcome) count(card outline.Card) {
	o.groups++
	if card.Problem != "" {
		o.problems++
	}
	if card.CustomProblem != "" {
		o.own = card.CustomProblem
		o.ownGroups++
	}
	if card.BaseProblem != "" {
		o.baseGroups++
		o.baseProblem = cmp.Or(o.baseProblem, card.BaseProblem)
	}
	if o.failOn != rule.None {
		o.fails += o.deciding(card).Fails(o.failOn)
	}
}

// deciding returns the counts of the findings that decide the exit status: all, or only
// the new ones.
func (o *outcome) deciding(card outline.Card) scorecard.Tally {
	if o.onlyNew {
		return card.Changes.Fresh(card.Results)
	}
	return card.Tally
}

// incomparable returns a sentence on how many groups could not be compared with the
// base commit, and why. It is only for the terminal, because it quotes what git
// printed, which may name folders of this machine.
func (o *outcome) incomparable() string {
	return fmt.Sprintf("%d of %d groups could not be compared with %s: %s", o.baseGroups, o.groups, o.base.ref.Name, o.base.explain(o.baseProblem))
}

func (o *outcome) err() error {
	if o.problems > 0 {
		return couldNotJudge(fmt.Errorf("%d of %d groups could not be judged", o.problems, o.groups))
	}
	if o.ownGroups > 0 {
		return couldNotJudge(fmt.Errorf("%d of %d groups could not be judged by the organisation's own policies: %s", o.ownGroups, o.groups, o.own))
	}
	if o.baseGroups > 0 && !o.base.offered {
		return couldNotJudge(errors.New(o.incomparable()))
	}
	if o.fails > 0 {
		return errToMend
	}
	return nil
}
