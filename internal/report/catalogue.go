package report

import "github.com/DEFRA/dgcheck/internal/rule"

// titleOf returns a rule's title, or its id if the title is not known.
func titleOf(o Options, id rule.ID) string {
	if o.Catalogue != nil {
		if found, ok := o.Catalogue.Find(id); ok {
			return found.Title
		}
	}
	return string(id)
}
