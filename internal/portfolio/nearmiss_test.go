package portfolio_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/portfolio"
)

// B12: if there is no group, the error names the file that was probably meant as a
// declaration.
func TestB12ANearMissIsNamed(t *testing.T) {
	for name, c := range map[string]struct{ file, path, miss, rename string }{
		"a text file":              {"all/delivery-group.yaml.txt", "all", "delivery-group.yaml.txt", "delivery-group.yaml"},
		"an underline":             {"all/delivery_group.yaml", "all", "delivery_group.yaml", "delivery-group.yaml"},
		"its ending twice":         {"all/delivery-group.yaml.yaml", "all", "delivery-group.yaml.yaml", "delivery-group.yaml"},
		"one word":                 {"all/deliverygroup.yml", "all", "deliverygroup.yml", "delivery-group.yaml"},
		"capitals":                 {"all/Delivery-Group.yaml", "all", "Delivery-Group.yaml", "delivery-group.yaml"},
		"spaces":                   {"all/Delivery group.yaml", "all", "Delivery group.yaml", "delivery-group.yaml"},
		"the plural":               {"all/delivery-groups.yaml", "all", "delivery-groups.yaml", "delivery-group.yaml"},
		"a folder with underline":  {"all/delivery_group/group.yaml", "all", "delivery_group", "delivery-group"},
		"a folder with capitals":   {"all/Delivery-Group/group.yaml", "all", "Delivery-Group", "delivery-group"},
		"for GitHub":               {"all/.github/delivery_group.yml", "all", ".github/delivery_group.yml", "delivery-group.yaml"},
		"further down":             {"all/a/b/delivery-group.yml.txt", "all", "a/b/delivery-group.yml.txt", "delivery-group.yaml"},
		"text files in the folder": {"all/delivery-group/services.yaml.txt", "all", "delivery-group/services.yaml.txt", "services.yaml"},
		"capitals of an ending":    {"all/delivery-group/services.YAML", "all", "delivery-group/services.YAML", "services.yaml"},
		"no ending":                {"all/delivery-group", "all", "delivery-group", "delivery-group.yaml"},
		"a copy":                   {"all/delivery-group (1).yaml", "all", "delivery-group (1).yaml", "delivery-group.yaml"},
		"a letter missing":         {"all/delivry-group.yaml", "all", "delivry-group.yaml", "delivery-group.yaml"},
		"letters that changed":     {"all/delivery-gruop.yml", "all", "delivery-gruop.yml", "delivery-group.yaml"},
		"a folder mistyped":        {"all/delivery-grup/group.yaml", "all", "delivery-grup", "delivery-group"},
		"the file itself":          {"all/delivery-group.yaml.txt", "all/delivery-group.yaml.txt", "delivery-group.yaml.txt", "delivery-group.yaml"},
		"the folder itself":        {"all/delivery_group/group.yaml", "all/delivery_group", "delivery_group", "delivery-group"},
	} {
		t.Run(name, func(t *testing.T) {
			tree(t, c.file)
			_, err := portfolio.Find([]string{c.path})
			want := fmt.Sprintf("no group under %s: %s is nearly the name of a declaration; rename it to %s", c.path, c.miss, c.rename)
			if err == nil || err.Error() != want {
				t.Fatalf("got %v, want %s", err, want)
			}
			// Renaming the file as the error says solves the problem.
			file := filepath.Join(filepath.Dir(c.path), c.miss)
			if c.path == "all" {
				file = filepath.Join("all", c.miss)
			}
			if err := os.Rename(file, filepath.Join(filepath.Dir(file), c.rename)); err != nil {
				t.Fatal(err)
			}
			if groups, err := portfolio.Find([]string{"all"}); err != nil || len(groups) != 1 {
				t.Errorf("once it is renamed: %v, %v", groups, err)
			}
		})
	}
	for _, file := range []string{"all/delivery-group.md", "all/delivery.yaml", "all/group.yaml", "all/delivery-group/f.csv", "all/node_modules/delivery_group.yaml", "all/delivery-group-notes.txt"} {
		tree(t, file)
		if _, err := portfolio.Find([]string{"all"}); err == nil || file != "all/delivery-group.md" && err.(*portfolio.NoGroup).Miss != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// B15: another working copy of the same repository has the same groups again, so it is
// skipped. Other repositories are not skipped.
func TestB15FurtherWorkingCopiesArePassedOver(t *testing.T) {
	const relative = "gitdir: ../../.git/worktrees/g\n"
	for name, c := range map[string]struct {
		gits map[string]string // .git files with their contents
		path string
		want []string
	}{
		"inside the clone":       {map[string]string{"clone/.worktrees/g/.git": relative}, "clone", []string{"clone/a a a"}},
		"by absolute path":       {map[string]string{"clone/.worktrees/g/.git": "gitdir: ROOT/clone/.git/worktrees/g"}, "clone", []string{"clone/a a a"}},
		"asked for by name":      {map[string]string{"clone/.worktrees/g/.git": relative}, "clone/.worktrees/g", []string{"clone/.worktrees/g/a a a"}},
		"nothing but such":       {map[string]string{"clone/.worktrees/g/.git": relative}, "clone/.worktrees", []string{"clone/.worktrees/g/a g/a a"}},
		"a submodule":            {map[string]string{"clone/.worktrees/g/.git": "gitdir: ../../.git/modules/g\n"}, "clone", []string{"clone/.worktrees/g/a .worktrees/g/a a", "clone/a a a"}},
		"of another repository":  {map[string]string{"clone/.worktrees/g/.git": "gitdir: ../../../other/.git/worktrees/g\n"}, "clone", []string{"clone/.worktrees/g/a .worktrees/g/a a", "clone/a a a"}},
		"nonsense":               {map[string]string{"clone/.worktrees/g/.git": "nonsense"}, "clone", []string{"clone/.worktrees/g/a .worktrees/g/a a", "clone/a a a"}},
		"from a working copy":    {map[string]string{"clone/.worktrees/g/.git": relative, "clone/.worktrees/g/w/.git": "gitdir: ROOT/clone/.git/worktrees/w"}, "clone/.worktrees/g", []string{"clone/.worktrees/g/a a a"}},
		"clones side by side":    {map[string]string{"clone/.worktrees/g/.git": relative}, ".", []string{"clone/a clone/a a", "other/a other/a a"}},
		"a working copy outside": {map[string]string{"wt/.git": "gitdir: ROOT/clone/.git/worktrees/wt"}, "wt", []string{"wt/a a a"}},
	} {
		t.Run(name, func(t *testing.T) {
			files := []string{"clone/.git/HEAD", "clone/.git/worktrees/g/HEAD", "clone/a/delivery-group.yaml", "other/.git/HEAD", "other/a/delivery-group.yaml"}
			for git := range c.gits {
				files = append(files, git, filepath.Join(filepath.Dir(git), "a/delivery-group.yaml"))
			}
			root := tree(t, files...)
			for git, says := range c.gits {
				if err := os.WriteFile(filepath.Join(root, git), []byte(replaceRoot(says, root)), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			groups, err := portfolio.Find([]string{c.path})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, told(t, root, groups)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func replaceRoot(says, root string) string { return strings.ReplaceAll(says, "ROOT", root) }
