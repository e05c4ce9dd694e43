// Package command is dgcheck's command line. It turns flags into options, runs the
// check, writes the results and returns an exit status. The packages that it calls do
// not use the clock, the environment or the terminal themselves.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// The exit statuses. If several apply, the first in this list wins, except that
// ClosedPipe wins over all but Interrupted.
const (
	Interrupted     = 130
	WrongUse        = 2
	CouldNotJudge   = 3
	CouldNotPublish = 4
	ToMend          = 1
	// SourcesChanged is the status of `sources check` if a passage has moved, has
	// changed or is gone.
	SourcesChanged = 5
	// ClosedPipe is the status that a shell reports for a program that was killed
	// because the reader of its output has ended: 128 plus the number of SIGPIPE.
	ClosedPipe = 141
	Good       = 0
)

// Host is what the program gets from its environment: streams, clock, environment
// variables and policies.
type Host struct {
	In       io.Reader
	Out, Err io.Writer
	// Terminal reports whether a stream is a terminal. Env returns the value of an
	// environment variable.
	Terminal func(io.Writer) bool
	Env      func(string) string
	Now      func() time.Time
	// Sleep waits for the given time. If the context ends first, it returns the
	// context's error.
	Sleep func(ctx context.Context, wait time.Duration) error
	// Policies is the folder of the policies that are built into the program.
	Policies fs.FS
	// Version and Commit identify the program.
	Version, Commit string
	// confined is set if this process has limits on time and memory. Only such a
	// process may load an organisation's policies.
	confined bool
}

// failure is an error with its exit status.
type failure struct {
	status int
	err    error
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func wrongUse(format string, parts ...any) error {
	return &failure{WrongUse, fmt.Errorf(format, parts...)}
}

func couldNotJudge(err error) error { return &failure{CouldNotJudge, err} }

// errToMend ends a run that worked, but found something to mend. It is not printed,
// because the report already shows it.
var errToMend = errors.New("there is something to mend")

// errSourcesChanged ends a comparison of sources that found a change. It is not
// printed, because the report already shows it.
var errSourcesChanged = errors.New("a source has changed")

// Main runs the command line and returns the exit status.
func Main(ctx context.Context, args []string, host Host) int {
	out := &remembering{Writer: host.Out}
	host.Out, host.Terminal = out, out.terminal(host.Terminal)
	root := newRoot(host)
	root.SetArgs(args)
	root.SetOut(out)
	refuseUnknownShells(root)
	err := root.ExecuteContext(ctx)
	if failed := (*failure)(nil); out.failed != nil && !errors.As(err, &failed) {
		err = couldNotJudge(out.failed)
	}
	switch {
	case ctx.Err() != nil:
		fmt.Fprintln(host.Err, "dgcheck: interrupted")
		return Interrupted
	case closed(out.failed):
		return ClosedPipe
	case err == nil:
		return Good
	case errors.Is(err, errToMend):
		return ToMend
	case errors.Is(err, errSourcesChanged):
		return SourcesChanged
	}
	_ = sayTo(host.Err, err.Error()+unquoted(args)) // there is nowhere left to report it
	return statusOf(err)
}

// statusOf returns the exit status of an error.
func statusOf(err error) int {
	var failed *failure
	switch {
	case errors.Is(err, errToMend):
		return ToMend
	case errors.Is(err, errSourcesChanged):
		return SourcesChanged
	case errors.As(err, &failed):
		return failed.status
	}
	return WrongUse
}

// sayTo writes a sentence on a line of its own, after "dgcheck: ". Without that, GitHub
// would take a sentence that begins with "::" in the log of a workflow for a command.
func sayTo(w io.Writer, sentence string) error {
	_, err := fmt.Fprintf(w, "dgcheck: %s\n", escape.Note(sentence))
	return err
}

// closed reports whether a write failed because the reader has ended, as with `| head`.
// That is not an error: the program ends without a message.
func closed(err error) bool { return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) }

// remembering is a writer that stores the error of the first failed write. The library
// that writes help and completions ignores such errors.
type remembering struct {
	io.Writer
	failed error
}

func (r *remembering) Write(text []byte) (int, error) {
	n, err := r.Writer.Write(text)
	if r.failed == nil {
		r.failed = err
	}
	return n, err
}

// terminal returns a function that reports whether a stream is a terminal. It calls is
// to find out. If the stream is r, it asks about the stream that r writes to.
func (r *remembering) terminal(is func(io.Writer) bool) func(io.Writer) bool {
	return func(w io.Writer) bool {
		if w == io.Writer(r) {
			w = r.Writer
		}
		return is(w)
	}
}

func newRoot(host Host) *cobra.Command {
	version := false
	root := &cobra.Command{
		Use:           "dgcheck",
		Short:         "Check what a delivery group declares against what Defra's guidance asks of it",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUse("there is no command %q; see dgcheck --help", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if version {
				return runVersion(host, "text")
			}
			return cmd.Help()
		},
	}
	root.Flags().BoolVar(&version, "version", false, "show the version, the commit and the digest of the policies")
	root.SetErr(host.Err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return wrongUse("%w; see %s --help", err, cmd.CommandPath())
	})
	for _, command := range []func(Host) *cobra.Command{
		newCheck, newInit, newImport, newFix, newDiff, newLSP,
		newRules, newExplain, newClauses, newPolicy, newSources, newPack,
		newCollect, newEvidence, newPortfolio, newReplay, newPublish,
		newSchema, newVersion, newDoctor, newMan,
		newJudgeOwn, newConfined,
	} {
		root.AddCommand(command(host))
	}
	return root
}

// refuseUnknownShells makes the command completion refuse the name of a shell that it
// does not know. Cobra alone would print help and exit with 0. The caller must set the
// output of root before, because the commands for shells write to what it was at this
// call.
func refuseUnknownShells(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, command := range root.Commands() {
		if command.Name() == "completion" {
			command.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
	}
}
