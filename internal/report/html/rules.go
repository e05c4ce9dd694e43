package html

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// htmlPack holds the rules of one pack.
type htmlPack struct {
	Name, Count escape.HTML
	Rules       []htmlRule
}

// htmlRule is one rule with the number of its results by verdict and the
// clauses it serves.
type htmlRule struct {
	Title, ID, Counts, Label escape.HTML
	Clauses                  []htmlClause
}

type htmlClause struct {
	ID, Text escape.HTML
}

// htmlPacks returns the rules that have results, by pack. The results must be sorted by
// rule.
func htmlPacks(results []finding.Finding, rules outline.Catalogue) []htmlPack {
	var packs []htmlPack
	rest, name := results, ""
	for len(rest) > 0 {
		n := 1
		for n < len(rest) && rest[n].Rule == rest[0].Rule {
			n++
		}
		if pack := rest[0].Rule.Pack(); len(packs) == 0 || pack != name {
			name = pack
			packs = append(packs, htmlPack{Name: escape.SentenceForPage(pack)})
		}
		last := &packs[len(packs)-1]
		last.Rules = append(last.Rules, ruleOf(rest[:n], rules))
		last.Count = escape.ForPage(outline.Count(len(last.Rules), "rule"))
		rest = rest[n:]
	}
	return packs
}

func ruleOf(results []finding.Finding, rules outline.Catalogue) htmlRule {
	id := results[0].Rule
	r := htmlRule{Title: titleOf(id, rules), ID: escape.ForPage(string(id)), Counts: verdicts(scorecard.Count(results))}
	for _, clause := range results[0].Clauses {
		written := htmlClause{ID: escape.ForPage(clause)}
		if rules != nil {
			if found, ok := rules.Clause(clause); ok {
				written.Text = escape.ForPage(found.Text)
			}
		}
		r.Clauses = append(r.Clauses, written)
	}
	r.Label = escape.ListForPage(results[0].Clauses)
	return r
}

// verdicts returns the number of results of each verdict in words, problems first, such
// as "1 failed (error), 2 waived, 3 met".
func verdicts(t scorecard.Tally) escape.HTML {
	var parts []string
	for _, part := range []struct {
		n    int
		word string
	}{
		{t.Errors, "failed (error)"}, {t.Warnings, "failed (warning)"}, {t.Infos, "failed (for information)"}, {t.Waived, "waived"},
		{t.NotAssessed, "could not be judged"}, {t.Pass, "met"}, {t.Attested, "attested"}, {t.NotDue, "not due yet"}, {t.NotApplicable, "not applicable"},
	} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.word))
		}
	}
	return escape.SentenceForPage(strings.Join(parts, ", "))
}

// rules writes the section with every rule that has results.
func (p *page) rules(g htmlGroup) {
	if len(g.Packs) == 0 {
		return
	}
	p.put(`
<section class="every-rule">
<h$ class="govuk-heading-l" id="$-rules">Every rule</h$>`, p.level(2), g.ID, p.level(2))
	for _, pack := range g.Packs {
		p.subsection(fill(`$: $`, pack.Name, pack.Count))
		p.put(`
<dl class="govuk-summary-list rules">`)
		for _, r := range pack.Rules {
			p.rule(r)
		}
		p.put(`
</dl>`)
	}
	p.end()
}

func (p *page) rule(r htmlRule) {
	p.put(`
<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">$ <span class="quiet">$</span></dt>
<dd class="govuk-summary-list__value">$`, r.Title, r.ID, r.Counts)
	if len(r.Clauses) > 0 {
		p.put(`
<details class="clauses">
<summary>Serves $</summary>
<ul class="govuk-list">`, r.Label)
		for _, clause := range r.Clauses {
			p.put(`
<li><b>$</b>$</li>`, clause.ID, when(clause.Text != "", fill(`: $`, clause.Text)))
		}
		p.put(`
</ul>
</details>`)
	}
	p.put(`</dd>
</div>`)
}
