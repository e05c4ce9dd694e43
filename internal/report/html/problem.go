package html

import (
	"strings"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/source"
)

// htmlExcerpt is a line of the declaration, divided in three: the field At has the word
// at the position of the problem, and the fields Before and After have the text around
// that word. Line is the number of the line.
type htmlExcerpt struct {
	Line              int
	Before, At, After escape.HTML
}

// excerptOf splits a line into the word at excerpt.Marker and the text around it.
func excerptOf(excerpt source.Excerpt, line int) *htmlExcerpt {
	text := []rune(excerpt.Text)
	start := min(max(excerpt.Marker, 0), len(text))
	end := min(start+1, len(text))
	for end < len(text) && inWord(text[end]) && inWord(text[start]) {
		end++
	}
	return &htmlExcerpt{line, escape.Verbatim(strings.TrimLeft(string(text[:start]), " ")), escape.Verbatim(string(text[start:end])), escape.Verbatim(string(text[end:]))}
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_'
}

// problem writes one problem and its remedy.
func (p *page) problem(problem htmlProblem) {
	p.put(`
<div class="problem problem--$" id="$">
<h$ class="govuk-heading-s">$$ <span>$</span></h$>`, problem.Border, problem.ID, p.level(4), problem.Severity, tagAfter(problem.Changed), problem.Title, p.level(4))
	if len(problem.Messages) > 0 {
		p.put(`
<ul class="govuk-list govuk-list--bullet">`)
		for _, m := range problem.Messages {
			p.put(`
<li>$$</li>`, m.Text, tagAfter(m.Changed))
		}
		p.put(`
</ul>`)
	}
	for _, waiting := range problem.Waiting {
		p.put(`
<p class="govuk-body">$</p>`, waiting)
	}
	p.put(`
<p class="govuk-body"><b>What to do:</b> $</p>`, problem.Remedy)
	if e := problem.Excerpt; e != nil {
		p.put(`
<pre class="excerpt"><code><span class="line">$</span> $<mark>$</mark>$</code></pre>`, number(e.Line), e.Before, e.At, e.After)
	}
	p.origin(problem)
}

// origin writes the position of a problem and the rule that found it.
func (p *page) origin(problem htmlProblem) {
	place := fill(`$`, problem.Place)
	if problem.Link != "" {
		place = fill(`<a class="govuk-link"$ rel="noreferrer">$</a>`, href(problem.Link), problem.Place)
	}
	p.put(`
<p class="govuk-body-s quiet">$<br>
$$$</p>
</div>`, place, when(problem.About != "", fill(`$: `, problem.About)), problem.Rule, when(problem.Clauses != "", fill(`; serves $`, problem.Clauses)))
}
