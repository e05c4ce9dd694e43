package command_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTheWorkedExampleOfOwnPoliciesWorks follows docs/policies.md to the
// letter. It writes the files on the page, runs the commands, and compares
// their output with the page.
func TestTheWorkedExampleOfOwnPoliciesWorks(t *testing.T) {
	page := absolute("../../docs/policies.md")
	content, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	text := string(content)
	for _, mark := range regexp.MustCompile(`<!-- file: (.+) -->`).FindAllStringSubmatch(text, -1) {
		_, inside, _ := fenced(t, text, mark[0])
		if err := os.MkdirAll(filepath.Dir(mark[1]), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(mark[1], []byte(inside), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, mark := range regexp.MustCompile(`<!-- run: (.+) -->`).FindAllStringSubmatch(text, -1) {
		out, errs, _ := run(t, strings.Fields(mark[1])...)
		if errs != "" {
			t.Errorf("%s: stderr: %s", mark[1], errs)
		}
		before, _, after := fenced(t, text, mark[0])
		text = before + "$ dgcheck " + mark[1] + "\n" + out + after
	}
	golden(t, page, text)
}
