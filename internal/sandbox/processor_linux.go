package sandbox

import (
	"syscall"
	"time"
)

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
