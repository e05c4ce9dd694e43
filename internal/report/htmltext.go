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

// shown is text for a page: nothing in it is invisible or turns the direction of
// writing. The templates escape it for where it stands; they take no other text.
type shown string

// address is the target of a link: a page beside this one, a place on it, or an
// https address.
type address string

// anchor is the id of a place on a page; it is made of our words and numbers
// alone.
type anchor string

// forPage makes text of a declaration fit to be shown. What is quoted by
// backticks gets quotation marks.
func forPage(text string) shown { return quoted(told(text)) }

// listForPage shows a list of names, whole; each of them may be cut.
func listForPage(names []string) shown { return quoted(listed(names)) }

// someForPage shows as many names as one line takes, and says how many more there are.
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
	if len(parts)%2 == 0 { // a backtick without its partner is no quotation
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

// verbatim makes text of a declaration fit to be shown as it is written.
func verbatim(text string) shown { return shown(forTerminal(text)) }

// sentence begins with a capital what is written as a word of ours.
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

// linkTo gives a declared address, if it is one that a browser opens over https.
func htmlLinkTo(text string) address {
	target, err := url.Parse(text)
	if err != nil || target.Scheme != "https" || target.Host == "" || target.User != nil {
		return ""
	}
	return address(target.String())
}

// htmlTag is a word with a colour behind it.
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

// changeTag marks what is new against another commit; nil where nothing is to
// be said.
func htmlChangeTag(changes *scorecard.Changes, result finding.Result) *htmlTag {
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
