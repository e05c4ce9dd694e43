package declaration

import (
	"slices"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Topics stands in Fault.Among for the topics that can be attested.
const Topics = "attestations"

// refers notes in a fault which entries a record is most likely of, where the
// fault is at the key that says so: `pipelne: alpha` of a spend record still shows
// that the record is of alpha. Rules that look for records of alpha then find that
// one was written.
func (w *walker) refers(f *Fault, s *shape, name string, value yamltext.Node) {
	field, known := s.fields[name]
	if !known || field == nil {
		return
	}
	if name == "topic" && s.label == "attestation" {
		f.Among, f.Refers = []string{Topics}, idsIn(value)
		return
	}
	w.refersBy(f, field, value)
}

func (w *walker) refersBy(f *Fault, field *shape, value yamltext.Node) {
	if field.kind == listShape {
		field = field.items
	}
	if len(field.refs) == 0 {
		return
	}
	f.Among = field.refs
	f.Refers = idsIn(value)
}

// idsIn returns the texts of a value, at any depth.
func idsIn(n yamltext.Node) []string {
	var ids []string
	switch n.Kind() {
	case yamltext.List:
		for _, item := range n.Items() {
			ids = append(ids, idsIn(item)...)
		}
	case yamltext.Map:
		for key, value := range n.Entries() {
			ids = append(append(ids, clean(key.Text())), idsIn(value)...)
		}
	default:
		if text := clean(n.Text()); text != "" && !slices.Contains(ids, text) {
			ids = append(ids, text)
		}
	}
	return ids
}
