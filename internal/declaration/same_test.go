package declaration_test

import (
	"testing"
	"testing/fstest"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

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
