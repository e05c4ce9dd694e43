package declaration_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/source"
)

const (
	intoGit    = "The name leads into git's own folder, so it was not read."
	notTracked = "The file lies outside `delivery-group/`, and git does not track it, so it was not read."
	otherName  = "Only files whose names end in `.csv` or `.tsv` are read as finance."
	dotName    = "Files whose names begin with a dot are not read."
	aWorkbook  = "This is a workbook of a spreadsheet program, not a CSV file."
)

// tracked reads a group on disk. Git tracks the files in known. If known has "?",
// asking Git fails.
func tracked(t *testing.T, known []string, build func(t *testing.T, folder string)) *declaration.Declaration {
	t.Helper()
	folder := t.TempDir()
	build(t, folder)
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return schema(t).LoadTracked(root.FS(), "folder", func(name string) (bool, error) {
		for _, one := range known {
			switch one {
			case name:
				return true, nil
			case "?":
				return false, errors.New("git is not there")
			}
		}
		return false, nil
	})
}

// TestD1WhereFilesMayLie checks that nothing in .git is read, under any name or link,
// and that outside the declaration's folder only files that Git tracks are read.
func TestD1WhereFilesMayLie(t *testing.T) {
	const secret = "[remote]\n\turl = https://ragged-robin@example.gov.uk/x\n"
	group := func(finance string) string { return "dgcheck: 1\nfinance: {files: [" + finance + "]}\n" }
	tests := map[string]struct {
		known []string
		build func(t *testing.T, folder string)
		want  []string
	}{
		"a link into .git": {nil, func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, ".git/config"), secret)
			write(t, filepath.Join(folder, "delivery-group/group.yaml"), "dgcheck: 1\n")
			link(t, "../.git/config", filepath.Join(folder, "delivery-group/z.yaml"))
		}, []string{"unreadable delivery-group/z.yaml:1:1 " + intoGit}},
		"a link to a link into .git": {[]string{".git/config"}, func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, ".git/config"), secret)
			link(t, ".git", filepath.Join(folder, "plain"))
			write(t, filepath.Join(folder, "delivery-group/group.yaml"), "dgcheck: 1\n")
			link(t, "../plain/config", filepath.Join(folder, "delivery-group/z.yaml"))
		}, []string{"unreadable delivery-group/z.yaml:1:1 " + intoGit}},
		"the folder is a link into .git": {nil, func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, ".git/x/a.yaml"), secret)
			link(t, ".git/x", filepath.Join(folder, "delivery-group"))
		}, []string{"unreadable delivery-group/a.yaml:1:1 " + intoGit}},
		"finance in .git": {nil, func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, ".git/f.csv"), secret)
			write(t, filepath.Join(folder, "delivery-group/group.yaml"), group("../.git/f.csv, ../.GIT/f.csv"))
		}, []string{"unreadable delivery-group/group.yaml:2:19 " + intoGit, "unreadable delivery-group/group.yaml:2:34 " + intoGit}},
		"finance through a link into .git": {[]string{"f.csv"}, func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, ".git/f"), secret)
			write(t, filepath.Join(folder, "delivery-group/group.yaml"), group("f.csv"))
			link(t, "../.git/f", filepath.Join(folder, "delivery-group/f.csv"))
		}, []string{"unreadable delivery-group/group.yaml:2:19 " + intoGit}},
		"other names": {nil, func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, ".env"), secret)
			write(t, filepath.Join(folder, "delivery-group/group.yaml"), group("../.env, ../id_rsa, ../.f.csv, x.json, 2026.xlsx, 2026.ODS"))
		}, []string{
			"unreadable delivery-group/group.yaml:2:19 " + otherName, "unreadable delivery-group/group.yaml:2:28 " + otherName,
			"unreadable delivery-group/group.yaml:2:39 " + dotName, "unreadable delivery-group/group.yaml:2:50 " + otherName,
			"unreadable delivery-group/group.yaml:2:58 " + aWorkbook, "unreadable delivery-group/group.yaml:2:69 " + aWorkbook,
		}},
		"untracked, outside the folder": {nil, func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "secrets.csv"), secret)
			write(t, filepath.Join(folder, "delivery-group/group.yaml"), group("../secrets.csv"))
		}, []string{"unreadable delivery-group/group.yaml:2:19 " + notTracked}},
		"untracked, behind a link": {[]string{"delivery-group/z.yaml"}, func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "local/settings"), secret)
			write(t, filepath.Join(folder, "delivery-group/group.yaml"), "dgcheck: 1\n")
			link(t, "../local/settings", filepath.Join(folder, "delivery-group/z.yaml"))
		}, []string{"unreadable delivery-group/z.yaml:1:1 " + notTracked}},
		"without git's word": {[]string{"?"}, func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "f.csv"), header)
			write(t, filepath.Join(folder, "delivery-group/group.yaml"), group("../f.csv"))
		}, []string{"unreadable delivery-group/group.yaml:2:19 The file lies outside `delivery-group/`, and we could not find out whether git tracks it, so it was not read."}},
		"tracked, outside the folder": {[]string{"money/f.csv"}, func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "money/f.csv"), header)
			write(t, filepath.Join(folder, "delivery-group/group.yaml"), group("../money/f.csv"))
		}, nil},
		"untracked, in the folder": {nil, func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "delivery-group/f.TSV"), strings.ReplaceAll(header, ",", "\t"))
			link(t, "f.TSV", filepath.Join(folder, "delivery-group/g.csv"))
			write(t, filepath.Join(folder, "delivery-group/group.yaml"), group("f.TSV, g.csv"))
		}, nil},
		"the declaration itself, untracked": {nil, func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "delivery-group.yaml"), "dgcheck: 1\n")
		}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := tracked(t, test.known, test.build)
			want(t, d, test.want...)
			for _, file := range d.Files {
				excerpt, shown := d.Excerpt(source.Position{File: file.Path, Line: 2, Column: 1})
				if shown && strings.Contains(excerpt.Text, "ragged-robin") {
					t.Errorf("%s is shown: %+v", file.Path, excerpt)
				}
			}
		})
	}
}
