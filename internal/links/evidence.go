package links

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
)

// MostLinks is the number of addresses that one collection requests. The others are
// reported as not looked at.
const MostLinks = 50

// secondLook is the shortest time between the first failed request and one that shows
// that a page is gone.
const secondLook = 24 * time.Hour

// Collect requests the targets. It returns a source for each address, and a fact for
// each address whose outcome is known. earlier is the evidence of an earlier
// collection, or nil. If an address was missing there at least a day ago and is missing
// now, it is gone.
func Collect(ctx context.Context, l *Looker, targets []Target, earlier *evidence.Document) ([]evidence.Source, []evidence.Fact) {
	addresses := addressesOf(targets)
	looked := addresses[:min(len(addresses), MostLinks)]
	sights := map[string]Sight{}
	for i, sight := range l.All(ctx, looked) {
		sights[looked[i]] = sight
	}
	today := calendar.Today(l.options.Clock.Now(), l.options.London).String()
	var sources []evidence.Source
	var facts []evidence.Fact
	for _, address := range addresses {
		source := evidence.Source{ID: evidence.SourceID(evidence.Links, address), Kind: evidence.Links, Of: address, Until: today}
		sight, is := sights[address]
		if !is {
			source.State, source.Why, source.Until = evidence.Incomplete, fmt.Sprintf("Only %d links of a group are looked at, and this is not one of them.", MostLinks), ""
			sources = append(sources, source)
			continue
		}
		source.ObservedAt = sight.At.Format(time.RFC3339)
		word := ""
		switch sight.Outcome {
		case Unknown:
			source.State, source.Why, source.Until = evidence.Incomplete, sight.Why, ""
		case Missing:
			source.State = evidence.Complete
			word, source = missed(source, sight, earlier)
		default:
			source.State, word = evidence.Complete, string(sight.Outcome)
		}
		sources = append(sources, source)
		if word == "" {
			continue
		}
		for _, target := range targets {
			if page(target.Address) == address {
				facts = append(facts, evidence.Fact{About: target.About, Is: word, Sort: evidence.Holding, On: source.Until, Source: source.ID, URL: target.Address})
			}
		}
	}
	return sources, facts
}

// page returns an address without its fragment, which is never sent to a server.
func page(address string) string {
	page, _, _ := strings.Cut(address, "#")
	return page
}

// addressesOf returns the addresses of the pages, sorted, each once.
func addressesOf(targets []Target) []string {
	var all []string
	for _, target := range targets {
		all = append(all, page(target.Address))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// missed returns the word of the fact for an address that is missing now, with its
// source. If an earlier document has it as missing too, but from less than a day ago,
// missed returns the earlier observation.
func missed(now evidence.Source, sight Sight, earlier *evidence.Document) (string, evidence.Source) {
	before, word := earlierMiss(now.ID, earlier)
	at, err := time.Parse(time.RFC3339, before.ObservedAt)
	switch {
	case word == "" || err != nil || at.After(sight.At):
		return "missing-once", now
	case word == "gone", sight.At.Sub(at) >= secondLook:
		return "gone", now
	}
	return "missing-once", before
}

// earlierMiss returns the source and the word of an earlier document for an address, if
// the address was missing or gone there. Otherwise the word is "".
func earlierMiss(id string, earlier *evidence.Document) (evidence.Source, string) {
	if earlier == nil {
		return evidence.Source{}, ""
	}
	for _, fact := range earlier.Facts {
		if fact.Source != id || !strings.HasPrefix(fact.Is, "missing") && fact.Is != "gone" {
			continue
		}
		for _, source := range earlier.Sources {
			if source.ID == id {
				return source, fact.Is
			}
		}
	}
	return evidence.Source{}, ""
}
