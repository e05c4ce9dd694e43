package evaluation_test

import (
	"os"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/evaluation"
)

// TestTheSameGroupGivesTheSameResults judges one group a hundred times, many at
// once: nothing of one run may reach another.
func TestTheSameGroupGivesTheSameResults(t *testing.T) {
	schema, evaluator := judging(t, true)
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
