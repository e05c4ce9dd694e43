package bundle_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/bundle"
)

// archived returns files as an OPA bundle.
func archived(t *testing.T, files map[string]string) *bytes.Reader {
	t.Helper()
	var b bytes.Buffer
	packed := gzip.NewWriter(&b)
	writer := tar.NewWriter(packed)
	for name, text := range files {
		if err := writer.WriteHeader(&tar.Header{Name: name, Size: int64(len(text)), Mode: 0o644, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := writer.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if writer.Close() != nil || packed.Close() != nil {
		t.Fatal("the archive is not whole")
	}
	return bytes.NewReader(b.Bytes())
}

// held returns the files of a bundle, by path, after it was archived and opened again.
func held(t *testing.T, b *bundle.Bundle) map[string]string {
	t.Helper()
	archive, err := b.Archive()
	if err != nil {
		t.Fatal(err)
	}
	files, err := bundle.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	err = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			text, _ := fs.ReadFile(files, name)
			found[name] = string(text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestAFolderAndABundleGiveTheSame(t *testing.T) {
	files := map[string]string{
		"acme/rule/rule.rego":      "package x",
		"acme/rule/rule_test.rego": "package y",
		"acme/base.yaml":           "dgcheck: 1",
		"acme/base.csv":            "month",
		"acme/rule/kept.yaml":      "services: []",
		"acme/rule/broken.txtar":   "-- delivery-group.yaml --",
		"acme/notes.yaml":          "left out",
		"lib/base.yaml":            "left out",
		"lib/words.rego":           "package own.words",
		"params.yaml":              "acme: {}",
		"README.md":                "left out",
		"data.json":                "{}",
		".manifest":                "{}",
		".git/config.rego":         "left out",
		"acme/rule/notes/x.yaml":   "left out",
	}
	want := map[string]string{"params/1.yaml": "acme: {}"}
	for name, text := range files {
		if text != "left out" && text != "{}" && name != "params.yaml" {
			want[name] = text
		}
	}
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	fromFolder := bundle.New()
	if err := fromFolder.AddFolder(folder); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, held(t, fromFolder)); diff != "" {
		t.Errorf("folder (-want +got):\n%s", diff)
	}
	delete(files, ".git/config.rego") // AddFolder ignores it, and opa does not put it into a bundle
	fromTar := bundle.New()
	if err := fromTar.AddTar(archived(t, files)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, held(t, fromTar)); diff != "" {
		t.Errorf("bundle (-want +got):\n%s", diff)
	}
}

func TestNamesThatLeadOutLeadNowhere(t *testing.T) {
	b := bundle.New()
	if err := b.AddTar(archived(t, map[string]string{"../../lib/up.rego": "package a", "/lib/root.rego": "package b"})); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"lib/up.rego": "package a", "lib/root.rego": "package b"}, held(t, b)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWhatIsTooLargeOrTwiceIsRefused(t *testing.T) {
	twice := bundle.New()
	first := twice.AddTar(archived(t, map[string]string{"acme/r/r.rego": "package a"}))
	second := twice.AddTar(archived(t, map[string]string{"acme/r/r.rego": "package a"}))
	if first != nil || second == nil || !strings.Contains(second.Error(), "acme/r/r.rego is there twice") {
		t.Errorf("twice: %v, %v", first, second)
	}
	large := bundle.New().AddTar(archived(t, map[string]string{"acme/r/r.rego": strings.Repeat("#", bundle.MaxBytes+1)}))
	if large == nil || !strings.Contains(large.Error(), "more than") {
		t.Errorf("large: %v", large)
	}
	many := map[string]string{}
	for i := range bundle.MaxFiles + 1 {
		many["lib/"+strings.Repeat("a", i%50+1)+strings.Repeat("b", i/50)+".rego"] = ""
	}
	if err := bundle.New().AddTar(archived(t, many)); err == nil || !strings.Contains(err.Error(), "more than") {
		t.Errorf("many: %v", err)
	}
	if err := bundle.New().AddTar(strings.NewReader("no archive")); err == nil {
		t.Error("what is no archive is taken for one")
	}
}

func TestEqualFilesGiveEqualBytes(t *testing.T) {
	files := map[string]string{"a/b/b.rego": "1", "c/d/d.rego": "2", "lib/e.rego": "3"}
	var archives [2][]byte
	for i := range archives {
		b := bundle.New()
		if err := b.AddTar(archived(t, files)); err != nil {
			t.Fatal(err)
		}
		archives[i], _ = b.Archive()
	}
	if !bytes.Equal(archives[0], archives[1]) {
		t.Error("the archives differ")
	}
}

func TestRegoInNoPlaceForItIsRefused(t *testing.T) {
	for _, name := range []string{"rule.rego", "acme/rule.rego", "acme/rule/other.rego", "lib/sub/x.rego", "main.rego"} {
		err := bundle.New().AddTar(archived(t, map[string]string{name: "package a"}))
		if err == nil || !strings.Contains(err.Error(), name+" is in no place for Rego") {
			t.Errorf("%s in a bundle: %v", name, err)
		}
		err = bundle.New().AddFolder(fstest.MapFS{name: {Data: []byte("package a"), Mode: 0o644}})
		if err == nil || !strings.Contains(err.Error(), name+" is in no place for Rego") {
			t.Errorf("%s in a folder: %v", name, err)
		}
	}
}
