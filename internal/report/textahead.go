package report

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// ahead writes the near deadlines.
func (p *page) ahead(card outline.Card, o outline.Options) {
	list, more := outline.Nearest(outline.DeadlinesOf(card, o.Catalogue), o.All)
	if len(list) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.bold(outline.TitleAhead))
	for _, d := range list {
		p.line("  by %s  %s: %s [%s]", escape.Sentence(calendar.Long(d.Due)), p.names(d.Subjects), escape.Sentence(d.Message), p.names(d.Rules))
	}
	if more > 0 {
		p.line("  …and %s", escape.Terminal(outline.MoreAhead(more)))
	}
}

// standards writes the colour of each standard, and the points that keep it
// from green. If all is set, it writes every point and what is left for people
// to judge.
func (p *page) standards(card outline.Card, all bool) {
	if len(card.Ratings.Standards) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.bold(escape.Terminal(fmt.Sprintf("Standards: %s overall. This is an indication; assurance leads decide.", card.Ratings.Overall.Words()))))
	for _, rating := range card.Ratings.Standards {
		p.line("  %s %s: %s (%s)", escape.Sentence(rating.Number), escape.Sentence(rating.Name), p.rag(rating.RAG), outline.Points(rating))
		for _, point := range rating.Points {
			if all || outline.KeepsFromGreen(point) {
				p.line("    %-14s %s [%s]", escape.Terminal(outline.InWords(point.State)), escape.Sentence(point.Clause.Text), escape.List(point.Rules))
			}
			if all && point.Clause.People != "" {
				p.line("    %-14s %s", "for people", escape.Sentence(point.Clause.People))
			}
		}
	}
}

// rag writes a colour as a word, and in that colour if colours are allowed.
func (p *page) rag(colour scorecard.RAG) escape.Terminal {
	code := map[scorecard.RAG]string{scorecard.Red: redCode, scorecard.Amber: yellowCode, scorecard.Green: greenCode}[colour]
	if code == "" {
		return escape.Terminal(colour.Words())
	}
	return p.styled(code, escape.Terminal(colour.Words()))
}
