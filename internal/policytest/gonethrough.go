package policytest

import (
	"cmp"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// goneThrough is a tracer that records which parts of policies were evaluated. Several
// queries may use it at the same time.
type goneThrough struct {
	mu     sync.Mutex
	places map[*ast.Location]bool
}

// span is a part of a file, from the position of its first character to that of its
// last. Rows and columns count from 1.
type span struct{ fromRow, fromColumn, toRow, toColumn int }

func newGoneThrough() *goneThrough { return &goneThrough{places: map[*ast.Location]bool{}} }

// Enabled reports that the tracer receives the events of every query.
func (*goneThrough) Enabled() bool { return true }

// Config makes OPA leave out the values of variables from events.
func (*goneThrough) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

// TraceEvent records a Rego rule that returned a value, or an expression that was
// evaluated.
func (g *goneThrough) TraceEvent(event topdown.Event) {
	var at *ast.Location
	switch node := event.Node.(type) {
	case *ast.Rule:
		if event.Op != topdown.ExitOp {
			return
		}
		at = node.Head.Location
	case *ast.Expr:
		if event.Op != topdown.EvalOp {
			return
		}
		at = node.Location
	}
	if !at.HasFile() {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.places[at] = true
}

// of returns how much of a module was evaluated: the percentage of its lines, and the
// first lines of the parts that were not. If the module has nothing to evaluate, the
// percentage is 0.
func (g *goneThrough) of(file string, module *ast.Module) (percent float64, missed []int) {
	seen := map[span]bool{}
	for at := range g.places {
		if at.File == file {
			seen[spanOf(at)] = true
		}
	}
	left := map[span]bool{}
	note := func(at *ast.Location) {
		if s := spanOf(at); at.HasFile() && !within(s, seen) {
			left[s] = true
		}
	}
	ast.WalkRules(module, func(rule *ast.Rule) bool {
		note(rule.Head.Location)
		return false
	})
	ast.WalkExprs(module, func(expr *ast.Expr) bool {
		if _, declares := expr.Terms.(*ast.SomeDecl); !declares {
			note(expr.Location)
		}
		return false
	})
	for s := range left {
		missed = append(missed, s.fromRow)
	}
	slices.Sort(missed)
	done, undone := rows(seen), rows(left)
	if done+undone > 0 {
		percent = 100 * float64(done) / float64(done+undone)
	}
	return percent, slices.Compact(missed)
}

func spanOf(at *ast.Location) span {
	if at == nil {
		return span{}
	}
	row, column := at.End()
	return span{at.Row, at.Col, row, column}
}

// within reports whether a span is one of several, or lies inside one of them.
func within(s span, spans map[span]bool) bool {
	if spans[s] {
		return true
	}
	for other := range spans {
		if other.startsBy(s) && other.endsAfter(s) {
			return true
		}
	}
	return false
}

func (s span) startsBy(other span) bool {
	return cmp.Or(cmp.Compare(s.fromRow, other.fromRow), cmp.Compare(s.fromColumn, other.fromColumn)) <= 0
}

func (s span) endsAfter(other span) bool {
	return cmp.Or(cmp.Compare(s.toRow, other.toRow), cmp.Compare(s.toColumn, other.toColumn)) >= 0
}

// rows returns the number of rows that are in at least one of the spans.
func rows(spans map[span]bool) int {
	touched := map[int]bool{}
	for s := range spans {
		for row := s.fromRow; row <= s.toRow; row++ {
			touched[row] = true
		}
	}
	return len(touched)
}
