// Package gitexec runs the git program on a repository that may be hostile. Git
// gets an environment of its own, runs none of the programs that the
// repository's settings name, such as hooks, and fetches nothing. Filters
// cannot be switched off: use commands that do not apply them, such as
// cat-file without --filters.
package gitexec

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/bounded"
	"github.com/DEFRA/dgcheck/internal/history"
)

// longest is how long git may take to run one command, or to answer one line. Of what
// git writes to standard error, and to standard output in Say, mostSaid bytes are kept.
const (
	longest  = 20 * time.Second
	mostSaid = 4096
)

// ErrNoGit is returned by At if there is no git program.
var ErrNoGit = errors.New("git is not installed, and reading another commit needs it")

// Git runs the git program on one repository. It implements history.Git. Several
// goroutines may use it at once.
type Git struct {
	context context.Context
	program string
	top     string // the path of the repository's root folder
}

// At returns a Git for the repository whose root folder is top. The commands that it
// runs are killed when ctx is done. At looks for the git program on PATH at every call,
// and never uses one in the current folder. If there is no git program, the error is
// ErrNoGit.
func At(ctx context.Context, top string) (*Git, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, ErrNoGit
	}
	program, err = filepath.Abs(program)
	if err != nil {
		return nil, err
	}
	return &Git{context: ctx, program: program, top: top}, nil
}

func (g *Git) process(ctx context.Context, args []string) (*exec.Cmd, *strings.Builder) {
	process := exec.CommandContext(ctx, g.program, guarded(args)...)
	process.Dir, process.Env, process.WaitDelay = g.top, environment(g.top), time.Second
	said := &strings.Builder{}
	process.Stderr = &bounded.Writer{To: said, Left: mostSaid}
	return process, said
}

// Say runs a git command and returns what it prints, at most 4096 bytes. If git ends
// with a failure, the error is *history.Refused. A command that takes longer than 20
// seconds is killed.
func (g *Git) Say(args ...string) (string, error) {
	ctx, stop := context.WithTimeout(g.context, longest)
	defer stop()
	process, said := g.process(ctx, args)
	printed := &strings.Builder{}
	process.Stdout = &bounded.Writer{To: printed, Left: mostSaid}
	err := process.Run()
	var ended *exec.ExitError
	switch {
	case err == nil:
		return printed.String(), nil
	case ctx.Err() != nil:
		return "", errSlow()
	case errors.As(err, &ended):
		return "", &history.Refused{Said: strings.TrimSpace(said.String())}
	}
	return "", fmt.Errorf("git could not be started: %w", errors.Unwrap(err))
}

// Stream runs a git command and calls the function with a reader of what git prints, of
// any size. If git ends with a failure, the error is *history.Refused; otherwise it is
// the error of the function. A command that takes longer than 20 seconds is killed.
func (g *Git) Stream(read func(*bufio.Reader) error, args ...string) error {
	ctx, stop := context.WithTimeout(g.context, longest)
	defer stop()
	process, said := g.process(ctx, args)
	out, err := process.StdoutPipe()
	if err != nil {
		return err
	}
	if err := process.Start(); err != nil {
		return fmt.Errorf("git could not be started: %w", errors.Unwrap(err))
	}
	failed := read(bufio.NewReader(out))
	_, _ = io.Copy(io.Discard, out) // read the rest, so that git can end
	err = process.Wait()
	switch {
	case ctx.Err() != nil:
		return errSlow()
	case err != nil:
		return &history.Refused{Said: strings.TrimSpace(said.String())}
	}
	return failed
}

func errSlow() error {
	return fmt.Errorf("git took longer than %g seconds and was ended", longest.Seconds())
}
