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

// mostMessage is how many bytes are kept of what a command that Run starts writes to
// standard error.
const mostMessage = 1 << 16

// Exit is the error for a command that ended with an exit status other than 0. Said is
// what it wrote to standard error.
type Exit struct {
	Status int
	Said   string
}

func (e *Exit) Error() string { return fmt.Sprintf("the process ended with status %d", e.Status) }

// Run runs this program again with args. With these arguments the program must call
// Enter with the same limits. Run copies standard output to out, at most limits.Output
// bytes; the rest is dropped. If the exit status is not 0, the error is *Exit. If the
// process goes beyond a limit, the error explains that in plain words. If ctx is done
// first, the error is that of ctx.
func Run(ctx context.Context, limits Limits, out io.Writer, args ...string) error {
	limited, stop := context.WithTimeout(ctx, wallTime(limits.Time))
	defer stop()
	process, err := again(limited, args)
	if err != nil {
		return err
	}
	process.WaitDelay = time.Second
	// Nothing is written to this pipe. When our process ends, the pipe closes, and the
	// started process notices that and ends too.
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

// policies begins the error messages of Run: it stands for the policies that the
// command reads.
const policies = "the policies"
