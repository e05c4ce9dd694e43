package coverage_test

import (
	"testing"

	"github.com/DEFRA/dgcheck/internal/coverage"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

func TestB11WordsAreFoundByTheirStemsBestFirst(t *testing.T) {
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{
		"named owner":             "guide.service_owner_named",
		"names of owners":         "guide.service_owner_named",
		"forecast updated months": "guide.forecast_updated_monthly",
		"closed month actuals":    "guide.actuals_posted",
		"retrospectives":          "guide.keep_improving",
	} {
		hits, err := coverage.Search(book, words)
		found := -1
		for i, hit := range hits {
			if hit.ID == want {
				found = i
			}
		}
		if err != nil || found < 0 || found > 2 {
			t.Errorf("%q finds %s at place %d: %v", words, want, found, err)
		}
	}
	for _, words := range []string{"", "of the", "zebra owner", "!!!"} {
		if hits, _ := coverage.Search(book, words); len(hits) > 0 {
			t.Errorf("%q finds %+v", words, hits[0])
		}
	}
}
