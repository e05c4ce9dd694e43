package report

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/calendar"
)

// oscalMarkup is a line of CommonMark, which titles and descriptions of OSCAL
// are, in which nothing is markup.
type oscalMarkup string

// forOscal escapes what CommonMark, and OSCAL's own additions to it, give a
// meaning in a line, and what would begin a list.
func forOscal(text string) oscalMarkup {
	line := string(forOscalProperty(text))
	var b strings.Builder
	rest := strings.TrimLeft(line, "0123456789")
	b.WriteString(line[:len(line)-len(rest)])
	// A list begins with a hyphen or a plus, or with a number and its mark.
	begins := "-+"
	if len(rest) < len(line) {
		begins = ".)"
	}
	if rest != "" && strings.IndexByte(begins, rest[0]) >= 0 {
		b.WriteByte('\\')
	}
	for _, r := range rest {
		if strings.ContainsRune("\\`*_{}[]<>&#!|~^$\"", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return oscalMarkup(b.String())
}

// forOscalProperty writes the value of a property, which neither begins nor ends with
// a space and is never empty.
func forOscalProperty(text string) terminal {
	return terminal(cmp.Or(strings.TrimSpace(string(forTerminal(text))), "–"))
}

// oscalToken is a name by which parts of OSCAL are referred to: letters, digits,
// full stops, hyphens and underscores, a letter or underscore first.
type oscalToken string

func forToken(text string) oscalToken {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune(".-_", r) {
			return r
		}
		return '_'
	}, text)
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsLetter(first) && first != '_' {
		name = "_" + name
	}
	return oscalToken(name)
}

// oscalTime is a moment: a day is its beginning.
type oscalTime string

// forMoment writes a day as a moment; empty where the text is no day, or one that
// OSCAL's years do not reach.
func forMoment(day string) oscalTime {
	if _, ok := calendar.ParseDay(day); !ok || day < "1900" || day >= "3000" {
		return ""
	}
	return oscalTime(day + "T00:00:00Z")
}
