// Package internal_test checks rules that span packages: imports, comments and
// the supply chain.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// module is the prefix of the import paths of this repository's packages.
const module = "github.com/DEFRA/dgcheck/"

// floors returns the packages by floor (layer), the lowest floor first. A package may
// import only packages of lower floors.
func floors() [][]string {
	return [][]string{
		{"internal/pattern"},
		{"internal/source", "internal/calendar", "internal/money", "internal/rule", "internal/bundle", "internal/history", "internal/actions", "internal/forge", "internal/bounded", "internal/outfile", "internal/machine", "internal/yamltext", "internal/workbook"},
		{"internal/finding", "internal/overlay", "internal/gitexec", "internal/sandbox", "internal/evidence", "internal/sources"},
		{"internal/declaration", "internal/approvals", "internal/delivery", "internal/links", "internal/registers", "internal/rulebook"},
		{"internal/evaluation", "internal/plan", "internal/overview", "internal/fix", "internal/scaffold", "internal/financeimport", "internal/lsp", "internal/timeline"},
		{"internal/scorecard", "internal/policytest", "internal/custom"},
		{"internal/report/escape", "internal/report/packed", "internal/report/jsonstream", "internal/portfolio"},
		{"internal/report/outline", "internal/coverage"},
		{"internal/report/html", "internal/report/ics", "internal/report/markdown", "internal/report/oscal", "internal/report/sarif", "internal/report/xlsx", "internal/report/resultjson", "internal/card"},
		{"internal/report", "internal/report/difference", "internal/between"},
		{"internal/docsgen", "internal/publication", "internal/site"},
		{"internal/command"},
		// No package may import a package of the top floor. Only tests import
		// githubfake.
		{"cmd/dgcheck", "internal/bench", "internal/githubfake"},
	}
}

// keepers returns libraries with the packages that may import them. A name with a dot,
// or with "/" at its end, also stands for the packages below it.
func keepers() map[string][]string {
	return map[string][]string{
		"gopkg.in/yaml.v3":              {"internal/yamltext", "internal/bench"},
		"github.com/open-policy-agent/": {"internal/rulebook", "internal/plan", "internal/evaluation", "internal/policytest", "internal/bench"},
		// html/template and these packages of OPA would make the binary larger.
		"html/template": {},
		"github.com/open-policy-agent/opa/v1/rego":    {},
		"github.com/open-policy-agent/opa/v1/tester":  {},
		"github.com/open-policy-agent/opa/v1/cover":   {},
		"github.com/open-policy-agent/opa/v1/format":  {},
		"github.com/open-policy-agent/opa/v1/bundle":  {"internal/plan"},
		"github.com/open-policy-agent/opa/v1/compile": {"internal/plan"},
		"github.com/spf13/cobra":                      {"internal/command"},
		"go.lsp.dev/":                                 {"internal/lsp"},
		"golang.org/x/mod":                            {"internal/delivery"},
		"golang.org/x/net":                            {"internal/sources"},
		"golang.org/x/term":                           {"cmd/dgcheck"},
		"golang.org/x/text":                           {"internal/declaration"},
		"net/http":                                    {"internal/forge", "internal/githubfake", "internal/links"},
		"net/http/httptest":                           {"internal/githubfake"},
		"github.com/santhosh-tekuri/":                 {"internal/githubfake"},
		"github.com/hmarr/codeowners":                 {"internal/approvals"},
		"github.com/google/uuid":                      {"internal/report/oscal"},
		"github.com/xuri/":                            {"internal/workbook"},
		"testing":                                     {"internal/githubfake"},
		"github.com/google/go-github/v60":             {"internal/forge"},
	}
}

// outdoors returns packages of the standard library that give access to the
// environment, processes or the network, with the packages that may import them.
func outdoors() map[string][]string {
	return map[string][]string{
		"os":        {"internal/command", "internal/portfolio", "internal/gitexec", "internal/outfile", "internal/sandbox", "cmd/dgcheck", "internal/bench"},
		"os/exec":   {"internal/bench", "internal/command", "internal/gitexec", "internal/sandbox"},
		"net":       {"internal/forge", "internal/links"},
		"os/signal": {"cmd/dgcheck"},
	}
}

func TestImportsGoDownOnly(t *testing.T) {
	for folder, imports := range packages(t) {
		floor := floorOf(folder)
		if floor < 0 && folder != "policies" {
			t.Errorf("%s stands on no floor; give it one in this test", folder)
			continue
		}
		for _, path := range imports {
			below, ours := strings.CutPrefix(path, module)
			if ours && below == "policies" && folder != "cmd/dgcheck" && folder != "internal/bench" {
				t.Errorf("%s imports the policies; only the program's entrance does", folder)
			}
			if ours && below != "policies" && floorOf(below) >= floor {
				t.Errorf("%s (floor %d) imports %s (floor %d)", folder, floor, below, floorOf(below))
			}
			onlyFor(t, folder, path, keepers())
			onlyFor(t, folder, path, outdoors())
		}
	}
}

func onlyFor(t *testing.T, folder, path string, allowed map[string][]string) {
	t.Helper()
	for library, users := range allowed {
		exact := path == library || strings.HasSuffix(library, "/") && strings.HasPrefix(path, library) ||
			strings.Contains(library, ".") && strings.HasPrefix(path, library+"/")
		if exact && !slices.Contains(users, folder) {
			t.Errorf("%s imports %s, which belongs to %v alone", folder, path, users)
		}
	}
}

func floorOf(folder string) int {
	return slices.IndexFunc(floors(), func(floor []string) bool { return slices.Contains(floor, folder) })
}

// packages returns the import paths that each package imports, by the package's folder.
// Imports of tests are left out.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".") && entry.Name() != "..") {
			return fs.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		folder := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../")
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imports[folder] = append(imports[folder], name)
		}
		return nil
	})
	if err != nil || len(imports) == 0 {
		t.Fatalf("no packages found: %v", err)
	}
	return imports
}

// TestThePlanIsDrawnAsItIs checks that the table of floors in docs/architecture.md is
// the same as the list that the function floors returns.
func TestThePlanIsDrawnAsItIs(t *testing.T) {
	text, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string]int{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, "|")
		if len(cells) != 5 {
			continue
		}
		floor, err := strconv.Atoi(strings.TrimSpace(cells[1]))
		if err != nil {
			continue
		}
		for name := range strings.SplitSeq(cells[2], ",") {
			folder := strings.Trim(strings.TrimSpace(name), "`")
			if !strings.HasPrefix(folder, "cmd/") {
				folder = "internal/" + folder
			}
			drawn[folder] = floor
		}
	}
	planned := map[string]int{}
	for floor, folders := range floors() {
		for _, folder := range folders {
			planned[folder] = floor
		}
	}
	if diff := cmp.Diff(planned, drawn); diff != "" {
		t.Errorf("docs/architecture.md draws another plan (-planned +drawn):\n%s", diff)
	}
}

// TestFactsHaveOneHome checks that no Go file repeats the id or the title of a rule,
// because the policies define them.
func TestFactsHaveOneHome(t *testing.T) {
	titles := ruleTitles(t)
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for id, title := range titles {
			if strings.Contains(string(text), strconv.Quote(id)) || strings.Contains(string(text), title) {
				t.Errorf("%s names the rule %s or repeats its title", path, id)
			}
		}
		return nil
	})
	if err != nil || len(titles) == 0 {
		t.Fatalf("no rules found: %v", err)
	}
}

func ruleTitles(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../policies/*/*/*.rego")
	if err != nil {
		t.Fatal(err)
	}
	titles := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if title, ok := strings.CutPrefix(line, "# title: "); ok && !strings.HasSuffix(file, "_test.rego") {
				parts := strings.Split(filepath.ToSlash(file), "/")
				titles[parts[2]+"."+parts[3]] = strings.TrimSpace(title)
			}
		}
	}
	return titles
}
