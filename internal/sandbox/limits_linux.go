package sandbox

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
	"time"
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

// limitsProcessor reports whether processes are limited by the time they
// compute.
const limitsProcessor = true

// computed returns how long the process has computed, on all processors
// together (getrusage(2)). Other load on the machine does not count.
func computed() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
