package action_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// manifest has the parts of an action.yml or a workflow that these tests read.
type manifest struct {
	On          map[string]any               `yaml:"on"`
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

// TestTheContract compares the inputs and outputs of action.yml with those that the
// documentation promises.
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
		"path": ".", "packs": "", "as-of": "", "gate": "", "checks": "true", "comment": "true", "issues": "error", "fixes": "off",
		"params": "", "evidence": "history", "token": "${{ github.token }}", "dgcheck-path": "",
	}
	if diff := cmp.Diff(want, defaults); diff != "" {
		t.Errorf("inputs and defaults differ from what is documented (-want +got):\n%s", diff)
	}
	outputs := slices.Sorted(maps.Keys(action.Outputs))
	if diff := cmp.Diff([]string{"card-path", "errors", "result-path", "summary-path", "verdict", "warnings"}, outputs); diff != "" {
		t.Errorf("outputs differ from what is documented (-want +got):\n%s", diff)
	}
	for name, output := range action.Outputs {
		if output["description"] == "" || output["value"] != "${{ steps.dgcheck.outputs."+name+" }}" {
			t.Errorf("the output %s is %v", name, output)
		}
	}
}

// TestInputsReachTheScriptByEnvironment: the actions must pass every input to the
// script as an environment variable, and in no other way.
func TestInputsReachTheScriptByEnvironment(t *testing.T) {
	script, err := os.ReadFile("run.sh")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"../action.yml", "../publish/action.yml", "../impact/action.yml"} {
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
