package command_test

import (
	"os"
	"path/filepath"
	"testing"
)

// pullRequest holds a group before and after a pull request that mends one
// problem, adds another and turns a standard from amber to green.
const pullRequest = "../../testdata/pull-request"

// TestGoldenPullRequest compares, in every format, the report on what a pull
// request changes.
func TestGoldenPullRequest(t *testing.T) {
	const file = "delivery-group.yaml"
	folder := repository(t, map[string]string{file: contents(t, filepath.Join(pullRequest, "before", file))})
	place(t, folder, map[string]string{file: contents(t, filepath.Join(pullRequest, "after", file))})
	schema := resultSchema(t)
	for format, want := range everyFormat() {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			out, errs, status := run(t, "check", folder, "--as-of", "2026-11-22", "--base", "main", "-f", format)
			if errs != "" || status != 0 {
				t.Errorf("status %d: %s", status, errs)
			}
			published(t, format, out)
			out = steady(out)
			if format == "json" {
				valid(t, schema, out)
			}
			golden(t, filepath.Join(pullRequest, want), out)
		})
	}
}

func contents(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
