//go:build !linux

package command

// limitsProcessor tells that processes are ended by the clock instead.
const limitsProcessor = false

func endWhenUsedUp() {}

func allowProcessor(uint64) {}
