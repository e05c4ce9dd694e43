package evaluation

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/machine"
)

// circumstances are facts about the group that change the results of all rules.
type circumstances struct {
	closed     string // why rules no longer apply, in a sentence; empty unless the group is closed
	forming    bool
	founding   string // the day on which the group will be founded; empty if that day has come
	graceUntil string // the last day of a new group's grace; empty if it has none
	// asked lists the months and quarters that rules have to judge, by the name that a
	// rule's metadata gives in `asked`, such as "actuals".
	asked map[string][]string
}

// waiver is a waiver that is in force. The field named is the subject of the result
// about the waiver itself. unneeded is the message of that result if the waiver is not
// needed. place is the waiver's index in `waivers`.
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

// readAsked reads the lists of months and quarters that rules have to judge, by their
// names, such as "actuals".
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

// members returns the members of a set. It returns nil for any other value.
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
