package action_test

import (
	"maps"
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

// TestWorkflowsAreCareful checks our workflows and the documented examples against
// rules that keep the supply chain safe, for example that each action is pinned to a
// commit.
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

// TestWorkflowsMayReadOnly: each workflow must have the permission to read the contents
// and no other. A job that needs more must list it itself. Every job must have a time
// limit.
func TestWorkflowsMayReadOnly(t *testing.T) {
	for _, path := range workflows(t, ".github/workflows", "docs/workflows") {
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

// TestEachSetOfPermissionsHasAWorkflow: a documented workflow without some write
// permission must switch off what needs it, and must run for merge queues too.
func TestEachSetOfPermissionsHasAWorkflow(t *testing.T) {
	all := map[string]string{"contents": "read", "checks": "write", "pull-requests": "write", "issues": "write"}
	for name, c := range map[string]struct{ without, with []string }{
		"dgcheck.yml":     {nil, nil},
		"no-issues.yml":   {[]string{"issues"}, []string{"issues", "off"}},
		"checks-only.yml": {[]string{"issues", "pull-requests"}, []string{"issues", "off", "comment", "false"}},
		"read-only.yml":   {[]string{"issues", "pull-requests", "checks"}, []string{"token", ""}},
		"forks-first.yml": {nil, nil},
	} {
		workflow, text := readManifest(t, "../docs/workflows/"+name)
		want := maps.Clone(all)
		for _, permission := range c.without {
			delete(want, permission)
		}
		job := workflow.Jobs["dgcheck"]
		if diff := cmp.Diff(want, job.Permissions); diff != "" {
			t.Errorf("C9 %s: permissions (-want +got):\n%s", name, diff)
		}
		for _, event := range []string{"push", "pull_request", "merge_group", "schedule"} {
			if _, there := workflow.On[event]; !there {
				t.Errorf("C9 %s does not run on %s", name, event)
			}
		}
		inputs := map[string]string{}
		for i := 0; i < len(c.with); i += 2 {
			inputs[c.with[i]] = c.with[i+1]
		}
		for _, step := range job.Steps {
			if actionOf(step.Uses) != "" && len(inputs) > 0 && cmp.Diff(inputs, step.With) != "" {
				t.Errorf("C9 %s: inputs %v, want %v", name, step.With, inputs)
			}
		}
		page, err := os.ReadFile("../docs/github.md")
		if err != nil || !strings.Contains(string(page), "(workflows/"+name+")") {
			t.Errorf("C9 docs/github.md does not name %s: %v\n%s", name, err, text)
		}
	}
}

// TestNothingIsCheckedOutOverWhatAPullRequestMade: a pull request may have made a
// symbolic link where a workflow checks out a second repository. The workflow must
// remove it first.
func TestNothingIsCheckedOutOverWhatAPullRequestMade(t *testing.T) {
	removed := 0
	for _, path := range workflows(t, ".github/workflows", "docs/workflows") {
		workflow, _ := readManifest(t, path)
		for name, job := range workflow.Jobs {
			for i, step := range job.Steps {
				into := step.With["path"]
				if i == 0 || !strings.HasPrefix(step.Uses, "actions/checkout@") || into == "" {
					continue
				}
				if before := job.Steps[i-1].Run; before != "rm -rf -- "+into {
					t.Errorf("D4 %s: before it checks out over %s, %s runs %q", path, into, name, before)
				}
				removed++
			}
		}
	}
	if removed == 0 {
		t.Error("D4 no second checkout was found")
	}
	page, err := os.ReadFile("../docs/github.md")
	if err != nil {
		t.Fatal(err)
	}
	into := regexp.MustCompile(`with: \{[^}]*path: (\.[\w-]+)`).FindAllStringSubmatchIndex(string(page), -1)
	for _, at := range into {
		if folder := string(page[at[2]:at[3]]); !strings.Contains(string(page[:at[0]]), "rm -rf -- "+folder) {
			t.Errorf("D4 docs/github.md checks out over %s", folder)
		}
	}
	if len(into) == 0 {
		t.Error("D4 docs/github.md shows no second checkout")
	}
}

// TestWorkflowsUseInputsThatAreThere: our workflows and the documented examples may set
// only inputs that the action has.
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

// actionOf returns the action.yml behind a `uses:` of one of our own actions, or "" for
// any other action.
func actionOf(uses string) string {
	switch {
	case strings.HasPrefix(uses, "DEFRA/dgcheck@"), uses == "./", uses == "./.dgcheck-action":
		return "../action.yml"
	case strings.HasPrefix(uses, "DEFRA/dgcheck/publish@"):
		return "../publish/action.yml"
	case strings.HasPrefix(uses, "DEFRA/dgcheck/impact@"):
		return "../impact/action.yml"
	}
	return ""
}

// TestTheReadmeShowsTheWorkflow: the README must show docs/workflows/dgcheck.yml, which
// is tested, as it is.
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
