package declaration

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// clean returns a text in the form in which texts are compared: composed (NFC),
// trimmed, with a plain space for each other kind of white space, and without invisible
// characters, except those that emoji and some scripts need.
func clean(text string) string {
	if plainASCII(text) {
		return strings.TrimSpace(text)
	}
	before := ' '
	visible := strings.Map(func(r rune) rune {
		switch {
		case shapesEmoji(r) && before > unicode.MaxLatin1:
		case shapesEmoji(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r):
			return -1
		case unicode.IsSpace(r), r == '\u2800':
			r = ' '
		}
		before = r
		return r
	}, norm.NFC.String(text))
	return strings.Trim(visible, " \u200d\ufe0f")
}

// shapesEmoji reports whether a character is an invisible one that emoji and some
// scripts need.
func shapesEmoji(r rune) bool { return r == '\u200d' || unicode.Is(unicode.Variation_Selector, r) }

func plainASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 || text[i] < 0x20 {
			return false
		}
	}
	return true
}

// longestPlaceholder is a length in bytes that no word in isPlaceholder exceeds. A
// longer text can still be a placeholder by how it begins, such as "TBC: …" or "[…]".
const longestPlaceholder = 32

// isPlaceholder reports whether a text is a word that people write where a value should
// be, such as "TBC". The argument post is set for the role of a post, where words such
// as "team" count too.
func isPlaceholder(text string, post bool) bool {
	if len(text) > longestPlaceholder && !strings.ContainsAny(text[:1], "<{LlTt [(*_.") {
		return false
	}
	word := strings.ToLower(strings.Trim(text, " .…[]()<>{}*_"))
	switch word {
	case "tbc", "tbd", "tba", "todo", "to do", "vacant", "vacancy", "unknown", "n/a", "na", "various", "-", "--", "–", "—", "?", "??", "???",
		"xxx", "xx", "fixme", "placeholder", "to be confirmed", "to be decided", "to be determined", "to be agreed", "to be announced",
		"not known", "not yet known", "lorem ipsum", "none yet", "someone", "anyone", "nobody", "no one", "insert text here", "your text here":
		return true
	case "team", "the team", "everyone", "all", "role", "name", "job title", "post", "insert role", "insert name":
		if post {
			return true
		}
	case "":
		return text != ""
	}
	return strings.HasPrefix(word, "lorem ipsum") || strings.HasPrefix(word, "todo:") || strings.HasPrefix(word, "tbc ") || strings.HasPrefix(word, "tbc:") ||
		(strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">")) || (strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]")) || (strings.HasPrefix(text, "{{") && strings.HasSuffix(text, "}}"))
}

// placeholder reports whether a node counts as not given because it is empty or a
// placeholder. It reports a fault for a placeholder.
func (w *walker) placeholder(n yamltext.Node, post bool) bool {
	text := clean(n.Text())
	if text == "" {
		return true
	}
	if !isPlaceholder(text, post) {
		return false
	}
	w.fault(Placeholder, n, fmt.Sprintf("%s stands where a value should be, so we count it as not given.", quote(text)),
		"Write the real value, or take the line out until it is known.")
	return true
}

// Clean returns a text in the form in which texts are compared: composed (NFC), on one
// line, trimmed, and without invisible characters, except those that emoji and some
// scripts need.
func Clean(text string) string { return clean(text) }
