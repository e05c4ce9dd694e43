package report_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPagesInABrowser checks the accessibility of pages with axe-core, at widths of
// 320, 768 and 1280 pixels. It needs a browser, Node.js and the packages in
// testdata/a11y/package.json.
func TestPagesInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes its time")
	}
	browser := atHand("chromium", "chromium-browser", "google-chrome", "chrome")
	node := atHand("node")
	if browser == "" || node == "" {
		t.Skip("no browser, or no Node.js, is at hand")
	}
	if _, err := os.Stat("testdata/a11y/node_modules/axe-core"); err != nil {
		t.Skip("axe-core is not at hand; npm ci --prefix internal/report/testdata/a11y brings it")
	}
	var pages []string
	for _, golden := range []string{"../../testdata/groups/*/want.html", "../../testdata/pull-request/want.html"} {
		found, err := filepath.Glob(golden)
		if err != nil || len(found) == 0 {
			t.Fatalf("no golden pages %s: %v", golden, err)
		}
		for _, file := range found {
			pages = append(pages, styled(t, file))
		}
	}
	folder := t.TempDir()
	attack := htmlAttacks()["an element"] + htmlAttacks()["a long text"]
	for name, page := range map[string]string{
		"several.html": writeHTML(t, names("A title"), fullCard("A name"), fullCard("Another")),
		"hostile.html": writeHTML(t, names(attack), fullCard(attack)),
	} {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, file)
	}
	out, err := exec.CommandContext(t.Context(), node, append([]string{"testdata/a11y/check.mjs", browser}, pages...)...).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%.8000s", err, out)
	}
}

// styled returns a golden page with the style sheet put back, which golden files omit.
func styled(t *testing.T, page string) string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(writeHTML(t, names("A title"), fullCard("A name")), "<style>")
	style, _, found := strings.Cut(rest, "</style>")
	before, after, cut := strings.Cut(string(text), "<style>…</style>")
	if !found || !cut {
		t.Fatalf("%s has no place for the style sheet", page)
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(before+"<style>"+style+"</style>"+after), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func atHand(programs ...string) string {
	for _, name := range programs {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
