//go:build !linux

package command

// limitAddressSpace does nothing where the system has no such limit that the Go
// runtime bears; the process is watched all the same.
func limitAddressSpace(uint64) {}
