package report

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// markdown is text that shows as it was written wherever Markdown is rendered:
// it makes no structure and calls nobody. What a declaration says is never put
// at the start of a line.
type markdown string

// The longest a text and a name may be, in characters: a scalar of a declaration
// can be 64 KiB long.
const (
	longestText = 600
	longestName = 100
)

// entities are the characters that begin or end something in Markdown or HTML
// even inside a code span of some engine: they never stand as themselves.
var entities = map[rune]markdown{
	'<': "&lt;", '>': "&gt;", '&': "&amp;", '|': "&#124;", '[': "&#91;", ']': "&#93;", '{': "&#123;", '}': "&#125;", '`': "&#96;",
}

// alive is what forges and engines make something of without any markup:
// addresses, GH-1, :emoji: (its last colon may be one of ours) and what could be
// the hash of a commit.
var alive = regexp.MustCompile(`(?i)://|www\.|mailto:|xmpp:|gh-[0-9]|:[a-z0-9_+-]|[0-9a-f]{7}`)

// forMarkdown escapes prose. A word that holds anything but letters, digits and
// plain punctuation, or that could come alive, is shown as code: there nobody is
// mentioned and nothing linked, and it can still be read in plain text, which an
// escape for every character could not. What stands in backticks stays code.
func forMarkdown(text string) markdown { return escaped(text, longestText) }

func nameForMarkdown(name string) markdown { return escaped(name, longestName) }

func escaped(text string, most int) markdown {
	var out markdownText
	parts := strings.Split(strings.TrimSpace(shorten(string(forTerminal(text)), most)), "`")
	for i, part := range parts {
		switch {
		case i%2 == 0:
			out.prose(part)
		case i == len(parts)-1: // the backtick that opens has none that closes
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

// codeForMarkdown shows an id or a place as code.
func codeForMarkdown(text string) markdown {
	var out markdownText
	for _, part := range strings.Split(shorten(string(forTerminal(text)), longestText), "`") {
		out.code(part)
	}
	return out.whole()
}

// namesForMarkdown shows some ids as code and says how many more there are.
func namesForMarkdown(names []string) markdown {
	shown, more := someOf(names)
	if more == 0 {
		return codeForMarkdown(strings.Join(shown, ", "))
	}
	return codeForMarkdown(strings.Join(shown, ", ")) + markdown(fmt.Sprintf(" and %d more", more))
}

// markdownText is escaped text in the making.
type markdownText struct {
	strings.Builder
	afterCode bool
}

// whole is the text; a dash where there is none, so that what surrounds it stays
// what it is.
func (t *markdownText) whole() markdown {
	if t.Len() == 0 {
		return "–"
	}
	return markdown(t.String())
}

func (t *markdownText) text(text markdown) {
	if text != "" {
		t.WriteString(string(text))
		t.afterCode = false
	}
}

// prose writes words as they are where that is safe, else as code.
func (t *markdownText) prose(text string) {
	for text != "" {
		word := text
		if end := strings.IndexFunc(text, separates); end >= 0 {
			word = text[:end]
		}
		text = text[len(word):]
		if harmless(word) {
			t.text(markdown(word))
		} else {
			bare := strings.TrimRight(word, ".,;:!?)'\"")
			t.code(bare)
			t.text(markdown(word[len(bare):]))
		}
		t.separators(&text)
	}
}

// separators writes blanks and entities off the front of a text.
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

// harmless tells of a word that it is nothing but text.
func harmless(word string) bool {
	for _, r := range word {
		if r < unicode.MaxASCII && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(`.,;:!?'"()/-%+=`, r) {
			return false
		}
	}
	return !alive.MatchString(word)
}

// code writes a code span. It never holds a backtick, so one is its fence; two
// that touch would be read as one, so a blank parts them.
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
			t.text(markdown("`" + span + "`"))
			t.afterCode = true
		}
		if text != "" {
			t.text(entities[rune(text[0])])
			text = text[1:]
		}
	}
}

// place writes where a result is, as a link to the line where it is published.
func place(source scorecard.Source, group string, result finding.Result) markdown {
	label := codeForMarkdown(fmt.Sprintf("%s:%d", result.Where.File, result.Where.Line))
	if address := lineAddress(source, group, result.Where); address != "" {
		return "[" + label + "](" + markdown(address) + ")"
	}
	return label
}
