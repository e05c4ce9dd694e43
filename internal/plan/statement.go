package plan

import (
	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/DEFRA/dgcheck/internal/machine"
)

// statement writes one statement. `make plan` fails if the policies need a statement
// that is not listed here, because the machine does not have it.
func (w *writer) statement(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.BlockStmt:
		w.code(machine.OpBlock)
		w.blocks(s.Blocks)
	case *ir.BreakStmt:
		w.code(machine.OpBreak)
		w.Number(int(s.Index))
	case *ir.NotStmt:
		w.code(machine.OpNot)
		w.block(s.Block)
	case *ir.ScanStmt:
		w.code(machine.OpScan)
		w.localSource(s.Source)
		w.place(s.Key)
		w.place(s.Value)
		w.block(s.Block)
	case *ir.ReturnLocalStmt:
		w.code(machine.OpReturn)
		w.localSource(s.Source)
	case *ir.CallStmt:
		w.call(s)
	default:
		w.simple(s)
	}
}

func (w *writer) call(s *ir.CallStmt) {
	if f, ok := w.functions[s.Func]; ok {
		w.code(machine.OpCall)
		w.row(s)
		w.Number(f)
		w.args(s.Args[2:]) // the first two are input and data
	} else {
		w.code(machine.OpBuiltin)
		w.row(s)
		w.Number(w.builtins[s.Func])
		w.args(s.Args)
	}
	w.place(s.Result)
}

func (w *writer) args(args []ir.Operand) {
	w.Number(len(args))
	for _, arg := range args {
		w.source(arg)
	}
}

// simple writes a statement that assigns, tests or looks up a value.
func (w *writer) simple(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.AssignVarStmt:
		w.code(machine.OpAssign)
		w.source(s.Source)
		w.place(s.Target)
	case *ir.AssignVarOnceStmt:
		w.code(machine.OpAssignOnce)
		w.row(s)
		w.source(s.Source)
		w.place(s.Target)
	case *ir.ResetLocalStmt:
		w.code(machine.OpReset)
		w.place(s.Target)
	case *ir.IsDefinedStmt:
		w.code(machine.OpIsDefined)
		w.place(s.Source)
	case *ir.IsUndefinedStmt:
		w.code(machine.OpIsUndefined)
		w.place(s.Source)
	case *ir.EqualStmt:
		w.code(machine.OpEqual)
		w.source(s.A)
		w.source(s.B)
	case *ir.NotEqualStmt:
		w.code(machine.OpNotEqual)
		w.source(s.A)
		w.source(s.B)
	case *ir.IsArrayStmt:
		w.code(machine.OpIsArray)
		w.source(s.Source)
	case *ir.IsObjectStmt:
		w.code(machine.OpIsObject)
		w.source(s.Source)
	case *ir.IsSetStmt:
		w.code(machine.OpIsSet)
		w.source(s.Source)
	case *ir.LenStmt:
		w.code(machine.OpLen)
		w.source(s.Source)
		w.place(s.Target)
	case *ir.DotStmt:
		w.code(machine.OpDot)
		w.source(s.Source)
		w.source(s.Key)
		w.place(s.Target)
	default:
		w.making(s)
	}
}

// making writes a statement that creates a value or adds to one.
func (w *writer) making(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.AssignIntStmt:
		w.code(machine.OpInt)
		w.Number(int(s.Value))
		w.place(s.Target)
	case *ir.MakeNumberIntStmt:
		w.code(machine.OpInt)
		w.Number(int(s.Value))
		w.place(s.Target)
	case *ir.MakeNumberRefStmt:
		w.code(machine.OpNumber)
		w.Number(s.Index)
		w.place(s.Target)
	case *ir.MakeNullStmt:
		w.code(machine.OpNull)
		w.place(s.Target)
	case *ir.MakeArrayStmt:
		w.code(machine.OpArray)
		w.Number(int(s.Capacity))
		w.place(s.Target)
	case *ir.MakeObjectStmt:
		w.code(machine.OpObject)
		w.place(s.Target)
	case *ir.MakeSetStmt:
		w.code(machine.OpSet)
		w.place(s.Target)
	case *ir.ArrayAppendStmt:
		w.code(machine.OpAppend)
		w.source(s.Value)
		w.place(s.Array)
	case *ir.SetAddStmt:
		w.code(machine.OpAdd)
		w.source(s.Value)
		w.place(s.Set)
	case *ir.ObjectInsertStmt:
		w.code(machine.OpInsert)
		w.source(s.Key)
		w.source(s.Value)
		w.place(s.Object)
	case *ir.ObjectInsertOnceStmt:
		w.code(machine.OpInsertOnce)
		w.row(s)
		w.source(s.Key)
		w.source(s.Value)
		w.place(s.Object)
	default:
		w.fail("the machine has no statement %T; see docs/architecture.md", s)
	}
}
