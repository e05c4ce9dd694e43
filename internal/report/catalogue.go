package report

import "github.com/DEFRA/dgcheck/internal/rule"

// titleOf gives a rule's title, or its id where no title is known.
func titleOf(o Options, id rule.ID) string {
	if o.Catalogue != nil {
		if found, ok := o.Catalogue.Find(id); ok {
			return found.Title
		}
	}
	return string(id)
}
