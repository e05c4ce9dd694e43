package declaration

import "github.com/DEFRA/dgcheck/internal/source"

// Entries returns the position of the id of every entry that has this id, in the order
// of the document.
func (d *Declaration) Entries(id string) []source.Position {
	return d.entries(&d.Document, nil, id)
}

func (d *Declaration) entries(value *Value, path Path, id string) []source.Position {
	var found []source.Position
	for i := range value.Items {
		item := append(path.clone(), Step{Index: i})
		if own := value.Items[i].Member("id"); own != nil && own.Text == id && own.Written() {
			found = append(found, d.Locate(append(item, Step{Key: "id"})))
		}
		found = append(found, d.entries(&value.Items[i], item, id)...)
	}
	for i := range value.Members {
		if member := value.Members[i]; member.Written() && len(member.Items)+len(member.Members) > 0 {
			found = append(found, d.entries(member, append(path.clone(), Step{Key: value.Names[i]}), id)...)
		}
	}
	return found
}
