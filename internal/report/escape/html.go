package escape

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// HTML is text for a page, without invisible characters and characters that change the
// direction of writing. Pages accept no other type of text. Markup escapes it.
type HTML string

// URL is the target of a link: a page in the same folder, an anchor, an https address
// or a mailto address.
type URL string

// Anchor is the id of an element. It consists of fixed words and numbers.
type Anchor string

// ForPage returns declared text for a page. Words in backticks are put in quotation
// marks.
func ForPage(text string) HTML { return Quoted(Sentence(text)) }

// ListForPage returns all names as a list for a page. A long name is cut.
func ListForPage(names []string) HTML { return Quoted(List(names)) }

func Quoted(text Terminal) HTML {
	plain := string(text)
	parts := strings.Split(plain, "`")
	if len(parts)%2 == 0 { // an odd number of backticks, so they are not quotation marks
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

// Verbatim returns declared text for a page, with backticks and without cutting it.
func Verbatim(text string) HTML { return HTML(ForTerminal(text)) }

// SentenceForPage returns a key or fixed word, such as "private-beta", with a capital
// and with spaces: "Private beta".
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

// LinkTo returns a declared address as the target of a link. If it is not an https
// address without credentials, it returns "".
func LinkTo(text string) URL {
	target, err := url.Parse(text)
	if err != nil || target.Scheme != "https" || target.Host == "" || target.User != nil {
		return ""
	}
	return URL(target.String())
}

func (a Anchor) At(part string, n int) Anchor { return Anchor(fmt.Sprintf("%s-%s-%d", a, part, n)) }

// Markup returns the text escaped for an element or a quoted attribute.
func (h HTML) Markup() string { return ofMarkup(string(h)) }

// Markup returns the id escaped for a quoted attribute.
func (a Anchor) Markup() string { return ofMarkup(string(a)) }

// Markup returns the address escaped for a quoted attribute. For a scheme other than
// https, http and mailto it returns "#". It percent-encodes bytes that RFC 3986 does
// not allow, double quotes and apostrophes.
func (u URL) Markup() string {
	text := string(u)
	if scheme, _, found := strings.Cut(text, ":"); found && !strings.Contains(scheme, "/") {
		switch strings.ToLower(scheme) {
		case "https", "http", "mailto":
		default:
			return "#"
		}
	}
	var b strings.Builder
	for i := range len(text) {
		c := text[i]
		whole := c == '%' && i+2 < len(text) && hexadecimal(text[i+1]) && hexadecimal(text[i+2])
		if whole || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~!#$&*+,/:;=?@[]", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02x", c)
		}
	}
	return ofMarkup(b.String())
}

func hexadecimal(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// ofMarkup escapes the characters that have a meaning in HTML.
func ofMarkup(text string) string {
	if !strings.ContainsAny(text, "&<>\"'+\x00") {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		switch c := text[i]; c {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"', '\'', '+':
			fmt.Fprintf(&b, "&#%d;", c)
		case 0:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
