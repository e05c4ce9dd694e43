package command_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"io/fs"

	"github.com/DEFRA/dgcheck/internal/command"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/policies"
)

var update = flag.Bool("update", false, "accept what the program prints now as what it should print")

// groups is the folder with complete example groups and the expected reports on each.
const groups = "../../testdata/groups"

// host returns a Host without a terminal or environment variables and with a fixed
// time.
func host(out, errs io.Writer) command.Host {
	return command.Host{
		Out: out, Err: errs, Policies: policies.FS, Version: "1.0.0", Commit: "0123abc",
		Terminal: func(io.Writer) bool { return false },
		Env:      func(string) string { return "" },
		Now:      func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
		Sleep:    func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}
}

// run runs dgcheck and returns standard output, standard error and the exit status.
func run(t *testing.T, args ...string) (out, errs string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	status = command.Main(t.Context(), args, host(&o, &e))
	return o.String(), e.String(), status
}

// kept reports whether the report on a group in a format is compared with a golden
// file. Every group has a golden file in the format text. A few groups also have golden
// files in other formats that people read, and in formats for programs whose output is
// short enough to review.
func kept(group, format string) bool {
	switch group {
	case "soil-health":
		return !slices.Contains([]string{"oscal", "csv", "junit", "xlsx", "gemara", "intoto"}, format) // TestGoldenPullRequest has golden files in most of these
	case "broken-yaml":
		return slices.Contains([]string{"text", "markdown", "html", "github", "sarif"}, format)
	case "all-packs":
		return slices.Contains([]string{"text", "markdown"}, format)
	}
	return format == "text"
}

// everyFormat returns the name of the golden file of each format.
func everyFormat() map[string]string {
	return map[string]string{
		"text": "want.txt", "json": "want.json", "markdown": "want.md", "csv": "want.csv", "github": "want.annotations.txt",
		"sarif": "want.sarif", "junit": "want.junit.xml", "oscal": "want.oscal.json",
		"gemara": "want.gemara.json", "intoto": "want.intoto.jsonl", "badge": "want.badge.json", "badge-svg": "want.badge.svg", "assurance": "want.assurance.json",
		"html": "want.html", "card": "want.card.ndjson", "ics": "want.ics", "xlsx": "want.xlsx",
	}
}

func TestEveryFormatHasAGoldenFile(t *testing.T) {
	if diff := cmp.Diff(slices.Sorted(slices.Values(report.Formats())), slices.Sorted(maps.Keys(everyFormat()))); diff != "" {
		t.Error(diff)
	}
}

func TestGoldenGroups(t *testing.T) {
	folders, err := os.ReadDir(groups)
	if err != nil || len(folders) == 0 {
		t.Fatalf("no golden groups: %v", err)
	}
	schema := resultSchema(t)
	for _, folder := range folders {
		group := filepath.Join(groups, folder.Name())
		day, err := os.ReadFile(filepath.Join(group, "as-of"))
		if err != nil {
			t.Fatal(err)
		}
		for format, file := range everyFormat() {
			t.Run(folder.Name()+"/"+format, func(t *testing.T) {
				t.Parallel()
				out, errs, _ := run(t, "check", group, "--as-of", strings.TrimSpace(string(day)), "-f", format)
				if errs != "" {
					t.Errorf("stderr: %s", errs)
				}
				published(t, format, out)
				out = steady(out)
				if format == "json" {
					valid(t, schema, out)
				}
				if kept(folder.Name(), format) {
					golden(t, filepath.Join(group, file), out)
				}
			})
		}
	}
}

// steady returns a report with fixed text in place of what changes whenever the
// policies change, such as digests. It also leaves out the style sheet of an HTML page,
// which has its own golden file.
func steady(out string) string {
	var b strings.Builder
	if before, rest, page := strings.Cut(out, "<style>"); page {
		_, after, _ := strings.Cut(rest, "</style>")
		out = before + "<style>…</style>" + after
	}
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, documentUUID) {
			line = documentUUID + "…\"\n"
		}
		line = digest.ReplaceAllString(line, "sha256:…")
		line = bareDigest.ReplaceAllString(line, `"sha256":"…"`)
		line = origin.ReplaceAllString(line, `"repository":"…"`)
		b.WriteString(line)
	}
	return b.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got); accept it with -update once you have read it:\n%s", file, diff)
	}
}

func resultSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../docs/result.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func valid(t *testing.T, schema *jsonschema.Schema, text string) {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(strings.ReplaceAll(text, "sha256:…", "sha256:"+strings.Repeat("0", 64))), &value); err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("the result does not fit its schema: %v", err)
	}
}

// pullRequest is a folder with a group before and after a pull request. The pull
// request fixes one problem, adds another and changes the rating of a standard from
// amber to green.
const pullRequest = "../../testdata/pull-request"

// TestGoldenPullRequest compares the report on a pull request with its golden file, in
// every format.
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
			if format != "xlsx" { // the archive contains the digest of the policies
				golden(t, filepath.Join(pullRequest, want), out)
			}
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

// TestB16NoGoldenFileHasAValueThatIsNotDefined: no golden file and no generated page
// may contain "<undefined", which appears if a message uses a value that is not
// defined.
func TestB16NoGoldenFileHasAValueThatIsNotDefined(t *testing.T) {
	files := 0
	for _, folder := range []string{"../../testdata", "../../docs", "../publication/testdata"} {
		err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := os.ReadFile(file)
			if strings.Contains(strings.ReplaceAll(string(text), "&lt;", "<"), "<undefined") {
				t.Errorf("%s has a value that is not defined", file)
			}
			files++
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 100 {
		t.Errorf("only %d files were looked at", files)
	}
}
