package evaluation

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
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

func readCircumstances(term *ast.Term) (circumstances, error) {
	object, ok := term.Value.(ast.Object)
	if !ok {
		return circumstances{}, fmt.Errorf("policies: the circumstances of the group are missing")
	}
	c := circumstances{closed: textOf(get(object, "closed")), forming: ast.InternedTerm(true).Equal(get(object, "forming")), founding: textOf(get(object, "founding"))}
	if grace, ok := get(object, "grace").Value.(ast.Object); ok {
		c.graceUntil = textOf(get(grace, "until"))
	}
	return c, nil
}

// readAsked reads the sets of months and quarters that are asked for.
func readAsked(term *ast.Term) map[string][]string {
	asked := map[string][]string{}
	if object, ok := term.Value.(ast.Object); ok {
		object.Foreach(func(name, months *ast.Term) {
			asked[textOf(name)] = []string{}
			if set, ok := months.Value.(ast.Set); ok {
				set.Foreach(func(month *ast.Term) { asked[textOf(name)] = append(asked[textOf(name)], textOf(month)) })
			}
		})
	}
	return asked
}

func readWaivers(term *ast.Term) []waiver {
	var waivers []waiver
	set, ok := term.Value.(ast.Set)
	if !ok {
		return nil
	}
	set.Foreach(func(term *ast.Term) {
		object, ok := term.Value.(ast.Object)
		if !ok {
			return
		}
		w := waiver{
			rule: textOf(get(object, "rule")), service: textOf(get(object, "service")), item: textOf(get(object, "item")),
			month: textOf(get(object, "month")), subject: textOf(get(object, "subject")), reason: textOf(get(object, "reason")),
			until: textOf(get(object, "until")), expires: textOf(get(object, "expires")), named: textOf(get(object, "named")), unneeded: textOf(get(object, "unneeded")),
		}
		if place, ok := get(object, "place").Value.(ast.Number); ok {
			w.place, _ = place.Int()
		}
		waivers = append(waivers, w)
	})
	return waivers
}
