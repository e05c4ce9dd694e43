package between

import (
	"context"
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Finding is what a rule found about several groups. It is for information only.
type Finding struct {
	Rule             rule.Rule
	Subject, Message string
	// Remedy is what to do: the remedy of the finding itself or, without one, of the
	// rule.
	Remedy string
	// Groups are the sorted ids of the groups that the finding is about.
	Groups []string
}

// answer is the Rego value that is evaluated. It holds the findings of each rule, by
// the name of the rule.
const answer = "data.dgcheck.between.answer"

// Judge returns the findings, in the order of the rules and then of the subjects. It
// returns an error if a policy is faulty or ctx is done.
func Judge(ctx context.Context, rules *rulebook.Between, x *Index) ([]Finding, error) {
	program, err := rules.Program()
	if err != nil {
		return nil, err
	}
	m := program.New(machine.Limits{})
	m.Start(ctx, x.Input(), machine.NewMap([]string{"params"}, []machine.Value{rules.Params()}))
	defer m.Stop()
	given, err := m.Value(answer)
	if err != nil {
		return nil, fmt.Errorf("a rule between groups could not be worked out: %w", err)
	}
	var all []Finding
	for _, r := range rules.Rules {
		set, ok := machine.Lookup(given, r.ID.Name()).(*machine.Set)
		if !ok {
			return nil, fmt.Errorf("rule %s: it says nothing", r.ID)
		}
		for _, said := range set.Items() {
			f, err := read(r, said)
			if err != nil {
				return nil, err
			}
			all = append(all, f)
		}
	}
	return all, nil
}

// read returns a value that the rule r put into its set of findings as a Finding. It
// returns an error if the value does not have the form of one.
func read(r rule.Rule, said machine.Value) (Finding, error) {
	f := Finding{Rule: r, Remedy: r.Remedy}
	if own, has := machine.Lookup(said, "remedy").(string); has {
		f.Remedy = own
	}
	var ok, also bool
	f.Subject, ok = machine.Lookup(said, "subject").(string)
	f.Message, also = machine.Lookup(said, "message").(string)
	groups, are := machine.Lookup(said, "groups").(*machine.Set)
	if !ok || !also || !are || f.Subject == "" || f.Message == "" {
		return f, fmt.Errorf("rule %s: a finding needs a subject, a message and groups", r.ID)
	}
	for _, group := range groups.Items() {
		id, ok := group.(string)
		if !ok {
			return f, fmt.Errorf("rule %s: a group is named by its id", r.ID)
		}
		f.Groups = append(f.Groups, id)
	}
	slices.Sort(f.Groups)
	return f, nil
}
