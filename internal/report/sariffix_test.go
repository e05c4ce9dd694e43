package report_test

import (
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/source"
)

// TestSarifFixes checks that a result has its fix as an edit, unless the edit contains
// invisible characters.
func TestSarifFixes(t *testing.T) {
	for text, want := range map[string]bool{"founded": true, "id: a\n    ": true, "a\u202eb": false, "a\u200bb": false, "a\x1bb": false} {
		one := result("a", finding.Fail, rule.Error)
		one.Fix = &source.Edit{Start: source.Position{File: "a.yaml", Line: 3, Column: 4}, End: source.Position{File: "a.yaml", Line: 3, Column: 10}, New: text}
		waived := result("b", finding.Waived, rule.Error)
		waived.Fix = one.Fix
		out := told(t, "sarif", run(), lookup{}, group("a", one, waived))
		if got := strings.Count(out, `"fixes":[`) == 1; got != want {
			t.Errorf("%q: %v", text, got)
		}
		if region := `"deletedRegion":{"startLine":3,"startColumn":4,"endLine":3,"endColumn":10}`; want && !strings.Contains(out, region) {
			t.Errorf("%q: the region is not in it: %s", text, out)
		}
	}
}
