package between_test

import (
	"os"
	"strings"
	"testing"
)

// TestEveryRuleIsInTheDocs fails for a rule that docs/portfolio.md does not list.
func TestEveryRuleIsInTheDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/portfolio.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules(t).Rules {
		if !strings.Contains(string(page), "| `"+string(r.ID)+"` |") {
			t.Errorf("docs/portfolio.md does not list %s", r.ID)
		}
	}
}
