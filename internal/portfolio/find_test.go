package portfolio_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/portfolio"
)

// tree writes empty files into a new folder and makes it the working directory. It
// returns the folder.
func tree(t *testing.T, files ...string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(root)
	return root
}

func TestFind(t *testing.T) {
	group := []string{"soil/delivery-group/group.yaml", "soil/delivery-group/f.csv", "soil/docs/x.md"}
	single := []string{"soil/delivery-group.yaml", "soil/README.md"}
	github := []string{"soil/.github/delivery-group.yaml", "soil/.github/workflows/x.yaml"}
	several := []string{"all/b/delivery-group.yaml", "all/a/delivery-group/group.yaml", "all/c/d/.github/delivery-group.yml", "all/e/README.md"}
	tests := map[string]struct {
		files []string
		cd    string
		path  string
		want  []string // each as ROOT PATH FOLDER
	}{
		"a group with a folder":                           {group, "", "soil", []string{"soil . soil"}},
		"its folder":                                      {group, "", "soil/delivery-group", []string{"soil . soil"}},
		"its folder, with a stroke":                       {group, "", "soil/delivery-group/", []string{"soil . soil"}},
		"its file":                                        {group, "", "soil/delivery-group/group.yaml", []string{"soil . soil"}},
		"here":                                            {group, "soil", ".", []string{"soil . soil"}},
		"its folder, from within":                         {group, "soil/delivery-group", ".", []string{"soil . soil"}},
		"its file, from within":                           {group, "soil/delivery-group", "group.yaml", []string{"soil . soil"}},
		"its file, from within, at length":                {group, "soil/delivery-group", "./group.yaml", []string{"soil . soil"}},
		"the folder above":                                {group, "soil/delivery-group", "..", []string{"soil . soil"}},
		"a roundabout path":                               {group, "soil/docs", "../../soil/docs/../delivery-group", []string{"soil . soil"}},
		"a group of one file":                             {single, "", "soil", []string{"soil . soil"}},
		"the one file":                                    {single, "", "soil/delivery-group.yaml", []string{"soil . soil"}},
		"the one file, from beside":                       {single, "soil", "delivery-group.yaml", []string{"soil . soil"}},
		"a group on GitHub":                               {github, "", "soil", []string{"soil . soil"}},
		"its folder on GitHub":                            {github, "", "soil/.github", []string{"soil . soil"}},
		"its file on GitHub":                              {github, "", "soil/.github/delivery-group.yaml", []string{"soil . soil"}},
		"its file on GitHub, from within":                 {github, "soil/.github", "delivery-group.yaml", []string{"soil . soil"}},
		"its folder on GitHub, from within":               {github, "soil/.github", ".", []string{"soil . soil"}},
		"a file in the folder, named alike":               {[]string{"soil/delivery-group/delivery-group.yaml"}, "", "soil/delivery-group/delivery-group.yaml", []string{"soil . soil"}},
		"a folder, its file named alike":                  {[]string{"soil/delivery-group/delivery-group.yaml"}, "", "soil/delivery-group", []string{"soil . soil"}},
		"above a folder, file named alike":                {[]string{"x/soil/delivery-group/delivery-group.yaml"}, "", "x", []string{"x/soil soil soil"}},
		"a group called delivery-group":                   {[]string{"delivery-group/delivery-group.yaml", "delivery-group/README.md"}, "", "delivery-group/delivery-group.yaml", []string{" . ROOT"}},
		"a repository called delivery-group":              {[]string{"delivery-group/delivery-group.yaml", "delivery-group/.git/HEAD"}, "", "delivery-group/delivery-group.yaml", []string{"delivery-group . delivery-group"}},
		"a repository called delivery-group, as a folder": {[]string{"delivery-group/delivery-group.yaml", "delivery-group/.git/HEAD"}, "", "delivery-group", []string{"delivery-group . delivery-group"}},
		"a folder that is a repository itself":            {[]string{"soil/delivery-group/group.yaml", "soil/delivery-group/.git"}, "", "soil/delivery-group", []string{"soil . soil"}},
		"several, in the order of names":                  {several, "", "all", []string{"all/a a a", "all/b b b", "all/c/d c/d d"}},
		"several, from within":                            {several, "all", ".", []string{"all/a a a", "all/b b b", "all/c/d c/d d"}},
		"four deep":                                       {[]string{"all/1/2/3/soil/delivery-group.yaml"}, "", "all", []string{"all/1/2/3/soil 1/2/3/soil soil"}},
		"no group within a group":                         {[]string{"soil/delivery-group.yaml", "soil/x/delivery-group.yaml"}, "", "soil", []string{"soil . soil"}},
		"but both from above":                             {[]string{"a/delivery-group.yaml", "a/x/delivery-group.yaml", "b/delivery-group.yaml"}, "", ".", []string{"a a a", "b b b"}},
		"not in Git's or others' packages":                {[]string{".git/x/delivery-group.yaml", "node_modules/x/delivery-group.yaml", "a/delivery-group.yaml", "b/.git/delivery-group.yaml", "b/node_modules/delivery-group.yaml"}, "", ".", []string{"a a a"}},
		"in other hidden folders":                         {[]string{".hidden/delivery-group.yaml"}, "", ".", []string{".hidden .hidden .hidden"}},
		"a group that is asked for by name":               {[]string{"node_modules/x/delivery-group.yaml"}, "", "node_modules/x", []string{"node_modules/x . x"}},
		"folder and single file are one":                  {append(group, single...), "", "soil/delivery-group.yaml", []string{"soil . soil"}},
		"all four places are one":                         {append(append(group, single...), github...), "", ".", []string{"soil soil soil"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			root := tree(t, test.files...)
			t.Chdir(filepath.Join(root, test.cd))
			for _, path := range []string{test.path, absolute(t, test.path)} {
				groups, err := portfolio.Find([]string{path})
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(test.want, told(t, root, groups)); diff != "" {
					t.Errorf("%s: %s", path, diff)
				}
			}
		})
	}
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	whole, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// told returns each group as ROOT PATH FOLDER. ROOT is relative to the folder root.
func told(t *testing.T, root string, groups []portfolio.Group) []string {
	t.Helper()
	var lines []string
	for _, group := range groups {
		inside := strings.TrimPrefix(strings.TrimPrefix(absolute(t, group.Root), root), string(filepath.Separator))
		folder := group.Folder
		if folder == filepath.Base(root) {
			folder = "ROOT"
		}
		lines = append(lines, filepath.ToSlash(inside)+" "+group.Path+" "+folder)
	}
	return lines
}

func TestTheSameGroupIsFoundOnce(t *testing.T) {
	root := tree(t, "all/soil/delivery-group/group.yaml", "all/water/delivery-group.yaml")
	if err := os.Symlink("all", filepath.Join(root, "link")); err != nil {
		t.Fatal(err)
	}
	groups, err := portfolio.Find([]string{"all/water", "all", "link/soil", "all/soil/delivery-group", filepath.Join(root, "all", "soil"), "link/"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"all/water . water", "all/soil soil soil"}, told(t, root, groups)); diff != "" {
		t.Error(diff)
	}
}

func TestLinksBelowAPathAreNotFollowed(t *testing.T) {
	root := tree(t, "elsewhere/soil/delivery-group.yaml", "all/water/delivery-group.yaml")
	for target, name := range map[string]string{"../elsewhere": "all/link", "../elsewhere/soil": "all/soil", ".": "all/loop"} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	groups, err := portfolio.Find([]string{"all"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"all/water water water"}, told(t, root, groups)); diff != "" {
		t.Error(diff)
	}
}

func TestALinkThatIsNamedIsFollowed(t *testing.T) {
	root := tree(t, "elsewhere/soil/delivery-group.yaml")
	if err := os.Symlink("elsewhere/soil", filepath.Join(root, "link")); err != nil {
		t.Fatal(err)
	}
	groups, err := portfolio.Find([]string{"link"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"link . link"}, told(t, root, groups)); diff != "" {
		t.Error(diff)
	}
}

func TestNoGroupIsAnError(t *testing.T) {
	tests := map[string][]string{
		"nothing":                {"all/README.md"},
		"five deep":              {"all/1/2/3/4/soil/delivery-group.yaml"},
		"only in Git":            {"all/.git/delivery-group.yaml"},
		"a folder without YAML":  {"all/delivery-group/f.csv"},
		"folders named as files": {"all/delivery-group/a.yaml/x"},
	}
	for name, files := range tests {
		t.Run(name, func(t *testing.T) {
			tree(t, append(files, "soil/delivery-group.yaml")...)
			_, err := portfolio.Find([]string{"soil", "all"})
			var none *portfolio.NoGroup
			if !errors.As(err, &none) || none.Path != "all" {
				t.Fatalf("got %v", err)
			}
			const want = "no group under all: looked for delivery-group/*.yaml, delivery-group.yaml, .github/delivery-group.yaml there and in folders up to 4 deep; go to the group's folder or name it as PATH"
			if diff := cmp.Diff(want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("a file of no group", func(t *testing.T) {
		tree(t, "soil/delivery-group.yaml", "soil/README.md", "soil/delivery-group/f.csv")
		for _, path := range []string{"soil/README.md", "soil/delivery-group/f.csv"} {
			var none *portfolio.NoGroup
			if groups, err := portfolio.Find([]string{path}); !errors.As(err, &none) {
				t.Errorf("%s: %v, %v", path, groups, err)
			}
		}
	})
}

func TestAPathThatIsNotThere(t *testing.T) {
	tree(t, "soil/delivery-group.yaml")
	for path, want := range map[string]string{"none": "open none: no such file or directory; name a group's folder or file that is there", "soil/delivery-group.yaml/x": "open soil/delivery-group.yaml/x: not a directory"} {
		_, err := portfolio.Find([]string{path})
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if _, err := portfolio.Find([]string{"none"}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the cause is lost: %v", err)
	}
}

func TestAFolderThatCannotBeOpened(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("everything may be opened")
	}
	root := tree(t, "all/closed/delivery-group.yaml", "all/open/delivery-group.yaml")
	closed := filepath.Join(root, "all", "closed")
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(closed, 0o700) })
	groups, err := portfolio.Find([]string{"all"})
	if diff := cmp.Diff([]string{"all/open open open"}, told(t, root, groups)); diff != "" || err != nil {
		t.Errorf("beside an open one: %s%v", diff, err)
	}
	if _, err := portfolio.Find([]string{"all/closed"}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("named itself: %v", err)
	}
}

func TestNoPathsFindNothing(t *testing.T) {
	if groups, err := portfolio.Find(nil); err != nil || len(groups) != 0 {
		t.Errorf("got %v, %v", groups, err)
	}
}

func TestWithinFindsWhatFindDoes(t *testing.T) {
	root := tree(t, "a/delivery-group/group.yaml", "a/b/delivery-group.yaml", "c/.github/delivery-group.yml", "c/d/delivery-group.yaml",
		"e/f/g/h/delivery-group.yaml", "e/f/g/i/j/delivery-group.yaml", ".git/x/delivery-group.yaml", "node_modules/x/delivery-group.yaml", "k/README.md")
	groups, err := portfolio.Find([]string{"."})
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, group := range groups {
		want = append(want, group.Path)
	}
	if diff := cmp.Diff(want, portfolio.Within(os.DirFS(root))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"."}, portfolio.Within(os.DirFS(filepath.Join(root, "a")))); diff != "" {
		t.Error(diff)
	}
}
