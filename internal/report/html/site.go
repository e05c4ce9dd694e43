package html

import (
	"io"

	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Escaped is text that can be put on a page. It is safe as the text of an element and
// as the quoted value of an attribute that is not an address, a style or a script.
type Escaped = escaped

// Fill returns markup in which each $ is replaced by the next value. The type markup is
// not exported, so that callers can only pass a constant.
func Fill(m markup, values ...Escaped) Escaped { return fill(m, values...) }

// Href returns an href attribute with a space before it. Addresses are written only in
// this way.
func Href(to escape.URL) Escaped { return href(to) }

// Number returns a whole number as decimal digits.
func Number(n int) Escaped { return number(n) }

// Colour returns the colour of a standard as a word with a coloured background.
func Colour(c scorecard.RAG) Escaped { return tagOf(c) }

// Tag returns a word with a background colour, such as "red", that the style sheet has.
func Tag(word, colour escape.HTML) Escaped { return htmlTag{Word: word, Colour: colour} }

// Post returns the role of a job post with a link to its email address. Either may be
// empty.
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

// Writer writes a page. It stores the first error, which Flush returns.
type Writer struct{ p *page }

// NewWriter returns a writer of a page.
func NewWriter(w io.Writer) Writer { return Writer{newPage(w, alone)} }

// Put writes markup in which each $ is replaced by the next value.
func (w Writer) Put(m markup, values ...Escaped) { w.p.put(m, values...) }

// Money draws a chart of forecast and actual by month. It shows only the newest
// chartMonths months.
func (w Writer) Money(id escape.Anchor, months []overview.Month) {
	left := max(len(months)-chartMonths, 0)
	c := chartOf(months[left:])
	c.Left = left
	w.p.chart(id, *c)
}

// Flush writes buffered text and returns the first error of a write.
func (w Writer) Flush() error { return w.p.out.Flush() }

// Sheet is the style sheet of a site and the content security policy, which allows the
// pages only this style sheet.
type Sheet struct{ s sheet }

// NewSheet returns the style sheet of a scorecard with the CSS in more added.
func NewSheet(more string) Sheet { return Sheet{sheetOf(govukStyles + ownStyles + more)} }

// Policy returns the content security policy of a page.
func (s Sheet) Policy() Escaped { return s.s.policy }

// Styles returns the content of the style element.
func (s Sheet) Styles() Escaped { return s.s.styles }

// Group writes the page of a group from a stored JSON result. It looks like the page of
// `dgcheck check -f html`, with a link to the list of groups, a note above the content
// and a section that trend writes. A JSON result has no amounts of money.
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

// Names makes unique file names for the pages of groups.
type Names struct{ names htmlNames }

// NewNames returns Names in which no file name is used yet.
func NewNames() Names { return Names{htmlNames{}} }

// Of returns a unique file name for a group's page. The id may contain any characters.
func (n Names) Of(id string) string { return n.names.of(id) }
