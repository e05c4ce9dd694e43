package command_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/DEFRA/dgcheck/internal/command"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dgcheck": func() {
			h := host(os.Stdout, os.Stderr)
			h.In, h.Env = os.Stdin, os.Getenv
			os.Exit(command.Main(context.Background(), os.Args[1:], h))
		},
	})
}

// TestScripts runs the scripts in testdata/script, one for each subject.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("MINIMAL", absolute("../../testdata/groups/soil-health"))
			env.Setenv("COMPLETE", absolute("../../testdata/groups/flood-resilience"))
			env.Setenv("HOSTILE", "\x1b[31mred")
			env.Setenv("NAME", "a\nverdict=pass")
			env.Setenv("GROUPS", absolute("../../testdata/groups"))
			// BARE is a folder that contains only dgcheck. As the PATH, it stands for a
			// machine without other programs.
			bare, _, _ := strings.Cut(env.Getenv("PATH"), string(os.PathListSeparator))
			env.Setenv("BARE", bare)
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "root" {
				return false, fmt.Errorf("there is no condition %s", name)
			}
			return os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"big": big, "status": status},
	})
}

func absolute(path string) string {
	folder, err := os.Getwd()
	if err != nil {
		return path
	}
	return folder + "/" + path
}

// big is the script command "big FILE". It makes a file of 2 MiB.
func big(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), make([]byte, 2<<20), 0o644))
}

// status is the script command "status N COMMAND…". It runs a command that must end
// with the exit status N.
func status(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	}
	if want := args[0]; want != strconv.Itoa(got) {
		ts.Fatalf("exit status %d, want %s", got, want)
	}
}
