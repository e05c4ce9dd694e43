//go:build !linux

package sandbox

// limitAddressSpace does nothing on systems without such a limit, or where the
// Go runtime cannot run under it. The watcher of memory still runs.
func limitAddressSpace(uint64) {}
