package sources

import (
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// Record returns passages for the blocks of a page that contain all of the given words,
// in any order and form. The caller sets Document, Link and Clause.
func (p *Page) Record(words string) []rule.Passage {
	var found []rule.Passage
	wanted := Words(words)
	for i, start := range p.starts {
		end := len(p.words)
		if i+1 < len(p.starts) {
			end = p.starts[i+1]
		}
		block := p.words[start:end]
		if len(wanted) == 0 || !strings.Contains(" "+strings.Join(block, " ")+" ", " "+strings.Join(wanted, " ")+" ") {
			continue
		}
		found = append(found, rule.Passage{Section: p.under(start, nil), At: start, Words: len(block), SHA256: sum(block)})
	}
	return slices.Clip(found)
}
