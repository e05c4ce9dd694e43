package command_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestB16NoGoldenFileHasAValueThatIsNotDefined searches every golden file and
// every page that is generated from rules.
func TestB16NoGoldenFileHasAValueThatIsNotDefined(t *testing.T) {
	files := 0
	for _, folder := range []string{"../../testdata", "../../docs", "../publication/testdata"} {
		err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := os.ReadFile(file)
			if strings.Contains(strings.ReplaceAll(string(text), "&lt;", "<"), "<undefined") {
				t.Errorf("%s has a value that is not defined", file)
			}
			files++
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 100 {
		t.Errorf("only %d files were looked at", files)
	}
}
