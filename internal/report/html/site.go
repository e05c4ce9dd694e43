package html

import (
	"io"

	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Escaped is what a page shows: its markup is safe in the text of an element and in
// the quoted value of an attribute that is neither an address, a style nor a script.
type Escaped = escaped

// Fill returns markup with its values in place of each $. The type of the markup is
// not exported, so that it can only be a constant.
func Fill(m markup, values ...Escaped) Escaped { return fill(m, values...) }

// Href returns an address as an attribute, with a space before it. It is the only way
// to write an address.
func Href(to escape.URL) Escaped { return href(to) }

// Number returns a whole number in digits.
func Number(n int) Escaped { return number(n) }

// Colour returns the colour of a standard as a word with a background.
func Colour(c scorecard.RAG) Escaped { return tagOf(c) }

// Tag returns a word with a background, whose colour is one of the style sheet.
func Tag(word, colour escape.HTML) Escaped { return htmlTag{Word: word, Colour: colour} }

// Post returns a role with a link to its mailbox. Either may be empty.
func Post(role, mailbox string) Escaped {
	post := postOf(overview.Post{Role: role, Email: mailbox})
	switch {
	case post.Role == "" && post.Mail == "":
		return escape.HTML("")
	case post.Role == "":
		return fill(`<a class="govuk-link"$>$</a>`, href(post.Mail), post.Email)
	}
	return fill(`$$`, post.Role, post.mail())
}

// Writer writes a page. The buffer keeps the first error.
type Writer struct{ p *page }

// NewWriter returns a writer of a page.
func NewWriter(w io.Writer) Writer { return Writer{newPage(w, alone)} }

// Put writes markup with its values in place of each $.
func (w Writer) Put(m markup, values ...Escaped) { w.p.put(m, values...) }

// Money draws the forecast and the actual of months, the newest if they are many.
func (w Writer) Money(id escape.Anchor, months []overview.Month) {
	left := max(len(months)-chartMonths, 0)
	c := chartOf(months[left:])
	c.Left = left
	w.p.chart(id, *c)
}

// Flush writes what is still buffered, and returns the first write that failed.
func (w Writer) Flush() error { return w.p.out.Flush() }

// Sheet is the style sheet of a site, and the policy that lets its pages have nothing
// else.
type Sheet struct{ s sheet }

// NewSheet returns the style sheet of a scorecard with more rules after its own.
func NewSheet(more string) Sheet { return Sheet{sheetOf(govukStyles + ownStyles + more)} }

// Policy returns the content security policy of a page.
func (s Sheet) Policy() Escaped { return s.s.policy }

// Styles returns the content of the element with the styles.
func (s Sheet) Styles() Escaped { return s.s.styles }

// Group writes the page of a group of a JSON result as check -f html does, with a link to the list of
// groups, a note above the content and a section about earlier days.
func (s Sheet) Group(w io.Writer, card outline.Card, run scorecard.Run, rules outline.Catalogue, list escape.URL, note Escaped, trend func(Writer)) error {
	p, group := newPage(w, alone), groupOf(card, run, rules)
	group.Trend, group.Finance.Elsewhere = func(p *page) { trend(Writer{p}) }, true
	f := s.s.around(group.Name, run, list)
	f.Note = note
	p.head(f)
	p.group(group)
	p.foot(f)
	return p.out.Flush()
}

// Names gives the pages of groups unique names.
type Names struct{ names htmlNames }

// NewNames returns names of which none is taken.
func NewNames() Names { return Names{htmlNames{}} }

// Of returns a unique name for a group's page, whatever the id contains.
func (n Names) Of(id string) string { return n.names.of(id) }
