package action_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

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
