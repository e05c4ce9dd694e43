package endtoend_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// step returns a pattern that matches a step of a workflow, together with the line of
// its inputs or environment variables. The beginning of the step must match the pattern
// in begins.
func step(begins string) *regexp.Regexp {
	return regexp.MustCompile(`(?m)^      - ` + begins + `.*\n(        (with|env): .*\n)?`)
}

// portfolio returns the workflow from the documentation. Actions that work only on
// GitHub are replaced by copying to and from the folder KEPT. The second of the three
// shards fails.
func portfolio(t *testing.T) string {
	t.Helper()
	workflow, publish, found := strings.Cut(example(t, "portfolio.yml"), "  publish:\n")
	if !found || !strings.Contains(publish, "actions/deploy-pages@") {
		t.Fatal("the workflow does not end with a job that publishes")
	}
	for _, change := range []struct{ begins, instead string }{
		{`uses: actions/setup-go@`, ""},
		{`run: go install `, "      - run: echo \"$TOOLS\" >>\"$GITHUB_PATH\"\n"},
		{`uses: actions/upload-artifact@`, "      - run: mkdir -p \"$KEPT/cards\" && cp cards-*.ndjson \"$KEPT/cards/\"\n"},
		{`uses: actions/download-artifact@`, "      - run: rm -rf cards && cp -r \"$KEPT/cards\" cards\n"},
		{`uses: actions/upload-pages-artifact@`, "      - run: cp -r site \"$KEPT/site\"\n"},
		{`run: dgcheck check `, "$0"},
	} {
		pattern := step(change.begins)
		if !pattern.MatchString(workflow) {
			t.Fatalf("the workflow has no step %s", change.begins)
		}
		if change.instead == "$0" {
			workflow = strings.Replace(workflow, pattern.FindString(workflow), "      - if: matrix.shard == 2\n        run: echo '::error::a shard fails' && exit 1\n"+pattern.FindString(workflow), 1)
			continue
		}
		workflow = pattern.ReplaceAllLiteralString(workflow, change.instead)
	}
	return workflow
}

// TestThePortfolio runs the documented workflow for many groups, in which one shard
// fails. The pages must be made all the same, and say that the group of that shard has
// not been heard from.
func TestThePortfolio(t *testing.T) {
	w := newWorkshop(t)
	r := newRepository(t, portfolio(t), "after")
	if err := os.Remove(filepath.Join(r.folder, "delivery-group.yaml")); err != nil {
		t.Fatal(err)
	}
	ids := []string{"alpha", "beta", "delta"} // in shards 3, 1 and 2
	for _, id := range ids {
		writeFile(t, filepath.Join(r.folder, "groups", id, "delivery-group.yaml"), fmt.Sprintf("dgcheck: 1\ngroup: {id: %s, name: Group %s}\n", id, id))
	}
	writeFile(t, filepath.Join(r.folder, "groups.txt"), strings.Join(ids, "\n")+"\n")
	r.git(t, "add", "--all")
	r.git(t, "commit", "--quiet", "--message", "groups")
	kept := t.TempDir()
	run := w.run(t, r, occurrence{"workflow_dispatch", tree{"ref": "refs/heads/main"}, map[string]string{
		"KEPT": kept, "TOOLS": filepath.Dir(w.act),
	}})
	if !run.failed {
		t.Error("a shard failed, and the workflow did not")
	}
	index, err := os.ReadFile(filepath.Join(kept, "site", "index.html"))
	if err != nil {
		t.Fatalf("%v\n%s", err, run.log)
	}
	quiet, err := os.ReadFile(filepath.Join(kept, "site", "not-heard-from.html"))
	if err != nil || !strings.Contains(string(index), "2 of 3 heard from") || !strings.Contains(string(quiet), `<th scope="row" class="govuk-table__header">delta`) {
		t.Errorf("the pages do not say that the group of the failed shard is missing: %v\n%s", err, run.log)
	}
}
