package command

import (
	"io/fs"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/fix"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/source"
)

// addFixes sets the Fix of each result for which there is one. The declaration d was
// read from root.
func (c *check) addFixes(root fs.FS, m member, d *declaration.Declaration, results []finding.Finding, tracks declaration.Tracks) {
	fixes := fix.Of(root, d, func(root fs.FS) *declaration.Declaration { return c.load(root, m, tracks) })
	for i := range results {
		if one, ok := fixFor(results[i], fixes); ok {
			results[i].Fix = one.Edit
		}
	}
}

// fixFor returns the one of the fixes that is for a finding. The second result is false
// if there is none.
func fixFor(result finding.Finding, fixes []fix.Fix) (fix.Fix, bool) {
	if result.Verdict != finding.Fail || result.Rule.Pack() != rule.DataPack {
		return fix.Fix{}, false
	}
	for _, one := range fixes {
		if about(result, one) {
			return one, true
		}
	}
	return fix.Fix{}, false
}

// about reports whether a finding is about the fault that a fix mends. For a reference
// to another entry, the finding may be at another column of the line than the fix,
// because it may be reported at the key.
func about(result finding.Finding, one fix.Fix) bool {
	if one.Reference != "" {
		return sameLine(result.Where, one.Where) && strings.HasPrefix(result.Message, one.Reference+" ")
	}
	return result.Where == one.Where && result.Message == one.Because
}

func sameLine(a, b source.Position) bool { return a.File == b.File && a.Line == b.Line }
