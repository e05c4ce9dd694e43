package gitexec

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/history"
)

// Talk starts a git command, such as cat-file --batch, that reads lines from standard
// input and answers each of them. The command runs until the conversation is closed or
// the context given to At is done.
func (g *Git) Talk(args ...string) (history.Talk, error) {
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
	return &conversation{process: process, in: in, out: bufio.NewReader(out), said: said}, nil
}

// conversation is a running git process that reads a line and answers it. The field
// said collects what git writes to standard error. It implements history.Talk.
type conversation struct {
	process *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	said    *strings.Builder
}

// Ask writes a line to git and calls the function to read the answer. It returns the
// function's error if that is a *history.Problem or *history.Refused. After any other
// error, and if the answer takes longer than 20 seconds, git is killed, and no more
// lines can be asked.
func (t *conversation) Ask(line string, read func(*bufio.Reader) error) error {
	timer := time.AfterFunc(longest, func() { _ = t.process.Process.Kill() })
	_, err := io.WriteString(t.in, line+"\n")
	if err == nil {
		err = read(t.out)
	}
	if !timer.Stop() {
		return errSlow()
	}
	var lacking *history.Problem
	var refused *history.Refused
	if err == nil || errors.As(err, &lacking) || errors.As(err, &refused) {
		return err
	}
	t.Close()
	return &history.Refused{Said: strings.TrimSpace(t.said.String())}
}

// Close kills git and waits until the process has ended.
func (t *conversation) Close() {
	_ = t.in.Close()
	_ = t.process.Process.Kill()
	_ = t.process.Wait()
}
