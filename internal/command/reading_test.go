package command_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/DEFRA/dgcheck/internal/overlay"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/report/resultjson"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

// TestAResultIsReadAsItWasWritten reads a JSON result and writes it again in the
// formats that are published. Each must equal what check wrote, so that nothing gets
// lost.
func TestAResultIsReadAsItWasWritten(t *testing.T) {
	published := []string{"json", "markdown", "github", "badge"}
	for name, c := range readingScenes(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			formats := published
			if strings.Contains(name, "own rules") {
				formats = []string{"json", "badge"} // a JSON result does not have the titles of an organisation's rules
			}
			folder := t.TempDir()
			args := append([]string{"check"}, c...)
			for _, format := range formats {
				args = append(args, "-f", format+"="+filepath.Join(folder, format))
			}
			_, errs, _ := run(t, args...)
			for _, format := range formats {
				want, err := os.ReadFile(filepath.Join(folder, format))
				if err != nil {
					t.Fatal(err, errs)
				}
				if diff := cmp.Diff(string(want), readAgain(t, filepath.Join(folder, "json"), format)); diff != "" {
					t.Errorf("%s (-written +read and written again):\n%.3000s", format, diff)
				}
			}
		})
	}
}

// readingScenes returns the arguments of several checks, by what is special about each.
func readingScenes(t *testing.T) map[string][]string {
	t.Helper()
	all := []string{"guide", "standards", "assurance", "strategy", "ways_of_working", "central", "governance"}
	soil := filepath.Join(groups, "soil-health")
	scenes := map[string][]string{
		"every group":           {groups, "--as-of", "2026-11-22"},
		"edges":                 {edges(t), "--as-of", "2026-11-22"},
		"own rules":             {soil, "--as-of", "2026-11-22", "--policy", own(t, "acme", pass), "--pack", "acme"},
		"own rules refused":     {soil, "--as-of", "2026-11-22", "--policy", own(t, "acme", "this is no Rego")},
		"compared with nothing": {soil, "--as-of", "2026-11-22", "--base", "no-such-commit"},
	}
	for _, pack := range all {
		scenes["every group"] = append(scenes["every group"], "--pack", pack)
	}
	if _, err := exec.LookPath("git"); err == nil {
		scenes["compared"] = []string{changed(t), "--as-of", "2026-11-22", "--pack", "standards", "--pack", "guide", "--base", "HEAD"}
	}
	folders, err := os.ReadDir(groups)
	if err != nil || len(folders) == 0 {
		t.Fatalf("no golden groups: %v", err)
	}
	for _, folder := range folders {
		day, err := os.ReadFile(filepath.Join(groups, folder.Name(), "as-of"))
		if err != nil {
			t.Fatal(err)
		}
		scenes[folder.Name()] = []string{filepath.Join(groups, folder.Name()), "--as-of", strings.TrimSpace(string(day))}
	}
	return scenes
}

// edges writes the groups of testdata/edges into one folder and returns it.
func edges(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("../../testdata/edges/*.cases")
	if err != nil || len(files) == 0 {
		t.Fatalf("no edge cases: %v", err)
	}
	folder := t.TempDir()
	for _, file := range files {
		for _, one := range overlay.Cases(contents(t, file)) {
			for _, content := range txtar.Parse([]byte(one.Text)).Files {
				write(t, filepath.Join(folder, one.Name, content.Name), string(content.Data))
			}
		}
	}
	return folder
}

// changed returns a git repository. Since its first commit, one group has lost a
// problem, got a new one and got another rating of a standard. Another group has not
// changed, and a third was removed.
func changed(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	soil, err := os.ReadFile(filepath.Join(groups, "soil-health", "delivery-group.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	was, is := string(soil), string(soil)
	was = strings.Replace(was, "outcomes: [healthier-soil], services: [soil-checks], value: 180000", "services: [soil-checks], value: 180000", 1)
	is = is[:strings.Index(is, "roadmap:")] + is[strings.Index(is, "services_reviewed:"):]
	if was == string(soil) {
		t.Fatal("the group has changed; so has this test to")
	}
	git := func(args ...string) {
		t.Helper()
		command := exec.CommandContext(t.Context(), "git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.gov.uk", "-C", folder}, args...)...)
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write(t, filepath.Join(folder, "soil", "delivery-group.yaml"), was)
	write(t, filepath.Join(folder, "gone", "delivery-group.yaml"), "dgcheck: 1\ngroup: {id: gone}\n")
	write(t, filepath.Join(folder, "same", "delivery-group.yaml"), "dgcheck: 1\ngroup: {id: same}\n")
	git("init", "-q")
	git("add", ".")
	git("commit", "-q", "-m", "before")
	write(t, filepath.Join(folder, "soil", "delivery-group.yaml"), is)
	if err := os.RemoveAll(filepath.Join(folder, "gone")); err != nil {
		t.Fatal(err)
	}
	return folder
}

// readAgain reads a JSON result from a file and returns it in a format.
func readAgain(t *testing.T, file, format string) string {
	t.Helper()
	result, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer result.Close()
	run, cards, err := resultjson.Read(result)
	if err != nil {
		t.Fatal(err)
	}
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	reporter, _ := report.New(format, outline.Options{Catalogue: book})
	var out strings.Builder
	err = reporter.Begin(&out, run)
	for i, card := range cards {
		err = errors.Join(err, reporter.Group(&out, outline.Card{Scorecard: card, Index: i}))
	}
	if err := errors.Join(err, reporter.End(&out)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
