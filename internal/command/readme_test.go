package command_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReadmeShowsRealOutput compares the example in the README with the output of
// dgcheck.
func TestReadmeShowsRealOutput(t *testing.T) {
	const readme = "../../README.md"
	content, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, declaration, _ := fenced(t, string(content), "<!-- declaration -->")
	group := filepath.Join(t.TempDir(), "soil-health")
	if err := os.Mkdir(group, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(group, "delivery-group.yaml"), []byte(declaration), 0o644); err != nil {
		t.Fatal(err)
	}
	out, errs, _ := run(t, "check", group, "--as-of", "2026-11-22")
	if errs != "" {
		t.Errorf("stderr: %s", errs)
	}
	before, _, after := fenced(t, string(content), "<!-- output -->")
	golden(t, readme, before+worst(out)+after)
}

// worst returns the output up to the first warning or deadline, and its last lines. The
// README has no room for the rest.
func worst(out string) string {
	lines := strings.SplitAfter(out, "\n")
	first := slices.IndexFunc(lines, func(line string) bool {
		return strings.Contains(line, ": warning: ") || strings.HasPrefix(line, "Coming up")
	})
	if first < 0 || len(lines) < 3 {
		return out
	}
	return strings.Join(lines[:first], "") + "…\n\n" + strings.Join(lines[len(lines)-3:], "")
}

// fenced returns the text in the code block that follows mark, and the text before and
// after it.
func fenced(t *testing.T, text, mark string) (before, inside, after string) {
	t.Helper()
	head, rest, found := strings.Cut(text, mark)
	opening, rest, opened := strings.Cut(rest, "```")
	kind, rest, _ := strings.Cut(rest, "\n")
	end := strings.Index(rest, "```")
	if !found || !opened || end < 0 {
		t.Fatalf("no fence after %s", mark)
	}
	return head + mark + opening + "```" + kind + "\n", rest[:end], rest[end:]
}
