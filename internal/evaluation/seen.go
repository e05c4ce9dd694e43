package evaluation

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// Seen is what policies see while one group is judged.
type Seen struct {
	Input *ast.Term
	// Data is what stands beside the declaration: figures, calendar, clauses in
	// force and the ids of all rules.
	Data ast.Object
	// Changed is set if the group changes figures for itself.
	Changed bool
}

// Seen returns what policies see of a declaration and of evidence. It evaluates nothing.
func (e *Evaluator) Seen(d *declaration.Declaration, evidence Evidence) Seen {
	own := e.readOwn(d)
	data := e.dataWith(own.params, e.clausesOf(own.packs))
	return Seen{
		Input: term(e.converter.input(d, own.faults, evidence.value(e.options.Day, own.params), e.options)), Data: term(data).Value.(ast.Object), Changed: own.changed,
	}
}
