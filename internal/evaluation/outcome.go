package evaluation

import (
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// outcome is a result as its rule gave it, before what holds for the group
// as a whole is laid over it.
type outcome struct {
	rule     *rule.Rule
	subject  string
	verdict  finding.Verdict
	severity rule.Severity
	at       declaration.Path
	restsOn  []declaration.Path
	faulty   bool     // it rests on a fault, and says on which
	breaks   []string // the clauses that a fail is about, or that a pass does not show all of
	fault    int      // which fault it reports, or -1
	file     string
	message  string
	remedy   string
	due      string
}

// verdicts are those a rule may give; waived is laid over by waivers alone.
func verdicts() map[finding.Verdict]bool {
	return map[finding.Verdict]bool{
		finding.Pass: true, finding.Fail: true, finding.NotDue: true,
		finding.NotApplicable: true, finding.Attested: true, finding.NotAssessed: true,
	}
}
