package evidence

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Merge merges documents about one group. If several have the same source, the newest
// observation is used, with its facts. If two are from the same time, the one that saw
// less is used. So the order of the documents does not matter, and merging twice
// changes nothing. Merge returns an error if the groups or commits differ.
func Merge(documents ...Document) (Document, error) {
	if len(documents) == 0 {
		return Document{}, errors.New("there is nothing to merge")
	}
	merged := Document{Schema: SchemaName, Group: documents[0].Group}
	chosen := map[string]seen{}
	for _, d := range documents {
		if err := merged.join(d); err != nil {
			return Document{}, err
		}
		for of, one := range seenIn(d) {
			if other, is := chosen[of]; !is || one.before(other) {
				chosen[of] = one
			}
		}
	}
	for _, one := range chosen {
		merged.Sources = append(merged.Sources, one.source)
		merged.Facts = append(merged.Facts, one.facts...)
	}
	return merged.Canonical(), nil
}

// join merges the fields Collected and Declaration of another document into d. If the
// documents come from different runs, d gets the run with the later day or, on one day,
// the one whose By and Run sort last. All kinds that either was to collect are kept. It
// returns an error if the documents are about different groups or commits.
func (d *Document) join(other Document) error {
	if other.Group != d.Group {
		return fmt.Errorf("evidence about %s and %s cannot be merged", d.Group, other.Group)
	}
	for _, pair := range [][2]*string{
		{&d.Declaration.Repo, &other.Declaration.Repo}, {&d.Declaration.Commit, &other.Declaration.Commit}, {&d.Declaration.Digest, &other.Declaration.Digest},
	} {
		if *pair[0] != "" && *pair[1] != "" && *pair[0] != *pair[1] {
			return fmt.Errorf("evidence about %s of two commits, %s and %s, cannot be merged; collect it again", d.Group, short(*pair[0]), short(*pair[1]))
		}
		*pair[0] = cmp.Or(*pair[0], *pair[1])
	}
	asked := slices.Concat(d.Collected.Asked, other.Collected.Asked)
	if c := &d.Collected; slices.Compare([]string{c.Until, c.By, c.Run}, []string{other.Collected.Until, other.Collected.By, other.Collected.Run}) < 0 {
		*c = other.Collected
	}
	slices.Sort(asked)
	d.Collected.Asked = slices.Compact(asked)
	return nil
}

func short(text string) string { return text[:min(len(text), 19)] }

// seen is one source with its facts.
type seen struct {
	source Source
	facts  []Fact
}

func seenIn(d Document) map[string]seen {
	all := map[string]seen{}
	for _, source := range d.Sources {
		all[source.ID] = seen{source: source}
	}
	for _, fact := range d.Facts {
		one := all[fact.Source]
		one.facts = append(one.facts, fact)
		all[fact.Source] = one
	}
	return all
}

// before reports whether s is used, and not other, of two observations of one source:
// the later one or, at the same time, the one that saw less.
func (s seen) before(other seen) bool {
	if order := cmp.Or(
		strings.Compare(s.source.ObservedAt, other.source.ObservedAt), strings.Compare(s.source.Until, other.source.Until),
		less(s.source.State, other.source.State), strings.Compare(s.text(), other.text()),
	); order != 0 {
		return order > 0
	}
	return false
}

// less orders states by how much of a source was seen. It is negative if a saw more
// than b, and positive if a saw less.
func less(a, b State) int {
	order := []State{Complete, Incomplete, Refused, Unavailable}
	return cmp.Compare(slices.Index(order, a), slices.Index(order, b))
}

func (s seen) text() string {
	text, _ := Document{Sources: []Source{s.source}, Facts: s.facts}.JSON() // no document causes an error
	return string(text)
}
