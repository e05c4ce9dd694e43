package declaration_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// inEditor is what an editor shows for a file: its diagnostics, and the completions and
// the hover text at one position.
type inEditor struct {
	File        string
	Diagnostics []string
	Completions []string
	Hover       string
}

// editor returns what yaml-language-server shows for files. It needs Node.js and the
// packages of testdata/editor/package.json.
func editor(t *testing.T, files ...string) []inEditor {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("Node.js is not at hand")
	}
	if _, err := os.Stat("testdata/editor/node_modules/yaml-language-server"); err != nil {
		t.Skip("yaml-language-server is not at hand; npm ci --prefix internal/declaration/testdata/editor brings it")
	}
	schema := filepath.Join(t.TempDir(), "delivery-group.schema.json")
	if err := os.WriteFile(schema, publishedSchema(t), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), node, append([]string{"testdata/editor/check.mjs", schema}, files...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	var shown []inEditor
	if err := json.Unmarshal(out, &shown); err != nil || len(shown) != len(files) {
		t.Fatalf("%v: %s", err, out)
	}
	return shown
}

// TestEditorsFindNothingInSoundFiles opens files without faults in an editor, including
// the parts of split declarations, and words of a choice in unusual letter case. The
// editor must report nothing.
func TestEditorsFindNothingInSoundFiles(t *testing.T) {
	var files []string
	for _, pattern := range []string{"../../testdata/groups/*/delivery-group.yaml", "../../testdata/groups/*/delivery-group/*.yaml", "../../policies/*/base.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	files = slices.DeleteFunc(files, func(name string) bool { return strings.Contains(name, "broken-yaml") })
	anyCase := filepath.Join(t.TempDir(), "services.yaml")
	if err := os.WriteFile(anyCase, []byte("$schema: delivery-group.schema.json\nservices: [{id: a, users: Public, phases: [{phase: Private Beta, from: 2026-01-01}]}]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, shown := range editor(t, append(files, anyCase)...) {
		if len(shown.Diagnostics) > 0 {
			t.Errorf("%s: %v", shown.File, shown.Diagnostics)
		}
	}
}

func TestEditorsCompleteAndExplain(t *testing.T) {
	const text = "dgcheck: 1\ngroup:\n  id: soil\n  lead:\n    \noutcomes:\n  - id: a\n    status: \nservices:\n  - id: b\n    users: \n    phases:\n      - phase: \n        from: 2026-01-01\n    owner:\n      role: Head of Soil\n      \nretrospectives:\n  last: 2026-11-06\n\n"
	file := filepath.Join(t.TempDir(), "delivery-group.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	places := []struct {
		line, column int
		offered      []string
		explained    string
	}{
		{5, 5, []string{"role", "email"}, ""},
		{8, 13, []string{"active", "proposed"}, "Only active outcomes count"},
		{11, 12, []string{"public", "internal", "both"}, "Who uses the service"},
		{13, 16, []string{"private-beta", "live"}, "The phase that begins"},
		{16, 8, []string{"email"}, "Title of the post"},
		{17, 7, []string{"email", "organisation"}, ""},
		{20, 1, []string{"roadmap", "pipeline", "finance"}, ""},
	}
	var asked []string
	for _, place := range places {
		asked = append(asked, fmt.Sprintf("%s:%d:%d", file, place.line, place.column))
	}
	for i, shown := range editor(t, asked...) {
		for _, word := range places[i].offered {
			if !slices.Contains(shown.Completions, word) {
				t.Errorf("%s: %q is not offered, but %q", asked[i], word, shown.Completions)
			}
		}
		if !strings.Contains(shown.Hover, places[i].explained) {
			t.Errorf("%s: explained as %q", asked[i], shown.Hover)
		}
	}
}
