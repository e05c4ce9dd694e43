package declaration

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// entriesRemedy returns the remedy for a map that is written in place of a list of
// entries. The map may be a single entry that lacks its hyphen. Or each of its keys may
// be the id of an entry, a choice such as a phase, or a day.
func (w *walker) entriesRemedy(s *shape, n yamltext.Node) string {
	if n.Len() == 0 {
		line, _ := w.valueFor(s, "none")
		return fmt.Sprintf("Write `%s: %s`.", s.label, line)
	}
	var choices []string
	first, known := "", false
	for key, value := range n.Entries() {
		if first == "" {
			first = shortName(key)
		}
		_, is := s.items.fields[key.Text()]
		known = known || is
		if line, ok := w.choiceFor(s.items, key, value); ok {
			choices = append(choices, line)
		}
	}
	switch {
	case known:
		if line := s.label + ": [" + shownValue(n) + "]"; !strings.HasSuffix(line, "…]") && !secretLine().MatchString(line) {
			return fmt.Sprintf("Write `%s`.", line)
		}
		return fmt.Sprintf("Put a hyphen before the first key, `- %s: …`, and line the other keys up with it.", first)
	case len(choices) > 0 && len(choices) == n.Len():
		return fmt.Sprintf("Write `%s: [%s]`.", s.label, strings.Join(choices, ", "))
	case s.items.fields["id"] != nil && first != "" && slugOf(first) == first && !looksSecret(first):
		return fmt.Sprintf("Begin each entry with a hyphen and its id: `- id: %s`, and its other keys below, lined up with `id`.", first)
	}
	return "Begin each entry with a hyphen, and line its other keys up below its first one."
}

// choiceFor returns an entry of a list, in braces, for a key of a map and its value: a
// choice and its day, such as `beta: 2026-04-01`, or a day and what happened on it. It
// reports false for any other pair.
func (w *walker) choiceFor(s *shape, key, value yamltext.Node) (string, bool) {
	if entry, ok := w.datedEntry(s, key, value); ok {
		return entry, true
	}
	entry, ok := w.entryFor(s, clean(key.Text()))
	if !ok || s.fields["id"] != nil || value.Kind() != yamltext.Scalar || value.Null() || looksSecret(value.Text()) {
		return "", false
	}
	return strings.Replace(entry, exampleDate, inFlow(clean(value.Text())), 1), strings.Count(entry, exampleDate) == 1
}

// datedEntry returns an entry of a list, in braces, for a day and a text on what
// happened on it. It reports false if that is not what key and value are, or if the
// entries of the list have no date and summary.
func (w *walker) datedEntry(s *shape, key, value yamltext.Node) (string, bool) {
	day, ok := calendar.ParseDay(clean(key.Text()))
	if !ok || s.fields["date"] == nil || s.fields["summary"] == nil || value.Kind() != yamltext.Scalar || value.Null() || looksSecret(value.Text()) || shortText(value.Text()) != value.Text() {
		return "", false
	}
	return fmt.Sprintf("{date: %s, summary: %s}", day, inFlow(value.Text())), true
}
