package declaration_test

import (
	"testing"

	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// TestB12AFileWithAnotherEndingIsPointedOut reads files whose endings hide that they
// are YAML. Each must be reported, and what it may hold must be unavailable, not
// missing.
func TestB12AFileWithAnotherEndingIsPointedOut(t *testing.T) {
	const group = "dgcheck: 1\ngroup: {id: soil}\n"
	for file, meant := range map[string]string{"services.yaml.txt": "services.yaml", "Services.YAML": "Services.yaml", "work.yml.txt": "work.yml", "a.YML": "a.yml", "ȺȺȺȺȺȺ.YAML": "ȺȺȺȺȺȺ.yaml", "İlk.YAML.TXT": "İlk.yaml"} {
		t.Run(file, func(t *testing.T) {
			d := load(t, files{"delivery-group/group.yaml": group, "delivery-group/" + file: "services: []\n"})
			want(t, d, "unreadable delivery-group/"+file+":1:1 The file's name does not end in `.yaml` or `.yml`, so it is not read, although it seems to be part of the declaration.")
			if diff := cmp.Diff([]string{"Rename it to `" + meant + "`, or move it out of the folder if it is not meant."}, remedies(d)); diff != "" {
				t.Error(diff)
			}
			if len(d.Unavailable) == 0 {
				t.Error("nothing is unavailable")
			}
		})
	}
	for _, file := range []string{"group.yaml.txt", "notes.txt", "services.yaml.bak", "services.yaml~", ".services.yaml.txt", "readme.md", "f.csv"} {
		want(t, load(t, files{"delivery-group/group.yaml": group, "delivery-group/" + file: "services: []\n"}))
	}
}

func TestSameIsTheSameBytesInTheSameFiles(t *testing.T) {
	load := func(files map[string]string) *declaration.Declaration {
		tree := fstest.MapFS{}
		for name, content := range files {
			tree[name] = &fstest.MapFile{Data: []byte(content)}
		}
		return schema(t).Load(tree, "g")
	}
	first := load(map[string]string{"delivery-group/a.yaml": "dgcheck: 1\nfinance: {files: [m.csv]}\n", "delivery-group/m.csv": "month\n"})
	for name, c := range map[string]struct {
		same  bool
		files map[string]string
	}{
		"the same":     {true, map[string]string{"delivery-group/a.yaml": "dgcheck: 1\nfinance: {files: [m.csv]}\n", "delivery-group/m.csv": "month\n", "README.md": "x"}},
		"other bytes":  {false, map[string]string{"delivery-group/a.yaml": "dgcheck: 1\nfinance: {files: [m.csv]} # x\n", "delivery-group/m.csv": "month\n"}},
		"another row":  {false, map[string]string{"delivery-group/a.yaml": "dgcheck: 1\nfinance: {files: [m.csv]}\n", "delivery-group/m.csv": "month\nx\n"}},
		"another file": {false, map[string]string{"delivery-group/b.yaml": "dgcheck: 1\nfinance: {files: [m.csv]}\n", "delivery-group/m.csv": "month\n"}},
		"one lacking":  {false, map[string]string{"delivery-group/a.yaml": "dgcheck: 1\nfinance: {files: [m.csv]}\n"}},
	} {
		if got := first.Same(load(c.files)); got != c.same {
			t.Errorf("%s: %v", name, got)
		}
	}
	twin := load(map[string]string{"delivery-group/a.yaml": "dgcheck: 1\nfinance: {files: [m.csv]}\n", "delivery-group/m.csv": "month\n"})
	twin.Faults = append(twin.Faults, declaration.Fault{Because: "x"})
	if first.Same(twin) {
		t.Error("another fault makes no difference")
	}
}
