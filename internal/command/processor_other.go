//go:build !linux

package command

import "time"

// limitsProcessor tells that processes are ended by the clock instead.
const limitsProcessor = false

func computed() time.Duration { return 0 }
