package declaration

import (
	"strconv"
	"strings"
)

// Address is a value of a declaration that is an https address as a whole.
type Address struct {
	// About is the path to the value, in keys. An entry of a list is named by its id
	// or, without an id, by its number, from 1.
	About []string
	Text  string
}

// Addresses returns every value that is an https address as a whole, in the order of
// the document. It does not look for addresses within longer texts.
func (d *Declaration) Addresses() []Address {
	return addressesIn(&d.Document, nil)
}

func addressesIn(value *Value, about []string) []Address {
	if value.Kind == Text {
		if text := value.Text; strings.HasPrefix(text, "https://") && !strings.ContainsAny(text, " \t\n") && value.Written() {
			return []Address{{About: about, Text: text}}
		}
		return nil
	}
	var found []Address
	for i := range value.Items {
		step := strconv.Itoa(i + 1)
		if id := value.Items[i].Member("id"); id != nil && id.Text != "" && !strings.Contains(id.Text, "/") {
			step = id.Text
		}
		found = append(found, addressesIn(&value.Items[i], withStep(about, step))...)
	}
	for i := range value.Members {
		found = append(found, addressesIn(value.Members[i], withStep(about, value.Names[i]))...)
	}
	return found
}

func withStep(about []string, step string) []string {
	return append(about[:len(about):len(about)], step)
}
