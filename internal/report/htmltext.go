package report

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// shown is text for a page, without invisible characters or any that change the
// direction of writing. The templates escape it and accept no other type of
// text.
type shown string

// address is the target of a link: a page in the same folder, an anchor, or an
// https address.
type address string

// anchor is the id of an element. It is made only of our own words and of
// numbers.
type anchor string

// forPage returns declared text for display. Words in backticks are shown in
// quotation marks.
func forPage(text string) shown { return quoted(told(text)) }

// listForPage returns all of the names in a list; each may be cut.
func listForPage(names []string) shown { return quoted(listed(names)) }

// someForPage returns the names that fit on one line, and how many more there
// are.
func someForPage(names []string) shown {
	some, more := someOf(names)
	if more == 0 {
		return listForPage(some)
	}
	return listForPage(some) + shown(fmt.Sprintf(" and %d more", more))
}

func quoted(text terminal) shown {
	plain := string(text)
	parts := strings.Split(plain, "`")
	if len(parts)%2 == 0 { // the last backtick has no partner, so it does not quote
		return shown(plain)
	}
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString([]string{"’", "‘"}[i%2])
		}
		b.WriteString(part)
	}
	return shown(b.String())
}

// verbatim returns declared text for display, exactly as written.
func verbatim(text string) shown { return shown(forTerminal(text)) }

// htmlSentence returns one of our words with a capital.
func htmlSentence(word string) shown {
	text := strings.NewReplacer("-", " ", "_", " ").Replace(word)
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return forPage(string(unicode.ToUpper(first)) + text[size:])
}

func htmlShortened(text string, longest int) string {
	n := 0
	for i := range text {
		if n++; n > longest {
			return text[:i] + "…"
		}
	}
	return text
}

// htmlLinkTo returns a declared address if it is an https address that a
// browser can open, and otherwise "".
func htmlLinkTo(text string) address {
	target, err := url.Parse(text)
	if err != nil || target.Scheme != "https" || target.Host == "" || target.User != nil {
		return ""
	}
	return address(target.String())
}

// htmlTag is a word with a background colour.
type htmlTag struct {
	Word   shown
	Colour shown
}

func htmlTagOf(colour scorecard.RAG) htmlTag {
	tag := htmlTag{Word: htmlSentence(colour.Words()), Colour: "grey"}
	switch colour {
	case scorecard.Red:
		tag.Colour = "red"
	case scorecard.Amber:
		tag.Colour = "yellow"
	case scorecard.Green:
		tag.Colour = "green"
	}
	return tag
}

// htmlChangeTag returns the tag for a result that is new since the base, or nil
// if there is no tag.
func htmlChangeTag(changes *scorecard.Changes, result finding.Finding) *htmlTag {
	switch word := changes.Of(result); word {
	case "":
		return nil
	case "new":
		return &htmlTag{Word: "New", Colour: "purple"}
	default:
		return &htmlTag{Word: htmlSentence(word), Colour: "grey"}
	}
}

func htmlAnchor(card Card) anchor { return anchor(fmt.Sprintf("group-%d", card.Index+1)) }

func (a anchor) at(part string, n int) anchor { return anchor(fmt.Sprintf("%s-%s-%d", a, part, n)) }
