package declaration

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

var (
	// mailboxIn matches an email address in a text.
	mailboxIn = pattern.Lazy(`(?i)[a-z0-9][a-z0-9._'+-]*@[a-z0-9-]+(\.[a-z0-9-]+)+`)
	// linkIn matches a web address in a text.
	linkIn = pattern.Lazy(`(?i)\b(?:[a-z][a-z0-9+.-]*://|www\.)\S+`)
	// phoneIn matches digits that are grouped like a British telephone number and
	// separated from other text. It leaves out numbers that begin 03 or 08, which are
	// helplines.
	phoneIn = pattern.Lazy(`(?:^|[\s(:;,])((?:(?:\+|00)44[\s.-]?\(?0?\)?[\s.-]?|\(?0)[12579]\)?(?:[\d\s()-]{8,14}|\d{2,4}\.\d{3,4}\.\d{3,4}))(?:$|[\s.,;)/])`)
)

// phoneDigits is the number of digits that a British telephone number has after the
// leading 0 or the country code.
const phoneDigits = 10

// isPhone reports whether a run of digits is as long as a telephone number. Runs of
// other lengths are references to maps and records.
func isPhone(number string) bool {
	number = strings.TrimLeft(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number), "+")
	for _, prefix := range []string{"0044", "44", "0"} {
		number = strings.TrimPrefix(number, prefix)
	}
	return len(number) == phoneDigits
}

func digits(text string) int {
	n := 0
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			n++
		}
	}
	return n
}

// personalMailbox reports an email address that is most likely a person's own.
func (w *walker) personalMailbox(n yamltext.Node, text string) {
	if local, _, _ := strings.Cut(text, "@"); w.d.schema.words.isPersonal(local) {
		w.fault(Personal, n, "This looks like a person's own email address.", "Give a role mailbox instead, such as service-owner@example.gov.uk: declarations are often public.")
	}
}

// personalText reports the email addresses of people in a text, and the first telephone
// number.
func (w *walker) personalText(n yamltext.Node, text string) {
	if strings.Contains(text, "@") {
		for _, address := range mailboxIn().FindAllString(text, -1) {
			w.personalMailbox(n, address)
		}
	}
	if digits(text) < phoneDigits {
		return
	}
	for _, number := range phoneIn().FindAllString(linkIn().ReplaceAllString(text, "-"), -1) {
		if isPhone(number) {
			w.fault(Personal, n, "This looks like a telephone number.", "Give a role mailbox instead: declarations are often public.")
			return
		}
	}
}

// isPersonal reports whether the part of an email address before the @ is most likely
// the name of a person: a first name, alone or with another word; an initial and a
// family name; or letters and a number, such as alovelace1. It is not if it has a word
// for an office, a role or a subject such as consents.
func (w *words) isPersonal(local string) bool {
	local = withoutAccents(strings.ToLower(local))
	name := strings.ReplaceAll(withoutNumber(local), "'", "")
	numbered := len(withoutNumber(local)) < len(local)
	parts := strings.Split(strings.Map(func(r rune) rune {
		if r == '_' || r == '-' {
			return '.'
		}
		return r
	}, name), ".")
	if slices.ContainsFunc(parts, w.ofOffice) {
		return false
	}
	switch {
	case len(parts) == 1:
		return w.firstNames[name] || w.joinedName(name) || numbered && w.numberedName(name)
	case len(parts) > 3:
		return false
	}
	first, last := parts[0], parts[len(parts)-1]
	return w.firstNames[first] && last != "" || w.familyNames[first] && w.firstNames[last] || len(first) == 1 && w.familyNames[last]
}

// withoutNumber removes one or two digits at the end of a name. Email addresses have
// such digits to distinguish people of the same name.
func withoutNumber(name string) string {
	for range 2 {
		if last := len(name) - 1; last >= 0 && name[last] >= '0' && name[last] <= '9' {
			name = name[:last]
		}
	}
	return name
}

// withoutAccents removes the accents from a text, as most email addresses do.
func withoutAccents(text string) string {
	return strings.Map(func(r rune) rune {
		const firstMark = 0x300
		if r >= firstMark && unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text))
}

// joinedName reports whether a word is a common family name directly after an initial
// or a first name.
func (w *words) joinedName(word string) bool {
	for cut := 1; cut < len(word); cut++ {
		if (cut == 1 || w.firstNames[word[:cut]]) && w.familyNames[word[cut:]] && len(word)-cut > 3 {
			return true
		}
	}
	return false
}

// numberedName reports whether a word before a number is most likely an initial and a
// family name: it has at least six letters, and none of words.subjects is in it.
func (w *words) numberedName(word string) bool {
	const shortest = 6
	return len(word) >= shortest && !slices.ContainsFunc(w.subjects, func(subject string) bool {
		return len(subject) > 2 && strings.Contains(word, subject)
	})
}

// ofOffice reports whether a word names an office, a role or a subject. A word that
// begins with a subject of at least four letters counts too.
func (w *words) ofOffice(word string) bool {
	if w.roles[word] || w.roles[strings.TrimSuffix(word, "s")] {
		return true
	}
	return slices.ContainsFunc(w.subjects, func(subject string) bool {
		return word == subject || word == subject+"s" || len(subject) > 3 && strings.HasPrefix(word, subject) && !w.firstNames[word] && !w.familyNames[word]
	})
}
