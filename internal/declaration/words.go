package declaration

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// quote returns a text of the declaration in backquotes, for a sentence. It is on one
// line, cut after 60 characters, and hidden if it looks like a credential.
func quote(text string) string {
	if looksSecret(text) {
		return "`" + hidden + "`"
	}
	const most = 60
	runes := []rune(strings.Join(strings.Fields(strings.ReplaceAll(text, "`", "'")), " "))
	if len(runes) > most {
		runes = append(runes[:most:most], '…')
	}
	return "`" + string(runes) + "`"
}

// longestName is the length, in characters, of the longest word that is compared with
// known names.
const longestName = 64

// Nearest returns the known word that a misspelt one was most likely meant to be, or ""
// if none is close. The known words must be in lower case.
func Nearest(word string, known []string) string { return nearest(word, known) }

// nearest returns the known word that a misspelt one was most likely meant to be, or ""
// if none is close.
func nearest(word string, known []string) string {
	length := utf8.RuneCountInString(word)
	if length > longestName {
		return ""
	}
	best, distance := "", max(2, length/3)+1
	for _, candidate := range known {
		// The distance of two words is at least the difference of their lengths.
		if apart := utf8.RuneCountInString(candidate) - length; max(apart, -apart) >= distance {
			continue
		}
		d := levenshtein.ComputeDistance(strings.ToLower(word), candidate)
		if d < distance && (d < 2 || length > shortestName || sameLetters(strings.ToLower(word), candidate)) {
			best, distance = candidate, d
		}
	}
	if distance >= length {
		return ""
	}
	return best
}

// isOnlyNear reports whether a misspelt word can only mean one known word, given as
// near: the two differ by at most two letters, and every other known word differs by
// more than near does.
func isOnlyNear(word, near string, known []string) bool {
	const most = 2
	word = strings.ToLower(word)
	distance := levenshtein.ComputeDistance(word, near)
	if near == "" || distance > most {
		return false
	}
	return !slices.ContainsFunc(known, func(other string) bool {
		return other != near && levenshtein.ComputeDistance(word, other) <= distance
	})
}

// shortestName is the length of the longest name in which two wrong letters are too
// many, unless they have only changed places.
const shortestName = 4

// sameLetters reports whether two words are made of the same letters.
func sameLetters(a, b string) bool {
	return slices.Equal(slices.Sorted(slices.Values([]rune(a))), slices.Sorted(slices.Values([]rune(b))))
}

func keysOf(fields map[string]*shape) []string {
	keys := make([]string, 0, len(fields))
	for name := range fields {
		keys = append(keys, name)
	}
	slices.Sort(keys)
	return keys
}

// keyName returns the name of a key for a path. If the schema does not know the key,
// the name may be hidden (see nameOf).
func (s *shape) keyName(key yamltext.Node) string {
	if name := key.Text(); s.fields[name] != nil {
		return name
	}
	return nameOf(key)
}

// nameOf returns a key's name as a step of a path. Messages repeat it, so it is hidden
// if it looks like a credential.
func nameOf(key yamltext.Node) string {
	switch name := key.Text(); {
	case name == "":
		return "(blank)"
	case looksSecret(name):
		return hidden
	default:
		return name
	}
}

func sentence(text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return ""
	}
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}

// wanted returns words for the shape that a value should have, such as "a list". The
// function written returns words for what is there instead.
func wanted(s *shape) string {
	switch {
	case s.post:
		return "a post with a `role` and an `email`"
	case s.kind == objectShape:
		return "a set of keys and values"
	case s.kind == listShape:
		return "a list"
	case s.kind == boolShape:
		return "true or false"
	case s.kind == integerShape:
		return "a whole number"
	case s.kind == numberShape:
		return "a number"
	case s.format == "date":
		return "a date"
	case s.format == "money":
		return "an amount in pounds"
	}
	return "a text"
}

func written(n yamltext.Node) string {
	switch n.Kind() {
	case yamltext.List:
		return "a list"
	case yamltext.Map:
		return "a set of keys and values"
	}
	return quote(n.Text())
}

func remedyFor(s *shape) string {
	switch {
	case s.post:
		return "Write it as `{role: Head of Permitting, email: permitting@example.gov.uk}`."
	case s.kind == objectShape:
		return "Write each key on a line of its own, indented, as `key: value`."
	case s.kind == listShape:
		return "Begin each entry with a hyphen, or put the entries in square brackets."
	}
	return "Write the value alone on the line."
}
