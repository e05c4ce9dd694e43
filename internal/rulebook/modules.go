package rulebook

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/bundle"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// rulesRoot is the package that contains every rule.
const rulesRoot = "data.dgcheck.rules"

func (b *Book) parse(name string) (*ast.Module, error) {
	text, err := fs.ReadFile(b.files, name)
	if err != nil {
		return nil, err
	}
	module, err := ast.ParseModuleWithOpts(name, string(text), ast.ParserOptions{RegoVersion: ast.RegoV1})
	var several ast.Errors
	if errors.As(err, &several) {
		return nil, inWords(several)
	}
	if err != nil {
		return nil, err
	}
	return module, printing(module)
}

// readPacks reads the metadata of every rule. A pack is a folder with one folder per
// rule. Rego is parsed only when it is compiled, since a run seldom needs all packs. If
// the policies have a plan, readPacks takes the metadata from it.
func (b *Book) readPacks() error {
	if known, err := b.remember(); known || err != nil {
		return err
	}
	packs, err := fs.ReadDir(b.files, ".")
	if err != nil {
		return err
	}
	for _, pack := range packs {
		if !pack.IsDir() || pack.Name() == libFolder || pack.Name() == betweenFolder {
			continue
		}
		names, err := fs.ReadDir(b.files, pack.Name())
		if err != nil {
			return err
		}
		for _, name := range names {
			if err := b.readRule(pack.Name(), name); err != nil {
				return err
			}
		}
	}
	slices.SortFunc(b.Rules, func(x, y rule.Rule) int { return strings.Compare(string(x.ID), string(y.ID)) })
	return nil
}

func (b *Book) readRule(pack string, entry fs.DirEntry) error {
	name := entry.Name()
	if !entry.IsDir() && bundle.Example(path.Join(pack, name)) {
		return nil
	}
	if !entry.IsDir() {
		return fmt.Errorf("%s/%s: only folders of rules belong in a pack", pack, name)
	}
	file := fileOf(rule.ID(pack + "." + name))
	text, err := fs.ReadFile(b.files, file)
	if err != nil {
		return err
	}
	id := rule.ID(pack + "." + name)
	head := headOf(string(text))
	if want := fmt.Sprintf("dgcheck.rules.%s", id); head.pkg != want {
		return fmt.Errorf("%s:%d: the package is %s, but by its folder it should be %s", file, head.pkgRow, cmp.Or(head.pkg, "missing"), want)
	}
	r, err := b.metadata(id, head)
	if err != nil {
		return fmt.Errorf("%s:%d: %w", file, head.row, err)
	}
	b.Rules = append(b.Rules, r)
	return nil
}

// fileOf returns the path of a rule's Rego file, such as
// guide/roadmap_exists/roadmap_exists.rego.
func fileOf(id rule.ID) string {
	return path.Join(id.Pack(), id.Name(), id.Name()+".rego")
}
