// Package pattern compiles regular expressions when they are first needed.
package pattern

import (
	"regexp"
	"sync"
)

// Lazy returns a function that returns the compiled pattern. It compiles the pattern at
// its first call, since most runs need few patterns. If the pattern is invalid, that
// call panics. The function is safe for use by several goroutines.
//
// Lazy is not inlined: its code would otherwise be in the binary once for each pattern.
//
//go:noinline
func Lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
