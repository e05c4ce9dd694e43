package outfile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/outfile"
)

// mark is the text by which these tests recognise a file of an earlier run.
const mark = "made by us"

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// content returns all files below a folder, by path. The value is the text of a file,
// or "-> " and the target of a symbolic link.
func content(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, _ := filepath.Rel(folder, path)
		if entry.Type()&fs.ModeSymlink != 0 {
			to, err := os.Readlink(path)
			found[name] = "-> " + to
			return err
		}
		text, err := os.ReadFile(path)
		found[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func same(t *testing.T, when, folder string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, content(t, folder)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", when, diff)
	}
}

func TestAFileIsWrittenWholeOrNotAtAll(t *testing.T) {
	for name, c := range map[string]struct {
		before, kept map[string]string
		link         string // what the name refers to, if it is a link
	}{
		"new":             {before: map[string]string{}, kept: map[string]string{"out": "new"}},
		"replaced":        {before: map[string]string{"out": "old"}, kept: map[string]string{"out": "new"}},
		"behind a link":   {link: "real", before: map[string]string{"real": "old", "out": "-> real"}, kept: map[string]string{"real": "new", "out": "-> real"}},
		"behind no file":  {link: "real", before: map[string]string{"out": "-> real"}, kept: map[string]string{"real": "new", "out": "-> real"}},
		"beside a folder": {before: map[string]string{"out.d/a": "a"}, kept: map[string]string{"out.d/a": "a", "out": "new"}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, keep := range []bool{false, true} {
				folder := t.TempDir()
				for name, text := range c.before {
					if name != "out" || c.link == "" {
						write(t, filepath.Join(folder, name), text)
					}
				}
				if c.link != "" {
					if err := os.Symlink(c.link, filepath.Join(folder, "out")); err != nil {
						t.Skip(err)
					}
				}
				file, err := outfile.Create(filepath.Join(folder, "out"))
				if err != nil {
					t.Fatal(err)
				}
				if _, err := file.Write([]byte("new")); err != nil {
					t.Fatal(err)
				}
				if got := content(t, folder)["out"]; got != c.before["out"] {
					t.Errorf("before Keep it is %q", got)
				}
				want := c.before
				if keep {
					want = c.kept
					if err := file.Keep(); err != nil {
						t.Fatal(err)
					}
				}
				file.Discard()
				same(t, "in the end", folder, want)
			}
		})
	}
}

func TestAReplacedFileKeepsItsMode(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out")
	write(t, name, "old")
	if err := os.Chmod(name, 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := outfile.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Keep(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
}

func TestAFileThatCannotGetItsNameLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	file, err := outfile.Create(filepath.Join(folder, "out"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "out", "a"), "a")
	if err := file.Keep(); err == nil {
		t.Error("a folder was replaced by a file")
	}
	file.Discard()
	same(t, "in the end", folder, map[string]string{"out/a": "a"})
}

func TestADeviceIsWrittenDirectly(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip(err)
	}
	file, err := outfile.Create("/dev/full")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Discard()
	if _, err := file.Write([]byte("x")); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("got %v", err)
	}
	if err := file.Keep(); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat("/dev/full"); err != nil || info.Mode().IsRegular() {
		t.Error("the device was replaced")
	}
}

func TestWhatCannotBeWrittenSaysWhatToDo(t *testing.T) {
	folder := t.TempDir()
	_, isFolder := outfile.Create(folder)
	_, missing := outfile.Create(filepath.Join(folder, "missing", "out"))
	_, missingFolder := outfile.CreateFolder(filepath.Join(folder, "missing", "out"), mark)
	for _, c := range []struct {
		want string
		err  error
	}{
		{"could not write it: it is a folder; name a file", isFolder},
		{"could not write it: no such file or directory; make the folder first", missing},
		{"could not write it: no such file or directory; make the folder first", missingFolder},
		{"could not write it: no space left on device; make room there, then run it again", &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}},
		{"could not write it: broken pipe; the program that reads it ended before it had all of it", &fs.PathError{Op: "write", Path: "x", Err: syscall.EPIPE}},
		{"could not write it: permission denied; choose a place where you may write", &fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}},
		{"could not write it: input/output error", &fs.PathError{Op: "write", Path: "x", Err: syscall.EIO}},
	} {
		got := outfile.Failure("it", c.err)
		if got.Error() != c.want {
			t.Errorf("got  %v\nwant %s", got, c.want)
		}
	}
}

func TestTwoNamesOfOnePlaceAreOne(t *testing.T) {
	folder := t.TempDir()
	if err := os.Symlink("out", filepath.Join(folder, "link")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(folder, filepath.Join(folder, "loop")); err != nil {
		t.Fatal(err)
	}
	want := outfile.Target(filepath.Join(folder, "out"))
	for _, name := range []string{"link", "loop/out", "loop/loop/link"} {
		if got := outfile.Target(filepath.Join(folder, name)); got != want {
			t.Errorf("%s is %s, not %s", name, got, want)
		}
	}
	if err := os.Symlink("cycle", filepath.Join(folder, "cycle")); err != nil {
		t.Fatal(err)
	}
	if got := outfile.Target(filepath.Join(folder, "cycle")); filepath.Base(got) != "cycle" {
		t.Errorf("a cycle of links ends at %s", got)
	}
}
