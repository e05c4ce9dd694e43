package timeline

import (
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// part is what files declare under one top-level key. reviewed has the days of review.
// They do not count for the meaning.
type part struct {
	all      meaning
	reviewed []string
	entries  map[string]entry
}

// entry is what is declared for one id.
type entry struct {
	all, owner      meaning
	status, horizon string
	recorded        string
	phases          []string // each with its day, such as "beta 2026-07-13"
}

// add adds the content of another file to the part.
func (p *part) add(other part) {
	p.all += other.all
	p.reviewed = append(p.reviewed, other.reviewed...)
	for id, e := range other.entries {
		if p.entries == nil {
			p.entries = map[string]entry{}
		}
		if have, twice := p.entries[id]; twice {
			e.all += have.all
		}
		p.entries[id] = e
	}
}

// reviews returns the top-level keys that have a day of review, each with the key of
// the section that was reviewed on it, such as "outcomes_reviewed" with "outcomes".
func reviews() map[string]string {
	return map[string]string{"outcomes_reviewed": "outcomes", "services_reviewed": "services"}
}

// partsOf returns the parts of a document by top-level key.
func (h hasher) partsOf(root yamltext.Node) map[string]part {
	all := map[string]part{}
	if root.Empty() || root.Kind() != yamltext.Map {
		return all
	}
	for name, value := range root.Entries() {
		key := keyOf(name)
		if of, is := reviews()[key]; is {
			p := all[of]
			p.reviewed = append(p.reviewed, days(value)...)
			all[of] = p
			continue
		}
		p := h.part(key, value)
		p.add(all[key])
		all[key] = p
	}
	return all
}

func (h hasher) part(key string, value yamltext.Node) part {
	p := part{}
	if value.Kind() != yamltext.Map {
		p.all = h.of(value)
		p.entries = h.entries(value)
		return p
	}
	for name, inner := range value.Entries() {
		switch keyOf(name) {
		case "reviewed", "updated", "forecast_updated":
			p.reviewed = append(p.reviewed, days(inner)...)
			continue
		case "items":
			p.entries = h.entries(inner)
		}
		p.all += h.member(keyOf(name), inner)
	}
	return p
}

// days returns the dates in a value, which is a date or a list of dates.
func days(value yamltext.Node) []string {
	var all []string
	switch value.Kind() {
	case yamltext.List:
		for _, item := range value.Items() {
			if item.Kind() == yamltext.Scalar {
				all = append(all, days(item)...)
			}
		}
	case yamltext.Scalar:
		if _, ok := calendar.ParseDay(plain(value.Text())); ok {
			all = append(all, plain(value.Text()))
		}
	}
	return all
}

// entries returns the entries of a list that have an id. The key is the first of an
// entry's earlier ids or, without one, its id.
func (h hasher) entries(list yamltext.Node) map[string]entry {
	if list.Kind() != yamltext.List {
		return nil
	}
	all := map[string]entry{}
	for _, item := range list.Items() {
		if item.Kind() != yamltext.Map {
			continue
		}
		if id, e := h.entryOf(item); id != "" {
			if have, twice := all[id]; twice {
				e.all += have.all
			}
			all[id] = e
		}
	}
	return all
}

func (h hasher) entryOf(item yamltext.Node) (string, entry) {
	e, id, earlier := entry{}, "", ""
	for name, value := range item.Entries() {
		key := keyOf(name)
		text := ""
		if value.Kind() == yamltext.Scalar && !value.Null() {
			text = plain(value.Text())
		}
		switch key {
		case "id":
			id = text
			continue // the map of entries has it as its key
		case "previous_ids":
			earlier = firstOf(value)
			continue
		case "owner":
			e.owner = h.of(value)
		case "status":
			e.status = word(text)
		case "horizon":
			e.horizon = word(text)
		case "recorded_on":
			e.recorded = text
		case "phases":
			e.phases = phases(value)
		}
		e.all += h.member(key, value)
	}
	if earlier != "" {
		id = earlier
	}
	if len(id) > longestID {
		return "", e
	}
	return id, e
}

// longestID is the longest id that facts are about, in bytes.
const longestID = 150

func firstOf(list yamltext.Node) string {
	if list.Kind() == yamltext.Scalar {
		return plain(list.Text())
	}
	if list.Kind() == yamltext.List {
		for _, item := range list.Items() {
			if item.Kind() == yamltext.Scalar {
				return plain(item.Text())
			}
		}
	}
	return ""
}

// phases returns the phases of a service, each with the day on which it begins, such as
// "alpha 2026-08-03". They are sorted, each once. A phase without a date is left out.
func phases(list yamltext.Node) []string {
	if list.Kind() != yamltext.List {
		return nil
	}
	var all []string
	for _, item := range list.Items() {
		if item.Kind() != yamltext.Map {
			continue
		}
		phase, from := "", ""
		for name, value := range item.Entries() {
			if value.Kind() != yamltext.Scalar || value.Null() {
				continue
			}
			switch keyOf(name) {
			case "phase":
				phase = word(value.Text())
			case "from":
				from = plain(value.Text())
			}
		}
		if _, ok := calendar.ParseDay(from); ok && isWord(phase) {
			all = append(all, phase+" "+from)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
