package declaration_test

import (
	"strings"
	"testing"
)

// TestATextCutByCommasIsMendedWhole applies the edit for a text that commas have cut.
// The text must then be read as it was meant, without a fault.
func TestATextCutByCommasIsMendedWhole(t *testing.T) {
	for written, meant := range map[string]string{
		`Felling, replanting, and more`:         `Felling, replanting, and more`,
		`Felling,replanting ,  more`:            `Felling,replanting ,  more`,
		`C:\new, and more`:                      `C:\new, and more`,
		`The "old" forest, and it's heath, too`: `The "old" forest, and it's heath, too`,
		"Felling and replanting of all the forests of the north and the south, the heath, and more": "Felling and replanting of all the forests of the north and the south, the heath, and more",
	} {
		text := "services: [{id: a, name: " + written + ", users: public}]\n"
		d := one(t, text)
		if len(d.Faults) != 1 || d.Faults[0].Edit == nil {
			t.Errorf("%s: want one fault with an edit, got %+v", written, d.Faults)
			continue
		}
		edit := d.Faults[0].Edit
		mended := one(t, strings.Replace(text, edit.Old, edit.New, 1))
		service := mended.Document.Member("services").Items[0]
		if len(mended.Faults) > 0 || service.Member("name").Text != meant || service.Member("users").Text != "public" {
			t.Errorf("%s: %s is read as %q, with %+v", written, edit.New, service.Member("name").Text, mended.Faults)
		}
	}
}

// TestNoEditShortensAText reads texts that a remedy shortens or writes with other
// characters. There must be no edit, since `fix` would write the changed text.
func TestNoEditShortensAText(t *testing.T) {
	for _, name := range []string{"More trees planted in the north and in the south of all England!", "More `trees` planted", "More  trees planted"} {
		d := one(t, "outcomes: ["+name+"]\n")
		if len(d.Faults) != 1 || d.Faults[0].Edit != nil {
			t.Errorf("%s: %+v", name, d.Faults)
		}
	}
}
