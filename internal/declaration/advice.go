package declaration

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// lineFor returns the line to write for a field whose value has the wrong shape, such
// as `outcomes: [clean-water]`: the name of the field, and the value in the right
// shape. It returns false if the value is a list or a map, or if it is not certain how
// to convert it.
func (w *walker) lineFor(field *shape, name string, n yamltext.Node) (string, bool) {
	if n.Kind() != yamltext.Scalar || n.Null() || looksSecret(n.Text()) || len(n.Text()) > longestName {
		return "", false
	}
	value, ok := w.valueFor(field, clean(n.Text()))
	if !ok {
		return "", false
	}
	line := name + ": " + value
	return line, !looksSecret(line) && !secretLine().MatchString(line)
}

// valueFor returns a text as YAML in the form that a field takes: `true` for "yes" in a
// field for true or false, `[clean-water]` for an id in a field for a list. It returns
// false if that form is not certain.
func (w *walker) valueFor(field *shape, text string) (string, bool) {
	switch {
	case field == nil:
		return given(text), true
	case field.kind == objectShape:
		return w.objectFor(field, text)
	case field.kind == listShape && isNothing(text):
		if field.none {
			return "none", true
		}
		return "[]", true
	case field.kind == listShape && field.items.kind == objectShape:
		entry, ok := w.entryFor(field.items, text)
		return "[" + entry + "]", ok
	case field.kind == listShape:
		return w.listFor(field.items, text), true
	case field.kind == boolShape:
		return truth(text)
	case field.kind == integerShape:
		number, ok := plainNumber(text)
		number = canonical(number)
		return number, ok && !strings.Contains(number, ".")
	case field.kind == numberShape:
		return plainNumber(strings.TrimSuffix(text, "%"))
	case field.format == "repo", field.format == "code":
		return given(repoOf(text)), true
	}
	return given(text), true
}

// isNothing reports whether a text means that a list has no entries, such as "none".
func isNothing(text string) bool {
	return slices.Contains([]string{"none", "nil", "nothing", "no", "false"}, strings.ToLower(text))
}

// listFor returns a text as a list of ids or texts, in brackets. It splits the text at
// its commas only if each part can be an id: `soil, water` becomes `[soil, water]`. The
// argument items is the shape of the entries.
func (w *walker) listFor(items *shape, text string) string {
	parts := strings.Split(text, ",")
	for i, part := range parts {
		if parts[i] = strings.TrimSpace(part); items.format == "repo" || items.format == "code" {
			parts[i] = repoOf(parts[i])
		}
		if !isSlug(parts[i]) && !isCode(parts[i]) {
			return "[" + given(text) + "]"
		}
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// repoOf returns the owner and the name, such as DEFRA/river-alerts, of a repository
// whose address is given. It returns any other text as it is.
func repoOf(text string) string {
	if part := repoAddress().FindStringSubmatch(text); part != nil {
		return part[1]
	}
	return text
}

// repoAddress matches the address of a repository on GitHub.
var repoAddress = pattern.Lazy(`^(?:https?://|git@)?(?:www\.)?github\.com[/:]([A-Za-z0-9-]+/[A-Za-z0-9._-]+?)(?:\.git)?/?(?:/(?:tree/[^/]+|issues|pulls|actions|wiki|releases)/?)?(?:[?#].*)?$`)

// objectFor returns an object, in braces, with the text under the key to which it most
// likely belongs. For a post it adds an example email address. For a text such as
// "none" it returns {}. It reports false if no key is likely.
func (w *walker) objectFor(s *shape, text string) (string, bool) {
	if s.post {
		return fmt.Sprintf("{role: %s, email: %s}", given(text), exampleMailbox), true
	}
	if isNothing(text) {
		return "{}", true
	}
	key := w.d.schema.words.lone[s.label]
	if s.label == "scope" {
		text, key = scopeOf(text, key)
	}
	field := s.fields[key]
	if field == nil {
		return "", false
	}
	value, ok := w.valueFor(field, text)
	return fmt.Sprintf("{%s: %s}", key, value), ok
}

// scopeOf returns the value and the key for a waiver's scope that is written as one
// text: soil-checks and service for "service:soil-checks", and 2026-04 and month for
// "2026-04". For any other text it returns both arguments unchanged.
func scopeOf(text, key string) (string, string) {
	kind, id, found := strings.Cut(text, ":")
	switch {
	case found && slices.Contains([]string{"service", "item", "month"}, kind):
		return strings.TrimSpace(id), kind
	case found && (kind == "pipeline" || kind == "roadmap"):
		return strings.TrimSpace(id), "item"
	case isMonth(text):
		return text, "month"
	}
	return text, key
}

// isBareScope reports whether a scope is a text that does not say whether it is the id of
// a service or of a piece of work.
func isBareScope(s *shape, text string) bool {
	key := ""
	if s.label == "scope" {
		_, key = scopeOf(text, "")
	}
	return s.label == "scope" && key == ""
}

func isMonth(text string) bool {
	_, err := calendar.ParseMonth(text)
	return err == nil
}

// exampleMailbox is the email address in remedies. The group has to replace it by its
// own.
const exampleMailbox = "permitting@example.gov.uk"

// entryFor returns an entry of a list, in braces, for a text that is written in place
// of an entry. If entries have an id, the id is made from the text. If the text is a
// word that a field of entries allows, such as the phase beta, the entry has that phase
// and an example date. Otherwise, see datedFor. It reports false if no entry fits the
// text.
func (w *walker) entryFor(s *shape, text string) (string, bool) {
	for _, name := range []string{"title", "name"} {
		if s.fields[name] != nil && s.fields["id"] != nil {
			return fmt.Sprintf("{id: %s, %s: %s}", slugOf(text), name, given(text)), slugOf(text) != ""
		}
	}
	for _, name := range keysOf(s.fields) {
		if word, ok := s.fields[name].oneOf(text); ok && slices.Contains(s.needed, name) {
			parts := []string{name + ": " + word}
			for _, other := range s.needed {
				if other != name && s.fields[other].format == "date" {
					parts = append(parts, other+": "+exampleDate)
				}
			}
			return "{" + strings.Join(parts, ", ") + "}", true
		}
	}
	if entry, ok := datedFor(s, text); ok {
		return entry, true
	}
	switch {
	case s.post:
		return w.objectFor(s, text)
	case s.fields["id"] != nil:
		return fmt.Sprintf("{id: %s}", slugOf(text)), isSlug(slugOf(text))
	case len(s.needed) == 1:
		return fmt.Sprintf("{%s: %s}", s.needed[0], given(text)), true
	}
	return "", false
}

// datedFor returns a day, or what happened on a day, as an entry of a list whose
// entries have a date, such as the improvements of a service. It reports false if the
// entries have no date.
func datedFor(s *shape, text string) (string, bool) {
	if field := s.fields["date"]; field == nil || field.format != "date" {
		return "", false
	}
	if day, ok := calendar.ParseDay(text); ok {
		return fmt.Sprintf("{date: %s}", day), true
	}
	return fmt.Sprintf("{date: %s, summary: %s}", exampleDate, given(text)), s.fields["summary"] != nil
}

// exampleDate is the date in remedies. The group has to replace it by its own.
const exampleDate = "2026-04-01"

// exampleYear is the year in remedies for a month without a year.
const exampleYear = 2026

// shapeRemedy returns the remedy for a value of the wrong shape. It repeats the value
// if there is one likely way to write it in the right shape.
func (w *walker) shapeRemedy(s *shape, n yamltext.Node) string {
	name := s.label
	if n.Kind() == yamltext.Scalar && s.label != "scope" && noSpace().MatchString(n.Text()) && !looksSecret(n.Text()) {
		return fmt.Sprintf("Put a space after the colon: `%s`.", noSpace().ReplaceAllString(shortText(n.Text()), "$1: $2"))
	}
	if items := s.fields["items"]; s.kind == objectShape && items != nil && n.Kind() == yamltext.List {
		return fmt.Sprintf("Put the list under `items`: write `%s:`, below it `  items:`, and the entries below that, each two blanks further in.", name)
	}
	if s.kind == listShape && s.none && n.Kind() == yamltext.Scalar {
		if word, ok := truth(clean(n.Text())); ok && word == "false" {
			return fmt.Sprintf("Write `%s: none`.", name)
		}
	}
	if len(w.path) > 0 && w.path[len(w.path)-1].Key == "" && s.kind == objectShape && n.Kind() == yamltext.Scalar {
		if entry, ok := w.entryFor(s, clean(n.Text())); ok && !looksSecret(n.Text()) {
			return fmt.Sprintf("Write `- %s`%s.", entry, whose(entry))
		}
	}
	if line, ok := w.lineFor(s, name, n); ok {
		if isBareScope(s, clean(n.Text())) {
			return fmt.Sprintf("Write `%s` for a service, or the same with `item` in place of `service` for a piece of work.", line)
		}
		return fmt.Sprintf("Write `%s`%s.", line, whose(line))
	}
	if s.kind == listShape && s.items.kind == objectShape && n.Kind() == yamltext.Map {
		return w.entriesRemedy(s, n)
	}
	if s.kind == objectShape && n.Kind() == yamltext.List && n.Len() == 1 {
		for _, item := range n.Items() {
			if line, ok := w.lineFor(s, name, item); ok {
				return fmt.Sprintf("Write `%s`%s.", line, whose(line))
			}
		}
	}
	if s.post && n.Kind() == yamltext.List && n.Len() > 1 {
		return "Keep one of these posts, and write it without a hyphen."
	}
	if len(s.enum) > 0 && n.Kind() != yamltext.Scalar {
		return "Write one of: " + strings.Join(s.enum, ", ") + "."
	}
	return remedyFor(s)
}

// noSpace matches a key and a value without a space after the colon, such as "id:soil".
var noSpace = pattern.Lazy(`^([a-z_][\w-]*):([^\s/].*)$`)
