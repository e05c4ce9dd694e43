// Command dgcheck compares the declarations of delivery groups with what
// Defra's guidance asks of them.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"golang.org/x/term"

	"github.com/DEFRA/dgcheck/internal/command"
	"github.com/DEFRA/dgcheck/policies"
)

// A run allocates much and keeps little, so the collector may wait: that halves
// the time of a run. The limit keeps the heap of one very large group below the
// memory of a small machine. A run over many groups sets a lower one.
const (
	collectAt  = 800 // percent of growth before the collector runs
	memoryGoal = 320 << 20
)

func main() {
	debug.SetGCPercent(collectAt)
	debug.SetMemoryLimit(memoryGoal)
	// A write to a closed pipe must return an error. If no one listens for the
	// signal, Go ends the program at once and leaves half-written files.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	version, commit := built()
	os.Exit(command.Main(ctx, os.Args[1:], command.Host{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Terminal: isTerminal, Env: os.Getenv, Now: time.Now, Sleep: sleep,
		Policies: policies.FS, Version: version, Commit: commit,
	}))
}

// endings returns the signals that end a run and make it remove half-written
// files. A closed terminal sends one of them. It is left out if the run was
// started to outlive its terminal, for example by nohup.
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

// built returns the version and commit that Go records in the binary.
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
	return ok && term.IsTerminal(int(file.Fd()))
}
