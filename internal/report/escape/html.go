package escape

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// HTML is text for a page, without invisible characters or any that change the
// direction of writing. A page takes no other type of text, and escapes it.
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

// Markup returns the text as the content of an element or of a quoted attribute.
func (h HTML) Markup() string { return ofMarkup(string(h)) }

// Markup returns the id as the content of a quoted attribute.
func (a Anchor) Markup() string { return ofMarkup(string(a)) }

// Markup returns the address as the content of a quoted attribute. An address that
// is neither on the web, nor a mailbox, nor relative leads nowhere. Bytes that
// RFC 3986 does not allow, and those that end a quotation, are percent-encoded.
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

// ofMarkup replaces the characters that mean something in HTML.
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
