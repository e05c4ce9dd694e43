package sandbox

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
)

// limitAddressSpace bounds what the process may map, in bytes, in addition to
// what the Go runtime has reserved so far, which is large and mostly unused.
func limitAddressSpace(limit uint64) {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return
	}
	size, _, _ := bytes.Cut(text, []byte(" "))
	pages, err := strconv.ParseUint(string(size), 10, 64)
	if err != nil {
		return
	}
	bound := pages*uint64(os.Getpagesize()) + limit
	_ = syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: bound, Max: bound})
}
