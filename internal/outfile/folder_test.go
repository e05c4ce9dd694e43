package outfile_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/outfile"
)

func TestAFolderIsWrittenWholeOrNotAtAll(t *testing.T) {
	for name, c := range map[string]struct {
		before, kept map[string]string
		err          error
	}{
		"new":                {before: map[string]string{}, kept: map[string]string{"out/a": mark}},
		"an earlier run":     {before: map[string]string{"out/b": mark}, kept: map[string]string{"out/a": mark}},
		"files of others":    {before: map[string]string{"out/b": mark, "out/c": "c"}, err: outfile.ErrOthersFiles},
		"a folder in it":     {before: map[string]string{"out/b/c": mark}, err: outfile.ErrOthersFiles},
		"a mark too far off": {before: map[string]string{"out/b": strings.Repeat(" ", 512) + mark}, err: outfile.ErrOthersFiles},
	} {
		t.Run(name, func(t *testing.T) {
			for _, keep := range []bool{false, true} {
				folder := t.TempDir()
				for name, text := range c.before {
					write(t, filepath.Join(folder, name), text)
				}
				pages, err := outfile.CreateFolder(filepath.Join(folder, "out"), mark)
				if !errors.Is(err, c.err) {
					t.Fatalf("got %v, not %v", err, c.err)
				}
				want := c.before
				if err == nil {
					page(t, pages, "a")
					if keep {
						want = c.kept
						if err := pages.Keep(); err != nil {
							t.Fatal(err)
						}
					}
					pages.Discard()
				}
				same(t, "in the end", folder, want)
			}
		})
	}
}

// page writes a file called name to the folder pages. Its content is the mark.
func page(t *testing.T, pages *outfile.Folder, name string) {
	t.Helper()
	file, err := pages.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Write([]byte(mark)); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestFilesThatCameMeanwhileStay: another program writes a file to the final folder
// while the new one is being written. Keep must fail and leave that file.
func TestFilesThatCameMeanwhileStay(t *testing.T) {
	folder := t.TempDir()
	pages, err := outfile.CreateFolder(filepath.Join(folder, "out"), mark)
	if err != nil {
		t.Fatal(err)
	}
	page(t, pages, "a")
	if _, err := pages.Create("a"); err == nil || !strings.HasPrefix(err.Error(), "a: ") {
		t.Errorf("the same file twice: %v", err)
	}
	write(t, filepath.Join(folder, "out", "b"), "b")
	if err := pages.Keep(); !errors.Is(err, outfile.ErrOthersFiles) {
		t.Errorf("got %v", err)
	}
	pages.Discard()
	same(t, "in the end", folder, map[string]string{"out/b": "b"})
}

func TestANameStandsForAFolder(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "file"), "x")
	for name, want := range map[string]bool{"new/": true, "new": false, "file": false, ".": true} {
		at := filepath.Join(folder, name)
		if strings.HasSuffix(name, "/") {
			at += "/"
		}
		if got := outfile.IsFolder(at); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
