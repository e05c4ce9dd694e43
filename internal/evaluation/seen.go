package evaluation

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// Seen is what policies see as `input` and `data` while one group is judged.
type Seen struct {
	Input *ast.Term
	// Data has the figures of params.yaml, the calendar, the clauses in force and the
	// ids of all rules.
	Data ast.Object
	// Changed is set if the group changes figures for itself.
	Changed bool
}

// Seen returns what policies see for a declaration and evidence. It evaluates no
// policy.
func (e *Evaluator) Seen(d *declaration.Declaration, evidence Evidence) Seen {
	own := e.readOwn(d)
	data := e.dataWith(own.params, e.clausesOf(own.packs))
	return Seen{
		Input: term(e.converter.input(d, own.faults, evidence.value(e.options.Day, own.params), e.options)), Data: term(data).Value.(ast.Object), Changed: own.changed,
	}
}
