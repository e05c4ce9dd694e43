package action_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// manifest is what a test wants to know of an action.yml or a workflow.
type manifest struct {
	Permissions map[string]string            `yaml:"permissions"`
	Concurrency any                          `yaml:"concurrency"`
	Inputs      map[string]map[string]string `yaml:"inputs"`
	Outputs     map[string]map[string]string `yaml:"outputs"`
	Runs        struct {
		Using string `yaml:"using"`
		Steps []step `yaml:"steps"`
	} `yaml:"runs"`
	Jobs map[string]struct {
		Timeout     int               `yaml:"timeout-minutes"`
		Permissions map[string]string `yaml:"permissions"`
		Concurrency any               `yaml:"concurrency"`
		Steps       []step            `yaml:"steps"`
	} `yaml:"jobs"`
}

type step struct {
	Uses string            `yaml:"uses"`
	Run  string            `yaml:"run"`
	Env  map[string]string `yaml:"env"`
	With map[string]string `yaml:"with"`
}

func readManifest(t *testing.T, path string) (manifest, string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var read manifest
	if err := yaml.Unmarshal(content, &read); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return read, string(content)
}

func workflows(t *testing.T, folders ...string) []string {
	t.Helper()
	var all []string
	for _, folder := range folders {
		found, err := filepath.Glob("../" + folder + "/*.yml")
		if err != nil || found == nil {
			t.Fatalf("no workflows in %s: %v", folder, err)
		}
		all = append(all, found...)
	}
	return all
}

// TestTheContract holds the action to the inputs and outputs that are documented.
func TestTheContract(t *testing.T) {
	action, _ := readManifest(t, "../action.yml")
	defaults := map[string]string{}
	for name, input := range action.Inputs {
		defaults[name] = input["default"]
		if input["description"] == "" {
			t.Errorf("the input %s does not say what it is", name)
		}
	}
	want := map[string]string{
		"path": ".", "packs": "", "as-of": "", "gate": "", "checks": "true", "comment": "true", "issues": "error",
		"params": "", "token": "${{ github.token }}", "dgcheck-path": "",
	}
	if diff := cmp.Diff(want, defaults); diff != "" {
		t.Errorf("inputs and defaults differ from what is documented (-want +got):\n%s", diff)
	}
	outputs := slices.Sorted(maps.Keys(action.Outputs))
	if diff := cmp.Diff([]string{"errors", "result-path", "summary-path", "verdict", "warnings"}, outputs); diff != "" {
		t.Errorf("outputs differ from what is documented (-want +got):\n%s", diff)
	}
	for name, output := range action.Outputs {
		if output["description"] == "" || output["value"] != "${{ steps.dgcheck.outputs."+name+" }}" {
			t.Errorf("the output %s is %v", name, output)
		}
	}
}

// TestInputsReachTheScriptByEnvironment holds both actions to handing every input
// over as a variable the script reads, and in no other way.
func TestInputsReachTheScriptByEnvironment(t *testing.T) {
	script, err := os.ReadFile("run.sh")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"../action.yml", "../publish/action.yml"} {
		action, _ := readManifest(t, path)
		if action.Runs.Using != "composite" || len(action.Runs.Steps) != 1 {
			t.Fatalf("%s is not one step of a composite action", path)
		}
		only := action.Runs.Steps[0]
		if strings.Contains(only.Run, "${{") {
			t.Errorf("%s: a value is put into the text of a command: %s", path, only.Run)
		}
		handed := map[string]bool{}
		for variable, value := range only.Env {
			input := strings.TrimSuffix(strings.TrimPrefix(value, "${{ inputs."), " }}")
			handed[input] = true
			if action.Inputs[input] == nil {
				t.Errorf("%s: %s comes from no input: %s", path, variable, value)
			}
			if variable != "GITHUB_TOKEN" && !strings.Contains(string(script), "$"+variable) && !strings.Contains(string(script), "${"+variable) {
				t.Errorf("%s: the script does not read %s", path, variable)
			}
		}
		for input := range action.Inputs {
			if !handed[input] {
				t.Errorf("%s: the input %s does not reach the script", path, input)
			}
		}
	}
}

// TestWorkflowsAreCareful holds our workflows and the examples to what keeps a
// supply chain whole.
func TestWorkflowsAreCareful(t *testing.T) {
	pinned := regexp.MustCompile(`uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # \S`)
	local := regexp.MustCompile(`uses: \./`)
	for _, path := range workflows(t, ".github/workflows", "docs/workflows") {
		workflow, text := readManifest(t, path)
		for line := range strings.Lines(text) {
			if strings.Contains(line, "uses:") && !pinned.MatchString(line) && !local.MatchString(line) {
				t.Errorf("%s: not pinned to a commit, with its version beside it: %s", path, line)
			}
		}
		if strings.Contains(text, "pull_request_target") {
			t.Errorf("%s: runs with rights over the code of strangers", path)
		}
		for name, job := range workflow.Jobs {
			if workflow.Concurrency == nil && job.Concurrency == nil {
				t.Errorf("%s: %s does not say what to do with two runs at once", path, name)
			}
			for _, step := range job.Steps {
				if strings.Contains(step.Run, "${{") {
					t.Errorf("%s: %s puts a value into the text of a command: %s", path, name, step.Run)
				}
				if strings.HasPrefix(step.Uses, "actions/checkout@") && step.With["persist-credentials"] != "false" {
					t.Errorf("%s: %s leaves its token in the checkout", path, name)
				}
			}
		}
	}
}

// TestOurWorkflowsMayReadOnly holds our own workflows to reading, but for jobs that
// say what they write, and to an end.
func TestOurWorkflowsMayReadOnly(t *testing.T) {
	for _, path := range workflows(t, ".github/workflows") {
		workflow, _ := readManifest(t, path)
		if diff := cmp.Diff(map[string]string{"contents": "read"}, workflow.Permissions); diff != "" {
			t.Errorf("%s: permissions differ from reading (-want +got):\n%s", path, diff)
		}
		for name, job := range workflow.Jobs {
			if job.Timeout == 0 {
				t.Errorf("%s: %s may run for hours", path, name)
			}
		}
	}
}

// TestWorkflowsUseInputsThatAreThere holds the examples and the workflow for groups
// to inputs of the actions they use.
func TestWorkflowsUseInputsThatAreThere(t *testing.T) {
	used := 0
	for _, path := range workflows(t, ".github/workflows", "docs/workflows") {
		workflow, _ := readManifest(t, path)
		for _, job := range workflow.Jobs {
			for _, step := range job.Steps {
				of := actionOf(step.Uses)
				if of == "" {
					continue
				}
				used++
				action, _ := readManifest(t, of)
				for input := range step.With {
					if action.Inputs[input] == nil {
						t.Errorf("%s: %s has no input %s", path, of, input)
					}
				}
				for input, is := range action.Inputs {
					if is["required"] == "true" && step.With[input] == "" {
						t.Errorf("%s: %s needs the input %s", path, of, input)
					}
				}
			}
		}
	}
	if used < 4 {
		t.Errorf("only %d uses of our actions were found", used)
	}
}

// actionOf gives the file of an action of ours; nothing for another's.
func actionOf(uses string) string {
	switch {
	case strings.HasPrefix(uses, "DEFRA/dgcheck@"), uses == "./", uses == "./.dgcheck-action":
		return "../action.yml"
	case strings.HasPrefix(uses, "DEFRA/dgcheck/publish@"):
		return "../publish/action.yml"
	}
	return ""
}

// TestTheReadmeShowsTheWorkflow holds the README to the example that is tested.
func TestTheReadmeShowsTheWorkflow(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example := readManifest(t, "../docs/workflows/dgcheck.yml")
	if !strings.Contains(string(readme), "```yaml\n"+example+"```") {
		t.Error("the README does not show docs/workflows/dgcheck.yml as it is")
	}
}
