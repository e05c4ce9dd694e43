package evaluation

import (
	"context"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// sumUp judges the rules that sum up other rules, which they see as input.parts:
// by the name of each rule in force that they sum up, a list of what it says.
// What rests on a fault is not assessed there, and what a waiver covers is waived.
func (l *layers) sumUp(ctx context.Context, store storage.Store, input *ast.Term, outcomes []outcome) ([]outcome, error) {
	for i := range l.program.Rules {
		r := &l.program.Rules[i]
		if len(r.Parts) == 0 {
			continue
		}
		summed, err := l.program.askRule(ctx, r, store, with(input, "parts", l.parts(r, outcomes)), document{l.d, l.faults})
		if err != nil {
			return nil, err
		}
		outcomes = append(outcomes, summed...)
	}
	return outcomes, nil
}

// with returns an input with one more key.
func with(input *ast.Term, key string, value *ast.Term) *ast.Term {
	more := ast.NewObject([2]*ast.Term{ast.StringTerm(key), value})
	input.Value.(ast.Object).Foreach(func(key, value *ast.Term) { more.Insert(key, value) })
	return ast.NewTerm(more)
}

// parts returns what the rules that a rule sums up say, by their names.
func (l *layers) parts(r *rule.Rule, outcomes []outcome) *ast.Term {
	parts := ast.NewObject()
	for _, id := range r.Parts {
		if l.program.rules[id] == nil {
			continue
		}
		said := []*ast.Term{}
		for i := range outcomes {
			if outcomes[i].rule.ID == id {
				said = append(said, l.part(outcomes[i]))
			}
		}
		parts.Insert(ast.StringTerm(id.Name()), ast.ArrayTerm(said...))
	}
	return ast.NewTerm(parts)
}

// part returns one result as the rule that sums it up sees it: its verdict, by
// when it is due and what it rests on.
func (l *layers) part(o outcome) *ast.Term {
	l.layFaults(&o)
	l.layLost(&o)
	if w, ok := l.covering(&o); ok {
		o.verdict, o.due = finding.Waived, w.expires
	}
	rests := make([]*ast.Term, len(o.restsOn))
	for i, path := range o.restsOn {
		rests[i] = pathTerm(path)
	}
	return ast.NewTerm(object(
		"verdict", ast.StringTerm(string(o.verdict)), "due", ast.StringTerm(o.due), "rests_on", ast.ArrayTerm(rests...),
	))
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

func pathTerm(path declaration.Path) *ast.Term {
	terms := make([]*ast.Term, len(path))
	for i, step := range path {
		if step.Key == "" {
			terms[i] = number(step.Index)
		} else {
			terms[i] = ast.StringTerm(step.Key)
		}
	}
	return ast.ArrayTerm(terms...)
}
