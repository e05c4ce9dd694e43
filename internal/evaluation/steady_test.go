package evaluation_test

import (
	"fmt"
	"os"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/evaluation"
)

// TestTheSameGroupGivesTheSameResults judges one group a hundred times, in ten
// goroutines. All results must be equal: one evaluation must not affect another.
func TestTheSameGroupGivesTheSameResults(t *testing.T) {
	schema, evaluator := judging(t, true)
	judge := func() evaluation.GroupResult {
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

// TestALargeGroupIsJudgedAsASmallOne judges a group of 3 services and one of 900. The
// results about the first two services must be equal.
func TestALargeGroupIsJudgedAsASmallOne(t *testing.T) {
	schema, evaluator := judging(t, true)
	small := fstest.MapFS{"delivery-group.yaml": {Data: manyServices(3)}}
	large := fstest.MapFS{"delivery-group.yaml": {Data: manyServices(900)}}
	verdicts := func(files fstest.MapFS) map[string]string {
		judged, err := evaluator.Judge(t.Context(), schema.Load(files, "group"))
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]string{}
		for _, result := range judged.Results {
			if result.Subject == "service:service-0" || result.Subject == "service:service-1" {
				found[string(result.Rule)+" "+result.Subject] = string(result.Verdict) + " " + result.Message
			}
		}
		return found
	}
	if diff := cmp.Diff(verdicts(small), verdicts(large)); diff != "" {
		t.Errorf("(-small +large):\n%s", diff)
	}
}

// manyServices returns the declaration of a group with n services.
func manyServices(n int) []byte {
	text := []byte("dgcheck: 1\ngroup: {id: many, name: Many, founded: 2024-07-01}\noutcomes: [{id: better, title: Better}]\nservices:\n")
	for i := range n {
		text = fmt.Appendf(text, "  - {id: service-%d, name: Service %d, phases: [{phase: live, from: 2019-05-14}], transactional: %t, outcomes: [better]}\n", i, i, i%2 == 0)
	}
	return text
}
