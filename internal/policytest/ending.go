package policytest

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// Failure is the expression at which a test failed.
type Failure struct {
	// Line is the line of the expression. Expression is its text.
	Line       int
	Expression string
	// Got and Expected are the two sides of a comparison, in Rego's notation. Both are
	// empty if the expression is not a comparison, or if a side is undefined.
	Got, Expected string
	// Results is the last value of the rule under test, in Rego's notation, or "" if
	// there was none.
	Results string
}

// ending is a tracer. It keeps the last expression of a test that was not true, and the
// value of the rule under test before that expression.
type ending struct {
	test    testCase
	tested  string // the package of the rule under test
	results string
	last    *Failure
}

func newEnding(c testCase) *ending {
	return &ending{test: c, tested: strings.TrimSuffix(c.rule.Module.Package.Path.String(), "_test")}
}

// Enabled reports that the tracer receives the events of every query.
func (*ending) Enabled() bool { return true }

// Config makes OPA pass the values of variables with each event.
func (*ending) Config() topdown.TraceConfig { return topdown.TraceConfig{PlugLocalVars: true} }

// TraceEvent keeps an expression of the test that failed, or a value of the rule under
// test.
func (e *ending) TraceEvent(event topdown.Event) {
	switch node := event.Node.(type) {
	case *ast.Rule:
		if event.Op == topdown.ExitOp && e.gives(node) {
			e.results = event.Plug(node.Head.Value).String()
		}
	case *ast.Expr:
		if event.Op == topdown.FailOp && e.ofTest(node) && (e.last == nil || node.Location.Row >= e.last.Line) {
			e.last = e.seen(event, node)
		}
	}
}

// gives reports whether a Rego rule is `result` or `results` of the rule under test.
func (e *ending) gives(r *ast.Rule) bool {
	name := r.Head.Name.String()
	return (name == "results" || name == "result") && r.Head.Value != nil && r.Module != nil && r.Module.Package.Path.String() == e.tested
}

// ofTest reports whether an expression is in the body of the test.
func (e *ending) ofTest(x *ast.Expr) bool {
	at, of := x.Location, e.test.rule.Loc()
	if at == nil || of == nil || at.File != of.File {
		return false
	}
	last, _ := of.End()
	return at.Row >= of.Row && at.Row <= last
}

// seen returns a Failure for an expression that was not true.
func (e *ending) seen(event topdown.Event, x *ast.Expr) *Failure {
	f := &Failure{Line: x.Location.Row, Expression: strings.TrimSpace(string(x.Location.Text)), Results: e.results}
	operands := x.Operands()
	if len(operands) != 2 || !(x.IsEquality() || x.IsCall() && x.Operator().Equal(ast.Equal.Ref())) {
		return f
	}
	if !workedOut(operands[0]) && workedOut(operands[1]) {
		operands[0], operands[1] = operands[1], operands[0]
	}
	got, expected := e.value(event, operands[0]), e.value(event, operands[1])
	if got != "" && expected != "" {
		f.Got, f.Expected = got, expected
	}
	return f
}

// workedOut reports whether a side of a comparison is a variable or reference, and not
// a literal value. Such a side is shown as Got.
func workedOut(term *ast.Term) bool {
	switch term.Value.(type) {
	case ast.Var, ast.Ref:
		return true
	}
	return false
}

// value returns the value of one side of a comparison, or "" if it is undefined.
func (e *ending) value(event topdown.Event, term *ast.Term) string {
	plugged := event.Plug(term)
	switch ref, isRef := plugged.Value.(ast.Ref); {
	case isRef && (ref.String() == e.tested+".results" || ref.String() == e.tested+".result"):
		return e.results
	case isRef || !plugged.IsGround():
		return ""
	}
	return plugged.String()
}

// failure returns the expression at which the test failed, or nil if it is not known.
func (e *ending) failure() *Failure { return e.last }
