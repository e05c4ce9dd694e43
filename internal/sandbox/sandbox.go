// Package sandbox runs an organisation's own policies in a second process of this
// program, without environment variables and with limits on time and memory. OPA does
// not always stop at a deadline. Therefore a process that goes beyond a limit is killed
// or ends itself.
//
// The parent calls Start for a process that answers questions, or Run for a whole
// command. The started process calls Enter before it reads any policy.
package sandbox

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// Limits are what a process in the sandbox may use. The parent and the started process
// must use the same values.
type Limits struct {
	// Time is the maximum of processor time. With Run, the whole command may use it. A
	// Process may use it for each question again. Where the system does not measure
	// processor time, it is the maximum of elapsed time instead.
	Time time.Duration
	// Memory is the maximum of memory that the process may use, in bytes.
	Memory uint64
	// Output is the maximum number of bytes that are read from standard output. A
	// Process may write that many for each answer.
	Output int
}

// Statuses are the exit statuses with which a process in the sandbox ends itself.
type Statuses struct {
	Exceeded int // it went beyond a limit
	Orphaned int // its parent has died
}

// Enter puts the limits on time and memory on this process. It ends the process as soon
// as the given input, usually standard input, ends. It returns a reader of that input.
// Each read from it that returns something grants the full limits.Time again. Enter
// cannot be undone.
func Enter(in io.Reader, limits Limits, statuses Statuses) io.Reader {
	confineMemory(limits.Memory, statuses.Exceeded)
	allowance := confineProcessor(limits.Time, statuses.Exceeded)
	return allowing{untilTheEnd(in, statuses.Orphaned), limits.Time, allowance}
}

// untilTheEnd returns a reader of the given input. It makes this process exit with the
// given status as soon as the input ends, because that means that the parent has died.
// It does so even if the policies keep the process busy.
func untilTheEnd(in io.Reader, status int) io.Reader {
	out, to := io.Pipe()
	go func() {
		_, _ = io.Copy(to, in)
		os.Exit(status)
	}()
	return out
}

// again prepares, but does not start, a second process of this program with args and
// without environment variables.
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

// tooSlow returns the error for a process that was killed because too much time passed.
// The message begins with who, for example "the policies".
func (l Limits) tooSlow(who string) error {
	return fmt.Errorf("%s took longer than %g seconds and were ended", who, wallTime(l.Time).Seconds())
}

// exceeded returns the error for a process that ended itself because it went beyond a
// limit. The text said is what the process wrote to standard error; if it does not show
// that, exceeded returns nil. The message begins with who, for example "the policies".
func (l Limits) exceeded(who, said string) error {
	switch {
	case ranOutOfTime(said):
		return fmt.Errorf("%s took longer than %g seconds to work out and were ended", who, l.Time.Seconds())
	case ranOutOfMemory(said):
		return fmt.Errorf("%s needed more than %d MiB of memory and were ended", who, l.Memory>>20)
	}
	return nil
}
