// Package pattern compiles regular expressions when they are first needed.
package pattern

import (
	"regexp"
	"sync"
)

// Lazy returns a function that returns the compiled pattern, and compiles it at its
// first call: most runs need few patterns. A pattern that cannot be compiled panics
// then. The function is safe for concurrent use.
//
// If Lazy were inlined, its code would stand once for each pattern in the binary.
//
//go:noinline
func Lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
