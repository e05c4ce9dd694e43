package escape

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// Markdown is text that is shown as it was written, wherever Markdown is
// rendered: it has no structure and mentions nobody. Declared text is never put
// at the start of a line.
type Markdown string

// The largest lengths of a text and a name, in characters. A scalar of a
// declaration can have 64 KiB.
const (
	longestText = 600
	LongestName = 100
)

// entities are the characters that begin or end something in Markdown or HTML,
// for some renderers even inside a code span. They are always written as
// entities.
var entities = map[rune]Markdown{
	'<': "&lt;", '>': "&gt;", '&': "&amp;", '|': "&#124;", '[': "&#91;", ']': "&#93;", '{': "&#123;", '}': "&#125;", '`': "&#96;",
}

// alive matches text that GitHub and other renderers autolink: URLs, GH-1,
// :emoji: (whose last colon may be one of ours), and what could be a commit
// hash.
var alive = regexp.MustCompile(`(?i)://|www\.|mailto:|xmpp:|gh-[0-9]|:[a-z0-9_+-]|[0-9a-f]{7}`)

// ForMarkdown escapes prose. A word is shown as code if it contains anything
// except letters, digits and plain punctuation, or if it could be autolinked.
// In code nothing is mentioned or linked, and the source still reads well,
// which it would not with an escape for every character. Text in backticks
// stays code.
func ForMarkdown(text string) Markdown { return escaped(text, longestText) }

func NameForMarkdown(name string) Markdown { return escaped(name, LongestName) }

func escaped(text string, most int) Markdown {
	var out markdownText
	parts := strings.Split(strings.TrimSpace(Shorten(string(ForTerminal(text)), most)), "`")
	for i, part := range parts {
		switch {
		case i%2 == 0:
			out.prose(part)
		case i == len(parts)-1: // the last backtick has no partner
			out.text(entities['`'])
			out.prose(part)
		case strings.TrimSpace(part) == "":
			out.text(entities['`'] + " " + entities['`'])
		default:
			out.code(part)
		}
	}
	return out.whole()
}

// CodeForMarkdown returns an id or a path as code.
func CodeForMarkdown(text string) Markdown {
	var out markdownText
	for _, part := range strings.Split(Shorten(string(ForTerminal(text)), longestText), "`") {
		out.code(part)
	}
	return out.whole()
}

// NamesForMarkdown returns some ids as code, and how many more there are.
func NamesForMarkdown(names []string) Markdown {
	shown, more := SomeOf(names)
	if more == 0 {
		return CodeForMarkdown(strings.Join(shown, ", "))
	}
	return CodeForMarkdown(strings.Join(shown, ", ")) + Markdown(fmt.Sprintf(" and %d more", more))
}

// markdownText builds an escaped text.
type markdownText struct {
	strings.Builder
	afterCode bool
}

// whole returns the text, or a dash if it is empty, so that the text around it
// keeps its structure.
func (t *markdownText) whole() Markdown {
	if t.Len() == 0 {
		return "–"
	}
	return Markdown(t.String())
}

func (t *markdownText) text(text Markdown) {
	if text != "" {
		t.WriteString(string(text))
		t.afterCode = false
	}
}

// prose writes words as they are if that is safe, and otherwise as code.
func (t *markdownText) prose(text string) {
	for text != "" {
		word := text
		if end := strings.IndexFunc(text, separates); end >= 0 {
			word = text[:end]
		}
		text = text[len(word):]
		if harmless(word) {
			t.text(Markdown(word))
		} else {
			bare := strings.TrimRight(word, ".,;:!?)'\"")
			t.code(bare)
			t.text(Markdown(word[len(bare):]))
		}
		t.separators(&text)
	}
}

// separators writes the spaces and entities at the start of a text, and removes
// them from it.
func (t *markdownText) separators(text *string) {
	for i, r := range *text {
		if !separates(r) {
			*text = (*text)[i:]
			return
		}
		if entity, ok := entities[r]; ok {
			t.text(entity)
		} else {
			t.text(" ")
		}
	}
	*text = ""
}

func separates(r rune) bool {
	return unicode.IsSpace(r) || entities[r] != ""
}

// harmless reports whether a word is nothing but text.
func harmless(word string) bool {
	for _, r := range word {
		if r < unicode.MaxASCII && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(`.,;:!?'"()/-%+=`, r) {
			return false
		}
	}
	return !alive.MatchString(word)
}

// code writes a code span between single backticks. The text contains no
// backtick. A space separates two adjoining spans, whose backticks would
// otherwise run together.
func (t *markdownText) code(text string) {
	for text != "" {
		span := text
		if end := strings.IndexFunc(text, func(r rune) bool { return entities[r] != "" }); end >= 0 {
			span = text[:end]
		}
		text = text[len(span):]
		if span = strings.TrimSpace(span); span != "" {
			if t.afterCode {
				t.text(" ")
			}
			t.text(Markdown("`" + span + "`"))
			t.afterCode = true
		}
		if text != "" {
			t.text(entities[rune(text[0])])
			text = text[1:]
		}
	}
}
