package action_test

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// scene is a step of a workflow that runs the script with a fake dgcheck.
type scene struct {
	t      *testing.T
	folder string
	script string
	does   string // the script's argument: check, publish or impact
	env    map[string]string
}

// ended is what a step wrote, and its exit status.
type ended struct {
	status    int
	log       string
	outputs   string
	summary   string
	arguments []string // the arguments with which dgcheck was run once; nil if it was not run
	token     string
	work      string // the temporary folder that the script made
}

// good are the outputs that dgcheck writes if nothing is wrong.
const good = "verdict=pass\nerrors=0\nwarnings=0\nblocks=false\n"

func newScene(t *testing.T) *scene {
	t.Helper()
	s := &scene{t: t, folder: t.TempDir(), script: "run.sh", does: "check"}
	s.env = map[string]string{
		"PATH": os.Getenv("PATH"), "SCENE": s.folder,
		"GITHUB_OUTPUT": s.lay("output", ""), "GITHUB_STEP_SUMMARY": s.lay("summary", ""),
		"RUNNER_TEMP": s.folder, "RUNNER_OS": "Linux", "RUNNER_ARCH": "X64",
		"DGCHECK_PATH": ".", "DGCHECK_PACKS": "", "DGCHECK_AS_OF": "", "DGCHECK_GATE": "",
		"DGCHECK_CHECKS": "true", "DGCHECK_COMMENT": "true", "DGCHECK_ISSUES": "error", "DGCHECK_PARAMS": "", "DGCHECK_EVIDENCE": "history", "DGCHECK_FIXES": "",
		"DGCHECK_PROGRAM": absolute(t, "testdata/dgcheck"), "GITHUB_TOKEN": "a-token",
	}
	s.plays(0, good, "Nothing to mend.\n")
	return s
}

// plays sets the exit status, the outputs and the report of the fake dgcheck.
func (s *scene) plays(status int, outputs, text string) {
	s.t.Helper()
	s.lay("status", strconv.Itoa(status))
	s.lay("outputs", outputs)
	s.lay("text", text)
}

func (s *scene) lay(name, content string) string {
	s.t.Helper()
	path := filepath.Join(s.folder, name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		s.t.Fatal(err)
	}
	return path
}

func (s *scene) run() ended {
	s.t.Helper()
	var log bytes.Buffer
	command := exec.CommandContext(s.t.Context(), "bash", s.script, s.does)
	command.Stdout, command.Stderr = &log, &log
	for _, name := range slices.Sorted(maps.Keys(s.env)) {
		command.Env = append(command.Env, name+"="+s.env[name])
	}
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatal(err)
	}
	end := ended{
		status: command.ProcessState.ExitCode(), log: log.String(),
		outputs: s.read("output"), summary: s.read("summary"), token: s.read("token"),
	}
	if said := s.read("arguments"); said != "" {
		end.arguments = strings.Split(strings.TrimSuffix(said, "\x00"), "\x00")
	}
	if made, err := filepath.Glob(filepath.Join(s.folder, "dgcheck.*")); err == nil && len(made) == 1 {
		end.work = made[0]
	}
	return end
}

// read returns a file in the scene's folder, or "" if it does not exist.
func (s *scene) read(name string) string {
	s.t.Helper()
	content, err := os.ReadFile(filepath.Join(s.folder, name))
	if err != nil && !os.IsNotExist(err) {
		s.t.Fatal(err)
	}
	return string(content)
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	whole, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}
