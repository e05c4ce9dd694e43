package sandbox

import (
	"fmt"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"time"
)

// outOfMemory is what a confined process prints when it ends itself for lack of
// memory.
const outOfMemory = "memory limit reached"

// confineMemory ends the process with a status before it uses more than limit
// bytes of memory. Where possible, the system refuses single large allocations; a
// watcher looks for slow growth.
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

// ranOutOfMemory reports whether the last words of a process show that it ended
// for lack of memory.
func ranOutOfMemory(said string) bool {
	return strings.Contains(said, outOfMemory) || strings.Contains(said, "out of memory") || strings.Contains(said, "cannot allocate memory")
}
