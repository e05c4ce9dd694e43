package publication

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// standing is how one rule stands in a group.
type standing struct {
	report.Failing
	// below tells of a fail that is too mild for an issue; the others of a result
	// with that verdict.
	below, waived, met, notDue bool
}

// standings tells of every rule that spoke of a group how it stands, least being the
// mildest severity that makes an issue.
func standings(card scorecard.Scorecard, least rule.Severity) map[rule.ID]*standing {
	all := map[rule.ID]*standing{}
	for _, result := range card.Results {
		s := all[result.Rule]
		if s == nil {
			s = &standing{Failing: report.Failing{Rule: result.Rule}}
			all[result.Rule] = s
		}
		s.add(result, least)
	}
	for _, s := range all {
		slices.SortStableFunc(s.Fails, func(a, b finding.Result) int {
			return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Message, b.Message))
		})
	}
	return all
}

func (s *standing) add(result finding.Result, least rule.Severity) {
	switch result.Verdict {
	case finding.Fail:
		if result.Severity >= least {
			s.Fails = append(s.Fails, result)
		} else {
			s.below = true
		}
	case finding.NotAssessed:
		s.Unsure = append(s.Unsure, result)
	case finding.Waived:
		s.waived = true
	case finding.Pass, finding.Attested:
		s.met = true
	case finding.NotDue:
		s.notDue = true
	}
}

// failing gives the rules that fail, in the order of their ids.
func failing(all map[rule.ID]*standing) []report.Failing {
	var failing []report.Failing
	for _, s := range all {
		if len(s.Fails) > 0 {
			failing = append(failing, s.Failing)
		}
	}
	slices.SortFunc(failing, func(a, b report.Failing) int { return cmp.Compare(a.Rule, b.Rule) })
	return failing
}

// age is how long ago something was, which grows from day to day by itself.
var age = regexp.MustCompile(`[0-9]+ days? ago`)

// factsOf is the hash of what fails: not of lines, which move, of the commit or of
// how long ago something was. An issue that a person closed stays closed while it
// is the same.
func factsOf(failing ...report.Failing) string {
	var facts []string
	for _, f := range failing {
		facts = append(facts, string(f.Rule))
		for _, fail := range f.Fails {
			facts = append(facts, fail.Severity.String(), fail.Subject, age.ReplaceAllString(fail.Message, "days ago"), fail.Remedy)
		}
	}
	return hashOf(facts...)
}

// besides is the hash of what else an issue says.
func besides(title string, failing ...report.Failing) string {
	said := []string{title}
	for _, f := range failing {
		for _, unsure := range f.Unsure {
			said = append(said, unsure.Subject, age.ReplaceAllString(unsure.Message, "days ago"))
		}
	}
	return hashOf(said...)
}
