package sandbox

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
	"time"
)

// limitAddressSpace limits how much address space the process may use, in bytes, in
// addition to what it has now. The Go runtime has already reserved much that it does
// not use.
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

// limitsProcessor reports whether a process in the sandbox is limited by its processor
// time, and not by elapsed time.
const limitsProcessor = true

// computed returns the processor time that this process has used, on all processors
// together (getrusage(2)). Other programs on the machine do not count.
func computed() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
