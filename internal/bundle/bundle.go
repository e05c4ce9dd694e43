// Package bundle holds an organisation's policies as one archive in memory. It reads
// them from a folder or an OPA bundle, within limits, and returns bytes for the process
// that runs them. It does not interpret the files.
package bundle

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// The limits on a set of policies. They are far above what an organisation writes.
const (
	MaxFiles = 2000
	MaxBytes = 8 << 20
)

// Bundle is a set of files by path. Paths have slashes.
type Bundle struct {
	files map[string][]byte
	bytes int
}

// New returns an empty bundle.
func New() *Bundle { return &Bundle{files: map[string][]byte{}} }

// AddFolder adds every policy file of a folder. A link, or anything else that
// is not a regular file, is an error.
func (b *Bundle) AddFolder(folder fs.FS) error {
	return b.once(func(add adder) error {
		return fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case name != "." && strings.HasPrefix(path.Base(name), "."):
				if entry.IsDir() {
					return fs.SkipDir
				}
				return nil
			case entry.IsDir():
				return nil
			case entry.Type()&fs.ModeSymlink != 0 || wanted(name) && !entry.Type().IsRegular():
				return fmt.Errorf("%s is not a regular file", name)
			case !wanted(name):
				return misplaced(name)
			}
			file, err := folder.Open(name)
			if err != nil {
				return err
			}
			defer file.Close()
			return add(name, file)
		})
	})
}

// AddTar adds every policy file of an OPA bundle, a tar archive compressed with
// gzip.
func (b *Bundle) AddTar(archive io.Reader) error {
	return b.once(func(add adder) error {
		plain, err := gzip.NewReader(archive)
		if err != nil {
			return errors.New("it is no bundle: a bundle is a tar archive compressed by gzip")
		}
		// Entries that are skipped have to be decompressed too. So the limit is on the
		// decompressed size of all entries.
		entries := tar.NewReader(io.LimitReader(plain, 4*MaxBytes))
		for {
			header, err := entries.Next()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return fmt.Errorf("the bundle cannot be read: %w", err)
			}
			name := strings.TrimPrefix(path.Clean("/"+header.Name), "/")
			switch {
			case header.Typeflag == tar.TypeSymlink || header.Typeflag == tar.TypeLink:
				return fmt.Errorf("%s is not a regular file", name)
			case header.Typeflag != tar.TypeReg:
				continue
			case !wanted(name):
				if err := misplaced(name); err != nil {
					return err
				}
				continue
			}
			if err := add(name, entries); err != nil {
				return err
			}
		}
	})
}

// adder adds one file to a bundle.
type adder func(name string, content io.Reader) error

// once adds the files of one source: a folder or an OPA bundle. The function read gets
// an adder, and calls it for each file. once returns an error if a file of the same
// path was already added, or if the bundle becomes too large.
func (b *Bundle) once(read func(adder) error) error {
	before := len(b.sources())
	return read(func(name string, content io.Reader) error {
		if name == figures {
			// Each source may have a params.yaml, so each gets a path of its own.
			name = fmt.Sprintf("params/%d.yaml", before+1)
		}
		if _, twice := b.files[name]; twice {
			return fmt.Errorf("the file %s is there twice", name)
		}
		text, err := io.ReadAll(io.LimitReader(content, int64(MaxBytes-b.bytes+1)))
		if err != nil {
			return err
		}
		b.bytes += len(text)
		if b.bytes > MaxBytes || len(b.files) >= MaxFiles {
			return fmt.Errorf("the policies are more than %d files or %d MiB", MaxFiles, MaxBytes>>20)
		}
		b.files[name] = text
		return nil
	})
}

// figures is the name of the file, in a folder or an OPA bundle, that has the figures:
// the values that rules use, such as a number of days.
const figures = "params.yaml"

func (b *Bundle) sources() []string {
	var sources []string
	for name := range b.files {
		if strings.HasPrefix(name, "params/") {
			sources = append(sources, name)
		}
	}
	return sources
}

// wanted reports whether a file belongs to policies: PACK/RULE/RULE.rego, its tests in
// RULE_test.rego, lib/NAME.rego, params.yaml, or an example (see Example).
func wanted(name string) bool {
	if !fs.ValidPath(name) {
		return false
	}
	steps := strings.Split(name, "/")
	switch {
	case Example(name):
		return true
	case len(steps) == 3:
		return steps[2] == steps[1]+".rego" || steps[2] == steps[1]+"_test.rego"
	case len(steps) == 2:
		return steps[0] == "lib" && path.Ext(name) == ".rego"
	}
	return name == figures
}

// Example reports whether a file is an example of a rule, such as PACK/RULE/kept.yaml,
// or the base of a pack's examples: PACK/base.yaml or its finance table, PACK/base.csv.
func Example(name string) bool {
	steps := strings.Split(name, "/")
	switch steps[len(steps)-1] {
	case "base.yaml", "base.csv":
		return len(steps) == 2 && steps[0] != "lib"
	case "kept.yaml", "kept.txtar", "broken.yaml", "broken.txtar":
		return len(steps) == 3
	}
	return false
}

// misplaced returns an error for a Rego file at a path where it would be ignored. It
// may be the file of a rule with a wrong name.
func misplaced(name string) error {
	if path.Ext(name) == ".rego" {
		return fmt.Errorf("%s is in no place for Rego: a rule lies in PACK/RULE/RULE.rego, its tests beside it in RULE_test.rego, and helpers in lib/NAME.rego", name)
	}
	return nil
}

// Archive returns the bundle as bytes. For equal files it returns equal bytes.
func (b *Bundle) Archive() ([]byte, error) {
	var archive bytes.Buffer
	writer := zip.NewWriter(&archive)
	names := make([]string, 0, len(b.files))
	for name := range b.files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		file, err := writer.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := file.Write(b.files[name]); err != nil {
			return nil, err
		}
	}
	err := writer.Close()
	return archive.Bytes(), err
}

// Open returns the files of an archive.
func Open(archive []byte) (fs.FS, error) {
	return zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
}
