package publication

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/markdown"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// standing collects the results of one rule in a group.
type standing struct {
	markdown.Failing
	// If the field below is set, a finding of the rule fails with a severity too low
	// for an issue. The fields waived, met and notDue are set if a result has such a
	// verdict; met stands for passed and attested.
	below, waived, met, notDue bool
}

// standings returns the standing of every rule that has a result. The argument least is
// the lowest severity that gets an issue.
func standings(card scorecard.Scorecard, least rule.Severity) map[rule.ID]*standing {
	all := map[rule.ID]*standing{}
	for _, result := range card.Results {
		s := all[result.Rule]
		if s == nil {
			s = &standing{Failing: markdown.Failing{Rule: result.Rule}}
			all[result.Rule] = s
		}
		s.add(result, least)
	}
	for _, s := range all {
		slices.SortStableFunc(s.Fails, func(a, b finding.Finding) int {
			return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Message, b.Message))
		})
	}
	return all
}

func (s *standing) add(result finding.Finding, least rule.Severity) {
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

// failing returns the failing rules, ordered by id.
func failing(all map[rule.ID]*standing) []markdown.Failing {
	var failing []markdown.Failing
	for _, s := range all {
		if len(s.Fails) > 0 {
			failing = append(failing, s.Failing)
		}
	}
	slices.SortFunc(failing, func(a, b markdown.Failing) int { return cmp.Compare(a.Rule, b.Rule) })
	return failing
}

// age matches phrases such as "3 days ago". They change every day even if nothing else
// does.
var age = regexp.MustCompile(`[0-9]+ days? ago`)

// factsOf returns a hash of failing findings. It leaves out line numbers, the commit
// and phrases such as "3 days ago", because these change on their own. While the hash
// stays the same, an issue that a person closed stays closed. There is one exception:
// if the issue was closed as completed, it is opened once (see openAgain).
func factsOf(failing ...markdown.Failing) string {
	var facts []string
	for _, f := range failing {
		facts = append(facts, string(f.Rule))
		for _, fail := range f.Fails {
			facts = append(facts, fail.Severity.String(), fail.Subject, age.ReplaceAllString(fail.Message, "days ago"), fail.Remedy)
		}
	}
	return hashOf(facts...)
}

// besides returns a hash of what an issue shows in addition to the failing findings:
// its title and what could not be checked.
func besides(title string, failing ...markdown.Failing) string {
	said := []string{title}
	for _, f := range failing {
		for _, unsure := range f.Unsure {
			said = append(said, unsure.Subject, age.ReplaceAllString(unsure.Message, "days ago"))
		}
	}
	return hashOf(said...)
}
