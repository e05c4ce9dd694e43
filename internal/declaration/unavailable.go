package declaration

import (
	"slices"
)

// unavailableFrom records that a part of the document could not be read completely.
func (b *builder) unavailableFrom(part Path) {
	if !slices.ContainsFunc(b.unread, part.Leads) {
		b.unread = append(b.unread, part)
	}
}

// unavailable lists the parts of the document that may be incomplete. If a file could
// not be read, or the group has other repositories, that includes every section that is
// in no file that was read.
func (b *builder) unavailable() []Path {
	missing := b.unread
	sources := b.document.Member("group").Member("sources")
	elsewhere := sources != nil && len(sources.Items) > 0
	if !b.anyUnread && !elsewhere && !b.partial() {
		return missing
	}
	for i, name := range b.document.Names {
		if !b.document.Members[i].Written() {
			missing = append(missing, Keys(name))
		}
	}
	return missing
}
