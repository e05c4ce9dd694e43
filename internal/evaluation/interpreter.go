package evaluation

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// interpreter evaluates policies with OPA's interpreter. It is used for an
// organisation's own policies, and in tests that compare planned policies with it.
type interpreter struct {
	program *rulebook.Program
	queries sync.Map // compiled queries, by their text
}

// on returns an engine that evaluates the policies for an input and data.
func (i *interpreter) on(input machine.Value, data machine.Value) *interpreted {
	return &interpreted{interpreter: i, store: inmem.NewFromASTObject(term(data).Value.(ast.Object)), input: term(input)}
}

// interpreted evaluates policies for one declaration. It implements engine.
type interpreted struct {
	*interpreter
	store storage.Store
	input *ast.Term
	// answer holds the values of all rules in one object: `group`, and `result` and
	// `results`, each by the ids of the rules. It is nil until a value is first needed.
	answer machine.Value
	// extended is set once extend was called. answer was evaluated without that key.
	extended bool
}

func (i *interpreted) value(ctx context.Context, path string) (machine.Value, error) {
	if i.extended {
		return i.one(ctx, path)
	}
	if i.answer == nil {
		answer, err := i.ask(ctx, rulebook.Query, i.store, i.input)
		if err != nil {
			return nil, err
		}
		i.answer = valueOf(answer.Value)
	}
	if path == groupPath {
		return get(i.answer, "group"), nil
	}
	// The path is data.dgcheck.rules.<rule id>.<result or results>. The answer has
	// `result` and `results` at the top, and the rule ids below them.
	at := strings.LastIndexByte(path, '.')
	return get(get(i.answer, path[at+1:]), strings.TrimPrefix(path[:at], folder(""))), nil
}

// one evaluates the single rule with the given path, and returns its value. It returns
// nil if there is no such rule, or if it is undefined.
func (i *interpreted) one(ctx context.Context, path string) (machine.Value, error) {
	if len(i.program.Compiler.GetRules(ast.MustParseRef(path))) == 0 {
		return nil, nil
	}
	given, err := i.ask(ctx, fmt.Sprintf("[given | given = %s]", path), i.store, i.input)
	if err != nil {
		return nil, err
	}
	values, ok := given.Value.(*ast.Array)
	if !ok || values.Len() == 0 {
		return nil, nil
	}
	return valueOf(values.Elem(0).Value), nil
}

func (i *interpreted) extend(key string, value machine.Value) {
	more := ast.NewObject([2]*ast.Term{ast.StringTerm(key), term(value)})
	i.input.Value.(ast.Object).Foreach(func(key, value *ast.Term) { more.Insert(key, value) })
	i.input, i.extended = ast.NewTerm(more), true
}

func (*interpreted) forget(string) {}

func (*interpreted) stop() {}

// ask evaluates a query and returns its single result. It returns an error if there is
// none.
func (i *interpreter) ask(ctx context.Context, query string, store storage.Store, input *ast.Term) (*ast.Term, error) {
	body, err := i.body(query)
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
	err = topdown.NewQuery(body).WithCompiler(i.program.Compiler).WithStore(store).WithTransaction(txn).
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

// body returns a query in compiled form, whose result is in the variable `answer`. It
// compiles each query once.
func (i *interpreter) body(query string) (ast.Body, error) {
	if body, ok := i.queries.Load(query); ok {
		return body.(ast.Body), nil
	}
	body, err := i.program.Compiler.QueryCompiler().Compile(ast.MustParseBody("answer = " + query))
	if err != nil {
		return nil, err
	}
	i.queries.Store(query, body)
	return body, nil
}
