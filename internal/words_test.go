package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// phrases returns wording that is hard to understand at first reading, with what to
// write instead.
func phrases() map[*regexp.Regexp]string {
	return map[*regexp.Regexp]string{
		regexp.MustCompile(`(?i)\btells? (of|that|whether|how|what|why)\b`): `"X reports whether …", "X is set if …" or "X returns …"`,
		regexp.MustCompile(`^\w+ says whether\b`):                           `"X reports whether …"`,
		regexp.MustCompile(`(?i)\berrs\b`):                                  `"X returns an error if …"`,
		regexp.MustCompile(`\b(is|are) none\b`):                             `"X is not a …" or "if there is no …"`,
		regexp.MustCompile(`(?i)\b(whoever|whomever|whosoever)\b`):          `the noun: "the caller", "the author"`,
		regexp.MustCompile(`(?i)\bnobody (says?|said|looks|asks?|asked)\b`): `the noun: "no caller", "no answer"`,
		regexp.MustCompile(`(?i)\bspeaks? (of|for)\b`):                      `"X is about …" or "X stands for …"`,
		regexp.MustCompile(`(?i)\b(said|told) of (it|a|an|the)\b`):          `"about", and who or what says it`,
		regexp.MustCompile(`(?i)\bbears? (our|the|a|an|no|its)\b`):          `"has"`,
		regexp.MustCompile(`(?i)\b(is|are) no more\b`):                      `"no longer exists" or "was deleted"`,
	}
}

// unplain returns the phrases of a comment that match one of phrases, each with what to
// write instead.
func unplain(comment string) []string {
	text := strings.Join(strings.Fields(comment), " ")
	text = regexp.MustCompile(`(?i)\bthere (is|are) none\b`).ReplaceAllString(text, "")
	var found []string
	for phrase, instead := range phrases() {
		if hit := phrase.FindString(text); hit != "" {
			found = append(found, `"`+hit+`": write `+instead)
		}
	}
	slices.Sort(found)
	return found
}

func TestCommentsArePlain(t *testing.T) {
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			hidden := strings.HasPrefix(entry.Name(), ".") && entry.Name() != ".."
			if hidden || entry.Name() == "testdata" {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(path, ".go") {
			commentsOf(t, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func commentsOf(t *testing.T, path string) {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	for _, comment := range file.Comments {
		for _, found := range unplain(comment.Text()) {
			t.Errorf("%s: %s", files.Position(comment.Pos()), found)
		}
	}
}

func TestUnplainFindsWhatHasToBeReadTwice(t *testing.T) {
	for comment, want := range map[string]bool{
		"wrote tells of an author that it is us.":               true,
		"hidden tells\nwhether the file is one of the system's": true,
		"a run that has no rights to write is none.":            true,
		"whoever asked has gone.":                               true,
		"Find errs where there is no folder.":                   true,
		"The first sentence of what is said of a group.":        true,
		"what bears our marker":                                 true,
		"Gone are the groups that are no more.":                 true,
		"thisMachine says whether a host is this machine.":      true,
		"wrote reports whether author is one of our logins.":    false,
		"If there is none, find returns nil.":                   false,
		"A missing permission is None.":                         false,
		"Each result says whether it is new.":                   false,
		"Clock tells the time.":                                 false,
		"It takes no more memory than one entry.":               false,
	} {
		if found := unplain(comment); len(found) > 0 != want {
			t.Errorf("unplain(%q) = %q", comment, found)
		}
	}
}

// oldNames returns names that were given up, each with the name that replaced it.
func oldNames() map[string]string {
	return map[string]string{
		"Occasion": "actions.Context", "judgement": "outcome", "Judged": "GroupResult", "Outside": "Custom",
		"ledger": "coverage", "Ledger": "coverage", "ownPolicies": "customPolicies",
	}
}

// TestOneNameForAConcept checks that no declaration uses a name of oldNames.
func TestOneNameForAConcept(t *testing.T) {
	for file, parsed := range goFiles(t) {
		ast.Inspect(parsed, func(n ast.Node) bool {
			var name *ast.Ident
			switch n := n.(type) {
			case *ast.TypeSpec:
				name = n.Name
			case *ast.FuncDecl:
				name = n.Name
			case *ast.File:
				name = n.Name
			}
			if name != nil && oldNames()[name.Name] != "" {
				t.Errorf("%s: %s is called %s", file, name.Name, oldNames()[name.Name])
			}
			return true
		})
	}
}

// goFiles parses the Go files of the repository and returns them by their paths.
func goFiles(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.Contains(name, "/testdata/") {
			return err
		}
		files[name], err = parser.ParseFile(token.NewFileSet(), name, nil, 0)
		return err
	})
	if err != nil || len(files) < 100 {
		t.Fatalf("%d Go files: %v", len(files), err)
	}
	return files
}
