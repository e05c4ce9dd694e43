// Package sandbox runs an organisation's policies in another process of the same
// program, without environment and with limits on time and memory. OPA does not
// always stop at a deadline, so a process that goes beyond a limit is killed or
// ends itself.
//
// The parent calls Start, for a process that answers questions, or Run, for a
// whole command. The process itself calls Enter before it reads any policy.
package sandbox

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// Limits bound what a process may use. The parent and the process must agree on
// them.
type Limits struct {
	// Time is how long the process may compute: for a process that answers
	// questions, once for each. Where the system does not count computing, it
	// is time by the clock.
	Time time.Duration
	// Memory is in bytes.
	Memory uint64
	// Output is how much is read of standard output, in bytes: for a process
	// that answers questions, of each answer.
	Output int
}

// Statuses are the exit statuses of a process that ends itself.
type Statuses struct {
	Exceeded int // it went beyond a limit
	Orphaned int // its parent has died
}

// Enter puts the limits on time and memory on this process and ends it as soon
// as in ends. It returns a reader of in. Whenever something is read from it, the
// time for computing begins anew. Enter cannot be undone.
func Enter(in io.Reader, limits Limits, statuses Statuses) io.Reader {
	confineMemory(limits.Memory, statuses.Exceeded)
	allowance := confineProcessor(limits.Time, statuses.Exceeded)
	return allowing{untilTheEnd(in, statuses.Orphaned), limits.Time, allowance}
}

// untilTheEnd returns a reader of in, and exits with a status as soon as in ends: the parent
// has died. This works however busy the policies are.
func untilTheEnd(in io.Reader, status int) io.Reader {
	out, to := io.Pipe()
	go func() {
		_, _ = io.Copy(to, in)
		os.Exit(status)
	}()
	return out
}

// again prepares a process of this program without environment.
func again(ctx context.Context, args []string) (*exec.Cmd, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	process := exec.CommandContext(ctx, program, args...)
	process.Args[0] = "dgcheck"
	process.Env = []string{"GOTRACEBACK=none"}
	return process, nil
}

// tooSlow returns the error for a process that took too long by the clock. who
// is what the message calls its policies.
func (l Limits) tooSlow(who string) error {
	return fmt.Errorf("%s took longer than %g seconds and were ended", who, wallTime(l.Time).Seconds())
}

// exceeded returns the error for a process that ended itself because it went
// beyond a limit, or nil if its last words do not show that.
func (l Limits) exceeded(who, said string) error {
	switch {
	case ranOutOfTime(said):
		return fmt.Errorf("%s took longer than %g seconds to work out and were ended", who, l.Time.Seconds())
	case ranOutOfMemory(said):
		return fmt.Errorf("%s needed more than %d MiB of memory and were ended", who, l.Memory>>20)
	}
	return nil
}
