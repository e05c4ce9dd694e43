package portfolio

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// NearMiss is a file or folder that was probably meant as a declaration.
type NearMiss struct {
	// Path is relative to the path that was searched, with slashes. Rename is the name
	// that the file or folder should have.
	Path, Rename string
}

// nearMiss returns the first file or folder under a path that has almost the name of a
// declaration, or that is in a declaration's folder and has a wrong ending.
func nearMiss(named string) (NearMiss, bool) {
	info, err := os.Stat(named)
	if err != nil {
		return NearMiss{}, false
	}
	if miss, found := nearly(filepath.Base(Real(named)), info.IsDir()); found {
		return miss, true
	}
	if !info.IsDir() {
		return NearMiss{}, false
	}
	return nearMissBelow(named, "", 0)
}

func nearMissBelow(folder, relative string, level int) (NearMiss, bool) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return NearMiss{}, false
	}
	inFolder := filepath.Base(folder) == declaration.Folder
	for _, entry := range entries {
		miss, found := nearly(entry.Name(), entry.IsDir())
		if !found && inFolder && !entry.IsDir() {
			miss, found = otherEnding(entry.Name())
		}
		if found {
			miss.Path = path.Join(relative, entry.Name())
			return miss, true
		}
	}
	for _, entry := range entries {
		if !entry.IsDir() || level == depth || passedOver(entry.Name()) {
			continue
		}
		if miss, found := nearMissBelow(filepath.Join(folder, entry.Name()), path.Join(relative, entry.Name()), level+1); found {
			return miss, true
		}
	}
	return NearMiss{}, false
}

// copied matches what programs add to the name of a copy, such as " (1)".
var copied = regexp.MustCompile(`( \(\d+\)| - copy| copy|~)$`)

// nearly reports whether a name is almost that of a declaration. It may differ in
// letter case, in the sign between its words, in one letter, or by something that a
// program has added.
func nearly(name string, isFolder bool) (NearMiss, bool) {
	bare := strings.ToLower(name)
	for !isFolder {
		rest, cut := cutEnding(bare)
		if !cut {
			break
		}
		bare = rest
	}
	bare = copied.ReplaceAllString(strings.TrimPrefix(bare, "."), "")
	plain := strings.NewReplacer("-", "", "_", "", " ", "").Replace(bare)
	if !oneSlipFrom(plain, "deliverygroup") {
		return NearMiss{}, false
	}
	rename := declaration.Folder
	if !isFolder {
		rename += ".yaml"
	}
	return NearMiss{Path: name, Rename: rename}, name != rename && name != declaration.Folder+".yml"
}

// oneSlipFrom reports whether two words are equal or differ in one letter, which is
// missing, added, mistyped, or swapped with the next.
func oneSlipFrom(word, other string) bool {
	from := 0
	for from < len(word) && from < len(other) && word[from] == other[from] {
		from++
	}
	a, b := word[from:], other[from:]
	switch {
	case a == "" && b == "":
		return true
	case a == "":
		return len(b) == 1
	case b == "":
		return len(a) == 1
	}
	return a[1:] == b[1:] || a[1:] == b || a == b[1:] || len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
}

// otherEnding reports whether a file in the declaration's folder has YAML but another
// ending, such as services.yaml.txt.
func otherEnding(name string) (NearMiss, bool) {
	for _, ending := range []string{".yaml", ".yml"} {
		lower := strings.ToLower(name)
		if at := strings.Index(lower, ending); at > 0 && !strings.HasPrefix(name, ".") && lower[at:] != ending {
			return NearMiss{Path: name, Rename: name[:at] + ".yaml"}, true
		} else if at > 0 && !strings.HasPrefix(name, ".") && !strings.HasSuffix(name, ending) {
			return NearMiss{Path: name, Rename: name[:at] + ".yaml"}, true
		}
	}
	return NearMiss{}, false
}

// cutEnding removes one ending from a file's name: one that declarations have, or one
// that programs add.
func cutEnding(name string) (string, bool) {
	for _, ending := range []string{".yaml", ".yml", ".txt", ".json", ".bak", ".orig", ".md", ".docx"} {
		if rest, cut := strings.CutSuffix(name, ending); cut {
			return rest, true
		}
	}
	return name, false
}

// passedOver reports whether a folder belongs to another program, so that it is not
// searched.
func passedOver(name string) bool { return name == ".git" || name == "node_modules" }
