package evaluation

import (
	"encoding/json"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
)

// outlookOf reads what lies ahead. Where something it may rest on could not be
// read, or stands elsewhere, nothing is said: it would look surer than it is. It
// does not rest on lines of finance.
func outlookOf(term *ast.Term, d *declaration.Declaration, marked *marks) (*finding.Outlook, error) {
	object, ok := term.Value.(ast.Object)
	if !ok || object.Len() == 0 || len(marked.at) > 0 || !d.OnlyRows() || d.Partial {
		return nil, nil
	}
	text, err := asJSON(object)
	if err != nil {
		return nil, err
	}
	outlook := &finding.Outlook{}
	return outlook, json.Unmarshal(text, outlook)
}
