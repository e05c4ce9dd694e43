package html

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// someForPage returns a list of names. A long list is cut and ends with how many more
// there are.
func someForPage(names []string) escape.HTML {
	some, more := escape.SomeOf(names)
	if more == 0 {
		return escape.ListForPage(some)
	}
	return escape.ListForPage(some) + escape.HTML(fmt.Sprintf(" and %d more", more))
}

// htmlTag is a word with a background colour.
type htmlTag struct {
	Word   escape.HTML
	Colour escape.HTML
}

// Markup returns the tag as an HTML element.
func (t htmlTag) Markup() string {
	return fill(`<strong class="govuk-tag govuk-tag--$">$</strong>`, t.Colour, t.Word).Markup()
}

// tagAfter returns a tag with a space before it. If tag is nil, it returns "".
func tagAfter(tag *htmlTag) piece {
	if tag == nil {
		return ""
	}
	return fill(` $`, *tag)
}

func tagOf(colour scorecard.RAG) htmlTag {
	tag := htmlTag{Word: escape.SentenceForPage(colour.Words()), Colour: "grey"}
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

// changeTag returns a tag with how a result compares with the base commit, such as
// "New". If the result is not compared, it returns nil.
func changeTag(changes *scorecard.Changes, result finding.Finding) *htmlTag {
	switch word := changes.Of(result); word {
	case "":
		return nil
	case "new":
		return &htmlTag{Word: "New", Colour: "purple"}
	default:
		return &htmlTag{Word: escape.SentenceForPage(word), Colour: "grey"}
	}
}

func anchor(card outline.Card) escape.Anchor {
	return escape.Anchor(fmt.Sprintf("group-%d", card.Index+1))
}

// htmlPost is a job post: its role, its email address, and the mailto link to that
// address. Each may be empty.
type htmlPost struct {
	Role, Email escape.HTML
	Mail        escape.URL
}

func postOf(post overview.Post) htmlPost {
	p := htmlPost{Role: escape.ForPage(post.Role)}
	if overview.IsMailbox(post.Email) {
		p.Email, p.Mail = escape.ForPage(post.Email), escape.URL("mailto:"+post.Email)
	}
	return p
}

// There reports whether the role or the mailbox is known.
func (p htmlPost) There() bool { return p.Role != "" || p.Email != "" }

// mail returns a link to the mailbox with a space before it. If there is no mailbox, it
// returns "".
func (p htmlPost) mail() piece {
	return when(p.Mail != "", fill(` <a class="govuk-link"$>$</a>`, href(p.Mail), p.Email))
}

// htmlContacts returns the job posts that people can contact, as facts.
func htmlContacts(contacts []overview.Contact) []htmlFact {
	var facts []htmlFact
	for _, c := range contacts {
		post := postOf(c.Post)
		fact := htmlFact{Term: escape.SentenceForPage(contactInWords(c.As)), Text: post.Role, Mail: post}
		if fact.Text == "" {
			fact.Text = "No role is declared"
		}
		facts = append(facts, fact)
	}
	return facts
}

// contactInWords returns the term for a contact's key, for example "led by" for "lead"
// and "delivery lead" for "leads.delivery".
func contactInWords(as string) string {
	section, name, below := strings.Cut(as, ".")
	switch {
	case as == "lead":
		return "led by"
	case section == "leads" && below:
		return name + " lead"
	}
	return name
}
