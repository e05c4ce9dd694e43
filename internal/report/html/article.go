package html

import "github.com/DEFRA/dgcheck/internal/report/escape"

// group writes the part about one group.
func (p *page) group(g htmlGroup) {
	p.put(`
<article class="group" id="$" aria-labelledby="$-name">
<h$ class="govuk-heading-xl" id="$-name"><bdi>$</bdi></h$>
<p class="govuk-body-l">As of $</p>`, g.ID, g.ID, p.level(1), g.ID, g.Name, p.level(1), g.AsOf)
	if g.Problem != "" {
		p.inset(fill(`This group could not be judged: $`, g.Problem))
	} else {
		p.judged(g)
	}
	p.put(`
</article>`)
}

// judged writes the parts about a group that could be judged.
func (p *page) judged(g htmlGroup) {
	if g.CustomProblem != "" {
		p.inset(fill(`Not judged by the organisation’s own policies: $`, g.CustomProblem))
	}
	if g.Unread != "" {
		p.inset(g.Unread)
	}
	if g.BaseProblem != "" {
		p.inset(g.BaseProblem)
	}
	p.front(g)
	p.contents(g)
	if g.Trend != nil {
		g.Trend(p)
	}
	p.changes(g)
	p.standards(g)
	p.problems(g)
	p.ahead(g)
	p.plan(g)
	p.finance(g)
	p.services(g)
	p.waivers(g)
	p.unsettled(g)
	p.rules(g)
}

// inset writes a highlighted remark.
func (p *page) inset(text escaped) {
	p.put(`
<div class="govuk-inset-text"><p class="govuk-body">$</p></div>`, text)
}

// front writes the first part of a group's page: the summary and the facts about the
// group.
func (p *page) front(g htmlGroup) {
	p.put(`
<div class="front">
<section class="summary">
<h$ class="govuk-heading-l" id="$-summary">$</h$>
<p class="govuk-body">$ $</p>`, p.level(2), g.ID, g.ToMend, p.level(2), g.Score, g.Rest)
	if g.Changes != nil {
		p.put(`
<p class="govuk-body"><b>$</b></p>`, g.Changes.Summary)
	}
	if g.Standards != nil {
		p.colours(*g.Standards)
	}
	if len(g.First) > 0 {
		p.first(g.First)
	}
	p.end()
	p.facts(g.Facts)
	p.put(`
</div>`)
}

// colours writes the colours of the standards.
func (p *page) colours(s standards) {
	p.put(`
<p class="govuk-body">The standards are $ overall. This is an indication; assurance leads decide.</p>
<ul class="govuk-list colours">`, s.Overall)
	for _, standard := range s.Each {
		p.put(`
<li>$ $</li>`, standard.Name, standard.Tag)
	}
	p.put(`
</ul>`)
}

// first writes the list "What to do first".
func (p *page) first(things []firstThing) {
	p.subsection(escape.HTML("What to do first"))
	p.put(`
<ol class="govuk-list govuk-list--number">`)
	for _, thing := range things {
		p.put(`
<li><a class="govuk-link"$>$</a><br>$</li>`, href(thing.Link), thing.Text, thing.Remedy)
	}
	p.put(`
</ol>`)
}

// contents writes links to the parts of the page. On a page with several groups they
// are not a navigation landmark, because landmarks need unique names and two groups may
// have the same name.
func (p *page) contents(g htmlGroup) {
	if p.depth == alone {
		p.put(`
<nav class="contents" aria-labelledby="$-contents $-name">`, g.ID, g.ID)
	} else {
		p.put(`
<div class="contents">`)
	}
	p.put(`
<h$ class="govuk-heading-s" id="$-contents">Contents</h$>
<ul class="govuk-list">`, p.level(2), g.ID, p.level(2))
	for _, link := range g.Contents {
		p.put(`
<li><a class="govuk-link"$>$</a></li>`, href(link.Link), link.Text)
	}
	p.put(`
</ul>`)
	if p.depth == alone {
		p.put(`
</nav>`)
	} else {
		p.put(`
</div>`)
	}
}

// facts writes a list of terms with their descriptions.
func (p *page) facts(facts []htmlFact) {
	if len(facts) == 0 {
		return
	}
	p.put(`
<dl class="govuk-summary-list">`)
	for _, fact := range facts {
		text := fill(`$`, fact.Text)
		if fact.Link != "" {
			text = fill(`<a class="govuk-link"$ rel="noreferrer">$</a>`, href(fact.Link), fact.Text)
		}
		p.put(`
<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">$</dt>
<dd class="govuk-summary-list__value">$$</dd>
</div>`, fact.Term, text, fact.Mail.mail())
	}
	p.put(`
</dl>`)
}

// bullets writes entries as a bulleted list.
func (p *page) bullets(entries []htmlEntry) {
	p.put(`
<ul class="govuk-list govuk-list--bullet">`)
	for _, entry := range entries {
		p.put(`
<li>$ <span class="quiet">$$</span></li>`, entry.Message, entry.Subjects, when(entry.Rules != "", fill(`; $`, entry.Rules)))
	}
	p.put(`
</ul>`)
}
