package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/DEFRA/dgcheck/internal/machine"
)

// planPrefix is the prefix that OPA's planner adds to the path of a function.
const planPrefix = "g0."

// write returns the plan's file. It leaves out the entry point itself, since the
// machine calls functions by their paths.
func write(policy *ir.Policy) ([]byte, error) {
	w := &writer{policy: policy, functions: map[string]int{}, builtins: map[string]int{}}
	w.Bytes = append(w.Bytes, machine.Magic...)
	w.Number(len(policy.Static.Strings))
	for _, text := range policy.Static.Strings {
		w.Text(text.Value)
	}
	if err := w.names(); err != nil {
		return nil, err
	}
	calls := callsIn(policy)
	bodies := make([][]byte, len(policy.Funcs.Funcs))
	for i, f := range policy.Funcs.Funcs {
		body := &writer{policy: policy, functions: w.functions, builtins: w.builtins, locals: localsOf(f)}
		body.blocks(f.Blocks)
		if body.err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, body.err)
		}
		w.head(f, len(body.locals.numbers), calls[f.Name])
		bodies[i] = body.Bytes
	}
	for _, body := range bodies {
		w.Text(string(body))
	}
	return w.Bytes, nil
}

// names writes the lists of builtins and files, and the number of functions.
func (w *writer) names() error {
	known := machine.Builtins()
	w.Number(len(w.policy.Static.BuiltinFuncs))
	for i, b := range w.policy.Static.BuiltinFuncs {
		if !slices.Contains(known, b.Name) {
			return fmt.Errorf("the machine has no builtin %s; add it to internal/machine, with a test against OPA's", b.Name)
		}
		w.builtins[b.Name] = i
		w.Text(b.Name)
	}
	w.Number(len(w.policy.Static.Files))
	for _, file := range w.policy.Static.Files {
		w.Text(file.Value)
	}
	for i, f := range w.policy.Funcs.Funcs {
		w.functions[f.Name] = i
	}
	w.Number(len(w.policy.Funcs.Funcs))
	return nil
}

// head writes the header of a function. If the function has one argument and several
// statements call it, the header says that the machine keeps its values.
func (w *writer) head(f *ir.Func, locals, calls int) {
	w.Text(strings.TrimPrefix(f.Name, planPrefix))
	w.Number(fileOf(f))
	w.Number(len(f.Params) - 2)
	w.Number(locals)
	remember := 0
	if len(f.Params) == 3 && calls > 1 {
		remember = 1
	}
	w.Number(remember)
}

func fileOf(f *ir.Func) int {
	for _, block := range f.Blocks {
		for _, s := range block.Stmts {
			return s.GetLocation().File
		}
	}
	return 0
}

// callsIn returns, for each function, how many statements call it.
func callsIn(policy *ir.Policy) map[string]int {
	calls := map[string]int{}
	var count func(blocks []*ir.Block)
	count = func(blocks []*ir.Block) {
		for _, block := range blocks {
			for _, s := range block.Stmts {
				switch s := s.(type) {
				case *ir.CallStmt:
					calls[s.Func]++
				case *ir.BlockStmt:
					count(s.Blocks)
				case *ir.NotStmt:
					count([]*ir.Block{s.Block})
				case *ir.ScanStmt:
					count([]*ir.Block{s.Block})
				}
			}
		}
	}
	for _, f := range policy.Funcs.Funcs {
		count(f.Blocks)
	}
	return calls
}

// writer writes the statements of one function.
type writer struct {
	machine.Writer
	policy    *ir.Policy
	functions map[string]int
	builtins  map[string]int
	locals    *locals
	err       error
}

func (w *writer) code(code machine.Opcode) { w.Number(int(code)) }

// place writes the number of a local that a statement writes to.
func (w *writer) place(local ir.Local) { w.Number(w.locals.number(local)) }

func (w *writer) row(s ir.Stmt) { w.Number(s.GetLocation().Row) }

// localSource writes a local that a statement reads. Unlike place, it accepts the
// locals that stand for input and data.
func (w *writer) localSource(local ir.Local) {
	switch origin := w.locals.origin(local); origin {
	case ir.Input:
		w.Number(machine.SourceInput)
	case ir.Data:
		w.Number(machine.SourceData)
	default:
		w.Number(w.locals.number(origin)<<machine.SourceBits | machine.SourceLocal)
	}
}

func (w *writer) source(o ir.Operand) {
	if local, ok := localOf(o); ok {
		w.localSource(local)
		return
	}
	switch v := o.Value.(type) {
	case ir.StringIndex:
		w.Number(int(v)<<machine.SourceBits | machine.SourceText)
	case *ir.StringIndex:
		w.Number(int(*v)<<machine.SourceBits | machine.SourceText)
	case ir.Bool:
		w.truth(bool(v))
	case *ir.Bool:
		w.truth(bool(*v))
	default:
		w.fail("there is no operand %T", o.Value)
	}
}

func (w *writer) truth(is bool) {
	if is {
		w.Number(machine.SourceTrue)
	} else {
		w.Number(machine.SourceFalse)
	}
}

func (w *writer) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

func (w *writer) blocks(blocks []*ir.Block) {
	w.Number(len(blocks))
	for _, block := range blocks {
		w.block(block)
	}
}

// block writes the statements of a block. It leaves out statements that do nothing, and
// those that make a copy of a local (see locals).
func (w *writer) block(block *ir.Block) {
	statements := slices.DeleteFunc(slices.Clone(block.Stmts), func(s ir.Stmt) bool {
		switch s := s.(type) {
		case *ir.NopStmt:
			return true
		case *ir.AssignVarStmt:
			_, isCopy := w.locals.copies[s.Target]
			return isCopy
		}
		return false
	})
	w.Number(len(statements))
	for _, s := range statements {
		w.statement(s)
	}
}
