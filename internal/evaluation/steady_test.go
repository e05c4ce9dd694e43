package evaluation_test

import (
	"os"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

// TestTheSameGroupGivesTheSameResults judges one group a hundred times, many at
// once: nothing of one run may reach another.
func TestTheSameGroupGivesTheSameResults(t *testing.T) {
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := declaration.ReadSchema(book.Schema)
	if err != nil {
		t.Fatal(err)
	}
	evaluator := evaluation.New(book, evaluation.Options{Day: calendar.Date(2026, 11, 22), Given: true, Packs: []string{"guide"}, Params: book.Params()})
	judge := func() evaluation.Judged {
		judged, err := evaluator.Judge(t.Context(), schema.Load(os.DirFS(group), "group"))
		if err != nil {
			t.Error(err)
		}
		return judged
	}
	first := judge()
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() {
			for range 10 {
				if diff := cmp.Diff(first, judge()); diff != "" {
					t.Errorf("other results (-first +now):\n%s", diff)
					return
				}
			}
		})
	}
	all.Wait()
}
