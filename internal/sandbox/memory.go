package sandbox

import (
	"fmt"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"time"
)

// outOfMemory is what a process in the sandbox prints to standard error when it ends
// itself because it needs too much memory.
const outOfMemory = "memory limit reached"

// confineMemory makes this process exit with the given status before it uses more than
// limit bytes of memory. Where the system allows it, a single large allocation fails. A
// goroutine measures slow growth every 10 ms.
func confineMemory(limit uint64, status int) {
	debug.SetGCPercent(100)
	debug.SetMemoryLimit(int64(limit) / 2)
	limitAddressSpace(limit)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		for range time.Tick(10 * time.Millisecond) {
			metrics.Read(sample)
			if sample[0].Value.Uint64()-sample[1].Value.Uint64() > limit {
				fmt.Fprintln(os.Stderr, outOfMemory)
				os.Exit(status)
			}
		}
	}()
}

// ranOutOfMemory reports whether a process ended because it needed too much memory,
// according to the text that it wrote to standard error.
func ranOutOfMemory(said string) bool {
	return strings.Contains(said, outOfMemory) || strings.Contains(said, "out of memory") || strings.Contains(said, "cannot allocate memory")
}
