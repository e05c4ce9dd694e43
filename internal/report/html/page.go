package html

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// markup is HTML that is a constant in the source code. Each $ in it is a placeholder
// for a value.
type markup string

// escaped is text that can be put on a page. It is safe as the text of an element and
// as the quoted value of an attribute that is not an address, a style or a script. A
// string does not implement it, so unescaped text does not compile.
type escaped interface{ Markup() string }

// piece is markup in which the values are filled in.
type piece string

// Markup returns the piece unchanged.
func (p piece) Markup() string { return string(p) }

// number is a whole number on a page.
type number int

// Markup returns the number as decimal digits.
func (n number) Markup() string { return strconv.Itoa(int(n)) }

// href is the address of a link. Its Markup is the whole attribute. Addresses are
// written only in this way.
type href escape.URL

// Markup returns the href attribute with a space before it.
func (h href) Markup() string { return ` href="` + escape.URL(h).Markup() + `"` }

// fill returns markup in which each $ is replaced by the next value.
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

// page writes a page or a part of one. The buffer stores the first error of a write.
type page struct {
	out   *bufio.Writer
	depth depth
}

// depth is added to the levels of a group's headings: 0 on a page of its own, 1 on a
// page with a list of groups.
type depth int

const (
	alone  depth = 0
	inList depth = 1
)

func newPage(w io.Writer, d depth) *page { return &page{bufio.NewWriter(w), d} }

// put writes markup in which each $ is replaced by the next value.
func (p *page) put(m markup, values ...escaped) { write(p.out, m, values) }

// level returns the level of a heading that has level n on a page about one group.
func (p *page) level(n int) number { return number(n + int(p.depth)) }

// section begins a section of a group's page. Its heading gets the id "ID-NAME", which
// the links of the contents use.
func (p *page) section(id escape.Anchor, name, title escape.HTML) {
	p.put(`
<section>
<h$ class="govuk-heading-l" id="$-$">$</h$>`, p.level(2), id, name, title, p.level(2))
}

// subsection writes a heading within a section.
func (p *page) subsection(title escaped) {
	p.put(`
<h$ class="govuk-heading-m">$</h$>`, p.level(3), title, p.level(3))
}

// end ends a section.
func (p *page) end() {
	p.put(`
</section>`)
}

// quiet returns a remark in grey with a space before it. For an empty text it returns
// "".
func quiet(text escape.HTML) piece {
	if text == "" {
		return ""
	}
	return fill(` <span class="quiet">$</span>`, text)
}

// when returns p if condition is true, and otherwise "".
func when(condition bool, p piece) piece {
	if condition {
		return p
	}
	return ""
}
