package escape

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// HTML is text for a page, without invisible characters or any that change the
// direction of writing. The templates escape it and accept no other type of
// text.
type HTML string

// URL is the target of a link: a page in the same folder, an anchor, or an
// https address.
type URL string

// Anchor is the id of an element. It is made only of our own words and of
// numbers.
type Anchor string

// ForPage returns declared text for display. Words in backticks are shown in
// quotation marks.
func ForPage(text string) HTML { return Quoted(Sentence(text)) }

// ListForPage returns all of the names in a list; each may be cut.
func ListForPage(names []string) HTML { return Quoted(List(names)) }

func Quoted(text Terminal) HTML {
	plain := string(text)
	parts := strings.Split(plain, "`")
	if len(parts)%2 == 0 { // the last backtick has no partner, so it does not quote
		return HTML(plain)
	}
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString([]string{"’", "‘"}[i%2])
		}
		b.WriteString(part)
	}
	return HTML(b.String())
}

// Verbatim returns declared text for display, exactly as written.
func Verbatim(text string) HTML { return HTML(ForTerminal(text)) }

// SentenceForPage returns one of our words with a capital.
func SentenceForPage(word string) HTML {
	text := strings.NewReplacer("-", " ", "_", " ").Replace(word)
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return ForPage(string(unicode.ToUpper(first)) + text[size:])
}

func ShortenedForPage(text string, longest int) string {
	n := 0
	for i := range text {
		if n++; n > longest {
			return text[:i] + "…"
		}
	}
	return text
}

// LinkTo returns a declared address if it is an https address that a
// browser can open, and otherwise "".
func LinkTo(text string) URL {
	target, err := url.Parse(text)
	if err != nil || target.Scheme != "https" || target.Host == "" || target.User != nil {
		return ""
	}
	return URL(target.String())
}

func (a Anchor) At(part string, n int) Anchor { return Anchor(fmt.Sprintf("%s-%s-%d", a, part, n)) }
