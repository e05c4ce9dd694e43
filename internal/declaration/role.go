package declaration

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// roleParts splits a role into the parts in which a placeholder or a name is looked
// for. roleHalves splits a role into the posts that it may name. headOf finds "Head of
// A, Head of B", which are two posts although only a comma is between them.
var (
	roleParts  = pattern.Lazy(`\s+[-–—]\s+|[/,;:()&+–—]|\s+-|-\s+`)
	headOf     = pattern.Lazy(`^((?i:head of)\s[^,]*),\s*((?i:head of)\s)`)
	roleHalves = pattern.Lazy(`\s*/\s*|\s*;\s*|\s+&\s+|\s+\+\s+|(?i:\s+and\s+|\s+or\s+)`)
)

// role reads the title of a post. It reports a placeholder, which counts as not given,
// and the name of a person. It reports nothing if the text could be a post.
func (w *walker) role(n yamltext.Node, text string) Value {
	words := w.d.schema.words
	switch {
	case words.isVacant(text):
		w.fault(Placeholder, n, fmt.Sprintf("%s names no post yet, so we count it as not given.", quote(text)),
			"Write the title of the post that answers for this now, or take the line out until there is one.")
		return textValue("")
	case words.namesPerson(text):
		w.fault(Personal, n, "This role reads as the name of a person.", "Write the title of the post, such as Head of Permitting: declarations are often public, and people change.")
	}
	w.personalText(n, text)
	return textValue(w.unsecret(n, text))
}

// isVacant reports whether a part of a role says that nobody holds the post. The part
// is, or begins with, a phrase such as "to be confirmed", or ends in a word such as
// "tbc". A single word before the title of a post may belong to it, as in "Vacant
// property officer".
func (w *words) isVacant(role string) bool {
	return slices.ContainsFunc(partsOf(role), func(part string) bool {
		part = strings.ToLower(part)
		if last := part[strings.LastIndexByte(part, ' ')+1:]; w.vacantEnds[last] {
			return true
		}
		return slices.ContainsFunc(w.vacancies, func(phrase string) bool {
			rest, found := strings.CutPrefix(part, phrase)
			return found && (rest == "" || !letter(rest)) && (strings.Contains(phrase, " ") || abbreviated(phrase) || !w.endsAPost(rest))
		})
	})
}

// abbreviated reports whether a phrase is an abbreviation such as "tbc".
func abbreviated(phrase string) bool { return len(phrase) == len("tbc") }

// endsAPost reports whether the last word of a text names a post.
func (w *words) endsAPost(text string) bool {
	return w.heads[text[strings.LastIndexByte(text, ' ')+1:]]
}

// letter reports whether a text begins with a letter or a digit.
func letter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// partsOf returns the parts of a role, without spaces around them.
func partsOf(role string) []string {
	whole := []string{role}
	if strings.ContainsAny(role, "/,;:()&+–—-") {
		whole = roleParts().Split(role, -1)
	}
	var parts []string
	for _, part := range whole {
		if part = strings.Trim(part, " ."); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// namesPerson reports whether the role, or a part of it, reads as the name of
// a person.
func (w *words) namesPerson(role string) bool {
	parts := partsOf(role)
	if len(parts) == 2 && !strings.ContainsAny(parts[0]+parts[1], " ") && w.firstNames[strings.ToLower(parts[1])] && !w.ofOffice(strings.ToLower(parts[0])) {
		return true // such as "Lovelace, Ada"
	}
	return slices.ContainsFunc(parts, w.isName)
}

// isName reports whether a text of at most four words is the name of a person: a first name
// alone, or words with capitals that begin with a title, with a first name, or with an
// initial before a common family name. A common first and family name need no capitals. A
// text with a word of a post or a subject is no name.
func (w *words) isName(text string) bool {
	names := strings.Fields(text)
	if len(names) == 1 {
		return capital(text) && w.firstNames[lettersOf(text)] && !w.roles[lettersOf(text)] && !w.heads[lettersOf(text)]
	}
	if len(names) == 0 || len(names) > 4 {
		return false
	}
	given, _, _ := strings.Cut(names[0], "-")
	given, last := lettersOf(given), lettersOf(names[len(names)-1])
	if len(names) == 2 && w.firstNames[given] && w.familyNames[last] && !w.roles[given] {
		return true // also without capitals
	}
	for _, name := range names {
		if !capital(name) || w.roles[lettersOf(name)] {
			return false
		}
	}
	initial := utf8.RuneCountInString(given) == 1
	return w.titles[given] || w.firstNames[given] || initial && w.familyNames[last]
}

func capital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// lettersOf returns the letters of a word in lower case, without accents.
func lettersOf(word string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, norm.NFD.String(word)))
}

// postsIn returns the number of posts that a role names. It is 1, unless the role
// consists of several titles of posts with a slash, a semicolon, &, + or a word such as
// `and` between them. "Head of A, Head of B" names two as well.
func (w *words) postsIn(role string) int64 {
	halves := roleHalves().Split(headOf().ReplaceAllString(role, "$1; $2"), -1)
	if len(halves) < 2 {
		return 1
	}
	titles := 0
	for _, half := range halves {
		if w.isTitle(half) {
			titles++
		}
	}
	if titles == len(halves) {
		return int64(titles)
	}
	return 1
}

// IsPost reports whether a text is the title of a post and names no person.
func (s *Schema) IsPost(text string) bool {
	return s.words.isTitle(text) && !s.words.namesPerson(text) && !strings.Contains(text, "@")
}

// isTitle reports whether a text is the title of a post: two words or more, of which
// one names a post, as in "Head of Soil" or "Product manager".
func (w *words) isTitle(text string) bool {
	all := strings.Fields(strings.ToLower(text))
	return len(all) > 1 && slices.ContainsFunc(all, func(word string) bool { return w.heads[strings.Trim(word, ".,()")] })
}
