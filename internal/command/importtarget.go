package command

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/financeimport"
	"github.com/DEFRA/dgcheck/internal/portfolio"
)

// importTarget is the group into which amounts are imported.
type importTarget struct {
	schema *declaration.Schema
	// root is nil if there is no group, which only a dry run allows.
	root   *os.Root
	folder string
	d      *declaration.Declaration
}

// openTarget opens the group in the folder of --into, or in the current folder.
func openTarget(schema *declaration.Schema, o importOptions) (*importTarget, error) {
	into := o.into
	if into == "" {
		into = "."
	}
	groups, err := portfolio.Find([]string{into})
	if none := (*portfolio.NoGroup)(nil); err != nil && errors.As(err, &none) {
		if o.dryRun {
			return &importTarget{schema: schema}, nil
		}
		return nil, wrongUse("%s holds no declaration, so there is nothing to import into; name the group's folder with --into, or try it with --dry-run", declaration.Shown(into))
	}
	if err != nil {
		return nil, wrongUse("%w", err)
	}
	if len(groups) > 1 {
		return nil, wrongUse("there are %d groups in %s; name the folder of one with --into, such as %s", len(groups), declaration.Shown(into), declaration.Shown(filepath.Join(into, groups[0].Path)))
	}
	root, err := os.OpenRoot(groups[0].Root)
	if err != nil {
		return nil, couldNotJudge(err)
	}
	return &importTarget{schema, root, groups[0].Root, schema.Load(root.FS(), groups[0].Folder)}, nil
}

// services returns the group's services, each with its name and earlier ids.
func (t *importTarget) services() []financeimport.Service {
	var all []financeimport.Service
	if t.d == nil {
		return nil
	}
	for _, service := range t.d.Document.Member("services").Items {
		found := financeimport.Service{}
		if id := service.Member("id"); id != nil {
			found.ID = id.Text
		}
		if name := service.Member("name"); name != nil {
			found.Names = append(found.Names, name.Text)
		}
		if earlier := service.Member("previous_ids"); earlier != nil {
			for _, id := range earlier.Items {
				found.Names = append(found.Names, id.Text)
			}
		}
		if found.ID != "" {
			all = append(all, found)
		}
	}
	return all
}
