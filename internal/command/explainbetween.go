package command

import (
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// betweenPrefix begins the id of each rule that compares what several groups declare.
const betweenPrefix = "between."

// explainBetween explains a rule that compares several groups. dgcheck check does not
// have such rules; dgcheck portfolio does.
func explainBetween(host Host, asked string) error {
	rules, err := rulebook.ReadBetween(host.Policies)
	if err != nil {
		return couldNotJudge(err)
	}
	at := slices.IndexFunc(rules.Rules, func(r rule.Rule) bool { return r.ID == rule.ID(asked) })
	if at < 0 {
		var ids []string
		for _, r := range rules.Rules {
			ids = append(ids, string(r.ID))
		}
		return wrongUse("there is no rule %q over several groups; there are %s", asked, strings.Join(ids, ", "))
	}
	r := rules.Rules[at]
	e := &explanation{lines: lines{w: host.Out}}
	e.head(r)
	e.line("")
	e.line("Where it is shown")
	e.wrapped("  ", "On the page Between groups that dgcheck portfolio makes. It counts against no group.")
	for _, clause := range rules.Clauses {
		if slices.Contains(r.Clauses, clause.ID) {
			e.line("")
			e.line("What it serves")
			e.wrapped("  ", clause.ID+": "+clause.Text)
		}
	}
	if e.err != nil {
		return couldNotJudge(e.err)
	}
	return nil
}
