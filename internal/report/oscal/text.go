package oscal

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// markup is a line of CommonMark in which everything is escaped. OSCAL uses CommonMark
// for titles and descriptions.
type markup string

// forOscal escapes the characters that have a meaning in CommonMark or in OSCAL's
// extensions, and those that would begin a list.
func forOscal(text string) markup {
	line := string(forOscalProperty(text))
	var b strings.Builder
	rest := strings.TrimLeft(line, "0123456789")
	b.WriteString(line[:len(line)-len(rest)])
	// In CommonMark a list item begins with a hyphen or plus, or with a number and a
	// full stop or bracket. The variable begins has the characters that must not come
	// next.
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
	return markup(b.String())
}

// forOscalProperty returns the value of a property. OSCAL does not allow it to be empty
// or to begin or end with a space.
func forOscalProperty(text string) escape.Terminal {
	return escape.Terminal(cmp.Or(strings.TrimSpace(string(escape.ForTerminal(text))), "–"))
}

// token is a name that OSCAL uses for references. It consists of letters, digits, full
// stops, hyphens and underscores, and begins with a letter or underscore.
type token string

func forToken(text string) token {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune(".-_", r) {
			return r
		}
		return '_'
	}, text)
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsLetter(first) && first != '_' {
		name = "_" + name
	}
	return token(name)
}

// time is a point in time, always the start of a day in UTC.
type time string

// forMoment returns the start of a day (YYYY-MM-DD) in UTC. If the text is not a date,
// or its year is outside OSCAL's range, it returns "".
func forMoment(day string) time {
	if _, ok := calendar.ParseDay(day); !ok || day < "1900" || day >= "3000" {
		return ""
	}
	return time(day + "T00:00:00Z")
}
