package command

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/sandbox"
)

// commandLimits returns the limits of a process that runs a whole command with an
// organisation's policies, so that they cannot harm the machine.
func commandLimits() sandbox.Limits {
	return sandbox.Limits{Time: 60 * time.Second, Memory: 1 << 30, Output: 16 << 20}
}

// ends returns the exit statuses with which a process in the sandbox ends itself.
func ends() sandbox.Statuses {
	return sandbox.Statuses{Exceeded: CouldNotJudge, Orphaned: Interrupted}
}

// confinedCommand is a hidden command. It puts limits on its process and then runs the
// command in its arguments.
const confinedCommand = "confined"

func newConfined(host Host) *cobra.Command {
	return &cobra.Command{
		Use:                confinedCommand,
		Hidden:             true,
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			sandbox.Enter(host.In, commandLimits(), ends())
			host.confined = true
			inner := newRoot(host)
			inner.SetArgs(args)
			return inner.ExecuteContext(cmd.Context())
		},
	}
}

// confinedly runs a command in a second process, without environment variables and with
// limits on time and memory. It copies the output, and its error has the exit status of
// the command.
func confinedly(ctx context.Context, host Host, args []string) error {
	err := sandbox.Run(ctx, commandLimits(), host.Out, append([]string{confinedCommand}, args...)...)
	var exit *sandbox.Exit
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case !errors.As(err, &exit):
		return couldNotJudge(err)
	case exit.Status == ToMend:
		return errToMend
	}
	return &failure{max(exit.Status, WrongUse), errors.New(words(exit.Said))}
}

// words returns said, what the second process wrote to standard error, without the
// "dgcheck: " at its beginning.
func words(said string) string {
	text := strings.TrimPrefix(strings.TrimSpace(said), "dgcheck: ")
	if text == "" {
		return "the process of the policies ended before it had an answer"
	}
	return text
}

// bookWith loads the policies that are built in, and those of an organisation from the
// folders and bundles in the list policies, which may be empty. The latter are loaded
// only in a confined process.
func bookWith(host Host, policies []string) (*rulebook.Book, error) {
	if len(policies) == 0 {
		return rulebook.Load(host.Policies)
	}
	return ownPoliciesAt(host, policies)
}
