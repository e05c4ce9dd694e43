package command

import (
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// touched returns a function that reports whether the proposed change touches a group:
// it changes one of its files or a finding about it. If another run made the result,
// only the findings count. If the changed files are not known, touched returns nil.
func (p *publishing) touched(cards []scorecard.Scorecard) func(scorecard.Scorecard) bool {
	if p.event.Elsewhere {
		return func(card scorecard.Scorecard) bool { return card.Changes == nil || differs(card.Changes) }
	}
	if p.since == "" {
		return nil
	}
	changed, err := p.checkout.clone.changedSince(p.since)
	if err != nil {
		return nil
	}
	roots := map[string]bool{}
	for _, card := range cards {
		roots[p.rootOf(card)] = true
	}
	of := map[string]bool{} // the root folders of the groups that the change touches
	for _, name := range changed {
		for _, root := range owners(name, roots) {
			of[root] = true
		}
	}
	return func(card scorecard.Scorecard) bool { return of[p.rootOf(card)] || differs(card.Changes) }
}

func (p *publishing) rootOf(card scorecard.Scorecard) string { return path.Join(p.folder, card.Path) }

// owners returns the root folders of the groups that a changed file may belong to. The
// map roots has the root folders of all groups as keys. For a file of a declaration,
// that is the group that it declares; for a finance table, the nearest group above the
// file.
func owners(name string, roots map[string]bool) []string {
	var all []string
	lowest := true
	for folder := path.Dir(name); ; folder = path.Dir(folder) {
		if roots[folder] {
			within := strings.TrimPrefix(strings.TrimPrefix(name, folder), "/")
			if folder == "." {
				within = name
			}
			if isDeclaration(within) || lowest && isTable(within) {
				all = append(all, folder)
			}
			lowest = false
		}
		if folder == "." || folder == "/" {
			return all
		}
	}
}

// isDeclaration reports whether name, a path relative to a group's root, is a file of a
// declaration.
func isDeclaration(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	name = strings.TrimPrefix(name, ".github/")
	return first == declaration.Folder || strings.HasPrefix(name, declaration.Folder+".") && !strings.Contains(name, "/")
}

// isTable reports whether a file may be a finance table, by the end of its name.
func isTable(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return ending == ".csv" || ending == ".tsv"
}

// differs reports whether the change added the group or changed findings or ratings.
func differs(c *scorecard.Changes) bool {
	return c != nil && (c.Added || len(c.New)+len(c.Mended)+len(c.Hidden)+len(c.Moved) > 0)
}
