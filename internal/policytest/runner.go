package policytest

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// longest is the time limit for one test.
const longest = 30 * time.Second

// runner runs tests with OPA's interpreter. A test passes or fails as with OPA's own
// runner.
type runner struct {
	compiler *ast.Compiler
	store    storage.Store
	txn      storage.Transaction
	// tracer is nil unless coverage is recorded.
	tracer topdown.QueryTracer
}

// runAll runs the tests in modules that chosen accepts, sorted by name. If seen is not
// nil, it records there which parts of the policies were evaluated.
func runAll(ctx context.Context, modules map[string]*ast.Module, data ast.Object, chosen Pattern, seen *goneThrough) ([]Outcome, error) {
	r := runner{compiler: ast.NewCompiler().WithCapabilities(rulebook.Capabilities()), store: inmem.NewFromASTObject(data)}
	if seen != nil {
		r.tracer = seen
	}
	cases, err := compiled(r.compiler, modules)
	if err != nil {
		return nil, err
	}
	cases = slices.DeleteFunc(cases, func(c testCase) bool {
		return !chosen.Matches(NameOf(c.rule.Module.Package.Path.String(), c.name.String()))
	})
	if r.txn, err = r.store.NewTransaction(ctx); err != nil {
		return nil, err
	}
	defer r.store.Abort(ctx, r.txn)
	outcomes := r.each(ctx, cases)
	slices.SortStableFunc(outcomes, func(a, b Outcome) int {
		return strings.Compare(a.Package+"."+a.Name, b.Package+"."+b.Name)
	})
	return outcomes, ctx.Err()
}

// each runs tests, several at the same time. The outcomes have the order of the tests.
func (r runner) each(ctx context.Context, cases []testCase) []Outcome {
	outcomes := make([]Outcome, len(cases))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				outcomes[i] = r.run(ctx, cases[i])
			}
		})
	}
	for i := range cases {
		next <- i
	}
	close(next)
	workers.Wait()
	return outcomes
}

// run runs one test. A test that is still to be written (see later) is not run, and has
// not failed. Any other test fails unless its value is true. Any error, even one of a
// builtin under `not`, means that the test could not be run.
func (r runner) run(ctx context.Context, c testCase) Outcome {
	outcome := c.outcome()
	if c.later() {
		return outcome
	}
	if len(c.rule.Head.Args) > 0 {
		outcome.Err = errors.New("a test takes no arguments; give it another name, or write the arguments inside it")
		return outcome
	}
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	value, raised, err := r.value(ctx, c.path(), r.tracer)
	if topdown.IsCancel(err) && errors.Is(ctx.Err(), context.DeadlineExceeded) {
		err = fmt.Errorf("it took more than %s; test with fewer entries", longest)
	}
	if err != nil {
		outcome.Err = err
		return outcome
	}
	outcome.Failed = value == nil || value.Value.Compare(ast.Boolean(true)) != 0
	if len(raised) > 0 {
		outcome.Err = raised
	} else if outcome.Failed {
		outcome.Failure = r.failure(ctx, c)
	}
	return outcome
}

// failure runs a failed test again with a tracer, and returns the expression at which
// it failed.
func (r runner) failure(ctx context.Context, c testCase) *Failure {
	seen := newEnding(c)
	if _, _, err := r.value(ctx, c.path(), seen); err != nil {
		return nil
	}
	return seen.failure()
}

// value evaluates one Rego rule. The value is nil if the rule is undefined.
func (r runner) value(ctx context.Context, path ast.Ref, tracer topdown.QueryTracer) (value *ast.Term, raised raisedErrors, err error) {
	const given = ast.Var("given")
	query := ast.NewBody(ast.Equality.Expr(ast.NewTerm(given), ast.NewTerm(path)))
	body, err := r.compiler.QueryCompiler().Compile(query)
	if err != nil {
		return nil, nil, err
	}
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()
	asked := topdown.NewQuery(body).WithCompiler(r.compiler).WithStore(r.store).WithTransaction(r.txn).
		WithBuiltinErrorList((*[]topdown.Error)(&raised)).WithCancel(cancel)
	if tracer != nil {
		asked = asked.WithQueryTracer(tracer)
	}
	err = asked.Iter(ctx, func(result topdown.QueryResult) error {
		value = result[given]
		return nil
	})
	return value, raised, err
}

// raisedErrors are the errors of builtins in one test.
type raisedErrors []topdown.Error

func (r raisedErrors) Error() string {
	texts := make([]string, len(r))
	for i, err := range r {
		texts[i] = err.Error()
	}
	return strings.Join(texts, "; ")
}
