package plan

import (
	"context"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// entry is the rule from which every other one can be reached.
const entry = "dgcheck/answer"

// Policies plans the policies of a book, and returns the contents of
// rulebook.PlanFile. Equal policies give equal bytes.
func Policies(ctx context.Context, book *rulebook.Book) ([]byte, error) {
	modules, err := book.Modules()
	if err != nil {
		return nil, err
	}
	program, err := Build(ctx, modules, rulebook.Capabilities(), entry)
	if err != nil {
		return nil, err
	}
	compiled, err := book.Compile(book.Packs())
	if err != nil {
		return nil, err
	}
	reads := make(map[rule.ID]rulebook.Reads, len(compiled.Rules))
	for _, r := range compiled.Rules {
		reads[r.ID] = compiled.Reads(r.ID).Sorted()
	}
	return book.WritePlan(reads, program)
}
