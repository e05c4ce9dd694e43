package report

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/overview"
)

// htmlPost is a post with its mailbox and a mailto link. Each may be empty.
type htmlPost struct {
	Role, Email shown
	Mail        address
}

func htmlPostOf(post overview.Post) htmlPost {
	p := htmlPost{Role: forPage(post.Role)}
	if overview.IsMailbox(post.Email) {
		p.Email, p.Mail = forPage(post.Email), address("mailto:"+post.Email)
	}
	return p
}

// There reports whether anything is known about the post.
func (p htmlPost) There() bool { return p.Role != "" || p.Email != "" }

// htmlContacts returns the posts that people can contact.
func htmlContacts(contacts []overview.Contact) []htmlFact {
	var facts []htmlFact
	for _, c := range contacts {
		post := htmlPostOf(c.Post)
		fact := htmlFact{Term: htmlSentence(contactInWords(c.As)), Text: post.Role, Mail: post}
		if fact.Text == "" {
			fact.Text = "No role is declared"
		}
		facts = append(facts, fact)
	}
	return facts
}

// contactInWords returns what a post does for its group.
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
