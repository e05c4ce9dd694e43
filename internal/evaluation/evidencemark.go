package evaluation

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
)

// The limits of what an evidence.Mark says.
const (
	mostNamed    = 3  // names of sources in one sentence
	mostUnlooked = 10 // sentences about sources that are not complete
	// lately is a number of days. If evidence says that a part of the declaration
	// changed within so many days, the group need not write when it reviewed that part.
	// No rule requires a review more often than that.
	lately = 30
)

// tell adds to a mark, for the kinds of evidence that count: what was seen, which keys
// the group need not write, and what could not be looked at.
func (e Evidence) tell(mark *evidence.Mark, day calendar.Day) {
	for _, kind := range mark.Kinds {
		var whole []evidence.Source
		for _, s := range e.Document.Sources {
			switch {
			case s.Kind != kind:
			case s.State == evidence.Complete:
				whole = append(whole, s)
			default:
				mark.Unlooked = append(mark.Unlooked, fmt.Sprintf("%s: %s", upper(calledSource(s)), s.Why))
			}
		}
		if len(whole) > 0 {
			mark.Seen = append(mark.Seen, seenInWords(kind, whole))
		}
	}
	if more := len(mark.Unlooked) - mostUnlooked; more > 0 {
		mark.Unlooked = append(mark.Unlooked[:mostUnlooked], fmt.Sprintf("And %d more.", more))
	}
	mark.Untyped = e.untyped(mark.Kinds, day)
}

func upper(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// calledSource returns words for what a source of evidence is about: "the history of
// the files", or what the source itself names, such as a repository.
func calledSource(s evidence.Source) string {
	if s.Kind == evidence.History {
		return "the history of the files"
	}
	return s.Of
}

// seenInWords returns a sentence such as "Evidence of the kind KIND, of A, B and 3
// more." The argument whole has the complete sources of that kind.
func seenInWords(kind evidence.Kind, whole []evidence.Source) string {
	if kind == evidence.History {
		return "The history of the files, from " + calendar.Long(whole[0].From) + " on."
	}
	names := make([]string, 0, mostNamed)
	for _, s := range whole[:min(len(whole), mostNamed)] {
		names = append(names, s.Of)
	}
	more := ""
	if left := len(whole) - len(names); left > 0 {
		more = fmt.Sprintf(" and %d more", left)
	}
	return fmt.Sprintf("Evidence of the kind %s, of %s%s.", kind, strings.Join(names, ", "), more)
}

// otherwise returns sentences about the lead and the roadmap, if they differ between
// the assurance service and the declaration. A rule compares the phases of services.
func (e Evidence) otherwise(d *declaration.Declaration, kinds []evidence.Kind, day calendar.Day) []string {
	if !slices.Contains(kinds, evidence.Assurance) {
		return nil
	}
	var sentences []string
	for _, part := range []struct {
		is, called string
		at         declaration.Path
	}{
		{"assurance-lead", "lead", declaration.Keys("group", "lead", "role")},
		{"assurance-roadmap", "roadmap", declaration.Keys("roadmap", "url")},
	} {
		declared := d.At(part.at)
		for _, f := range e.Document.Facts {
			on, _ := calendar.ParseDay(f.On)
			if f.Is == part.is && on <= day && declared != nil && declared.Text != "" && !sameText(declared.Text, f.Value) {
				sentences = append(sentences, fmt.Sprintf("The %s is declared as %s, and the service says %s (%s).", part.called, declared.Text, f.Value, calendar.Long(f.On)))
			}
		}
	}
	return sentences
}

// sameText reports whether two titles or addresses are equal, apart from case, white
// space and a last slash.
func sameText(a, b string) bool {
	plain := func(text string) string { return strings.TrimRight(strings.Join(strings.Fields(text), " "), "/") }
	return strings.EqualFold(plain(a), plain(b))
}

// untyped returns the keys that the group need not write, because evidence says the
// same, such as `roadmap.reviewed`. They are sorted.
func (e Evidence) untyped(kinds []evidence.Kind, day calendar.Day) []string {
	keys := map[string]bool{}
	reviewed := map[string]string{"roadmap": "roadmap.reviewed", "services": "services_reviewed", "pipeline": "pipeline.updated", "outcomes": "outcomes_reviewed"}
	for _, f := range e.Document.Facts {
		on, _ := calendar.ParseDay(f.On)
		word, _ := evidence.Find(f.Is)
		if on > day || day-on > lately || !slices.Contains(kinds, word.Kind) {
			continue
		}
		switch {
		case f.Is == "changed" && len(f.About) == 1 && reviewed[f.About[0]] != "":
			keys[reviewed[f.About[0]]] = true
		case f.Is == "forecast":
			keys["finance.forecast_updated"] = true
		case slices.Contains([]string{"deployed", "released", "tagged"}, f.Is) && len(f.About) == 2:
			keys["improvements of "+f.About[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(keys))
}
