// Command dgcheck checks what delivery groups declare against what Defra's guidance
// asks of them.
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

// A run allocates much memory and keeps little of it, so the garbage collector may run
// rarely: that halves the time of a run. The limit keeps the memory of one very large
// group below that of a small machine. A run over many groups sets a lower limit.
const (
	collectAt  = 800 // how many percent the heap may grow before a collection
	memoryGoal = 320 << 20
)

func main() {
	debug.SetGCPercent(collectAt)
	debug.SetMemoryLimit(memoryGoal)
	// A write to a closed pipe must return an error. If nothing listens for SIGPIPE, Go
	// ends the program at once and half-written files stay.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	version, commit := built()
	os.Exit(command.Main(ctx, os.Args[1:], command.Host{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Terminal: isTerminal, Env: os.Getenv, Now: time.Now, Sleep: sleep,
		Policies: policies.FS, Version: version, Commit: commit,
	}))
}

// endings returns the signals that end a run, after half-written files are removed.
// SIGHUP, which a closed terminal sends, is not one of them if it was ignored at the
// start, as under nohup.
func endings() []os.Signal {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		ends = append(ends, syscall.SIGHUP)
	}
	return ends
}

// sleep waits for the given time. If the context ends first, it returns the context's
// error.
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

// built returns the version and the commit that Go has recorded in the binary. If the
// version is not recorded, it is "devel". If the commit is not recorded, it is
// "unknown".
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
