package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/history"
)

// gitTime is how long git may take for one answer; gitAnswer is how much of its
// output is read, in bytes.
const (
	gitTime   = 20 * time.Second
	gitAnswer = 4096
)

// errNoGit is returned if there is no git program.
var errNoGit = errors.New("git is not installed, and reading another commit needs it")

// git runs the git program on one repository, whose settings and hooks have no
// effect.
type git struct {
	context context.Context
	program string
	top     string // the root of the repository
}

// findGit finds the git program. It never uses one in the current folder.
func findGit() (string, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return "", errNoGit
	}
	return filepath.Abs(program)
}

// guarded returns the arguments of git with options before them that override
// the repository's configuration: git runs no other programs and fetches
// nothing.
func guarded(args []string) []string {
	guards := []string{"--no-pager", "--no-replace-objects", "--literal-pathspecs"}
	for _, setting := range []string{
		"core.fsmonitor=false", "core.hooksPath=" + os.DevNull, "core.attributesFile=" + os.DevNull,
		"core.pager=cat", "core.sshCommand=false", "core.gitProxy=false", "core.askPass=", "core.alternateRefsCommand=false",
		"credential.helper=", "protocol.allow=never", "gc.auto=0", "maintenance.auto=false",
	} {
		guards = append(guards, "-c", setting)
	}
	return append(guards, args...)
}

// gitEnvironment returns the whole environment of git. It names the repository,
// so that git does not search for one: neither the owner of the repository nor
// a folder that looks like another repository then matters. Git still reads the
// repository's settings, but guarded overrides every one that git would act on.
// A repository cannot override the list of protocols in the environment.
func gitEnvironment(top string) []string {
	return []string{
		"GIT_DIR=" + filepath.Join(top, ".git"), "GIT_WORK_TREE=" + top,
		"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_SYSTEM=" + os.DevNull, "GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_ATTR_NOSYSTEM=1",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_NO_REPLACE_OBJECTS=1",
		"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_PAGER=cat", "LC_ALL=C",
	}
}

func (g git) process(ctx context.Context, args []string) (*exec.Cmd, *strings.Builder) {
	process := exec.CommandContext(ctx, g.program, guarded(args)...)
	process.Dir, process.Env, process.WaitDelay = g.top, gitEnvironment(g.top), time.Second
	said := &strings.Builder{}
	process.Stderr = &bounded{to: said, left: gitAnswer}
	return process, said
}

// Say runs a command and returns its output.
func (g git) Say(args ...string) (string, error) {
	ctx, stop := context.WithTimeout(g.context, gitTime)
	defer stop()
	process, said := g.process(ctx, args)
	printed := &strings.Builder{}
	process.Stdout = &bounded{to: printed, left: gitAnswer}
	err := process.Run()
	var ended *exec.ExitError
	switch {
	case err == nil:
		return printed.String(), nil
	case ctx.Err() != nil:
		return "", errSlowGit()
	case errors.As(err, &ended):
		return "", &history.Refused{Said: strings.TrimSpace(said.String())}
	}
	return "", fmt.Errorf("git could not be started: %w", errors.Unwrap(err))
}

// Stream runs a command and passes its output to read.
func (g git) Stream(read func(*bufio.Reader) error, args ...string) error {
	ctx, stop := context.WithTimeout(g.context, gitTime)
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
		return errSlowGit()
	case err != nil:
		return &history.Refused{Said: strings.TrimSpace(said.String())}
	}
	return failed
}

func errSlowGit() error {
	return fmt.Errorf("git took longer than %g seconds and was ended", gitTime.Seconds())
}

// Talk starts a command that answers one line at a time.
func (g git) Talk(args ...string) (history.Talk, error) {
	process, said := g.process(g.context, args)
	in, err := process.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := process.Start(); err != nil {
		return nil, fmt.Errorf("git could not be started: %w", errors.Unwrap(err))
	}
	return &gitTalk{process: process, in: in, out: bufio.NewReader(out), said: said}, nil
}

// gitTalk is a git process that waits for questions.
type gitTalk struct {
	process *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	said    *strings.Builder
}

// Ask writes one line and reads the answer. If that takes too long, it kills
// git.
func (t *gitTalk) Ask(line string, read func(*bufio.Reader) error) error {
	timer := time.AfterFunc(gitTime, func() { _ = t.process.Process.Kill() })
	_, err := io.WriteString(t.in, line+"\n")
	if err == nil {
		err = read(t.out)
	}
	if !timer.Stop() {
		return errSlowGit()
	}
	var lacking *history.Problem
	var refused *history.Refused
	if err == nil || errors.As(err, &lacking) || errors.As(err, &refused) {
		return err
	}
	t.Close()
	return &history.Refused{Said: strings.TrimSpace(t.said.String())}
}

// Close kills git and waits until it is gone.
func (t *gitTalk) Close() {
	_ = t.in.Close()
	_ = t.process.Process.Kill()
	_ = t.process.Wait()
}
