package endtoend_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/githubfake"
)

// scene is a group's repository with its workflow, and a fake GitHub.
type scene struct {
	workshop   *workshop
	repository repository
	github     *githubfake.Server
	kept       string // the folder to which the workflow copies the action's output files
}

// scene makes a scene. The text inputs has additional inputs of the action, as YAML
// that begins with a comma. The argument after is the folder of testdata for the second
// commit.
func (w *workshop) scene(t *testing.T, inputs, after string) *scene {
	t.Helper()
	return &scene{w, newRepository(t, documented(t, inputs), after), githubfake.New(t), t.TempDir()}
}

// then returns the same scene with another workflow.
func (s *scene) then(t *testing.T, workflow string) *scene {
	t.Helper()
	next := *s
	writeFile(t, filepath.Join(s.repository.folder, workflowFile), workflow)
	return &next
}

// run runs the workflow for an event.
func (s *scene) run(t *testing.T, event string, payload tree) said {
	t.Helper()
	return s.workshop.run(t, s.repository, occurrence{event, payload, map[string]string{
		"GITHUB_API_URL": s.github.URL(), "KEPT": s.kept,
	}})
}

// documented returns the workflow from the documentation with additional inputs of the
// action (see scene). The day of the check is fixed, and a last step copies the
// action's output files.
func documented(t *testing.T, inputs string) string {
	t.Helper()
	workflow := example(t, "dgcheck.yml")
	workflow = strings.Replace(workflow, "- uses: DEFRA/dgcheck@", "- id: dgcheck\n        uses: DEFRA/dgcheck@", 1)
	return workflow + `        with: {as-of: "2026-11-22"` + inputs + `}
      - if: always()
        env:
          OUTPUTS: ${{ toJSON(steps.dgcheck.outputs) }}
          RESULT: ${{ steps.dgcheck.outputs.result-path }}
          SUMMARY: ${{ steps.dgcheck.outputs.summary-path }}
        run: |
          printf '%s' "$OUTPUTS" >"$KEPT/outputs.json"
          cp "$RESULT" "$KEPT/result.json"
          cp "$SUMMARY" "$KEPT/summary.md"
`
}

// publishing returns the second workflow for forks. Instead of downloading a result, it
// reads the file whose path is the argument result.
func publishing(t *testing.T, result string) string {
	t.Helper()
	workflow := example(t, "forks-second.yml")
	steps, rest, found := strings.Cut(workflow, "      - uses: actions/download-artifact@")
	_, publish, also := strings.Cut(rest, "      - uses: DEFRA/dgcheck/publish@")
	if !found || !also {
		t.Fatalf("the second workflow for forks has other steps:\n%s", workflow)
	}
	const downloaded = "${{ runner.temp }}/dgcheck-result/result.json"
	return steps + strings.Replace("      - uses: DEFRA/dgcheck/publish@"+publish, downloaded, result, 1)
}

func example(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("../../docs/workflows", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// saysWhatIsWrong checks what a run reports without writing to GitHub: the report in
// the log, the job summary, the outputs, and the files that they name.
func (s *scene) saysWhatIsWrong(t *testing.T, run said) {
	t.Helper()
	if want := "delivery-group.yaml:24:40: error"; !strings.Contains(run.log, want) {
		t.Errorf("the log does not say %q:\n%s", want, run.log)
	}
	if !strings.Contains(run.summary, "Soil health") {
		t.Errorf("the summary of the job is not of the group:\n%s", run.summary)
	}
	var outputs map[string]string
	s.read(t, "outputs.json", &outputs)
	for _, other := range []string{"result-path", "summary-path", "card-path", "blocks"} { // the paths vary, and only act passes on the output blocks, which action.yml does not declare
		delete(outputs, other)
	}
	if diff := cmp.Diff(map[string]string{"verdict": "fail", "errors": "3", "warnings": "14"}, outputs); diff != "" {
		t.Errorf("outputs differ from what was expected (-want +got):\n%s", diff)
	}
	var result struct {
		Groups []struct{ ID string }
	}
	s.read(t, "result.json", &result)
	if len(result.Groups) != 1 || result.Groups[0].ID != "soil-health" {
		t.Errorf("the result is of %v", result.Groups)
	}
	summary, err := os.ReadFile(filepath.Join(s.kept, "summary.md"))
	if err != nil || !strings.Contains(string(summary), "Soil health") {
		t.Errorf("the scorecard is not of the group: %v\n%s", err, summary)
	}
}

// read decodes the JSON file with this name, which the workflow copied to the folder
// s.kept.
func (s *scene) read(t *testing.T, name string, into any) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(s.kept, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
