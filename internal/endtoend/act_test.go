package endtoend_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/githubfake"
)

// actVersion is the version of act, a program that runs GitHub workflows on this
// machine. It behaves like GitHub's runner, except that it does not enforce
// permissions.
const actVersion = "github.com/nektos/act@v0.2.89"

// newAct builds act in the folder with the path tools, and returns the path of the
// program.
func newAct(t *testing.T, tools string) string {
	t.Helper()
	goTool(t, []string{"GOBIN=" + tools, "GOFLAGS="}, "install", actVersion)
	return filepath.Join(tools, "act")
}

// occurrence is an event that starts a workflow, with its payload and environment
// variables.
type occurrence struct {
	event   string // the event's name
	payload tree
	env     map[string]string
}

// said is what a run of a workflow wrote, and whether it failed.
type said struct {
	failed   bool
	log      string
	summary  string
	commands []entry // errors, warnings and notices, in order
}

// entry is a line of act's JSON log.
type entry struct {
	Message string            `json:"msg"`
	Command string            `json:"command"`
	Content string            `json:"content"`
	Values  map[string]string `json:"kvPairs"`
	Text    string            `json:"arg"`
	Raw     string            `json:"raw"`
}

// mostRuns is how often a workflow is run until act's log is complete.
const mostRuns = 4

// run runs the workflow of a repository for an event, on this machine and without
// containers. On a busy machine, act may go on before it has read all output of a
// program. run then runs the workflow again, which changes nothing more on GitHub.
func (w *workshop) run(t *testing.T, r repository, o occurrence) said {
	t.Helper()
	for range mostRuns - 1 {
		if s := w.runOnce(t, r, o); s.whole() {
			return s
		}
		t.Log("act lost the end of what a program said; the workflow is run again")
	}
	return w.runOnce(t, r, o)
}

// whole reports whether the log is complete: for each stop-commands command there is
// the one that ends it, and a failure has an error message.
func (s said) whole() bool {
	for _, off := range commandsOff.FindAllStringSubmatch(s.log, -1) {
		if !strings.Contains(s.log, "::"+off[1]+"::") {
			return false
		}
	}
	return !s.failed || len(s.annotations("error")) > 0
}

// commandsOff matches the stop-commands command, with which the action makes the runner
// ignore workflow commands. The command ::WORD:: makes the runner obey commands again,
// where WORD is the word that this pattern captures.
var commandsOff = regexp.MustCompile(`::stop-commands::([0-9a-f]{32})\b`)

func (w *workshop) runOnce(t *testing.T, r repository, o occurrence) said {
	t.Helper()
	scratch := t.TempDir()
	writeFile(t, filepath.Join(scratch, ".actrc"), "")
	arguments := []string{
		o.event, "--json", "--directory", r.folder, "--workflows", filepath.Join(r.folder, workflowFile),
		"--platform", "ubuntu-latest=-self-hosted", "--use-gitignore=false", "--no-cache-server",
		"--eventpath", r.lay(t, o.payload), "--secret", "GITHUB_TOKEN=" + githubfake.ActionsToken,
		// act runs programs with a terminal, and GitHub's runner does not.
		"--env", "NO_COLOR=1", "--env", "GITHUB_ACTIONS=true", "--env", "DGCHECK_RELEASES=" + w.release.address,
		"--local-repository", "DEFRA/dgcheck@" + placeholder + "=" + w.release.action,
	}
	for _, name := range slices.Sorted(maps.Keys(o.env)) {
		arguments = append(arguments, "--env", name+"="+o.env[name])
	}
	var log bytes.Buffer
	command := exec.CommandContext(t.Context(), w.act, arguments...)
	command.Stdout, command.Stderr = &log, &log
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + scratch, "XDG_CACHE_HOME=" + scratch, "XDG_CONFIG_HOME=" + scratch}
	err := command.Run()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	return hear(log.String(), err != nil)
}

// hear parses act's log.
func hear(log string, failed bool) said {
	s := said{failed: failed}
	var text strings.Builder
	lines := bufio.NewScanner(strings.NewReader(log))
	lines.Buffer(nil, len(log)+1)
	for lines.Scan() {
		var line entry
		if json.Unmarshal(lines.Bytes(), &line) != nil {
			line.Message = lines.Text()
		}
		text.WriteString(strings.TrimRight(line.Message, "\n") + "\n")
		switch line.Command {
		case "summary":
			s.summary += line.Content
		case "error", "warning", "notice":
			s.commands = append(s.commands, line)
		}
	}
	s.log = text.String()
	return s
}

// succeeded fails the test if the workflow failed.
func (s said) succeeded(t *testing.T) {
	t.Helper()
	if s.failed {
		t.Errorf("the workflow failed:\n%s", s.log)
	}
}

// annotations returns the annotations of a kind, such as error.
func (s said) annotations(kind string) []entry {
	var of []entry
	for _, command := range s.commands {
		if command.Command == kind {
			of = append(of, command)
		}
	}
	return of
}
