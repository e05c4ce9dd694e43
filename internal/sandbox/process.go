package sandbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/bounded"
)

// mostSaid is how many bytes are kept of what a Process writes to standard error.
const mostSaid = 4096

// own begins the error messages of a Process: it stands for the policies that it runs.
const own = "the organisation's own policies"

// Process is a sandboxed process that reads questions from standard input and writes
// answers to standard output, both as JSON. It must not be used by more than one
// goroutine at a time.
type Process struct {
	limits  Limits
	process *exec.Cmd
	in      io.WriteCloser
	out     *json.Decoder
	allowed *io.LimitedReader
	said    *strings.Builder
}

// Start starts this program again with args. With these arguments the program must call
// Enter with the same limits. The process is killed when ctx is done. The caller must
// call End.
func Start(ctx context.Context, limits Limits, args ...string) (*Process, error) {
	process, err := again(ctx, args)
	if err != nil {
		return nil, err
	}
	process.WaitDelay = limits.Time
	said := &strings.Builder{}
	process.Stderr = &bounded.Writer{To: said, Left: mostSaid}
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
	return &Process{limits: limits, process: process, in: in, out: json.NewDecoder(allowed), allowed: allowed, said: said}, nil
}

// Exchange sends question as JSON, waits for the answer and decodes it into answer. If
// the process goes beyond a limit or ends without an answer, the error explains that in
// plain words. The process can then not be used again; the caller must still call End.
func (p *Process) Exchange(question, answer any) error {
	p.allowed.N = int64(p.limits.Output)
	ended := false
	done := make(chan error, 1)
	go func() {
		err := json.NewEncoder(p.in).Encode(question)
		if err == nil {
			err = p.out.Decode(answer)
		}
		done <- err
	}()
	timer := time.NewTimer(wallTime(p.limits.Time))
	defer timer.Stop()
	var err error
	select {
	case err = <-done:
	case <-timer.C:
		ended = true
		_ = p.process.Process.Kill()
		err = <-done
	}
	switch {
	case ended:
		return p.limits.tooSlow(own)
	case err != nil && p.allowed.N <= 0:
		return fmt.Errorf("%s answered with more than %d MiB and were ended", own, p.limits.Output>>20)
	case err != nil:
		p.End()
		if err := p.limits.exceeded(own, p.said.String()); err != nil {
			return err
		}
		return errors.New("the process of the organisation's own policies ended before it answered")
	}
	return nil
}

// End kills the process and waits until it has ended.
func (p *Process) End() {
	_ = p.in.Close()
	_ = p.process.Process.Kill()
	_ = p.process.Wait()
}
