package evaluation

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Evidence is what was seen of a group beside its declaration.
type Evidence struct {
	// Document is nil if nothing was looked at.
	Document *evidence.Document
	// Digest identifies the document as it was given.
	Digest string
	Trust  evidence.Trust
	// Notes are sentences about evidence that was left out before.
	Notes []string
}

// ExampleFile is the name of the file in which an example has what was seen beside
// its declaration.
const ExampleFile = "evidence.json"

// EvidenceBeside returns what the file beside a declaration says was seen. It is for
// examples: beside a group's own declaration, such a file would be its own word.
func EvidenceBeside(root fs.FS) (Evidence, error) {
	file, err := root.Open(ExampleFile)
	if errors.Is(err, fs.ErrNotExist) {
		return Evidence{}, nil
	}
	if err != nil {
		return Evidence{}, err
	}
	defer file.Close()
	documents, err := evidence.Read(file)
	if err != nil {
		return Evidence{}, fmt.Errorf("%s: %w", ExampleFile, err)
	}
	return Evidence{Document: &documents[0], Digest: documents[0].Digest(), Trust: evidence.ByRun}, nil
}

// Mark returns what the result records about the evidence, or nil without any.
func (e Evidence) Mark(day calendar.Day, params rulebook.Params) *evidence.Mark {
	if e.Document == nil {
		return nil
	}
	mark := &evidence.Mark{Digest: e.Digest, Until: e.Document.Collected.Until, Trust: e.Trust, Notes: slices.Clone(e.Notes)}
	for _, kind := range e.Document.Collected.Asked {
		note := e.refused(kind, day, params)
		if note == "" {
			mark.Kinds = append(mark.Kinds, kind)
		} else if !slices.Contains(mark.Notes, note) {
			mark.Notes = append(mark.Notes, note)
		}
	}
	e.tell(mark, day)
	return mark
}

// refused says in a sentence why a kind of evidence does not count. It is empty
// if it counts. Evidence that was collected after the day judged counts: it is
// counted up to that day.
func (e Evidence) refused(kind evidence.Kind, day calendar.Day, params rulebook.Params) string {
	if e.Trust == evidence.ByNone {
		return evidence.AuthorsWord
	}
	until, _ := calendar.ParseDay(e.Document.SeenUntil(kind))
	if kind == evidence.History || until > day {
		return ""
	}
	longest := params.Int("evidence." + string(kind) + "_days")
	if age := int(day - until); age > longest {
		return fmt.Sprintf("Evidence of the kind %s does not count, because it was collected %d days before the day judged, and counts for %d. Collect it again.", kind, age, longest)
	}
	return ""
}

// noEvidence is what policies see if nothing was looked at.
func noEvidence() *machine.Object {
	return object("asked", object(), "sources", object(), "facts", object(), "unknown", object(), "kinds", kindsOfFacts(), "notes", list())
}

// kindsOfFacts returns the kind of source that sees each word.
func kindsOfFacts() *machine.Object {
	kinds := object()
	for _, word := range evidence.Vocabulary() {
		kinds.Put(word.Is, string(word.Kind))
	}
	return kinds
}

// value returns the evidence as policies see it, which is the same object with or
// without evidence: the kinds that count, the sources of each by what they are of,
// and the facts by what they are about and what was seen, oldest first. Events
// after the day judged are left out. A state that was seen after it is unknown
// for that day.
func (e Evidence) value(day calendar.Day, params rulebook.Params) machine.Value {
	if e.Document == nil {
		return noEvidence()
	}
	v := &evidenceValue{day: day, asked: object(), sources: object(), facts: object(), unknown: object(), of: map[string]string{}}
	var notes []machine.Value
	for _, kind := range e.Document.Collected.Asked {
		if note := e.refused(kind, day, params); note != "" {
			notes = append(notes, note)
			continue
		}
		v.asked.Put(string(kind), true)
		v.sources.Put(string(kind), object())
	}
	for _, source := range e.Document.Sources {
		v.addSource(source, e.slack(source.Kind, params))
	}
	for _, fact := range e.Document.Canonical().Facts {
		v.addFact(fact)
	}
	v.close()
	return object("asked", v.asked, "sources", v.sources, "facts", v.facts, "unknown", v.unknown, "kinds", kindsOfFacts(), "notes", list(notes...))
}

// slack is how many days after its last day a source still counts as looked at.
// The history of the commit that is judged has no later days.
func (e Evidence) slack(kind evidence.Kind, params rulebook.Params) calendar.Day {
	if kind == evidence.History {
		return 1 << 20
	}
	return calendar.Day(params.Int("evidence." + string(kind) + "_days"))
}

// evidenceValue is a value for policies in the making.
type evidenceValue struct {
	day                            calendar.Day
	asked, sources, facts, unknown *machine.Object
	of                             map[string]string // what the sources that count are of, by id
	about, is                      string
	pending                        []machine.Value
}

func (v *evidenceValue) addSource(s evidence.Source, slack calendar.Day) {
	of, ok := v.sources.Get(string(s.Kind)).(*machine.Object)
	if !ok {
		return
	}
	v.of[s.ID] = s.Of
	from, until := long, long
	if day, ok := calendar.ParseDay(s.From); ok {
		from = int64(day)
	}
	if day, ok := calendar.ParseDay(s.Until); ok {
		until = int64(day + slack)
	}
	state, why := string(s.State), s.Why
	if other, twice := of.Get(s.Of).(*machine.Object); twice {
		// What was looked at in two ways is known only where both saw all.
		if other.Get("state") != string(evidence.Complete) {
			state, why = textOf(other.Get("state")), textOf(other.Get("why"))
		}
		from, until = max(from, other.Get("from_day").(int64)), min(until, other.Get("until_day").(int64))
	}
	of.Put(s.Of, object("state", state, "why", why, "from_day", from, "until_day", until))
}

// long is a day long before any other.
const long = int64(-1 << 40)

func (v *evidenceValue) addFact(f evidence.Fact) {
	on, _ := calendar.ParseDay(f.On)
	of, counts := v.of[f.Source]
	if !counts {
		return
	}
	about := strings.Join(f.About, "/")
	if on > v.day {
		if f.Sort == evidence.Holding {
			v.unknown.Put(about+" "+f.Is, true)
		}
		return
	}
	if about != v.about || f.Is != v.is {
		v.close()
		v.about, v.is = about, f.Is
	}
	v.pending = append(v.pending, object(
		"seen", f.Is, "seen_on", f.On, "seen_day", int64(on), "says", f.Value, "seen_in", of, "link", f.URL,
	))
}

// close puts the facts about one thing in their place.
func (v *evidenceValue) close() {
	if len(v.pending) == 0 {
		return
	}
	words, ok := v.facts.Get(v.about).(*machine.Object)
	if !ok {
		words = object()
		v.facts.Put(v.about, words)
	}
	words.Put(v.is, list(v.pending...))
	v.pending = nil
}
