package html

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// standards has the colours of the delivery group standards.
type standards struct {
	Overall htmlTag
	Each    []htmlStandard
}

type htmlStandard struct {
	Name, Counts escape.HTML
	Tag          htmlTag
	Points       []htmlPoint
}

// htmlPoint is one clause that decides the colour of a standard. The field People says
// what people still have to judge.
type htmlPoint struct {
	State              htmlTag
	Text, Rules, Ident escape.HTML
	People             escape.HTML
}

func standardsOf(ratings scorecard.Ratings) *standards {
	if len(ratings.Standards) == 0 {
		return nil
	}
	s := &standards{Overall: tagOf(ratings.Overall)}
	for _, rating := range ratings.Standards {
		standard := htmlStandard{
			Name: escape.ForPage(fmt.Sprintf("Standard %s: %s", rating.Number, rating.Name)), Tag: tagOf(rating.RAG), Counts: escape.HTML(outline.Points(rating)),
		}
		for _, point := range rating.Points {
			standard.Points = append(standard.Points, htmlPoint{
				stateTag(point), escape.ForPage(point.Clause.Text), escape.ListForPage(point.Rules), escape.ForPage(point.Clause.ID), escape.ForPage(point.Clause.People),
			})
		}
		s.Each = append(s.Each, standard)
	}
	return s
}

// stateTag returns the tag for the state of a point. Some clauses describe what makes a
// standard red; if such a clause does not hold, that is good, so its tag says "Not so".
func stateTag(point scorecard.Point) htmlTag {
	red := point.Clause.Rating == rule.RatingRed
	switch point.State {
	case scorecard.Evidenced, scorecard.Vouched:
		if red {
			return htmlTag{"Not so", "green"}
		}
		return htmlTag{escape.SentenceForPage(string(point.State)), "green"}
	case scorecard.Short:
		if red {
			return htmlTag{"It is so", "red"}
		}
		return htmlTag{"Short", "yellow"}
	case scorecard.WaivedFor:
		return htmlTag{"Waived", "yellow"}
	}
	return htmlTag{escape.SentenceForPage(string(point.State)), "grey"}
}

// standards writes the standards and the clauses that decide their colours.
func (p *page) standards(g htmlGroup) {
	if g.Standards == nil {
		return
	}
	p.section(g.ID, "standards", "Standards")
	for _, standard := range g.Standards.Each {
		p.subsection(fill(`$ $`, standard.Name, standard.Tag))
		p.put(`
<p class="govuk-body">What it rests on: $.</p>
<ul class="govuk-list points">`, standard.Counts)
		for _, point := range standard.Points {
			p.point(point)
		}
		p.put(`
</ul>`)
	}
	p.end()
}

func (p *page) point(point htmlPoint) {
	p.put(`
<li><span class="state">$</span>
<div>$`, point.State, point.Text)
	if point.People != "" {
		p.put(`
<p class="govuk-body-s"><b>For people to judge:</b> $</p>`, point.People)
	}
	p.put(`
<p class="govuk-body-s quiet">$$</p></div></li>`, point.Ident, when(point.Rules != "", fill(`; $`, point.Rules)))
}
