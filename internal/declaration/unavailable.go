package declaration

import (
	"slices"
)

// unavailableFrom remembers that a part of the document could not be read whole.
func (b *builder) unavailableFrom(part Path) {
	if !slices.ContainsFunc(b.unread, part.Leads) {
		b.unread = append(b.unread, part)
	}
}

// unavailable lists the parts that may stand where we could not look. A
// section that is found in no readable file may be in an unread one, in
// another of the group's repositories, or in the primary repository.
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
