package report

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// entries writes entries under a title. If there are none, it writes nothing.
func (p *page) entries(title escape.Terminal, entries []outline.Entry) {
	if len(entries) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.bold(title))
	for _, e := range entries {
		if len(e.Rules) == 0 {
			p.line("  %s  %s", p.names(e.Subjects), escape.Sentence(e.Message))
			continue
		}
		p.line("  %s  %s [%s]", p.names(e.Subjects), escape.Sentence(e.Message), p.names(e.Rules))
	}
}

// names writes some names and how many more there are. If all are asked for, it
// writes every one.
func (p *page) names(names []string) escape.Terminal {
	shown, more := escape.SomeOf(names)
	if p.all || more == 0 {
		return escape.List(names)
	}
	return escape.List(shown) + escape.Terminal(fmt.Sprintf(" and %d more", more))
}
