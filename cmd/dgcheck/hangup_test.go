//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	// With an organisation's policies, dgcheck starts itself again with a hidden
	// command and without environment variables. Here it is the test binary that is
	// started, so it must run main for such arguments too.
	if os.Getenv("DGCHECK_BE_MAIN") != "" || len(os.Args) > 1 && !strings.HasPrefix(os.Args[1], "-test.") {
		main()
	}
	os.Exit(m.Run())
}

// TestD5ARunThatIsEndedLeavesNothingHalfWritten: a run that is ended by a signal, such
// as the one from a closed terminal, must leave no half-written file and end with
// status 130.
func TestD5ARunThatIsEndedLeavesNothingHalfWritten(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, ending := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
		t.Run(ending.String(), func(t *testing.T) {
			// If these tests run under nohup, SIGHUP is ignored, and a child process
			// would ignore it too. Listening for the signal here restores its usual
			// effect in the child.
			heard := make(chan os.Signal, 1)
			signal.Notify(heard, ending)
			defer signal.Stop(heard)
			folder := t.TempDir()
			many(t, folder)
			run := exec.Command(program, "check", "groups", "--as-of", "2026-11-28", "-f", "json=out.json", "-f", "html=pages/", "-f", "sarif=out.sarif")
			run.Dir, run.Env = folder, append(os.Environ(), "DGCHECK_BE_MAIN=1")
			if err := run.Start(); err != nil {
				t.Fatal(err)
			}
			if !waitFor(func() bool { return len(parts(folder)) == 3 }) {
				_ = run.Process.Kill()
				t.Fatalf("no report was begun: %v", parts(folder))
			}
			if err := run.Process.Signal(ending); err != nil {
				t.Fatal(err)
			}
			err := run.Wait()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 130 {
				t.Errorf("it ended with %v, not with status 130", err)
			}
			if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) != 1 {
				t.Errorf("it left %v", left)
			}
		})
	}
}

// many writes so many groups that a run takes a while.
func many(t *testing.T, folder string) {
	t.Helper()
	for i := range 2000 {
		group := filepath.Join(folder, "groups", fmt.Sprintf("g%d", i))
		if err := os.MkdirAll(group, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(group, "delivery-group.yaml"), fmt.Appendf(nil, "dgcheck: 1\ngroup: {id: g%d}\n", i), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func parts(folder string) []string {
	found, _ := filepath.Glob(filepath.Join(folder, "*.part"))
	return found
}

func waitFor(done func() bool) bool {
	for range 2000 {
		if done() {
			return true
		}
		time.Sleep(5 * time.Millisecond)
	}
	return false
}
