package command

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// outcome remembers what decides the exit status.
type outcome struct {
	failOn   rule.Severity
	groups   int
	problems int
	fails    int
	// own says what went wrong with an organisation's own policies; ownGroups
	// counts the groups they could not judge.
	own       string
	ownGroups int
}

func (o *outcome) count(card report.Card) {
	o.groups++
	if card.Problem != "" {
		o.problems++
	}
	if card.OwnProblem != "" {
		o.own = card.OwnProblem
		o.ownGroups++
	}
	if o.failOn != rule.None {
		o.fails += card.Tally.Fails(o.failOn)
	}
}

func (o *outcome) err() error {
	if o.problems > 0 {
		return couldNotJudge(fmt.Errorf("%d of %d groups could not be judged", o.problems, o.groups))
	}
	if o.ownGroups > 0 {
		return couldNotJudge(fmt.Errorf("%d of %d groups could not be judged by the organisation's own policies: %s", o.ownGroups, o.groups, o.own))
	}
	if o.fails > 0 {
		return errToMend
	}
	return nil
}
