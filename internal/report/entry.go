package report

import (
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
)

// entries writes what is said under a title, where anything is.
func (p *page) entries(title terminal, entries []entry) {
	if len(entries) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.bold(title))
	for _, e := range entries {
		p.line("  %s  %s [%s]", forTerminal(strings.Join(e.subjects, ", ")), forTerminal(e.message), forTerminal(strings.Join(e.rules, ", ")))
	}
}

// said gathers results that are wanted, an entry for each thing that is said.
func said(results []finding.Result, wanted func(finding.Result) bool) []entry {
	said := map[string]int{}
	var entries []entry
	for _, result := range results {
		if !wanted(result) {
			continue
		}
		i, again := said[result.Message]
		if !again {
			i = len(entries)
			said[result.Message] = i
			entries = append(entries, entry{message: result.Message})
		}
		entries[i].add(result)
	}
	return entries
}

// entry is one thing that is said, of some subjects, by some rules.
type entry struct {
	message         string
	subjects, rules []string
}

func (e *entry) add(result finding.Result) {
	if !slices.Contains(e.subjects, result.Subject) {
		e.subjects = append(e.subjects, result.Subject)
	}
	if id := string(result.Rule); !slices.Contains(e.rules, id) {
		e.rules = append(e.rules, id)
	}
}
