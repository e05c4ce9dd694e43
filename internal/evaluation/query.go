package evaluation

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
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
			if value := d.At(declaration.Keys(strings.Split(list, ".")...)); value != nil {
				entries += len(value.Items)
			}
		}
	}
	return entries > manyEntries
}

// judge gives what every rule in force says, and what is laid over it.
func (p *program) judge(ctx context.Context, store storage.Store, input *ast.Term, large bool) ([]judgement, ast.Object, error) {
	if large {
		return p.ruleByRule(ctx, store, input)
	}
	answer, err := p.ask(ctx, rulebook.Query, store, input)
	if err != nil {
		return nil, nil, err
	}
	whole, ok := answer.Value.(ast.Object)
	if !ok {
		return nil, nil, fmt.Errorf("the policies gave no answer")
	}
	judgements, err := p.read(whole)
	if err != nil {
		return nil, nil, err
	}
	group, err := objectOf(get(whole, "group"))
	return judgements, group, err
}

// ruleByRule asks for the results of each rule by itself, as many at once as
// there are processors.
func (p *program) ruleByRule(ctx context.Context, store storage.Store, input *ast.Term) ([]judgement, ast.Object, error) {
	said := make([][]judgement, len(p.Rules))
	errs := make([]error, len(p.Rules))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				said[i], errs[i] = p.askRule(ctx, &p.Rules[i], store, input)
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

func (p *program) askRule(ctx context.Context, r *rule.Rule, store storage.Store, input *ast.Term) ([]judgement, error) {
	results, err := p.ask(ctx, rulebook.RuleQuery(r.ID), store, input)
	if err != nil {
		return nil, err
	}
	return p.readRule(nil, r, results)
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

// read reads what every rule in force said. A rule that is missing from the
// answer, or that is in it without being in force, is an error.
func (p *program) read(answer ast.Object) ([]judgement, error) {
	results, ok := get(answer, "results").Value.(ast.Object)
	if !ok {
		return nil, fmt.Errorf("the policies gave no results")
	}
	var judgements []judgement
	err := results.Iter(func(key, value *ast.Term) (err error) {
		r := p.rules[rule.ID(textOf(key))]
		if r == nil {
			return fmt.Errorf("results of an unknown rule %v", key)
		}
		judgements, err = p.readRule(judgements, r, value)
		return err
	})
	if err != nil {
		return nil, err
	}
	if results.Len() != len(p.rules) {
		for id := range p.rules {
			if results.Get(ast.StringTerm(string(id))) == nil {
				return nil, fmt.Errorf("rule %s: it says nothing", id)
			}
		}
	}
	return judgements, nil
}

// readRule adds what one rule said.
func (p *program) readRule(judgements []judgement, r *rule.Rule, results *ast.Term) ([]judgement, error) {
	set, ok := results.Value.(ast.Set)
	if !ok {
		return nil, fmt.Errorf("rule %s: its results should be a set", r.ID)
	}
	err := set.Iter(func(term *ast.Term) error {
		j, err := readJudgement(r, term)
		judgements = append(judgements, j)
		return err
	})
	return judgements, err
}
