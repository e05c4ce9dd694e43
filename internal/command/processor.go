package command

import (
	"io"
	"strings"
	"time"
)

// outOfTime is what a confined process says when it has computed for as long as it
// may.
const outOfTime = "processor time used up"

// wallTime returns how long a process with a limit on its computing may take by the
// clock. Where the system counts computing, the clock is only a back-stop.
func wallTime(computing time.Duration) time.Duration {
	if limitsProcessor {
		return 8 * computing
	}
	return computing
}

// seconds rounds a time up, since the system counts computing in whole seconds.
func seconds(limit time.Duration) uint64 { return uint64((limit + time.Second - 1) / time.Second) }

// ranOutOfTime reads from what a process said last whether the system ended it for
// computing too long.
func ranOutOfTime(said string) bool { return strings.Contains(said, outOfTime) }

// allowing lets the process compute anew for each thing it is asked.
type allowing struct {
	io.Reader
	limit time.Duration
}

func (a allowing) Read(p []byte) (int, error) {
	n, err := a.Reader.Read(p)
	if n > 0 {
		allowProcessor(seconds(a.limit))
	}
	return n, err
}
