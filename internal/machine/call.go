package machine

// call makes a closure for a call of one of the plan's functions. The function finds
// the arguments in its first locals.
func (c *compiler) call() op {
	_ = c.number() // the row in the policy file, which is not used
	f := c.program.functions[c.number()]
	args := make([]source, c.number())
	for i := range args {
		args[i] = c.source()
	}
	to := c.number()
	switch {
	case f.rule >= 0:
		return func(m *Machine, l []Value) int {
			known := &m.constants[f.rule]
			if !known.known {
				if _, code := m.constant(f); code != next {
					return code
				}
			}
			return given(l, to, m.constants[f.rule].value)
		}
	case f.remembered >= 0:
		arg := args[0]
		return func(m *Machine, l []Value) int {
			v := arg.of(m, l)
			known := m.calls[f.remembered]
			if value, ok := known[v]; ok {
				return given(l, to, value)
			}
			frame := m.frame(f)
			frame[0] = v
			value, code := m.call(f, frame)
			if code != next {
				return code
			}
			if known == nil {
				known = map[Value]Value{}
				m.calls[f.remembered] = known
			}
			known[v] = value
			return given(l, to, value)
		}
	}
	return func(m *Machine, l []Value) int {
		frame := m.frame(f)
		for i := range args {
			frame[i] = args[i].of(m, l)
		}
		value, code := m.call(f, frame)
		if code != next {
			return code
		}
		return given(l, to, value)
	}
}

// given stores the value of a call in a local, and returns the code next. If the value
// is nil, the call is undefined: given returns broken, which ends the block. The
// argument to is the number of the local.
func given(l []Value, to int, v Value) int {
	if v == nil {
		return broken
	}
	l[to] = v
	return next
}

// builtin makes a closure for a call of a builtin.
func (c *compiler) builtin() op {
	row := c.number()
	compute := c.program.builtins[c.number()]
	args := make([]source, c.number())
	for i := range args {
		args[i] = c.source()
	}
	to, f := c.number(), c.function
	return func(m *Machine, l []Value) int {
		values := m.args[:len(args)]
		for i := range args {
			values[i] = args[i].of(m, l)
		}
		v, err := compute(values)
		if err != nil {
			return m.fail(f, row, err)
		}
		return given(l, to, v)
	}
}
