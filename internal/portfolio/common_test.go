package portfolio_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/DEFRA/dgcheck/internal/portfolio"
)

func TestPathsOfGroupsAreRelativeToOneFolder(t *testing.T) {
	root := tree(t, "all/a/delivery-group.yaml", "all/b/c/delivery-group/group.yaml", "other/delivery-group.yaml")
	if err := os.Symlink("all", "link"); err != nil {
		t.Skip(err)
	}
	for name, c := range map[string]struct {
		paths []string
		want  string // empty if there is none
	}{
		"several groups below":     {[]string{"all"}, "all"},
		"the same by a link":       {[]string{"link"}, "all"},
		"all there are":            {[]string{"."}, "."},
		"a group itself":           {[]string{"all/a"}, "all/a"},
		"one of its files":         {[]string{"all/b/c/delivery-group/group.yaml"}, "all/b/c"},
		"one group named twice":    {[]string{"all/a", "all/a/delivery-group.yaml"}, "all/a"},
		"groups of two folders":    {[]string{"all", "other"}, ""},
		"a group and those beside": {[]string{"all/a", "all"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			groups, err := portfolio.Find(c.paths)
			if err != nil {
				t.Fatal(err)
			}
			got, ok := portfolio.Common(groups)
			if ok != (c.want != "") || ok && got != filepath.Join(root, c.want) {
				t.Errorf("%q, %v; want %q", got, ok, c.want)
			}
		})
	}
	if folder, ok := portfolio.Common(nil); ok {
		t.Errorf("no groups have %q in common", folder)
	}
}
