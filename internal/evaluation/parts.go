package evaluation

import (
	"context"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// sumUp evaluates the rules that sum up other rules, called their parts. Such a rule
// sees the results of its parts as `input.parts`, a list for each part in force, by the
// rule's name. Faults and waivers are already applied to these results.
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

// parts returns the results of the parts of a rule, by the names of the parts.
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

// part returns one result as the rule that sums it up sees it: its verdict, the day it
// is due and the paths it depends on.
func (l *layers) part(o outcome) machine.Value {
	l.layFaults(&o)
	l.layLost(&o)
	if w, ok := l.covering(&o); ok {
		o.verdict, o.due = finding.Waived, w.expires
	}
	return object("verdict", string(o.verdict), "due", o.due, "rests_on", paths(o.restsOn))
}

// covering returns the first waiver that covers an outcome. It returns false if the
// outcome is no fail, or if no waiver covers it.
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
