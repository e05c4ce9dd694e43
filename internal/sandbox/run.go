package sandbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/bounded"
)

// mostMessage is how much is kept of what a whole command writes to standard
// error, in bytes.
const mostMessage = 1 << 16

// Exit is the error if a command ends with another status than 0. Said is what
// it wrote to standard error.
type Exit struct {
	Status int
	Said   string
}

func (e *Exit) Error() string { return fmt.Sprintf("the process ended with status %d", e.Status) }

// Run runs this program again with the arguments, which must lead it to Enter
// with the same limits. It passes what the process writes to standard output on
// to out, up to the limit. If the command ends with another status than 0, the
// error is Exit. If it goes beyond a limit, the error says so in words for a
// reader. If ctx is done before, it is the error of ctx.
func Run(ctx context.Context, limits Limits, out io.Writer, args ...string) error {
	limited, stop := context.WithTimeout(ctx, wallTime(limits.Time))
	defer stop()
	process, err := again(limited, args)
	if err != nil {
		return err
	}
	process.WaitDelay = time.Second
	// Nothing is written to the pipe. It closes when this process ends, and
	// then the other one ends too.
	if _, err := process.StdinPipe(); err != nil {
		return err
	}
	said := &strings.Builder{}
	process.Stdout, process.Stderr = &bounded.Writer{To: out, Left: limits.Output}, &bounded.Writer{To: said, Left: mostMessage}
	err = process.Run()
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case limited.Err() != nil:
		return limits.tooSlow(policies)
	}
	if err := limits.exceeded(policies, said.String()); err != nil {
		return err
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return &Exit{exit.ExitCode(), said.String()}
	}
	return err
}

// policies is what messages call the policies that a whole command reads.
const policies = "the policies"
