package outline

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Score returns the counts in words: "3 of 5 expectations met; 1 waived, 0 not due, 2
// not applicable, 1 could not be judged."
func Score(t scorecard.Tally) string {
	return fmt.Sprintf("%d of %s met; %d waived, %d not due, %d not applicable, %d could not be judged.",
		t.Met(), Count(t.Asked(), "expectation"), t.Waived, t.NotDue, t.NotApplicable, t.NotAssessed)
}

func ToMend(t scorecard.Tally) string {
	if t.Fails(rule.Info) == 0 {
		return "Nothing to mend."
	}
	var parts []string
	for _, part := range []struct {
		n    int
		word string
	}{{t.Errors, "error"}, {t.Warnings, "warning"}} {
		if part.n > 0 {
			parts = append(parts, Count(part.n, part.word))
		}
	}
	if t.Infos > 0 {
		parts = append(parts, fmt.Sprintf("%d for information", t.Infos))
	}
	return "To mend: " + strings.Join(parts, ", ") + "."
}

// Mendable returns how many of the fails `dgcheck fix` can mend, such as "dgcheck fix
// mends 2 of them for you." If there are none, it returns "".
func Mendable(results []finding.Finding) string {
	n := 0
	for _, result := range results {
		if result.Fix != nil && result.Verdict == finding.Fail {
			n++
		}
	}
	switch n {
	case 0:
		return ""
	case 1:
		return "dgcheck fix mends 1 of them for you."
	}
	return fmt.Sprintf("dgcheck fix mends %d of them for you.", n)
}

// Count returns a number with a noun, such as "1 error" or "2 errors". word is the
// singular.
func Count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
