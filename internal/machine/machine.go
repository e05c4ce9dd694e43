// Package machine runs policies that were planned when dgcheck was built.
//
// A plan is OPA's intermediate representation of the policies
// (https://www.openpolicyagent.org/docs/ir), written to a file by package plan. Load
// reads the file. When a function of the plan is first called, it becomes a list of Go
// closures. Tests compare the results with those of OPA's interpreter. The package has
// values, functions and builtins, and nothing that is particular to dgcheck's rules.
package machine

import (
	"context"
	"fmt"
	"sync/atomic"
)

// Limits are the limits on one evaluation.
type Limits struct {
	// Steps is the greatest number of calls and loop iterations. If 0, it is 1e9.
	Steps int
	// Depth is the greatest number of calls inside one another. If 0, it is 500.
	Depth int
}

// Machine evaluates functions of a program for one input. It is not safe for use by
// several goroutines.
type Machine struct {
	program *Program
	limits  Limits
	stopped *atomic.Bool
	release func() bool
	ctx     context.Context
	input   *Object
	data    Value

	// constants holds the values of rules without arguments. calls holds, by the
	// argument, the values of functions with one argument that several statements call.
	// Both are cleared after each evaluation.
	constants []constant
	calls     []map[Value]Value

	stack  []Value
	args   [mostArgs]Value // the operands of the builtin that is called; builtins do not keep them
	steps  int
	depth  int
	result Value // the value returned by the function that ended last
	err    error
}

// mostArgs is the largest number of operands that a builtin has.
const mostArgs = 8

// constant is the value of a rule without arguments, once it is known.
type constant struct {
	known bool
	value Value
}

// New returns a machine for the functions of a program.
func (p *Program) New(limits Limits) *Machine {
	if limits.Steps == 0 {
		limits.Steps = 1_000_000_000
	}
	if limits.Depth == 0 {
		limits.Depth = 500
	}
	return &Machine{
		program: p, limits: limits, stopped: &atomic.Bool{},
		constants: make([]constant, p.rules), calls: make([]map[Value]Value, p.remembered),
		stack: make([]Value, 0, 4096),
	}
}

// Start begins an evaluation with an input and data. Stop ends it. Start drops the
// values of an earlier evaluation.
func (m *Machine) Start(ctx context.Context, input *Object, data Value) {
	m.Stop()
	m.ctx, m.input, m.data = ctx, input, data
	// Each evaluation has a flag of its own. The function that an earlier one gave to
	// AfterFunc may still run, and then sets the flag of that earlier one.
	stopped := &atomic.Bool{}
	m.stopped = stopped
	m.release = context.AfterFunc(ctx, func() { stopped.Store(true) })
}

// Stop ends an evaluation and drops its values.
func (m *Machine) Stop() {
	if m.release != nil {
		m.release()
	}
	clear(m.constants)
	for _, known := range m.calls {
		clear(known)
	}
	clear(m.stack[:cap(m.stack)])
	clear(m.args[:])
	m.result = nil
	m.stack, m.steps, m.depth, m.err, m.release = m.stack[:0], 0, 0, nil, nil
	m.ctx, m.input, m.data = nil, nil, nil
}

// Extend adds a key to the input. Rules that were already evaluated must not read that
// key, as their values are kept.
func (m *Machine) Extend(key string, value Value) {
	more := merged(m.input, NewObject(NewShape([]string{key}), []Value{value}))
	m.input = more
}

// Value returns the value of a rule without arguments by its path, such as
// data.dgcheck.group. It returns nil if the rule is undefined. It returns an error if
// the plan has no such rule, if values conflict, if a builtin fails, if a limit is
// exceeded or if the context is done. In all but the first case the error names the
// policy's file and, if it is known, the line.
func (m *Machine) Value(path string) (Value, error) {
	f := m.program.function(path)
	if f == nil || f.rule < 0 {
		return nil, fmt.Errorf("there is no rule %s in the plan", path)
	}
	value, code := m.constant(f)
	if code == failed {
		err := m.err
		clear(m.stack[:cap(m.stack)]) // a frame has to be empty when it is used again
		m.err, m.stack, m.depth = nil, m.stack[:0], 0
		if stopped := m.ctx.Err(); stopped != nil && m.stopped.Load() {
			return nil, stopped
		}
		return nil, err
	}
	return value, nil
}

// Forget drops the value of a rule that is no longer needed, to free its memory.
func (m *Machine) Forget(path string) {
	if f := m.program.function(path); f != nil && f.rule >= 0 {
		m.constants[f.rule] = constant{}
	}
}

// constant returns the value of a rule without arguments, and the code next. The value
// is nil if the rule is undefined. If the evaluation fails, constant returns nil and
// the code failed.
func (m *Machine) constant(f *function) (Value, int) {
	if known := &m.constants[f.rule]; known.known {
		return known.value, next
	}
	value, code := m.call(f, m.frame(f))
	if code == failed {
		return nil, failed
	}
	m.constants[f.rule] = constant{true, value}
	return value, next
}

// frame takes a piece of the stack for the locals of a function. All of them are nil,
// because call clears a frame at its end, and Value clears the whole stack after a
// failure.
func (m *Machine) frame(f *function) []Value {
	f.prepare()
	base := len(m.stack)
	if base+f.locals > cap(m.stack) {
		// Functions that are running keep their frames on the old stack. When they end,
		// they do not shorten the new one, which starts empty.
		m.stack = make([]Value, 0, max(2*cap(m.stack), f.locals))
		base = 0
	}
	m.stack = m.stack[:base+f.locals]
	return m.stack[base : base+f.locals : base+f.locals]
}

// call runs a function whose arguments are in its frame. It returns the value, or nil
// if the result is undefined, and the code next. It then clears the frame and frees it.
// If the function fails, call returns nil and the code failed, and leaves the frame for
// Value to clear.
func (m *Machine) call(f *function, frame []Value) (Value, int) {
	if m.depth++; m.depth > m.limits.Depth {
		return nil, m.fail(f, 0, fmt.Errorf("policies call one another more than %d deep", m.limits.Depth))
	}
	if code := m.step(f); code != next {
		return nil, code
	}
	var value Value
	for _, block := range f.blocks {
		code := run(m, frame, block)
		if code == returned {
			value, m.result = m.result, nil
			break
		}
		if code == failed {
			return nil, failed
		}
	}
	m.depth--
	clear(frame)
	m.stack = m.stack[:max(0, len(m.stack)-f.locals)]
	return value, next
}

// step counts a call or an iteration, and returns the code next. It returns failed if
// there were too many. Every 1024 steps it also checks whether the evaluation was
// cancelled.
func (m *Machine) step(f *function) int {
	m.steps++
	if m.steps > m.limits.Steps {
		return m.fail(f, 0, fmt.Errorf("the policies took more than %d steps", m.limits.Steps))
	}
	if m.steps&0x3ff == 0 && m.stopped.Load() {
		return m.fail(f, 0, context.Canceled)
	}
	return next
}

// fail records an error at a row of a function's file, and returns failed. A later
// error does not replace an earlier one.
func (m *Machine) fail(f *function, row int, err error) int {
	if m.err == nil {
		m.err = &Error{File: f.file, Row: row, Function: f.name, Err: err}
	}
	return failed
}

// Error describes why an evaluation ended without a value.
type Error struct {
	// File and Row are the policy's file and line; Row is 0 if it is not known.
	File string
	Row  int
	// Function is the path of the rule or function.
	Function string
	Err      error
}

func (e *Error) Error() string {
	if e.Row == 0 {
		return fmt.Sprintf("%s: %s: %v", e.File, e.Function, e.Err)
	}
	return fmt.Sprintf("%s:%d: %v", e.File, e.Row, e.Err)
}

// Unwrap returns the cause of the error.
func (e *Error) Unwrap() error { return e.Err }
