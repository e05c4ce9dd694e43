package sandbox

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"
)

// outOfTime is what a process in the sandbox prints to standard error when it ends
// itself because its processor time is used up.
const outOfTime = "processor time used up"

// wallTime returns the limit on elapsed time for a process whose limit on processor
// time is the argument. Where processor time is measured, elapsed time is only a second
// safeguard, and its limit is eight times as long. Elsewhere, the two limits are equal.
func wallTime(computing time.Duration) time.Duration {
	if limitsProcessor {
		return 8 * computing
	}
	return computing
}

// ranOutOfTime reports whether a process ended because its processor time was used up,
// according to the text that it wrote to standard error.
func ranOutOfTime(said string) bool { return strings.Contains(said, outOfTime) }

// allowance limits the processor time of this process. The field until is the limit on
// the time that the process has used since it began, in nanoseconds.
type allowance struct{ until atomic.Int64 }

// confineProcessor makes this process exit with the given status once it has used more
// processor time than limit, counted from this call or from the latest call of allow. A
// goroutine checks this; the Go runtime schedules it even if the process is busy.
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

// allowing is a reader that grants the full limit of processor time again whenever it
// has read something. Each question thus gets the whole limit.
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
