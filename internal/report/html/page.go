package html

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// markup is HTML as it is written in this package, as constants only. Each $ in it
// is the place of a value.
type markup string

// escaped is what a page shows. Its markup may stand in the text of an element and
// in the quoted value of an attribute that is neither an address, a style nor a
// script. Plain text is not escaped, and does not compile where this is asked for.
type escaped interface{ Markup() string }

// piece is markup with its values filled in.
type piece string

// Markup returns the piece as it is.
func (p piece) Markup() string { return string(p) }

// number is a whole number on a page.
type number int

// Markup returns the number in digits.
func (n number) Markup() string { return strconv.Itoa(int(n)) }

// href is the address of a link, as an attribute. It is the only way to write an
// address.
type href escape.URL

// Markup returns the attribute with a space before it.
func (h href) Markup() string { return ` href="` + escape.URL(h).Markup() + `"` }

// fill returns markup with its values in place.
func fill(m markup, values ...escaped) piece {
	var b strings.Builder
	write(&b, m, values)
	return piece(b.String())
}

func write(out io.StringWriter, m markup, values []escaped) {
	rest := string(m)
	for _, value := range values {
		before, after, _ := strings.Cut(rest, "$")
		_, _ = out.WriteString(before)
		_, _ = out.WriteString(value.Markup())
		rest = after
	}
	_, _ = out.WriteString(rest)
}

// page writes a page, or a part of one. The buffer keeps the first error.
type page struct {
	out   *bufio.Writer
	depth depth
}

// depth is how many levels the heading of a group stands below that of the page.
type depth int

const (
	alone  depth = 0
	inList depth = 1
)

func newPage(w io.Writer, d depth) *page { return &page{bufio.NewWriter(w), d} }

// put writes markup with its values.
func (p *page) put(m markup, values ...escaped) { write(p.out, m, values) }

// level returns the level of a heading that is at level n on a page about one group.
func (p *page) level(n int) number { return number(n + int(p.depth)) }

// section begins a part of a group's page, which the contents lead to by its name.
func (p *page) section(id escape.Anchor, name, title escape.HTML) {
	p.put(`
<section>
<h$ class="govuk-heading-l" id="$-$">$</h$>`, p.level(2), id, name, title, p.level(2))
}

// subsection writes the heading of a part of a section.
func (p *page) subsection(title escaped) {
	p.put(`
<h$ class="govuk-heading-m">$</h$>`, p.level(3), title, p.level(3))
}

// end writes the end of a section.
func (p *page) end() {
	p.put(`
</section>`)
}

// quiet returns a remark in grey with a space before it, or nothing if there is none.
func quiet(text escape.HTML) piece {
	if text == "" {
		return ""
	}
	return fill(` <span class="quiet">$</span>`, text)
}

// when returns a piece, or nothing if the condition does not hold.
func when(condition bool, p piece) piece {
	if condition {
		return p
	}
	return ""
}
