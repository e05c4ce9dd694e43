package oscal

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// markup is a line of CommonMark without any markup. OSCAL uses CommonMark
// for titles and descriptions.
type markup string

// forOscal escapes characters that have a meaning in CommonMark or in OSCAL's
// extensions to it, and those that would begin a list.
func forOscal(text string) markup {
	line := string(forOscalProperty(text))
	var b strings.Builder
	rest := strings.TrimLeft(line, "0123456789")
	b.WriteString(line[:len(line)-len(rest)])
	// A list begins with a hyphen or plus, or with a number and a full stop or
	// bracket.
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

// forOscalProperty returns the value of a property. It neither begins nor ends
// with a space, and is never empty.
func forOscalProperty(text string) escape.Terminal {
	return escape.Terminal(cmp.Or(strings.TrimSpace(string(escape.ForTerminal(text))), "–"))
}

// token is a name that parts of OSCAL use for references: letters, digits,
// full stops, hyphens and underscores, beginning with a letter or underscore.
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

// time is a time: the beginning of a day.
type time string

// forMoment returns a day as a time. If the text is not a day, or its year is
// outside OSCAL's range, it returns "".
func forMoment(day string) time {
	if _, ok := calendar.ParseDay(day); !ok || day < "1900" || day >= "3000" {
		return ""
	}
	return time(day + "T00:00:00Z")
}
