package evaluation

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// manyEntries is the number of entries, counted once for each rule that judges
// them, above which a declaration is large: its results are then worked out rule
// by rule, which takes longer and keeps the memory of one rule alone.
const manyEntries = 20_000

// large reports whether a declaration has so many entries that its rules are
// evaluated one by one, to keep the memory of one.
func (p *program) large(d *declaration.Declaration) bool {
	entries := 0
	for i := range p.Rules {
		for _, list := range p.Rules[i].Judges {
			if value := d.At(dotted(list)); value != nil {
				entries += len(value.Items)
			}
		}
	}
	return entries > manyEntries
}

// judge gives what every rule in force says, and what is laid over it.
func (p *program) judge(ctx context.Context, store storage.Store, input *ast.Term, d document) ([]outcome, ast.Object, error) {
	if p.large(d.Declaration) {
		return p.ruleByRule(ctx, store, input, d)
	}
	answer, err := p.ask(ctx, rulebook.Query, store, input)
	if err != nil {
		return nil, nil, err
	}
	whole, ok := answer.Value.(ast.Object)
	if !ok {
		return nil, nil, fmt.Errorf("the policies gave no answer")
	}
	outcomes, err := p.read(whole, d)
	if err != nil {
		return nil, nil, err
	}
	group, err := objectOf(get(whole, "group"))
	return outcomes, group, err
}

// ruleByRule asks for the results of each rule by itself, as many at once as
// there are processors.
func (p *program) ruleByRule(ctx context.Context, store storage.Store, input *ast.Term, d document) ([]outcome, ast.Object, error) {
	said := make([][]outcome, len(p.Rules))
	errs := make([]error, len(p.Rules))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				if len(p.Rules[i].Parts) > 0 {
					continue // which is judged after its parts
				}
				said[i], errs[i] = p.askRule(ctx, &p.Rules[i], store, input, d)
			}
		})
	}
	for i := range p.Rules {
		next <- i
	}
	close(next)
	workers.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, nil, err
	}
	answer, err := p.ask(ctx, rulebook.GroupQuery, store, input)
	if err != nil {
		return nil, nil, err
	}
	group, err := objectOf(answer)
	return slices.Concat(said...), group, err
}

func (p *program) askRule(ctx context.Context, r *rule.Rule, store storage.Store, input *ast.Term, d document) ([]outcome, error) {
	given, err := p.ask(ctx, p.RuleQuery(r.ID), store, input)
	if err != nil {
		return nil, err
	}
	object, err := objectOf(given)
	if err != nil {
		return nil, err
	}
	return readRule(r, answer{result: only(object, "result"), results: only(object, "results")}, d)
}

// only returns the one member of the set under a key, or nil if it is empty.
func only(object ast.Object, key string) *ast.Term {
	set, ok := get(object, key).Value.(ast.Set)
	if !ok || set.Len() == 0 {
		return nil
	}
	return set.Slice()[0]
}

func objectOf(term *ast.Term) (ast.Object, error) {
	object, ok := term.Value.(ast.Object)
	if !ok {
		return nil, fmt.Errorf("policies: what is laid over all results is missing")
	}
	return object, nil
}

// ask runs one query and gives its one answer.
func (p *program) ask(ctx context.Context, query string, store storage.Store, input *ast.Term) (*ast.Term, error) {
	body, err := p.body(query)
	if err != nil {
		return nil, err
	}
	txn, err := store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Abort(ctx, txn)
	cancel := topdown.NewCancel()
	stop := context.AfterFunc(ctx, cancel.Cancel)
	defer stop()
	var answer *ast.Term
	err = topdown.NewQuery(body).WithCompiler(p.Compiler).WithStore(store).WithTransaction(txn).
		WithInput(input).WithStrictBuiltinErrors(true).WithCancel(cancel).
		Iter(ctx, func(result topdown.QueryResult) error {
			answer = result[ast.Var("answer")]
			return nil
		})
	if err != nil {
		return nil, fmt.Errorf("a rule could not be worked out: %w", err)
	}
	if answer == nil {
		return nil, fmt.Errorf("the policies gave no answer")
	}
	return answer, nil
}

// body compiles a query once.
func (p *program) body(query string) (ast.Body, error) {
	if body, ok := p.queries.Load(query); ok {
		return body.(ast.Body), nil
	}
	body, err := p.Compiler.QueryCompiler().Compile(ast.MustParseBody("answer = " + query))
	if err != nil {
		return nil, err
	}
	p.queries.Store(query, body)
	return body, nil
}

// read reads what every rule in force says. It returns an error if a rule is
// missing from the answer, or is in it without being in force.
func (p *program) read(whole ast.Object, d document) ([]outcome, error) {
	answers, err := p.answers(whole)
	if err != nil {
		return nil, err
	}
	var outcomes []outcome
	for i := range p.Rules {
		r := &p.Rules[i]
		a := answers[r.ID]
		if len(r.Parts) > 0 {
			continue // which is judged after its parts
		}
		read, err := readRule(r, a, d)
		if err != nil {
			return nil, err
		}
		outcomes = append(outcomes, read...)
	}
	return outcomes, nil
}

// answers returns what is said, by rule.
func (p *program) answers(whole ast.Object) (map[rule.ID]answer, error) {
	answers := make(map[rule.ID]answer, len(p.rules))
	for _, name := range []string{"result", "results"} {
		given, ok := get(whole, name).Value.(ast.Object)
		if !ok {
			return nil, fmt.Errorf("the policies gave no results")
		}
		err := given.Iter(func(key, value *ast.Term) error {
			id := rule.ID(textOf(key))
			if p.rules[id] == nil {
				return fmt.Errorf("results of an unknown rule %v", key)
			}
			a := answers[id]
			if name == "result" {
				a.result = value
			} else {
				a.results = value
			}
			answers[id] = a
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return answers, nil
}

// readRule reads what one rule says.
func readRule(r *rule.Rule, a answer, d document) ([]outcome, error) {
	switch {
	case r.Files:
		return readFiles(r, a, d)
	case a == (answer{}):
		return nil, fmt.Errorf("rule %s: it says nothing", r.ID)
	}
	return readAnswer(r, a, d.Declaration)
}
