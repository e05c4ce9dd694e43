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
	// value returns the value of a rule in the policies by its path, such as
	// data.dgcheck.group. It returns nil if there is no such rule, or if it is
	// undefined.
	value(ctx context.Context, path string) (machine.Value, error)
	// extend adds a key to the input. Rules evaluated before must not read that key, as
	// their values are kept.
	extend(key string, value machine.Value)
	// forget lets the engine drop the value of a rule, which is not needed again.
	forget(path string)
	// stop ends the evaluation.
	stop()
}

// planned evaluates the shipped policies by their plan, which was made when dgcheck was
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

// groupPath is the path of the rule whose value is all that applies to the group as a
// whole: whether it is closed or new, its waivers, the months and quarters that rules
// have to judge, and what lies ahead, such as the next assessments.
const groupPath = "data.dgcheck.group"

// folder returns the path of the package of a rule, such as
// data.dgcheck.rules.guide.roadmap_exists. For the empty id it returns the beginning of
// all these paths.
func folder(id rule.ID) string { return "data.dgcheck.rules." + string(id) }

// judge returns the results of every rule in force, except those that sum up other
// rules, and the value of groupPath.
func (p *program) judge(ctx context.Context, e engine, d document) ([]outcome, machine.Value, error) {
	outcomes := make([]outcome, 0, p.expected(d))
	for i := range p.Rules {
		r := &p.Rules[i]
		if len(r.Parts) > 0 {
			continue // sumUp judges these rules later, after their parts
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

// expected returns roughly how many results there will be: one for each entry that a
// rule judges, and one for each other rule.
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

// readOf evaluates one rule and adds its results to outcomes.
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

// readRule adds the results in one rule's answer to outcomes.
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
