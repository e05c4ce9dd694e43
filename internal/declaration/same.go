package declaration

import (
	"bytes"
	"maps"
	"slices"
)

// Same reports whether two declarations say the same: they were read from the same
// bytes in the same files, and the same is wrong with them. The results of
// one are then the results of the other.
func (d *Declaration) Same(other *Declaration) bool {
	return d.ID == other.ID && d.Name == other.Name &&
		slices.EqualFunc(d.Files, other.Files, func(a, b File) bool { return a.Path == b.Path && a.Read == b.Read }) &&
		maps.EqualFunc(d.pages, other.pages, func(a, b *page) bool { return bytes.Equal(a.content, b.content) }) &&
		slices.EqualFunc(d.Faults, other.Faults, func(a, b Fault) bool { return a.Where == b.Where && a.Because == b.Because })
}
