package command

import (
	"syscall"
	"time"
)

// limitsProcessor tells that a process is ended by the time it computes.
const limitsProcessor = true

// computed returns how long the process has computed, on all processors together
// (getrusage(2)). A machine that is busy with other things adds nothing.
func computed() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
