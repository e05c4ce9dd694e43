package evaluation

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/machine"
)

// circumstances hold for the group as a whole.
type circumstances struct {
	closed     string // why nothing is asked any longer; empty while it is
	forming    bool
	founding   string // the day to come on which the group is founded; empty for one that is there
	graceUntil string // the last day of a new group's grace; empty without
	// asked are the months and quarters that rules have to judge, by the name for
	// them in the rules' metadata.
	asked map[string][]string
}

// waiver is one that is in force.
type waiver struct {
	rule, service, item, month, subject string
	reason, until, named, unneeded      string
	expires                             string // the last day, YYYY-MM-DD
	place                               int
}

func readCircumstances(v machine.Value) (circumstances, error) {
	if _, ok := v.(*machine.Object); !ok {
		return circumstances{}, fmt.Errorf("policies: the circumstances of the group are missing")
	}
	return circumstances{
		closed: textOf(get(v, "closed")), forming: get(v, "forming") == true, founding: textOf(get(v, "founding")),
		graceUntil: textOf(get(get(v, "grace"), "until")),
	}, nil
}

// readAsked reads the sets of months and quarters that are asked for.
func readAsked(v machine.Value) map[string][]string {
	asked := map[string][]string{}
	if all, ok := v.(*machine.Object); ok {
		all.All(func(name, months machine.Value) bool {
			asked[textOf(name)] = []string{}
			for _, month := range members(months) {
				asked[textOf(name)] = append(asked[textOf(name)], textOf(month))
			}
			return true
		})
	}
	return asked
}

// members returns the members of a set, and none of any other value.
func members(v machine.Value) []machine.Value {
	if set, ok := v.(*machine.Set); ok {
		return set.Items()
	}
	return nil
}

func readWaivers(v machine.Value) []waiver {
	var waivers []waiver
	for _, one := range members(v) {
		w := waiver{
			rule: textOf(get(one, "rule")), service: textOf(get(one, "service")), item: textOf(get(one, "item")),
			month: textOf(get(one, "month")), subject: textOf(get(one, "subject")), reason: textOf(get(one, "reason")),
			until: textOf(get(one, "until")), expires: textOf(get(one, "expires")), named: textOf(get(one, "named")), unneeded: textOf(get(one, "unneeded")),
		}
		if place, ok := get(one, "place").(int64); ok {
			w.place = int(place)
		}
		waivers = append(waivers, w)
	}
	return waivers
}
