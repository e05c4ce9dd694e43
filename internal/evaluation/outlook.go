package evaluation

import (
	"encoding/json"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/machine"
)

// outlookOf reads what lies ahead of the group from the value that the policies give
// for it. It returns nil if they give none. It also returns nil if any part of the
// declaration other than the lines of finance could not be read or is in another
// repository: the outlook would look more certain than it is.
func outlookOf(v machine.Value, d *declaration.Declaration, marked *marks) (*finding.Outlook, error) {
	object, ok := v.(*machine.Object)
	if !ok || object.Len() == 0 || len(marked.at) > 0 || !d.OnlyRows() || d.Partial {
		return nil, nil
	}
	outlook := &finding.Outlook{}
	return outlook, json.Unmarshal(machine.AppendJSON(nil, object), outlook)
}
