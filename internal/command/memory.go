package command

import (
	"fmt"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// outOfMemory is what a confined process says when it ends itself.
const outOfMemory = "memory limit reached"

// confineMemory ends the process before it takes more memory than allowed. The
// system refuses what is asked for at once, where it can; what grows bit by bit
// is watched.
func confineMemory(limit uint64) {
	debug.SetGCPercent(100)
	debug.SetMemoryLimit(int64(limit) / 2)
	limitAddressSpace(limit)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		for range time.Tick(10 * time.Millisecond) {
			metrics.Read(sample)
			if sample[0].Value.Uint64()-sample[1].Value.Uint64() > limit {
				fmt.Fprintln(os.Stderr, outOfMemory)
				os.Exit(CouldNotJudge)
			}
		}
	}()
}
