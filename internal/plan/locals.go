package plan

import (
	"github.com/open-policy-agent/opa/v1/ir"
)

// locals gives the locals of a function new numbers. A local that is only a copy of
// another has the number of that other local. A copy is assigned once, from a local
// that is itself assigned once. The numbers have no gaps, and parameters come first.
type locals struct {
	copies  map[ir.Local]ir.Local
	numbers map[ir.Local]int
}

func localsOf(f *ir.Func) *locals {
	l := &locals{copies: copiesIn(f), numbers: map[ir.Local]int{}}
	for _, param := range f.Params[2:] { // the first two are input and data
		l.number(param)
	}
	return l
}

// number returns the new number of a local.
func (l *locals) number(local ir.Local) int {
	local = l.origin(local)
	n, known := l.numbers[local]
	if !known {
		n = len(l.numbers)
		l.numbers[local] = n
	}
	return n
}

// origin returns the local that another local is a copy of. If it is not a copy, it
// returns the local itself.
func (l *locals) origin(local ir.Local) ir.Local {
	for {
		from, isCopy := l.copies[local]
		if !isCopy {
			return local
		}
		local = from
	}
}

// copiesIn returns the locals that are copies, each with the local that it is a copy
// of.
func copiesIn(f *ir.Func) map[ir.Local]ir.Local {
	c := &counter{written: map[ir.Local]int{}, copied: map[ir.Local]ir.Local{}}
	for _, param := range f.Params {
		c.written[param]++
	}
	c.blocks(f.Blocks)
	copies := map[ir.Local]ir.Local{}
	for to, from := range c.copied {
		if c.written[to] == 1 && c.written[from] == 1 {
			copies[to] = from
		}
	}
	return copies
}

// counter counts how often each local is written. A local that cannot be replaced by
// another, such as one that is reset or tested for being defined, counts as written
// more than once.
type counter struct {
	written map[ir.Local]int
	copied  map[ir.Local]ir.Local
}

func (c *counter) blocks(blocks []*ir.Block) {
	for _, block := range blocks {
		for _, s := range block.Stmts {
			c.statement(s)
		}
	}
}

func (c *counter) statement(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.BlockStmt:
		c.blocks(s.Blocks)
	case *ir.NotStmt:
		c.blocks([]*ir.Block{s.Block})
	case *ir.ScanStmt:
		c.written[s.Key]++
		c.written[s.Value]++
		c.blocks([]*ir.Block{s.Block})
	case *ir.AssignVarStmt:
		c.written[s.Target]++
		if from, ok := localOf(s.Source); ok {
			c.copied[s.Target] = from
		}
	case *ir.AssignVarOnceStmt:
		c.written[s.Target] += 2
	case *ir.ResetLocalStmt:
		c.written[s.Target] += 2
	case *ir.IsDefinedStmt:
		c.written[s.Source] += 2
	case *ir.IsUndefinedStmt:
		c.written[s.Source] += 2
	case *ir.AssignIntStmt:
		c.written[s.Target] += 2
	default:
		if target, ok := targetOf(s); ok {
			c.written[target]++
		}
	}
}

// targetOf returns the local to which a statement without blocks writes. It returns
// false for a statement that writes to none, or that is not in its list.
func targetOf(s ir.Stmt) (ir.Local, bool) {
	switch s := s.(type) {
	case *ir.CallStmt:
		return s.Result, true
	case *ir.DotStmt:
		return s.Target, true
	case *ir.LenStmt:
		return s.Target, true
	case *ir.MakeNullStmt:
		return s.Target, true
	case *ir.MakeNumberIntStmt:
		return s.Target, true
	case *ir.MakeNumberRefStmt:
		return s.Target, true
	case *ir.MakeArrayStmt:
		return s.Target, true
	case *ir.MakeObjectStmt:
		return s.Target, true
	case *ir.MakeSetStmt:
		return s.Target, true
	}
	return 0, false
}

// localOf returns the local of an operand, and whether the operand is a local.
func localOf(o ir.Operand) (ir.Local, bool) {
	switch v := o.Value.(type) {
	case ir.Local:
		return v, true
	case *ir.Local:
		return *v, true
	}
	return 0, false
}
