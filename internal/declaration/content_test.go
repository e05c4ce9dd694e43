package declaration_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

func TestAFileThatIsNoTextIsRefused(t *testing.T) {
	const latin = "The file is not saved as UTF-8: there is a character here that cannot be read."
	const oldLines = "A line ends here in a way that only very old programs use (a carriage return alone)."
	const conflict = "A merge conflict has been left in the file."
	const page = "This is a web page, not a declaration: the file was saved from a browser."
	tests := map[string]struct{ content, fault string }{
		"UTF-16, low byte first":    {"\xff\xfed\x00g\x00", "unreadable 1:1 The file is saved as UTF-16."},
		"UTF-16, high byte first":   {"\xfe\xff\x00d\x00g", "unreadable 1:1 The file is saved as UTF-16."},
		"UTF-16 without a mark":     {"d\x00g\x00", "unreadable 1:2 There is a control character (0x00) here, which is no text."},
		"Latin-1":                   {"dgcheck: 1\ngroup: {name: caf\xe9}\n", "unreadable 2:18 " + latin},
		"Windows-1252":              {"dgcheck: 1\ngroup: {name: Café \x96 x}\n", "unreadable 2:20 " + latin},
		"Windows-1252, taken twice": {"dgcheck: 1\ngroup: {name: Soil \u0096 x}\n", "unreadable 2:20 " + latin},
		"half a character":          {"dgcheck: 1\n# \xe6\xb0", "unreadable 2:3 " + latin},
		"a character of no meaning": {"dgcheck: 1\n# \ufffe\n", "unreadable 2:3 " + latin},
		"a surrogate":               {"dgcheck: 1\n# \xed\xa0\x80\n", "unreadable 2:3 " + latin},
		"a nought byte":             {"dgcheck: 1\na: \x00\n", "unreadable 2:4 There is a control character (0x00) here, which is no text."},
		"an escape":                 {"dgcheck: 1\na: x\x1b[31m\n", "unreadable 2:5 There is a control character (0x1b) here, which is no text."},
		"a delete":                  {"dgcheck: 1\na: \x7f\n", "unreadable 2:4 There is a control character (0x7f) here, which is no text."},
		"old line ends":             {"dgcheck: 1\rgroup: {id: a}\r", "unreadable 1:11 " + oldLines},
		"one old line end":          {"dgcheck: 1\r\ngroup: {id: a}\r\r\n", "unreadable 2:15 " + oldLines},
		"a merge conflict":          {"dgcheck: 1\n<<<<<<< HEAD\ngroup: {id: a}\n=======\ngroup: {id: b}\n>>>>>>> other\n", "unreadable 2:1 " + conflict},
		"half a merge conflict":     {"dgcheck: 1\ngroup: {id: a}\n=======\n", "unreadable 3:1 " + conflict},
		"its end, after CRLF":       {"dgcheck: 1\r\ngroup: {id: a}\r\n=======\r\n", "unreadable 3:1 " + conflict},
		"an LFS pointer":            {"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n", "unreadable 1:1 This is a pointer of Git LFS, not the file itself."},
		"a web page":                {"\n<!DOCTYPE html>\n<html></html>", "unreadable 1:1 " + page},
		"a web page, undeclared":    {"<HTML lang=en>", "unreadable 1:1 " + page},
		"a web page after a mark":   {"\ufeff<!doctype html>", "unreadable 1:1 " + page},
		"over 1 MiB":                {strings.Repeat("# soil\n", 160_000), "unreadable 1:1 The file is larger than 1 MiB (1093 KiB), so it was not read."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := load(t, files{single: test.content})
			want(t, d, test.fault)
			if d.Files[0].Read {
				t.Error("the file counts as read")
			}
			if len(d.Unavailable) == 0 {
				t.Error("nothing is unavailable")
			}
		})
	}
}

func TestAFileOfOrdinaryTextIsRead(t *testing.T) {
	text := "dgcheck: 1\ngroup: {id: soil, name: \"Café £ 水\"}\n"
	tests := map[string]string{
		"LF":                  text,
		"CRLF":                strings.ReplaceAll(text, "\n", "\r\n"),
		"a byte order mark":   "\ufeff" + text,
		"mark and CRLF":       "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"),
		"no last line break":  strings.TrimSuffix(text, "\n"),
		"equals signs":        text + "# ========\n# =======\n# <<<<<<< HEAD\n",
		"just 1 MiB":          text + "#" + strings.Repeat("x", 1<<20-len(text)-1),
		"a replacement":       text + "# �\n",
		"unusual line breaks": text + "# a\u2028b\u2029c\u0085d\n",
	}
	for name, content := range tests {
		t.Run(name, func(t *testing.T) {
			d := load(t, files{single: content})
			want(t, d)
			holds(t, d, map[string]string{"group.id": `"soil"`, "group.name": `"Café £ 水"`})
			if at := d.Locate(path("group.name")); at.Line != 2 || at.Column != 19 {
				t.Errorf("the name is at %s", at)
			}
		})
	}
}

// onDisk builds a group in a temporary folder, and reads it as the command does.
func onDisk(t *testing.T, build func(t *testing.T, folder string)) *declaration.Declaration {
	t.Helper()
	folder := t.TempDir()
	build(t, folder)
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return schema(t).Load(root.FS(), "folder")
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Fatal(err)
	}
}

func TestOnlyOrdinaryFilesInsideTheRootAreRead(t *testing.T) {
	const notOrdinary = "This is not an ordinary file, so it was not read."
	const notOpened = "The file could not be opened: it may be a link that leads out of the group's folder."
	const missing = "The file does not exist, or is a link to nothing."
	const outside = "The name leads out of the group's folder, so it was not read."
	tests := map[string]struct {
		build func(t *testing.T, folder string)
		want  []string
	}{
		"a link within the root": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "real.yaml"), "dgcheck: 1\n")
			link(t, "real.yaml", filepath.Join(folder, single))
		}, nil},
		"a link out of the root": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "..", "outside.yaml"), "dgcheck: 1\n")
			link(t, "../outside.yaml", filepath.Join(folder, single))
		}, []string{"unreadable 1:1 " + notOpened}},
		"a link to an absolute path": {func(t *testing.T, folder string) {
			link(t, "/etc/hosts", filepath.Join(folder, single))
		}, []string{"unreadable 1:1 " + notOpened}},
		"a link to nothing": {func(t *testing.T, folder string) {
			link(t, "none.yaml", filepath.Join(folder, single))
		}, []string{"unreadable 1:1 " + missing}},
		"a link to itself": {func(t *testing.T, folder string) {
			link(t, single, filepath.Join(folder, single))
		}, []string{"unreadable 1:1 " + notOpened}},
		"a link to a device": {func(t *testing.T, folder string) {
			link(t, "/dev/zero", filepath.Join(folder, single))
		}, []string{"unreadable 1:1 " + notOpened}},
		"a folder": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, single, "a.yaml"), "dgcheck: 1\n")
		}, []string{"unreadable 1:1 " + notOrdinary}},
		"a pipe": {func(t *testing.T, folder string) {
			if err := syscall.Mkfifo(filepath.Join(folder, single), 0o600); err != nil {
				t.Skip(err)
			}
		}, []string{"unreadable 1:1 " + notOrdinary}},
		"a pipe in the folder": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "delivery-group", "a.yaml"), "dgcheck: 1\n")
			if err := syscall.Mkfifo(filepath.Join(folder, "delivery-group", "b.yaml"), 0o600); err != nil {
				t.Skip(err)
			}
		}, []string{"unreadable delivery-group/b.yaml:1:1 " + notOrdinary}},
		"a folder that is a link out of the root": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, single), "dgcheck: 1\n")
			link(t, t.TempDir(), filepath.Join(folder, "delivery-group"))
		}, []string{"unreadable delivery-group:1:1 The folder could not be opened, so what it holds was not read."}},
		"a finance file that is a link out of the root": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, single), "dgcheck: 1\nfinance: {files: [f.csv]}\n")
			write(t, filepath.Join(folder, "..", "outside.csv"), "month\n")
			link(t, "../outside.csv", filepath.Join(folder, "f.csv"))
		}, []string{"unreadable 2:19 " + notOpened}},
		"a finance file that is a pipe": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, single), "dgcheck: 1\nfinance: {files: [f.csv]}\n")
			if err := syscall.Mkfifo(filepath.Join(folder, "f.csv"), 0o600); err != nil {
				t.Skip(err)
			}
		}, []string{"unreadable 2:19 " + notOrdinary}},
		"a finance file that is a folder": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, single), "dgcheck: 1\nfinance: {files: [f.csv]}\n")
			write(t, filepath.Join(folder, "f.csv", "x"), "")
		}, []string{"unreadable 2:19 " + notOrdinary}},
		"a finance file above the root": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, single), "dgcheck: 1\nfinance: {files: [../f.csv]}\n")
			write(t, filepath.Join(folder, "..", "f.csv"), "month\n")
		}, []string{"unreadable 2:19 " + outside}},
		"a finance file by its absolute path": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "delivery-group", "a.yaml"), "dgcheck: 1\nfinance: {files: [/etc/hosts]}\n")
		}, []string{"unreadable delivery-group/a.yaml:2:19 " + outside}},
		"a finance file far above": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "delivery-group", "a.yaml"), "dgcheck: 1\nfinance: {files: [../../../etc/hosts]}\n")
		}, []string{"unreadable delivery-group/a.yaml:2:19 " + outside}},
		"a finance file that is missing": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, single), "dgcheck: 1\nfinance: {files: [f.csv]}\n")
		}, []string{"unreadable 2:19 " + missing}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := onDisk(t, test.build)
			want(t, d, test.want...)
			for _, file := range d.Files {
				if !fs.ValidPath(file.Path) {
					t.Errorf("%s is named as a file of the declaration", file.Path)
				}
			}
		})
	}
}

// growing is a group with a file that grows after it was looked at: it is larger than
// Stat reports.
type growing struct{ fstest.MapFS }

func (g growing) Stat(name string) (fs.FileInfo, error) {
	return fs.Stat(fstest.MapFS{name: {Data: []byte("small")}}, name)
}

func (g growing) Open(name string) (fs.File, error) {
	file, err := g.MapFS.Open(name)
	return grown{file, g, name}, err
}

type grown struct {
	fs.File
	of   growing
	name string
}

func (f grown) Stat() (fs.FileInfo, error) { return f.of.Stat(f.name) }

func TestAFileThatGrowsWhileItIsReadIsRefused(t *testing.T) {
	root := growing{fstest.MapFS{single: {Data: []byte(strings.Repeat("#", 2<<20))}}}
	want(t, schema(t).Load(root, "folder"), "unreadable 1:1 The file is larger than 1 MiB, so it was not read.")
}

// denied is a group whose file may not be opened.
type denied struct{ fstest.MapFS }

func (d denied) Open(name string) (fs.File, error) {
	if name == single {
		return nil, &fs.PathError{Op: "open", Path: "/home/someone/" + name, Err: fs.ErrPermission}
	}
	return d.MapFS.Open(name)
}

func TestAFileThatMayNotBeOpenedIsAFault(t *testing.T) {
	d := schema(t).Load(denied{fstest.MapFS{single: {Data: []byte("dgcheck: 1\n")}}}, "folder")
	want(t, d, "unreadable 1:1 We are not allowed to open the file.")
	if diff := cmp.Diff([]string{"Change its permissions so that it can be read."}, remedies(d)); diff != "" {
		t.Error(diff)
	}
}
