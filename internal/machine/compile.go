package machine

import (
	"errors"
	"fmt"
)

// op runs one statement. Its argument l holds the locals of the function to which the
// statement belongs. It returns the code next to go on with the next statement,
// returned to leave the function, or failed. A code above 0 is the number of blocks to
// leave.
type op func(m *Machine, l []Value) int

const (
	next     = 0
	broken   = 1 // the statement is undefined, so its block ends
	returned = -1
	failed   = -2
)

// run runs the statements of a block. It returns next after the last of them. If a
// statement returns another code, run ends the block and returns that code.
func run(m *Machine, l []Value, block []op) int {
	for _, statement := range block {
		if code := statement(m, l); code != next {
			return code
		}
	}
	return next
}

// compiler makes Go closures of the statements of one function.
type compiler struct {
	reader
	program  *Program
	function *function
}

func (c *compiler) block() []op {
	block := make([]op, c.number())
	for i := range block {
		block[i] = c.statement()
	}
	return block
}

// source is where a statement gets a value from: a local, a constant, or the input or
// data of the machine.
type source struct {
	local    int // the number of the local, or -1 if the value is not in a local
	constant Value
	outer    int // SourceInput or SourceData; 0 for a constant
}

func (c *compiler) source() source {
	n := c.number()
	switch kind, value := n&(1<<SourceBits-1), n>>SourceBits; kind {
	case SourceLocal:
		return source{local: value}
	case SourceText:
		return source{local: -1, constant: c.program.texts[value]}
	case SourceInput, SourceData:
		return source{local: -1, outer: kind}
	case SourceTrue:
		return source{local: -1, constant: true}
	}
	return source{local: -1, constant: false}
}

func (s source) of(m *Machine, l []Value) Value {
	switch {
	case s.local >= 0:
		return l[s.local]
	case s.outer == SourceInput:
		return m.input
	case s.outer == SourceData:
		return m.data
	}
	return s.constant
}

// statement makes a closure of the next statement.
func (c *compiler) statement() op {
	switch code := Opcode(c.number()); code {
	case OpReturn:
		from := c.source()
		return func(m *Machine, l []Value) int { m.result = from.of(m, l); return returned }
	case OpBlock, OpBreak, OpNot, OpScan:
		return c.control(code)
	case OpAssign, OpAssignOnce, OpReset, OpIsDefined, OpIsUndefined:
		return c.assignment(code)
	case OpInt, OpNumber, OpNull, OpArray, OpObject, OpSet:
		return c.make(code)
	case OpAppend, OpAdd, OpInsert, OpInsertOnce:
		return c.addition(code)
	case OpEqual, OpNotEqual, OpIsArray, OpIsObject, OpIsSet:
		return c.test(code)
	case OpLen, OpDot:
		return c.lookup(code)
	case OpCall:
		return c.call()
	case OpBuiltin:
		return c.builtin()
	default:
		panic(fmt.Sprintf("there is no statement %d", code))
	}
}

func (c *compiler) control(code Opcode) op {
	switch code {
	case OpBreak:
		levels := c.number() + 1
		return func(*Machine, []Value) int { return levels }
	case OpBlock:
		return c.blocks()
	case OpNot:
		body := c.block()
		return func(m *Machine, l []Value) int {
			switch code := run(m, l, body); code {
			case next:
				return broken
			case broken:
				return next
			case returned, failed:
				return code
			default:
				return code - 1
			}
		}
	}
	return c.scan()
}

// blocks makes a closure that runs several blocks one after the other. If a block ends
// early because it is undefined, the next one still runs.
func (c *compiler) blocks() op {
	blocks := make([][]op, c.number())
	for i := range blocks {
		blocks[i] = c.block()
	}
	return func(m *Machine, l []Value) int {
		for _, block := range blocks {
			switch code := run(m, l, block); {
			case code < 0:
				return code
			case code > broken:
				return code - 1
			}
		}
		return next
	}
}

// scan makes a closure that runs a block for each key and value of an array, object or
// set, in order. If the block is undefined, the next iteration still runs. For a break,
// a scan counts as two of the levels to leave: its body, and the loop around it.
func (c *compiler) scan() op {
	over, key, value, f := c.source(), c.number(), c.number(), c.function
	body := c.block()
	once := func(m *Machine, l []Value, k, v Value) (int, bool) {
		l[key], l[value] = k, v
		if m.step(f) != next {
			return failed, false
		}
		switch code := run(m, l, body); {
		case code < 0:
			return code, false
		case code > broken:
			return code - 2, false
		}
		return next, true
	}
	return func(m *Machine, l []Value) (code int) {
		more := true
		switch x := over.of(m, l).(type) {
		case *Array:
			for i := 0; i < len(x.items) && more; i++ {
				code, more = once(m, l, int64(i), x.items[i])
			}
		case *Set:
			for _, item := range x.Items() {
				if code, more = once(m, l, item, item); !more {
					break
				}
			}
		case *Object:
			for _, at := range x.order() {
				if code, more = once(m, l, x.key(at), x.values[at]); !more {
					break
				}
			}
		}
		return code
	}
}

var errSeveral = errors.New("a rule or function gives several values")

func (c *compiler) assignment(code Opcode) op {
	row := 0
	if code == OpAssignOnce {
		row = c.number()
	}
	var from source
	if code == OpAssign || code == OpAssignOnce {
		from = c.source()
	}
	to, f := c.number(), c.function
	switch code {
	case OpAssign:
		return func(m *Machine, l []Value) int { l[to] = from.of(m, l); return next }
	case OpAssignOnce:
		return func(m *Machine, l []Value) int {
			v := from.of(m, l)
			if l[to] != nil && !Equal(l[to], v) {
				return m.fail(f, row, errSeveral)
			}
			l[to] = v
			return next
		}
	case OpReset:
		return func(_ *Machine, l []Value) int { l[to] = nil; return next }
	case OpIsDefined:
		return func(_ *Machine, l []Value) int { return holds(l[to] != nil) }
	}
	return func(_ *Machine, l []Value) int { return holds(l[to] == nil) }
}

// holds returns next if a test is true, and broken if it is false.
func holds(is bool) int {
	if is {
		return next
	}
	return broken
}

func (c *compiler) make(code Opcode) op {
	constant := func(v Value) op {
		to := c.number()
		return func(_ *Machine, l []Value) int { l[to] = v; return next }
	}
	switch code {
	case OpInt:
		return constant(int64(c.number()))
	case OpNumber:
		return constant(Number(c.program.texts[c.number()].(string)))
	case OpNull:
		return constant(Null{})
	case OpArray:
		capacity, to := c.number(), c.number()
		return func(_ *Machine, l []Value) int { l[to] = &Array{make([]Value, 0, capacity)}; return next }
	case OpObject:
		to, empty := c.number(), c.program.empty
		return func(_ *Machine, l []Value) int { l[to] = &Object{shape: empty}; return next }
	}
	to := c.number()
	return func(_ *Machine, l []Value) int {
		s := &Set{}
		s.items = s.first[:0]
		l[to] = s
		return next
	}
}

func (c *compiler) test(code Opcode) op {
	a := c.source()
	switch code {
	case OpEqual:
		b := c.source()
		return func(m *Machine, l []Value) int { return holds(Equal(a.of(m, l), b.of(m, l))) }
	case OpNotEqual:
		b := c.source()
		if b.local < 0 && b.constant == false && b.outer == 0 {
			return func(m *Machine, l []Value) int { return holds(a.of(m, l) != false) }
		}
		return func(m *Machine, l []Value) int { return holds(!Equal(a.of(m, l), b.of(m, l))) }
	case OpIsArray:
		return func(m *Machine, l []Value) int { _, is := a.of(m, l).(*Array); return holds(is) }
	case OpIsObject:
		return func(m *Machine, l []Value) int { _, is := a.of(m, l).(*Object); return holds(is) }
	}
	return func(m *Machine, l []Value) int { _, is := a.of(m, l).(*Set); return holds(is) }
}
