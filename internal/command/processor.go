package command

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"
)

// outOfTime is what a confined process says when it has computed for as long as it
// may.
const outOfTime = "processor time used up"

// wallTime returns how long a process with a limit on its computing may take by the
// clock. Where computing is counted, the clock is only a back-stop.
func wallTime(computing time.Duration) time.Duration {
	if limitsProcessor {
		return 8 * computing
	}
	return computing
}

// ranOutOfTime reads from what a process said last whether it ended itself for
// computing too long.
func ranOutOfTime(said string) bool { return strings.Contains(said, outOfTime) }

// allowance is how long the process may have computed in all.
type allowance struct{ until atomic.Int64 }

// confineProcessor ends the process once it has computed for longer than limit from
// now on, or from when it was last allowed more. However busy it is, the runtime lets
// the watcher run.
func confineProcessor(limit time.Duration) *allowance {
	a := &allowance{}
	a.allow(limit)
	go func() {
		for range time.Tick(10 * time.Millisecond) {
			if int64(computed()) > a.until.Load() {
				fmt.Fprintln(os.Stderr, outOfTime)
				os.Exit(CouldNotJudge)
			}
		}
	}()
	return a
}

func (a *allowance) allow(limit time.Duration) { a.until.Store(int64(computed() + limit)) }

// allowing lets the process compute anew for each thing it is asked.
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
