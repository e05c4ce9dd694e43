package rulebook

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// LoadWith reads the policies that ship, together with those of an organisation. An
// organisation's packs have their own names. They can neither replace nor switch off
// the rules that ship. An error names the file and, if known, the line.
func LoadWith(shipped, own fs.FS) (*Book, error) {
	b, err := load(layered{shipped, own}, own)
	if err != nil {
		return nil, err
	}
	b.ownFiles = own
	b.own, err = ownPacks(own)
	if err != nil {
		return nil, err
	}
	if err := b.checkOwn(shipped, own); err != nil {
		return nil, err
	}
	return b, b.readSeverities()
}

// isOwn reports whether a file belongs to the organisation.
func (b *Book) isOwn(name string) bool {
	if b.ownFiles == nil {
		return false
	}
	_, err := fs.Stat(b.ownFiles, name)
	return err == nil
}

// Own returns the names of the organisation's packs.
func (b *Book) Own() []string { return b.own }

var packName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)

// ownFiguresFolder is the folder in which package bundle puts the params.yaml of each
// source. It is not a pack.
const ownFiguresFolder = "params"

func ownPacks(own fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(own, ".")
	if err != nil {
		return nil, err
	}
	var packs []string
	for _, entry := range entries {
		if name := entry.Name(); entry.IsDir() && name != libFolder && name != ownFiguresFolder {
			packs = append(packs, name)
		}
	}
	return packs, nil
}

// checkOwn returns an error if an organisation's policies use a name that dgcheck's
// policies use, or contain something that would change the results of dgcheck's rules.
func (b *Book) checkOwn(shipped, own fs.FS) error {
	if len(b.own) == 0 {
		return fmt.Errorf("own policies: there is no pack; a rule lies in PACK/RULE/RULE.rego")
	}
	for _, pack := range b.own {
		if !packName.MatchString(pack) {
			return fmt.Errorf("own policies: %q cannot be the name of a pack; use small letters, digits and underscores", pack)
		}
		if _, err := fs.Stat(shipped, pack); err == nil || pack == rule.DataPack {
			return fmt.Errorf("own policies: the pack %s is one of dgcheck's own; give yours another name", pack)
		}
	}
	for _, r := range b.Rules {
		if !slices.Contains(b.own, r.ID.Pack()) {
			continue
		}
		file := path.Join(r.ID.Pack(), r.ID.Name(), r.ID.Name()+".rego")
		if len(r.Clauses) > 0 {
			return fmt.Errorf("own policies: %s: custom.clauses are those of the guidance; give the rule a custom.severity", file)
		}
		if len(r.Parts) > 0 {
			return fmt.Errorf("own policies: %s: custom.parts is for rules that ship", file)
		}
		if r.Fault {
			return fmt.Errorf("own policies: %s: custom.fault is for rules of the data pack", file)
		}
	}
	return b.checkOwnHelpers(shipped, own)
}

// checkOwnHelpers returns an error if a helper module of an organisation has the file
// name of one of dgcheck's helpers, or if its package does not begin with `own`.
func (b *Book) checkOwnHelpers(shipped, own fs.FS) error {
	names, err := fs.Glob(own, libFolder+"/*.rego")
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := fs.Stat(shipped, name); err == nil {
			return fmt.Errorf("own policies: %s has the name of one of dgcheck's helpers; give yours another name", name)
		}
		module, err := b.parse(name)
		if err != nil {
			return fmt.Errorf("own policies: %w", err)
		}
		if got := module.Package.Path.String(); !strings.HasPrefix(got, "data.own.") {
			return fmt.Errorf("own policies: %s:%d: the package of a helper begins with own, such as own.%s", name, module.Package.Location.Row, strings.TrimSuffix(path.Base(name), ".rego"))
		}
	}
	return nil
}

// readOwnFigures reads the figures of an organisation's rules. Their keys begin with
// the name of the pack that uses them. It returns an error if there is no such pack.
func (b *Book) readOwnFigures(own fs.FS) error {
	files, err := fs.Glob(own, ownFiguresFolder+"/*.yaml")
	if err != nil {
		return err
	}
	packs, err := ownPacks(own)
	if err != nil {
		return err
	}
	for _, file := range files {
		root, err := readYAML(own, file)
		if err != nil {
			return errors.New(strings.ReplaceAll(err.Error(), file, paramsFile))
		}
		for key := range root.Entries() {
			if !slices.Contains(packs, key.Text()) {
				return fmt.Errorf("%s:%d: %s is not one of your packs; figures lie under the pack that uses them", paramsFile, key.Line(), key.Text())
			}
		}
		if err := b.figuresUnder("", root, rule.OriginOwn); err != nil {
			return err
		}
	}
	return nil
}

// layered joins the policies that ship with those of an organisation. If both have a
// file of the same name, it opens the one that ships.
type layered struct{ shipped, own fs.FS }

func (l layered) Open(name string) (fs.File, error) {
	file, err := l.shipped.Open(name)
	if err != nil {
		return l.own.Open(name)
	}
	return file, nil
}

func (l layered) ReadDir(name string) ([]fs.DirEntry, error) {
	ours, err := fs.ReadDir(l.shipped, name)
	theirs, ownErr := fs.ReadDir(l.own, name)
	if err != nil && ownErr != nil {
		return nil, err
	}
	entries := ours
	for _, entry := range theirs {
		named := func(other fs.DirEntry) bool { return other.Name() == entry.Name() }
		if !slices.ContainsFunc(ours, named) && !(name == "." && entry.Name() == ownFiguresFolder) {
			entries = append(entries, entry)
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// AddFigures adds the figures of rules that run in the sandboxed process. It checks
// them first, since nothing from that process is trusted.
func (b *Book) AddFigures(figures []rule.Figure) error {
	for _, figure := range figures {
		pack, _, below := strings.Cut(figure.Key, ".")
		if !below || slices.ContainsFunc(b.Figures, func(have rule.Figure) bool {
			return strings.HasPrefix(have.Key+".", pack+".") && have.Origin != rule.OriginOwn
		}) {
			return fmt.Errorf("own policies: the figure %s does not lie under one of your packs", figure.Key)
		}
		figure.Origin = rule.OriginOwn
		if kindFor(figure) == "" {
			return fmt.Errorf("own policies: the figure %s is neither a number, a day nor true or false", figure.Key)
		}
		b.Figures = append(b.Figures, figure)
	}
	return nil
}
