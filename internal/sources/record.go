package sources

import (
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// Record returns a passage for each block of a page that contains the given words, one
// after the other. Case and punctuation are ignored. The caller sets Document, Link and
// Clause.
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
