package sandbox

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"
)

// outOfTime is what a confined process prints when it ends itself because its
// time for computing is used up.
const outOfTime = "processor time used up"

// wallTime returns how long a process with a limit on computing may run by the
// clock. If computing is counted, the clock is only a second safeguard.
func wallTime(computing time.Duration) time.Duration {
	if limitsProcessor {
		return 8 * computing
	}
	return computing
}

// ranOutOfTime reports whether the last words of a process show that it ended
// because its time for computing was used up.
func ranOutOfTime(said string) bool { return strings.Contains(said, outOfTime) }

// allowance is the limit on the total time that the process may have computed.
type allowance struct{ until atomic.Int64 }

// confineProcessor ends the process with a status once it has computed for longer than limit
// since the call, or since the allowance was last renewed. The runtime lets its
// watcher run even in a busy process.
func confineProcessor(limit time.Duration, status int) *allowance {
	a := &allowance{}
	a.allow(limit)
	go func() {
		for range time.Tick(10 * time.Millisecond) {
			if int64(computed()) > a.until.Load() {
				fmt.Fprintln(os.Stderr, outOfTime)
				os.Exit(status)
			}
		}
	}()
	return a
}

func (a *allowance) allow(limit time.Duration) { a.until.Store(int64(computed() + limit)) }

// allowing renews the allowance for each question.
type allowing struct {
	io.Reader
	limit time.Duration
	*allowance
}

func (a allowing) Read(p []byte) (int, error) {
	n, err := a.Reader.Read(p)
	if n > 0 {
		a.allow(a.limit)
	}
	return n, err
}
