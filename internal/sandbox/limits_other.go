//go:build !linux

package sandbox

import (
	"time"
)

// limitAddressSpace does nothing on systems without such a limit, or where the
// Go runtime cannot run under it. The watcher of memory still runs.
func limitAddressSpace(uint64) {}

// limitsProcessor reports whether processes are limited by the time they
// compute. Here the clock limits them.
const limitsProcessor = false

func computed() time.Duration { return 0 }
