package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/bounded"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// The limits of the process that runs a whole command over an organisation's
// policies, so that they cannot harm the machine.
const (
	commandTime   = 60 * time.Second
	commandMemory = 1 << 30
	commandOutput = 16 << 20
)

// confinedCommand is the hidden command that sets the limits and then runs the
// command in its arguments.
const confinedCommand = "confined"

func newConfined(host Host) *cobra.Command {
	return &cobra.Command{
		Use:                confinedCommand,
		Hidden:             true,
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			confineMemory(commandMemory)
			confineProcessor(commandTime)
			untilTheEnd(host.In)
			host.confined = true
			inner := newRoot(host)
			inner.SetArgs(args)
			return inner.ExecuteContext(cmd.Context())
		},
	}
}

// confinedly runs a command in a process of its own, without environment and
// with limits on time and memory. It passes on the output and the exit status.
func confinedly(ctx context.Context, host Host, args []string) error {
	program, err := os.Executable()
	if err != nil {
		return couldNotJudge(err)
	}
	limited, stop := context.WithTimeout(ctx, wallTime(commandTime))
	defer stop()
	process := exec.CommandContext(limited, program, append([]string{confinedCommand}, args...)...)
	process.Args[0] = "dgcheck"
	process.Env = []string{"GOTRACEBACK=none"}
	process.WaitDelay = time.Second
	// Nothing is written to the pipe. It closes when this process ends, and
	// then the other one ends too.
	if _, err := process.StdinPipe(); err != nil {
		return couldNotJudge(err)
	}
	said := &strings.Builder{}
	process.Stdout, process.Stderr = &bounded.Writer{To: host.Out, Left: commandOutput}, &bounded.Writer{To: said, Left: 1 << 16}
	err = process.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case limited.Err() != nil:
		return couldNotJudge(fmt.Errorf("the policies took longer than %g seconds and were ended", wallTime(commandTime).Seconds()))
	case ranOutOfTime(said.String()):
		return couldNotJudge(fmt.Errorf("the policies took longer than %g seconds to work out and were ended", commandTime.Seconds()))
	case ranOutOfMemory(said.String()):
		return couldNotJudge(fmt.Errorf("the policies needed more than %d MiB of memory and were ended", commandMemory>>20))
	case !errors.As(err, &exit):
		return couldNotJudge(err)
	case exit.ExitCode() == ToMend:
		return errToMend
	}
	return &failure{max(exit.ExitCode(), WrongUse), errors.New(words(said.String()))}
}

// words removes the program's name from the beginning of a message.
func words(said string) string {
	text := strings.TrimPrefix(strings.TrimSpace(said), "dgcheck: ")
	if text == "" {
		return "the process of the policies ended before it had an answer"
	}
	return text
}

// bookWith loads the policies that ship, and an organisation's own if there are
// any. Those are loaded only in a confined process.
func bookWith(host Host, policies []string) (*rulebook.Book, error) {
	if len(policies) == 0 {
		return rulebook.Load(host.Policies)
	}
	return ownPoliciesAt(host, policies)
}
