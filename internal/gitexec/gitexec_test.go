package gitexec_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/gitexec"
	"github.com/DEFRA/dgcheck/internal/history"
)

var _ history.Git = (*gitexec.Git)(nil)

// repository makes a git repository with one commit on the branch main. The commit
// contains the file long, of 10,000 bytes.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "long"), []byte(strings.Repeat("x", 10_000)), 0o666); err != nil {
		t.Fatal(err)
	}
	setUp(t, folder, "init", "-q", "-b", "main")
	setUp(t, folder, "add", ".")
	setUp(t, folder, "-c", "user.name=a", "-c", "user.email=a@example.gov.uk", "commit", "-qm", "x")
	return folder
}

func setUp(t *testing.T, folder string, args ...string) {
	t.Helper()
	run := exec.Command("git", args...)
	run.Dir, run.Env = folder, append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", args, err, said)
	}
}

func at(t *testing.T, ctx context.Context, folder string) *gitexec.Git {
	t.Helper()
	git, err := gitexec.At(ctx, folder)
	if err != nil {
		t.Fatal(err)
	}
	return git
}

func TestSayIsBoundedAndStreamIsNot(t *testing.T) {
	git := at(t, t.Context(), repository(t))
	said, err := git.Say("cat-file", "blob", "main:long")
	if err != nil || len(said) != 4096 {
		t.Errorf("%d bytes, %v", len(said), err)
	}
	var all []byte
	err = git.Stream(func(out *bufio.Reader) (err error) {
		all, err = io.ReadAll(out)
		return err
	}, "cat-file", "blob", "main:long")
	if err != nil || len(all) != 10_000 {
		t.Errorf("%d bytes, %v", len(all), err)
	}
	early := errors.New("enough")
	if err := git.Stream(func(*bufio.Reader) error { return early }, "cat-file", "blob", "main:long"); !errors.Is(err, early) {
		t.Errorf("the error of read: %v", err)
	}
}

func TestARefusalHasTheWordsOfGit(t *testing.T) {
	git := at(t, t.Context(), repository(t))
	_, said := git.Say("rev-parse", "--verify", "no-such^{commit}")
	streamed := git.Stream(func(*bufio.Reader) error { return nil }, "cat-file", "blob", "no-such:long")
	talk, err := git.Talk("cat-file", "--no-such-option")
	if err != nil {
		t.Fatal(err)
	}
	defer talk.Close()
	talked := talk.Ask("main", func(out *bufio.Reader) error { _, err := out.ReadString('\n'); return err })
	for name, err := range map[string]error{"Say": said, "Stream": streamed, "Talk": talked} {
		var refused *history.Refused
		if !errors.As(err, &refused) || refused.Said == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTheRepositoryRunsNothing: the repository sets core.fsmonitor to a program that
// leaves a file behind. Say must not run it. Plain git does, which shows that the test
// would notice.
func TestTheRepositoryRunsNothing(t *testing.T) {
	folder := repository(t)
	ran := filepath.Join(t.TempDir(), "ran")
	program := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(program, []byte("#!/bin/sh\ntouch '"+ran+"'\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	setUp(t, folder, "config", "core.fsmonitor", program)
	if _, err := at(t, t.Context(), folder).Say("status", "--porcelain"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(ran); err == nil {
		t.Error("the program of the repository ran")
	}
	setUp(t, folder, "status", "--porcelain")
	if _, err := os.Stat(ran); err != nil {
		t.Errorf("plain git does not run it either, so this test shows nothing: %v", err)
	}
}

// TestTheEnvironmentIsNotPassedOn: GIT_DIR and GIT_CONFIG_PARAMETERS of this process
// would make git read another repository or fail. They must have no effect.
func TestTheEnvironmentIsNotPassedOn(t *testing.T) {
	folder := repository(t)
	t.Setenv("GIT_DIR", t.TempDir())
	t.Setenv("GIT_CONFIG_PARAMETERS", "nonsense")
	if _, err := at(t, t.Context(), folder).Say("rev-parse", "--verify", "main^{commit}"); err != nil {
		t.Error(err)
	}
}

func TestWithoutGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := gitexec.At(t.Context(), "."); !errors.Is(err, gitexec.ErrNoGit) {
		t.Errorf("got %v", err)
	}
}

func TestAContextThatIsDoneEndsGit(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	git := at(t, ctx, repository(t))
	talk, err := git.Talk("cat-file", "--batch-check")
	if err != nil {
		t.Fatal(err)
	}
	defer talk.Close()
	read := func(out *bufio.Reader) error { _, err := out.ReadString('\n'); return err }
	if err := talk.Ask("main", read); err != nil {
		t.Fatal(err)
	}
	stop()
	if _, err := git.Say("rev-parse", "main"); err == nil {
		t.Error("a command ran after the context was done")
	}
	if err := talk.Ask("main", func(out *bufio.Reader) error { _, err := out.ReadString('\n'); return err }); err == nil {
		// git may have answered one line before it was killed. It must not answer a
		// second one.
		err = talk.Ask("main", read)
		if err == nil {
			t.Error("a conversation went on after the context was done")
		}
	}
}
