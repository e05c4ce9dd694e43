package escape

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// Markdown is text that a Markdown renderer shows as it was written. It has no
// formatting other than code spans, no links and no mentions. The caller must not put
// declared text at the start of a line.
type Markdown string

// The maximum lengths of a text and a name, in characters. A scalar in a declaration
// can have up to 64 KiB.
const (
	longestText = 600
	LongestName = 100
)

// entities are the characters with a meaning in Markdown or HTML that some renderers
// interpret even inside a code span. They are always written as HTML entities.
var entities = map[rune]Markdown{
	'<': "&lt;", '>': "&gt;", '&': "&amp;", '|': "&#124;", '[': "&#91;", ']': "&#93;", '{': "&#123;", '}': "&#125;", '`': "&#96;",
}

// alive matches text that GitHub or another renderer could turn into a link or an
// image: URLs, issue references such as GH-1, the beginning of an :emoji: (its last
// colon may be in the text that follows), and what could be a commit hash.
var alive = regexp.MustCompile(`(?i)://|www\.|mailto:|xmpp:|gh-[0-9]|:[a-z0-9_+-]|[0-9a-f]{7}`)

// ForMarkdown escapes prose. A word becomes a code span if it contains anything except
// letters, digits and plain punctuation, or if it could become a link. Nothing in a
// code span is a mention or a link. The source stays readable, which it would not with
// a backslash before every character. Text in backticks stays a code span.
func ForMarkdown(text string) Markdown { return escaped(text, longestText) }

func NameForMarkdown(name string) Markdown { return escaped(name, LongestName) }

func escaped(text string, most int) Markdown {
	var out markdownText
	parts := strings.Split(strings.TrimSpace(Shorten(string(ForTerminal(text)), most)), "`")
	for i, part := range parts {
		switch {
		case i%2 == 0:
			out.prose(part)
		case i == len(parts)-1: // after a last backtick without a partner
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

// CodeForMarkdown returns an id or a path as a code span.
func CodeForMarkdown(text string) Markdown {
	var out markdownText
	for _, part := range strings.Split(Shorten(string(ForTerminal(text)), longestText), "`") {
		out.code(part)
	}
	return out.whole()
}

// NamesForMarkdown returns ids as a code span. A long list is cut and ends with how
// many more there are.
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

// whole returns the text. For an empty text it returns a dash, because an empty text
// could break the structure of the Markdown around it.
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

// prose writes the words of a text. A word that is not harmless becomes a code span.
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

// separators writes the white space and entities at the start of *text and removes them
// from it.
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

// harmless reports whether a renderer shows a word unchanged and links nothing in it.
func harmless(word string) bool {
	for _, r := range word {
		if r < unicode.MaxASCII && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(`.,;:!?'"()/-%+=`, r) {
			return false
		}
	}
	return !alive.MatchString(word)
}

// code writes a text as a code span between single backticks. The text must not contain
// a backtick. A character of the map entities ends the span and is written outside, so
// the text may become several spans. A space separates two adjoining spans, whose
// backticks would otherwise run together.
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
