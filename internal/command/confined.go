package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/bounded"
)

// The limits of the process that runs an organisation's policies. OPA does not
// always stop at a deadline, so the process is killed.
const (
	confinedTime   = 2 * time.Second // of computing: once to load, and once for each group
	confinedMemory = 512 << 20
	// confinedAnswer is the longest answer that is read, in bytes.
	confinedAnswer = 16 << 20
	// confinedTries is how many times a new process is started after one was
	// killed.
	confinedTries = 3
)

// confined is a process that runs an organisation's policies.
type confined struct {
	process *exec.Cmd
	in      io.WriteCloser
	out     *json.Decoder
	allowed *io.LimitedReader
	said    *strings.Builder
}

func startConfined(ctx context.Context) (*confined, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	process := exec.CommandContext(ctx, program, judgeOwn)
	process.Args[0] = "dgcheck"
	process.Env = []string{"GOTRACEBACK=none"}
	process.WaitDelay = confinedTime
	said := &strings.Builder{}
	process.Stderr = &bounded.Writer{To: said, Left: 4096}
	in, err := process.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := process.Start(); err != nil {
		return nil, fmt.Errorf("start a process for own policies: %w", err)
	}
	allowed := &io.LimitedReader{R: out}
	return &confined{process: process, in: in, out: json.NewDecoder(allowed), allowed: allowed, said: said}, nil
}

// exchange sends one question and waits for its answer. When the time is used
// up, it kills the process and returns an error.
func (c *confined) exchange(question, answer any) error {
	c.allowed.N = confinedAnswer
	ended := false
	done := make(chan error, 1)
	go func() {
		err := json.NewEncoder(c.in).Encode(question)
		if err == nil {
			err = c.out.Decode(answer)
		}
		done <- err
	}()
	timer := time.NewTimer(wallTime(confinedTime))
	defer timer.Stop()
	var err error
	select {
	case err = <-done:
	case <-timer.C:
		ended = true
		_ = c.process.Process.Kill()
		err = <-done
	}
	switch {
	case ended:
		return fmt.Errorf("the organisation's own policies took longer than %g seconds and were ended", wallTime(confinedTime).Seconds())
	case err != nil && c.allowed.N <= 0:
		return fmt.Errorf("the organisation's own policies answered with more than %d MiB and were ended", confinedAnswer>>20)
	case err != nil:
		c.end()
		if ranOutOfTime(c.said.String()) {
			return fmt.Errorf("the organisation's own policies took longer than %g seconds to work out and were ended", confinedTime.Seconds())
		}
		if ranOutOfMemory(c.said.String()) {
			return fmt.Errorf("the organisation's own policies needed more than %d MiB of memory and were ended", confinedMemory>>20)
		}
		return errors.New("the process of the organisation's own policies ended before it answered")
	}
	return nil
}

// ranOutOfMemory reports whether the last words of a process show that it ended
// for lack of memory.
func ranOutOfMemory(said string) bool {
	return strings.Contains(said, outOfMemory) || strings.Contains(said, "out of memory") || strings.Contains(said, "cannot allocate memory")
}

// end kills the process and waits until it is gone.
func (c *confined) end() {
	_ = c.in.Close()
	_ = c.process.Process.Kill()
	_ = c.process.Wait()
}

// untilTheEnd returns a reader of in, and exits as soon as in ends: the parent
// has died. This works however busy the policies are.
func untilTheEnd(in io.Reader) io.Reader {
	out, to := io.Pipe()
	go func() {
		_, _ = io.Copy(to, in)
		os.Exit(Interrupted)
	}()
	return out
}
