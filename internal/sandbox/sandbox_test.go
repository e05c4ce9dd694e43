package sandbox_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/DEFRA/dgcheck/internal/sandbox"
)

// small returns limits that are low enough for a test to reach quickly.
func small() sandbox.Limits {
	return sandbox.Limits{Time: 500 * time.Millisecond, Memory: 128 << 20, Output: 1 << 20}
}

// child is the first argument that makes this test program act as the process in the
// sandbox.
const child = "in-the-sandbox"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == child {
		os.Exit(inside(os.Args[2:]))
	}
	os.Exit(m.Run())
}

// inside acts as the process in the sandbox. It carries out its arguments or, if there
// are none, the questions on standard input, and returns the exit status.
func inside(args []string) int {
	in := json.NewDecoder(sandbox.Enter(os.Stdin, small(), sandbox.Statuses{Exceeded: 3, Orphaned: 130}))
	for _, arg := range args {
		if status := obey(arg); status != 0 {
			return status
		}
	}
	var question string
	for len(args) == 0 && in.Decode(&question) == nil {
		if status := obey(question); status != 0 {
			return status
		}
	}
	return 0
}

func obey(what string) int {
	switch what {
	case "compute":
		for n := 0; n >= 0; n++ {
			n %= 1 << 20 // keeps computing until the process ends itself
		}
	case "compute a little":
		for begun := time.Now(); time.Since(begun) < small().Time/3; {
		}
	case "wait":
		time.Sleep(time.Hour)
	case "allocate much":
		_ = make([]byte, 4<<30)
	case "allocate slowly":
		for kept := [][]byte{}; ; {
			kept = append(kept, []byte(strings.Repeat("x", 1<<20)))
			_ = kept
		}
	case "say much":
		fmt.Println(`"` + strings.Repeat("x", 2<<20) + `"`)
	case "say nonsense":
		fmt.Println("nonsense")
	case "end":
		fmt.Fprintln(os.Stderr, "the end")
		return 7
	}
	_ = json.NewEncoder(os.Stdout).Encode(fmt.Sprintf("%s, with %q", what, os.Environ()))
	return 0
}

func start(t *testing.T) *sandbox.Process {
	t.Helper()
	process, err := sandbox.Start(t.Context(), small(), child)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(process.End)
	return process
}

// TestTimeIsForEachQuestion asks six questions that together need more processor time
// than the limit for one. It also shows that the process gets no environment variable
// except GOTRACEBACK.
func TestTimeIsForEachQuestion(t *testing.T) {
	t.Setenv("GITHUB_TOKEN", "secret")
	process := start(t)
	for range 6 {
		var answer string
		if err := process.Exchange("compute a little", &answer); err != nil || answer != `compute a little, with ["GOTRACEBACK=none"]` {
			t.Fatalf("%q, %v", answer, err)
		}
	}
}

func TestAQuestionBeyondALimitSaysWhich(t *testing.T) {
	t.Parallel() // this test and the other parallel one mostly wait
	const own = "the organisation's own policies "
	for question, want := range map[string]string{
		"compute":         own + "took longer than 0.5 seconds",
		"wait":            own + "took longer than ",
		"allocate much":   own + "needed more than 128 MiB of memory and were ended",
		"allocate slowly": own + "needed more than 128 MiB of memory and were ended",
		"say much":        own + "answered with more than 1 MiB and were ended",
		"say nonsense":    "the process of the organisation's own policies ended before it answered",
		"end":             "the process of the organisation's own policies ended before it answered",
	} {
		t.Run(question, func(t *testing.T) {
			if question == "allocate much" && runtime.GOOS != "linux" {
				t.Skip("memory that is not used counts on Linux alone")
			}
			var answer string
			if err := start(t).Exchange(question, &answer); err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("got  %v\nwant %s", err, want)
			}
		})
	}
}

func TestACommandPassesItsOutputOn(t *testing.T) {
	out := &strings.Builder{}
	if err := sandbox.Run(t.Context(), small(), out, child, "hello"); err != nil || out.String() != `"hello, with [\"GOTRACEBACK=none\"]"`+"\n" {
		t.Errorf("%q, %v", out, err)
	}
	out.Reset()
	if err := sandbox.Run(t.Context(), small(), out, child, "say much"); err != nil || out.Len() != small().Output {
		t.Errorf("%d bytes, %v", out.Len(), err)
	}
	var exit *sandbox.Exit
	if err := sandbox.Run(t.Context(), small(), out, child, "end"); !errors.As(err, &exit) || *exit != (sandbox.Exit{Status: 7, Said: "the end\n"}) {
		t.Errorf("got %v", err)
	}
}

func TestACommandBeyondALimitSaysWhich(t *testing.T) {
	t.Parallel() // this test and the other parallel one mostly wait
	for what, want := range map[string]string{
		"compute":         "the policies took longer than 0.5 seconds",
		"wait":            "the policies took longer than ",
		"allocate slowly": "the policies needed more than 128 MiB of memory and were ended",
	} {
		t.Run(what, func(t *testing.T) {
			err := sandbox.Run(t.Context(), small(), &strings.Builder{}, child, what)
			if err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("got  %v\nwant %s", err, want)
			}
		})
	}
}

func TestAContextThatIsDoneEndsTheCommand(t *testing.T) {
	ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	if err := sandbox.Run(ctx, small(), &strings.Builder{}, child, "wait"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

// TestAProcessWithoutParentEnds: standard input ends at once, as it does when the
// parent has died. The process must end although it never reads its input.
func TestAProcessWithoutParentEnds(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	err = exec.CommandContext(t.Context(), program, child, "wait").Run() // standard input is empty
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Errorf("got %v", err)
	}
}
