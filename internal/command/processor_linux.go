package command

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// limitsProcessor tells that the system ends a process by the time it computes.
const limitsProcessor = true

// endWhenUsedUp ends the process when the system says that it has computed for as
// long as it may (getrlimit(2), RLIMIT_CPU). The Go runtime ignores that signal.
func endWhenUsedUp() {
	used := make(chan os.Signal, 1)
	signal.Notify(used, syscall.SIGXCPU)
	go func() {
		<-used
		fmt.Fprintln(os.Stderr, outOfTime)
		os.Exit(CouldNotJudge)
	}()
}

// allowProcessor lets the process compute for so many seconds more. A machine that is
// busy with other things takes nothing away.
func allowProcessor(seconds uint64) {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return
	}
	used := uint64(usage.Utime.Sec+usage.Stime.Sec) + 1 + uint64(usage.Utime.Usec+usage.Stime.Usec)/1_000_000
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_CPU, &limit) == nil {
		limit.Cur = min(used+seconds, limit.Max)
		_ = syscall.Setrlimit(syscall.RLIMIT_CPU, &limit)
	}
}
