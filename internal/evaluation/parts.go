package evaluation

import (
	"context"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// sumUp judges the rules that sum up other rules, which they see as input.parts:
// by the name of each rule in force that they sum up, a list of what it says.
// What rests on a fault is not assessed there, and what a waiver covers is waived.
func (l *layers) sumUp(ctx context.Context, engine engine, outcomes []outcome) ([]outcome, error) {
	for i := range l.program.Rules {
		r := &l.program.Rules[i]
		if len(r.Parts) == 0 {
			continue
		}
		engine.extend("parts", l.parts(r, outcomes))
		var err error
		if outcomes, err = readOf(ctx, engine, r, document{l.d, l.faults}, outcomes); err != nil {
			return nil, err
		}
	}
	return outcomes, nil
}

// parts returns what the rules that a rule sums up say, by their names.
func (l *layers) parts(r *rule.Rule, outcomes []outcome) machine.Value {
	parts := object()
	for _, id := range r.Parts {
		if l.program.rules[id] == nil {
			continue
		}
		var said []machine.Value
		for i := range outcomes {
			if outcomes[i].rule.ID == id {
				said = append(said, l.part(outcomes[i]))
			}
		}
		parts.Put(id.Name(), list(said...))
	}
	return parts
}

// part returns one result as the rule that sums it up sees it: its verdict, by
// when it is due and what it rests on.
func (l *layers) part(o outcome) machine.Value {
	l.layFaults(&o)
	l.layLost(&o)
	if w, ok := l.covering(&o); ok {
		o.verdict, o.due = finding.Waived, w.expires
	}
	return object("verdict", string(o.verdict), "due", o.due, "rests_on", paths(o.restsOn))
}

// covering returns the first waiver that covers a fail.
func (l *layers) covering(o *outcome) (waiver, bool) {
	if o.verdict != finding.Fail {
		return waiver{}, false
	}
	for _, w := range l.waivers {
		if w.covers(o) {
			return w, true
		}
	}
	return waiver{}, false
}
