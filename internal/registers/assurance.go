package registers

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
)

// Assurance is a saved response of Defra's assurance service (DEFRA/assurance-api): the
// lists from GET deliverygroups and GET projects, one or both, one after the other.
type Assurance struct {
	entries []entry
	until   calendar.Day
}

// entry is a delivery group or a project in the response.
type entry struct {
	Name        string `json:"name"`
	Lead        string `json:"lead"`
	RoadmapLink string `json:"roadmapLink"`
	Phase       string `json:"phase"`
	UpdatedAt   string `json:"updatedAt"`
	LastUpdated string `json:"lastUpdated"`
}

// ReadAssurance reads a saved response. The response does not say when it was saved, so
// the day of its newest change counts. It returns an error if the text is not such a
// response.
func ReadAssurance(r io.Reader, london *time.Location) (*Assurance, error) {
	a := &Assurance{}
	err := each(r, func(from *json.Decoder) error {
		var list []entry
		if err := from.Decode(&list); err != nil || list == nil {
			if errors.Is(err, io.EOF) {
				return err
			}
			return errors.New("it is not a list of delivery groups or projects as the assurance service gives it")
		}
		a.entries = append(a.entries, list...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, e := range a.entries {
		for _, text := range []string{e.UpdatedAt, e.LastUpdated} {
			if day, ok := dayOf(text, london); ok {
				a.until = max(a.until, day)
			}
		}
	}
	if a.until == 0 {
		return nil, errors.New("no entry says when it was last changed, so it cannot be told how old the answer is")
	}
	return a, nil
}

// Named is the id and the name of a group or a service.
type Named struct{ ID, Name string }

// About returns the source, and facts about a group and its services. It finds them by
// their names, and leaves out a name that several entries have. isPost reports whether
// a text is the title of a job post. A lead for which it returns false is left out,
// since the text may be the name of a person.
func (a *Assurance) About(group Named, services []Named, isPost func(string) bool) (evidence.Source, []evidence.Fact) {
	source := evidence.Source{ID: string(evidence.Assurance), Kind: evidence.Assurance, Of: "assurance", State: evidence.Complete, Until: a.until.String()}
	var facts []evidence.Fact
	state := func(is, value string, about ...string) {
		if value = visible(value); value != "" {
			facts = append(facts, evidence.Fact{About: about, Is: is, Sort: evidence.Holding, On: source.Until, Value: value, Source: source.ID})
		}
	}
	if e, ok := a.find(group.Name); ok {
		if isPost(e.Lead) {
			state("assurance-lead", e.Lead, "group")
		}
		state("assurance-roadmap", e.RoadmapLink, "group")
	}
	for _, service := range services {
		if e, ok := a.find(service.Name); ok {
			state("assurance-phase", phaseOf(e.Phase), "services", service.ID)
		}
	}
	return source, facts
}

func (a *Assurance) find(name string) (found entry, ok bool) {
	for _, e := range a.entries {
		if name == "" || !same(e.Name, name) {
			continue
		}
		if ok {
			return entry{}, false
		}
		found, ok = e, true
	}
	return found, ok
}

// phaseOf returns the phase in the words of a declaration. It returns "" if the phase
// is not clear, such as a beta that may be private or public.
func phaseOf(phase string) string {
	word := strings.Join(strings.Fields(strings.ToLower(phase)), "-")
	for _, known := range []string{"discovery", "alpha", "private-beta", "public-beta", "live"} {
		if word == known {
			return known
		}
	}
	return ""
}
