// Package command is dgcheck's command line: flags into options, options
// through the pipeline, results out, and an exit status. The clock, the
// environment and the terminal are known here and nowhere below.
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

	"github.com/DEFRA/dgcheck/internal/report"
)

// The exit statuses. Where several hold, the earlier in this list wins.
const (
	Interrupted     = 130
	WrongUse        = 2
	CouldNotJudge   = 3
	CouldNotPublish = 4
	ToMend          = 1
	// ClosedPipe is what a shell sees of a program that was ended because nobody
	// read on: 128 and the number of SIGPIPE.
	ClosedPipe = 141
	Good       = 0
)

// Host is what the program stands on: its streams, its clock and its policies.
type Host struct {
	In       io.Reader
	Out, Err io.Writer
	// Terminal tells whether a stream is a terminal; Env gives an environment
	// variable.
	Terminal func(io.Writer) bool
	Env      func(string) string
	Now      func() time.Time
	// Sleep waits for so long; it gives the context's error when that ends first.
	Sleep func(ctx context.Context, wait time.Duration) error
	// Policies is the folder of policies that ship with the program.
	Policies fs.FS
	// Version and Commit identify the program.
	Version, Commit string
	// confined tells that the process has been bounded, so that policies may be
	// loaded in it that are not ours.
	confined bool
}

// failure is an error with the exit status it stands for.
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

// toMend ends a run that worked and found something; it has no words of its
// own, because the report has said everything.
var errToMend = errors.New("there is something to mend")

// Main runs the command line and gives the exit status.
func Main(ctx context.Context, args []string, host Host) int {
	out := &remembering{Writer: host.Out}
	host.Out, host.Terminal = out, out.terminal(host.Terminal)
	root := newRoot(host)
	root.SetArgs(args)
	root.SetOut(out)
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
	}
	_ = sayTo(host.Err, err.Error()) // there is nowhere else to say it
	return statusOf(err)
}

// statusOf gives the exit status that an error stands for.
func statusOf(err error) int {
	var failed *failure
	switch {
	case errors.Is(err, errToMend):
		return ToMend
	case errors.As(err, &failed):
		return failed.status
	}
	return WrongUse
}

// sayTo writes a sentence on a line of its own, which never begins with what it
// says: in a workflow's log that could be a command.
func sayTo(w io.Writer, sentence string) error {
	_, err := fmt.Fprintf(w, "dgcheck: %s\n", report.ForTerminal(sentence))
	return err
}

// closed reports whether a write failed because nobody reads any more, as after
// `| head`. That is no fault: the program ends without a word.
func closed(err error) bool { return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) }

// remembering remembers the first write that fails: help and completions are
// written by a library that does not report it.
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

// terminal asks about the stream behind.
func (r *remembering) terminal(is func(io.Writer) bool) func(io.Writer) bool {
	return func(w io.Writer) bool {
		if w == io.Writer(r) {
			w = r.Writer
		}
		return is(w)
	}
}

func newRoot(host Host) *cobra.Command {
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
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetErr(host.Err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return wrongUse("%w; see %s --help", err, cmd.CommandPath())
	})
	root.AddCommand(newCheck(host), newRules(host), newExplain(host), newClauses(host), newPolicy(host), newPublish(host), newJudgeOwn(host), newConfined(host), newSchema(host), newVersion(host))
	return root
}
