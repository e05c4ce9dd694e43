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

// Evidence is what was found out about a group outside its declaration.
type Evidence struct {
	// Document is nil if there is no evidence.
	Document *evidence.Document
	// Digest is the digest of the whole document as it was received.
	Digest string
	Trust  evidence.Trust
	// Notes are sentences about evidence that was left out before the group is judged.
	Notes []string
}

// ExampleFile is the name of the file with the evidence of an example. It is in the
// folder of the example's declaration.
const ExampleFile = "evidence.json"

// EvidenceBeside reads the evidence file in the folder of an example's declaration. It
// must not be used for the declaration of a group: the group itself could have written
// the file.
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

// Mark returns what a result records about the evidence. It returns nil if there is no
// evidence.
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

// refused returns a sentence that says why a kind of evidence does not count, or "" if
// it counts. Evidence that was collected after the day judged counts, as far as it is
// about days up to that day.
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

// noEvidence returns what policies see as `input.evidence` if there is no evidence.
func noEvidence() *machine.Object {
	return object("asked", object(), "sources", object(), "facts", object(), "unknown", object(), "kinds", kindsOfFacts(), "notes", list())
}

// kindsOfFacts returns, for each word of the vocabulary such as "deployed", the kind of
// evidence that a fact with that word belongs to.
func kindsOfFacts() *machine.Object {
	kinds := object()
	for _, word := range evidence.Vocabulary() {
		kinds.Put(word.Is, string(word.Kind))
	}
	return kinds
}

// value returns what policies see as `input.evidence`. It has the same keys with and
// without evidence: the kinds that count, the sources by kind and by what they are
// about, and the facts by subject and word, oldest first. Events after the day judged
// are left out. A state that was seen after that day is unknown for it.
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

// slack returns how many days after its last day a source still counts as complete. For
// history there is no limit: it ends with the commit that is judged.
func (e Evidence) slack(kind evidence.Kind, params rulebook.Params) calendar.Day {
	if kind == evidence.History {
		return 1 << 20
	}
	return calendar.Day(params.Int("evidence." + string(kind) + "_days"))
}

// evidenceValue collects the parts of the value for `input.evidence`.
type evidenceValue struct {
	day                            calendar.Day
	asked, sources, facts, unknown *machine.Object
	of                             map[string]string // what each source that counts is about, by the id of the source
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
		// Two sources are about the same thing, so it is known only for the days for
		// which both of them are complete.
		if other.Get("state") != string(evidence.Complete) {
			state, why = textOf(other.Get("state")), textOf(other.Get("why"))
		}
		from, until = max(from, other.Get("from_day").(int64)), min(until, other.Get("until_day").(int64))
	}
	of.Put(s.Of, object("state", state, "why", why, "from_day", from, "until_day", until))
}

// long is the number of a day that is before every other day.
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

// close moves the facts that are collected in the field pending to the field facts. All
// of them have the same subject and word (the fields about and is).
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
