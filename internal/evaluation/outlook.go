package evaluation

import (
	"encoding/json"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/machine"
)

// outlookOf reads what lies ahead. Where something it may rest on could not be
// read, or stands elsewhere, nothing is said: it would look surer than it is. It
// does not rest on lines of finance.
func outlookOf(v machine.Value, d *declaration.Declaration, marked *marks) (*finding.Outlook, error) {
	object, ok := v.(*machine.Object)
	if !ok || object.Len() == 0 || len(marked.at) > 0 || !d.OnlyRows() || d.Partial {
		return nil, nil
	}
	outlook := &finding.Outlook{}
	return outlook, json.Unmarshal(machine.AppendJSON(nil, object), outlook)
}
