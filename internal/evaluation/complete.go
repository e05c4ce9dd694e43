package evaluation

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// wholeGroup is the subject of results about the group as a whole.
const wholeGroup = "group"

// completed returns an error if a rule outside the data pack gives two verdicts on a
// subject, if any rule leaves out a month or quarter that it has to judge, or if a
// message has an undefined value (see defined). For a rule without any result it adds
// one that says that the rule does not apply.
func (p *program) completed(outcomes []outcome, d *declaration.Declaration, asked map[string][]string) ([]outcome, error) {
	if err := defined(outcomes, d); err != nil {
		return nil, err
	}
	spoken := make(map[rule.ID]map[string]int, len(p.rules))
	for _, j := range outcomes {
		subjects := spoken[j.rule.ID]
		if subjects == nil {
			subjects = map[string]int{}
			spoken[j.rule.ID] = subjects
		}
		subjects[j.subject]++
		if subjects[j.subject] > 1 && j.rule.ID.Pack() != rule.DataPack {
			return nil, fmt.Errorf("rule %s: it gives two verdicts on %s", j.rule.ID, j.subject)
		}
	}
	for i := range p.Rules {
		r := &p.Rules[i]
		if err := unasked(r, spoken[r.ID], asked); err != nil {
			return nil, err
		}
		if len(spoken[r.ID]) == 0 {
			none := notApplicable(r)
			none.unread(d)
			outcomes = append(outcomes, none)
		}
	}
	return outcomes, nil
}

// unasked returns an error unless a rule has results about exactly the months or
// quarters that it has to judge, or a single `result` for all of them.
func unasked(r *rule.Rule, subjects map[string]int, asked map[string][]string) error {
	if r.Asked == "" || len(subjects) == 1 && subjects[wholeGroup] == 1 {
		return nil
	}
	kind := "month:"
	if r.Quarters {
		kind = "quarter:"
	}
	for _, name := range asked[r.Asked] {
		if subjects[kind+name] == 0 {
			return fmt.Errorf("rule %s: it says nothing of %s%s", r.ID, kind, name)
		}
	}
	if spoken := len(subjects) - subjects[wholeGroup]; spoken != len(asked[r.Asked]) {
		return fmt.Errorf("rule %s: it judges %d months or quarters, and is asked for %d", r.ID, spoken, len(asked[r.Asked]))
	}
	return nil
}

// notApplicable returns the one result of a rule that found nothing to judge.
func notApplicable(r *rule.Rule) outcome {
	j := outcome{
		rule: r, subject: wholeGroup, verdict: finding.NotApplicable, fault: -1,
		message: "No month is asked for.", at: declaration.Keys("finance"),
	}
	if r.Quarters {
		j.message, j.at = "No quarter is asked for.", dotted(r.At)
	}
	if len(r.Judges) > 0 {
		j.message = fmt.Sprintf("Nothing is declared under `%s`, so there is nothing to judge.", strings.Join(r.Judges, "` or `"))
		j.at = dotted(r.Judges[0])
	}
	return j
}
