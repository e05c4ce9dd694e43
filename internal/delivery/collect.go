package delivery

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/forge"
)

// Collect reads each repository once. It returns a source for the repository, and facts
// about every service that names it.
func Collect(ctx context.Context, hub GitHub, targets []Target, o Options) ([]evidence.Source, []evidence.Fact) {
	services := map[string][]string{}
	var repositories []string
	for _, target := range targets {
		if len(services[target.Repository]) == 0 {
			repositories = append(repositories, target.Repository)
		}
		services[target.Repository] = append(services[target.Repository], target.Service)
	}
	slices.Sort(repositories)
	var sources []evidence.Source
	var facts []evidence.Fact
	for _, repository := range repositories {
		source, seen := one(ctx, hub, repository, o)
		sources = append(sources, source)
		for _, service := range services[repository] {
			for _, fact := range seen {
				fact.About = []string{"services", service}
				facts = append(facts, fact)
			}
		}
	}
	return sources, facts
}

// one returns the source and the facts for one repository. The field About of the facts
// is still empty.
func one(ctx context.Context, hub GitHub, repository string, o Options) (evidence.Source, []evidence.Fact) {
	today := calendar.Today(o.Now, o.London).String()
	source := evidence.Source{
		ID: evidence.SourceID(evidence.Delivery, repository), Kind: evidence.Delivery, Of: repository, State: evidence.Complete,
		Until: today, ObservedAt: o.Now.UTC().Truncate(time.Second).Format(time.RFC3339),
	}
	p, err := parsePart(repository)
	if err != nil {
		source.State, source.Why = evidence.Unavailable, "It is not the name of a repository on GitHub."
		return source, nil
	}
	s := look(ctx, hub, p, o)
	if !s.from.IsZero() {
		// s.from may be in the middle of a day, so only the days after it were seen
		// whole.
		source.From = (calendar.Today(s.from, o.London) + 1).String()
		source.From = min(source.From, today)
	}
	if p.path != "" {
		source.State, source.Why = evidence.Incomplete, "Releases and deployments say nothing of a folder alone, so only commits were looked at. Name the beginning of its tags instead, as `owner/name@prefix`."
	}
	if len(s.troubles) > 0 {
		source.State, source.Why = evidence.Hindered(s.troubles[0])
	}
	return source, s.facts(p, source, o)
}

// facts returns what was seen as facts that name the given source. p is the part of the
// repository that was read. The field About of the facts is still empty.
func (s *sight) facts(p part, source evidence.Source, o Options) []evidence.Fact {
	var all []evidence.Fact
	state := func(is, value string) {
		all = append(all, evidence.Fact{Is: is, Sort: evidence.Holding, On: source.Until, Value: value, Source: source.ID})
	}
	for _, is := range []string{"deployed", "released", "tagged", "maintained"} {
		events := s.events[is]
		for _, event := range events[:min(len(events), mostEvents)] {
			all = append(all, eventOf(is, event, source, o))
		}
	}
	if len(s.people) > 0 {
		all = append(all, eventOf("committed", forge.Dated{At: s.people[0]}, source, o))
	}
	// An event with a later date than the day on which it was seen comes from a wrong
	// clock.
	all = slices.DeleteFunc(all, func(f evidence.Fact) bool { return f.On > source.Until })
	if s.about.Name == "" {
		return all
	}
	state("open", yes(!s.about.Private))
	state("archived", yes(s.about.Archived))
	if !strings.EqualFold(s.about.Name, p.Repository.String()) {
		state("renamed", s.about.Name)
	}
	if s.protected != nil {
		state("protected", yes(*s.protected))
	}
	if s.readme != nil {
		state("readme", yes(*s.readme))
	}
	if s.unpinned != nil && *s.unpinned == "" {
		state("actions-pinned", "yes")
	} else if s.unpinned != nil {
		state("actions-pinned", "no: "+visible(*s.unpinned))
	}
	if s.version != "" {
		state("version", visible(s.version))
	}
	return all
}

func eventOf(is string, event forge.Dated, source evidence.Source, o Options) evidence.Fact {
	address := event.Address
	if !strings.HasPrefix(address, "https://") {
		address = ""
	}
	return evidence.Fact{
		Is: is, Sort: evidence.Event, On: calendar.Today(event.At, o.London).String(), Value: visible(event.Name), Source: source.ID, URL: address,
	}
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// longestValue is the largest length of a value, in characters.
const longestValue = 120

// visible returns a text from GitHub as one short line without invisible characters.
func visible(text string) string {
	var kept []rune
	for _, r := range text {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co) || r == unicode.ReplacementChar {
			continue
		}
		if kept = append(kept, r); len(kept) == longestValue {
			break
		}
	}
	return string(kept)
}
