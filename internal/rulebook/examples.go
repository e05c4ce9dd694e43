package rulebook

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"github.com/DEFRA/dgcheck/internal/overlay"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// The names of a rule's examples: one that meets the rule, and one that breaks it.
const (
	Kept   = "kept"
	Broken = "broken"
)

// The files of a pack that are the base of its examples.
const (
	baseFile = "base.yaml"
	rowsFile = "base.csv"
)

// Example is a declaration that shows what a rule accepts, or what it rejects.
type Example struct {
	// Point is a sentence that says what the example shows. It is empty if the example
	// is the base itself.
	Point string
	// Files are empty if there is no such example.
	Files overlay.Composed
}

// Example returns an example of a rule, of the kind Kept or Broken. If a rule has no
// file for its kept example, the base of the pack is that example. The result is empty
// if there is no such example. An error names the file.
func (b *Book) Example(id rule.ID, which string) (Example, error) {
	name, o, err := b.overlay(id, which)
	switch {
	case errors.Is(err, fs.ErrNotExist) && which == Kept:
		name, o = path.Join(id.Pack(), baseFile), overlay.Overlay{}
	case errors.Is(err, fs.ErrNotExist):
		return Example{}, nil
	case err != nil:
		return Example{}, fmt.Errorf("%s: %w", name, err)
	}
	base, err := b.base(id.Pack())
	if err != nil {
		return Example{}, err
	}
	files, err := o.Over(base)
	if err != nil {
		return Example{}, fmt.Errorf("%s: %w", name, err)
	}
	return Example{o.Point, files}, nil
}

// ExampleFS returns the files of an example, of the kind Kept or Broken. The file
// system is empty if there is no such example.
func (b *Book) ExampleFS(id rule.ID, which string) (fs.FS, error) {
	example, err := b.Example(id, which)
	if err != nil {
		return nil, err
	}
	return example.Files.FS()
}

// overlay reads the file of an example, of the kind Kept or Broken. It returns
// fs.ErrNotExist if there is no such file.
func (b *Book) overlay(id rule.ID, which string) (name string, o overlay.Overlay, err error) {
	name = path.Join(id.Pack(), id.Name(), which+".yaml")
	archive := path.Join(id.Pack(), id.Name(), which+".txtar")
	text, err := fs.ReadFile(b.files, name)
	packed, errPacked := fs.ReadFile(b.files, archive)
	switch {
	case err == nil && errPacked == nil:
		return name, o, fmt.Errorf("%s is there too; an example is one file", path.Base(archive))
	case errPacked == nil:
		o, err = overlay.ParseArchive(packed)
		return archive, o, err
	case err == nil:
		o, err = overlay.Parse(text)
	}
	return name, o, err
}

// HasBase reports whether a pack has a base for its examples.
func (b *Book) HasBase(pack string) bool {
	_, err := fs.Stat(b.files, path.Join(pack, baseFile))
	return err == nil
}

// base reads the base of a pack: base.yaml and its finance table, base.csv. It returns
// nil if there is no base.yaml.
func (b *Book) base(pack string) (*overlay.Base, error) {
	name := path.Join(pack, baseFile)
	text, err := fs.ReadFile(b.files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	rows, err := fs.ReadFile(b.files, path.Join(pack, rowsFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	base, err := overlay.NewBase(text, rows)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return base, nil
}
