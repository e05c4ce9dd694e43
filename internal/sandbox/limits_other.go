//go:build !linux

package sandbox

import (
	"time"
)

// limitAddressSpace does nothing, because the system has no such limit or the Go
// runtime cannot run under it. The goroutine in confineMemory still limits the memory.
func limitAddressSpace(uint64) {}

// limitsProcessor reports whether a process in the sandbox is limited by its processor
// time. On this system, only elapsed time limits it.
const limitsProcessor = false

func computed() time.Duration { return 0 }
