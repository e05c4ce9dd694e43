package machine

import (
	"regexp"
	"sync"
)

// patterns returns the builtins on regular expressions.
func patterns() map[string]builtin {
	var known sync.Map // compiled patterns, by their text
	compile := func(pattern string) (*regexp.Regexp, error) {
		if found, ok := known.Load(pattern); ok {
			return found.(*regexp.Regexp), nil
		}
		compiled, err := regexp.Compile(pattern)
		if err == nil {
			known.Store(pattern, compiled)
		}
		return compiled, err
	}
	// The function with returns a builtin whose operands are strings. One of them is
	// the pattern, whose index is the argument position. compute gets the compiled
	// pattern and all operands.
	with := func(position int, compute func(pattern *regexp.Regexp, t []string) Value) builtin {
		return func(a []Value) (Value, error) {
			t, err := stringsOf(a)
			if err != nil {
				return nil, err
			}
			pattern, err := compile(t[position])
			if err != nil {
				return nil, err
			}
			return compute(pattern, t), nil
		}
	}
	return map[string]builtin{
		"regex.match":   with(0, func(p *regexp.Regexp, t []string) Value { return p.MatchString(t[1]) }),
		"regex.replace": with(1, func(p *regexp.Regexp, t []string) Value { return p.ReplaceAllString(t[0], t[2]) }),
		"regex.split":   with(0, func(p *regexp.Regexp, t []string) Value { return arrayOf(p.Split(t[1], -1)) }),
	}
}
