package declaration

import (
	"slices"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Topics is the value of Fault.Among for the topics that can be attested.
const Topics = "attestations"

// refers sets Fault.Refers to the ids that a key most likely refers to, if the fault is
// about the key itself. The argument name is the known key that was most likely meant.
// For example, `pipelne: alpha` in a spend record still shows that the record is about
// alpha. Rules that look for records about alpha then know that there is one.
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

// idsIn returns all keys and texts in a value, at any depth.
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
