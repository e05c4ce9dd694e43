package evaluation

import (
	"context"
	"fmt"
	"sync"

	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// engine evaluates the policies for one declaration.
type engine interface {
	// value returns the value of a rule of the policies, named by its path. It is nil
	// if there is no such rule, or if it is undefined.
	value(ctx context.Context, path string) (machine.Value, error)
	// extend adds a key to the input. Rules that were evaluated do not read it.
	extend(key string, value machine.Value)
	// forget says that the value of a rule is not needed again.
	forget(path string)
	// stop ends the evaluation.
	stop()
}

// planned evaluates the policies that ship, as they were planned when the product was
// built.
type planned struct {
	program *machine.Program
	machine *machine.Machine
	pool    *sync.Pool
}

func (p *planned) value(_ context.Context, path string) (machine.Value, error) {
	if !p.program.Has(path) {
		return nil, nil
	}
	value, err := p.machine.Value(path)
	if err != nil {
		return nil, fmt.Errorf("a rule could not be worked out: %w", err)
	}
	return value, nil
}

func (p *planned) extend(key string, value machine.Value) { p.machine.Extend(key, value) }

func (p *planned) forget(path string) { p.machine.Forget(path) }

func (p *planned) stop() {
	p.machine.Stop()
	p.pool.Put(p.machine)
}

// groupPath is the rule that says what is laid over the results of all rules.
const groupPath = "data.dgcheck.group"

// folder returns the path of a rule's package.
func folder(id rule.ID) string { return "data.dgcheck.rules." + string(id) }

// judge reads what every rule in force gives, but for those that sum up others, and
// what is laid over it.
func (p *program) judge(ctx context.Context, e engine, d document) ([]outcome, machine.Value, error) {
	outcomes := make([]outcome, 0, p.expected(d))
	for i := range p.Rules {
		r := &p.Rules[i]
		if len(r.Parts) > 0 {
			continue // which is judged after its parts
		}
		var err error
		if outcomes, err = readOf(ctx, e, r, d, outcomes); err != nil {
			return nil, nil, err
		}
	}
	group, err := e.value(ctx, groupPath)
	if err != nil {
		return nil, nil, err
	}
	if _, ok := group.(*machine.Object); !ok {
		return nil, nil, fmt.Errorf("policies: what is laid over all results is missing")
	}
	return outcomes, group, nil
}

// expected returns about how many results there will be: one for each entry that a rule
// judges, and one for each other rule.
func (p *program) expected(d document) int {
	n := 0
	for i := range p.Rules {
		judges := p.Rules[i].Judges
		for _, list := range judges {
			if entries := d.At(dotted(list)); entries != nil {
				n += len(entries.Items)
			}
		}
		n += 1 + len(judges)
	}
	return n
}

// readOf reads what one rule gives, and adds it to outcomes.
func readOf(ctx context.Context, e engine, r *rule.Rule, d document, outcomes []outcome) ([]outcome, error) {
	var a answer
	var err error
	path := folder(r.ID)
	if a.result, err = e.value(ctx, path+".result"); err != nil {
		return nil, err
	}
	if a.results, err = e.value(ctx, path+".results"); err != nil {
		return nil, err
	}
	defer e.forget(path + ".results")
	return readRule(r, a, d, outcomes)
}

// readRule reads what one rule says, and adds it to outcomes.
func readRule(r *rule.Rule, a answer, d document, outcomes []outcome) ([]outcome, error) {
	switch {
	case r.Files:
		read, err := readFiles(r, a, d)
		return append(outcomes, read...), err
	case a == (answer{}):
		return nil, fmt.Errorf("rule %s: it says nothing", r.ID)
	}
	return readAnswer(r, a, d.Declaration, outcomes)
}
