package scaffold

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// FromAssurance adds the content of a saved response of Defra's assurance service about
// groups and their projects. If the response holds several groups, the argument name is
// the name or the id of the one to use. FromAssurance ignores the letter case of member
// names, since the service has written them in two ways: DeliveryGroupModel.cs and
// ProjectModel.cs of DEFRA/assurance-api at commit
// 765a948589b1e2828ff948ae1992091c2b9bf9fc.
func (g *Group) FromAssurance(content []byte, name string) error {
	var answer any
	if err := json.Unmarshal(content, &answer); err != nil {
		return errors.New("it is not JSON; save the answer of the service as it is")
	}
	groups, projects := listOf(answer, "deliveryGroups", "groups"), listOf(answer, "projects", "deliveries")
	if list, ok := answer.([]any); ok {
		for _, one := range list {
			if member(one, "phase") != nil || member(one, "deliveryGroupId") != nil {
				projects = append(projects, one)
			} else {
				groups = append(groups, one)
			}
		}
	}
	if len(groups) == 0 && len(projects) == 0 && textOf(answer, "name") != "" {
		groups = []any{answer}
	}
	chosen, err := choose(groups, name)
	if err != nil {
		return err
	}
	g.fromGroup(chosen)
	id := textOf(chosen, "id")
	for _, project := range append(listOf(chosen, "projects", "deliveries"), projects...) {
		if of := textOf(project, "deliveryGroupId"); of != "" && id != "" && of != id {
			continue
		}
		if title := textOf(project, "name"); title != "" {
			g.add(Service{Name: Given(title), Phase: Given(textOf(project, "phase"))})
		}
	}
	return nil
}

// choose returns the group with the given name or id or, failing that, the only group.
// It returns nil if there are no groups, and an error if there are several and none of
// them is meant.
func choose(groups []any, name string) (any, error) {
	var names []string
	for _, one := range groups {
		if name != "" && (strings.EqualFold(textOf(one, "name"), name) || textOf(one, "id") == name) {
			return one, nil
		}
		names = append(names, oneLine(textOf(one, "name")))
	}
	switch {
	case len(groups) == 0:
		return nil, nil
	case len(groups) == 1:
		return groups[0], nil
	}
	return nil, fmt.Errorf("it holds %d groups; say which with --name, one of: %s", len(groups), strings.Join(names[:min(len(names), 20)], ", "))
}

func (g *Group) fromGroup(group any) {
	set := func(fact *Fact, text string) {
		if fact.Text == "" && text != "" {
			*fact = Given(text)
		}
	}
	set(&g.Name, textOf(group, "name"))
	if lead := textOf(group, "lead"); lead != "" {
		set(&g.LeadRole, lead)
	}
	if link := textOf(group, "roadmapLink"); strings.HasPrefix(link, "https://") {
		set(&g.RoadmapURL, link)
	}
	if outcome := textOf(group, "outcome"); outcome != "" {
		g.Outcomes = append(g.Outcomes, Given(outcome))
	}
}

// member returns a member of a JSON object. It ignores the letter case of the name.
func member(value any, name string) any {
	object, _ := value.(map[string]any)
	if found, ok := object[name]; ok {
		return found
	}
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if strings.EqualFold(key, name) {
			return object[key]
		}
	}
	return nil
}

func textOf(value any, name string) string {
	text, _ := member(value, name).(string)
	return text
}

func listOf(value any, names ...string) []any {
	for _, name := range names {
		if list, ok := member(value, name).([]any); ok {
			return list
		}
	}
	return nil
}
