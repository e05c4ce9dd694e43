// Command dgcheck checks what a delivery group declares against what Defra's
// guidance asks of it.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/DEFRA/dgcheck/internal/command"
	"github.com/DEFRA/dgcheck/policies"
)

// A run makes much garbage and keeps little, so the collector may wait: this
// halves the time of a run. The limit keeps the heap of one very large group below
// what a small machine has; a run over many groups sets a lower one.
const (
	collectAt  = 800 // percent of growth before the collector runs
	memoryGoal = 320 << 20
)

func main() {
	debug.SetGCPercent(collectAt)
	debug.SetMemoryLimit(memoryGoal)
	// A closed pipe is a write that fails; without a listener
	// Go would end the program on the spot, its files half written.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	version, commit := built()
	os.Exit(command.Main(ctx, os.Args[1:], command.Host{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Terminal: isTerminal, Env: os.Getenv, Now: time.Now, Sleep: sleep,
		Policies: policies.FS, Version: version, Commit: commit,
	}))
}

// endings are the signals after which a run ends and takes away what it has half
// written. A closed terminal is one, unless the run was started to outlive it, as by
// nohup.
func endings() []os.Signal {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		ends = append(ends, syscall.SIGHUP)
	}
	return ends
}

// sleep waits, unless the context ends first.
func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// built reads the version and commit that Go stamps into the binary.
func built() (version, commit string) {
	version, commit = "devel", "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version, commit
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		version = v
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			commit = setting.Value
		}
	}
	return version, commit
}

func isTerminal(stream io.Writer) bool {
	file, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
