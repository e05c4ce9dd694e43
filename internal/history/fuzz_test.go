package history_test

import (
	"io/fs"
	"testing"

	"github.com/DEFRA/dgcheck/internal/history"
)

// FuzzTree parses any bytes as a folder: it returns an error, or entries with
// valid names.
func FuzzTree(f *testing.F) {
	f.Add([]byte("100644 a\x0001234567890123456789"))
	f.Add([]byte("40000 a\x0001234567890123456789120000 b\x0001234567890123456789"))
	f.Add([]byte("100644 \x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		s := newStore(nil)
		s.root = s.put("tree", string(content))
		repository, err := history.Open(s, history.Ref{Name: "main"}, maxFile)
		if err != nil {
			t.Fatal(err)
		}
		folder, err := repository.Folder(".")
		if err != nil {
			t.Fatal(err)
		}
		entries, err := folder.ReadDir(".")
		if err != nil {
			return
		}
		for i, entry := range entries {
			if !fs.ValidPath(entry.Name()) || i > 0 && entries[i-1].Name() > entry.Name() {
				t.Errorf("%q is listed", entry.Name())
			}
			if _, err := folder.Lstat(entry.Name()); err != nil && folder.Failed() == nil {
				t.Errorf("%q is listed but not there: %v", entry.Name(), err)
			}
		}
	})
}
